"""Manual pages: the docstring of a check, taken apart.

The first line is the title in Chinese and English, joined by ``·``. Paragraphs follow, each in one
language; then examples in fences, those under *Wrong* and those under *Right*. An example may be
followed by the register (a ``csv`` fence) on which it is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bylawkit.diagnostics import Text

HEAD = """规约 "示例小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01

"""
"""What stands above an example that does not bring a head of its own."""


class Page(NamedTuple):
    """One manual page. ``registers`` holds the register of each example that has one."""

    title: Text
    body: Text
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    registers: Mapping[str, str]


def page(docstring: str) -> Page:
    """The page that a docstring holds."""
    prose, _, examples = docstring.partition("\nWrong ")
    wrong, _, right = examples.partition("\nRight ")
    title, *paragraphs = prose.strip().split("\n\n")
    zh, _, en = title.partition(" · ")
    chinese = [_joined(one) for one in paragraphs if _is_chinese(one)]
    english = [" ".join(one.split()) for one in paragraphs if not _is_chinese(one)]
    return Page(
        Text(zh.strip(), en.strip()),
        Text("\n\n".join(chinese), "\n\n".join(english)),
        _fences(wrong),
        _fences(right),
        dict(_registers(examples)),
    )


def whole(example: str) -> str:
    """An example with the head that it needs."""
    return example if example.startswith(("规约", "bylaw")) else HEAD + example


def _fences(text: str) -> tuple[str, ...]:
    return tuple(part.partition("```")[0] for part in text.split("```bylaw\n")[1:])


def _registers(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split("```bylaw\n")[1:]:
        example, _, after = part.partition("```")
        _, begins, register = after.partition("```csv\n")
        if begins:
            yield example, register.partition("```")[0]


def _is_chinese(paragraph: str) -> bool:
    return ord(paragraph.lstrip("`（“")[0]) > 0x2E80


def _joined(paragraph: str) -> str:
    """Lines joined without the spaces that Chinese does not want."""
    made = ""
    for line in paragraph.splitlines():
        gap = " " if made and made[-1].isascii() and line[:1].isascii() else ""
        made += gap + line
    return made
