"""A literate page: its title, its paragraphs and its fences, and how to put blessed fences back.

The sections stand in one order, with these headings, so that every page reads alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "literate"

CHINESE, ENGLISH = "条文", "In English"
CHECKED, DOCUMENT, POLICY = "检查 · Checked", "文件 · In the document", "规则文件 · In the policy"
SECTIONS = (CHINESE, ENGLISH, CHECKED, DOCUMENT, POLICY)

_TITLE = re.compile(r"# (?P<rank>\d\d|h\d\d) (?P<id>[A-Z]+) (?P<zh>.+) · (?P<en>.+)")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLESSED = {DOCUMENT: "text", POLICY: "json"}


class Page(NamedTuple):
    """One need: what it is called in the list of needs and in both languages, and its fences."""

    path: Path
    rank: str
    id: str
    title: tuple[str, str]
    paragraphs: tuple[str, ...]
    fences: dict[str, tuple[str, ...]]

    @property
    def chinese(self) -> str:
        """The statement in Chinese."""
        return self.fences[CHINESE][0]

    @property
    def english(self) -> str:
        """The same statement in English."""
        return self.fences[ENGLISH][0]


def pages() -> tuple[Page, ...]:
    """Every page there is, in the order of the list of needs."""
    return tuple(page(path) for path in sorted(FOLDER.glob("*.md")))


def page(path: Path) -> Page:
    """A page taken apart. Raises ``ValueError`` if it is not put together as it should be."""
    text = path.read_text(encoding="utf-8")
    title = _TITLE.match(text)
    if title is None or path.name != f"{title['rank']}-{title['id']}.md":
        raise ValueError(f"{path.name}: the title and the file name do not tell the same need")
    head, *parts = _HEADING.split(text)
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if tuple(sections) != SECTIONS:
        raise ValueError(f"{path.name}: the sections are {', '.join(sections)}")
    fences = {name: tuple(_fences(path, name, body)) for name, body in sections.items()}
    paragraphs = tuple(one for one in head.split("\n\n")[1:] if one.strip())
    return Page(path, title["rank"], title["id"], (title["zh"], title["en"]), paragraphs, fences)


def _fences(path: Path, section: str, body: str) -> Iterator[str]:
    kind = _BLESSED.get(section, "bylaw")
    for found in _FENCE.finditer(body):
        if found[1] != kind:
            raise ValueError(f"{path.name}: a fence of `{section}` is not {kind} but {found[1]}")
        yield found[2]


def blessed(one: Page, document: tuple[str, str], policy: str) -> str:
    """The text of a page with the fences that are made by the program put in."""
    kept = one.path.read_text(encoding="utf-8").partition(f"## {DOCUMENT}")[0]
    chinese, english = (f"```text\n{text}```\n" for text in document)
    return f"{kept}## {DOCUMENT}\n\n{chinese}\n{english}\n## {POLICY}\n\n```json\n{policy}```\n"
