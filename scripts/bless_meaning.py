"""What texts mean, value by value, and what is said of slips in them, word for word.

    python scripts/bless_meaning.py            compare with `tests/resolve/meant/`; exit 1 on a difference
    python scripts/bless_meaning.py --bless    put it there; look at `git diff` afterwards

A page holds texts, each begun by a line ``═══``, and under ``───`` what came of it. A text without a
head of its own gets one. ``═══ 文本 a.bylaw`` gives a text that those below it may use; ``═══ 法规`` begins
a law pack. ``everything.txt`` is the meaning of ``tests/export/everything.bylaw``, and ``slips.txt`` what
is said once a number, a name or a line of it is another.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bylawkit.diagnostics import Text
from bylawkit.pipeline import read_text
from bylawkit.source import Source, Span
from kept_text import compare_or_bless
from meanings import meaning, meaning_of_laws
from neighbours import slips

TESTS = Path(__file__).resolve().parents[1] / "tests"
MEANT = TESTS / "resolve" / "meant"
EVERYTHING = TESTS / "export" / "everything.bylaw"
HEAD = '规约 "甲小区规约"\n  类型 老旧小区\n'
BEGINS, RESULT = "═══", "───"
BASE, LAWS = " 文本 ", " 法规"


def main(arguments: Sequence[str]) -> int:
    """Compare, or bless."""
    return compare_or_bless(((path, wanted(path)) for path in pages()), arguments)


def pages() -> list[Path]:
    """Every page there is or should be."""
    return sorted({*MEANT.glob("*.txt"), *(MEANT / name for name in _MADE)})


def wanted(path: Path) -> str:
    """What should stand in a page."""
    if path.name in _MADE:
        return "".join(f"{BEGINS} {title}\n{told()}\n" for title, told in parts(path))
    above = path.read_text("utf-8").partition(BEGINS)[0]
    return above + "".join(f"{BEGINS}{title}\n{told()}" for title, told in parts(path))


def parts(path: Path) -> list[tuple[str, Callable[[], str]]]:
    """The texts of a page by their titles, each with what should stand below the title."""
    if path.name in _MADE:
        return list(_MADE[path.name]())
    bases: dict[str, str] = {}
    found: list[tuple[str, Callable[[], str]]] = []
    for part in path.read_text("utf-8").split(BEGINS)[1:]:
        title, _, rest = part.partition("\n")
        text = rest.partition(RESULT + "\n")[0]
        if title.startswith(BASE):
            bases[title.removeprefix(BASE)] = text
        found.append((title, partial(_below, title, text, bases)))
    return found


# ── Pages with texts of their own ──


def _below(title: str, text: str, bases: Mapping[str, str]) -> str:
    if title.startswith(BASE):
        return text
    told = meaning_of_laws(text) if title.startswith(LAWS) else _told(text, bases)
    return f"{text}{RESULT}\n{told}\n\n"


def _told(text: str, bases: Mapping[str, str]) -> str:
    def fetch(_: Source, path: str) -> Source | Text:
        if path in bases:
            return Source(path, bases[path])
        return Text(f"没有 {path}", f"there is no {path}")

    whole = text if text.startswith(("规约", "bylaw", "#", "\n")) else HEAD + text
    return meaning(whole, fetch)


# ── The text that has everything ──


def _everything() -> Iterator[tuple[str, Callable[[], str]]]:
    yield EVERYTHING.name, lambda: meaning(EVERYTHING.read_text(encoding="utf-8"))


def _all_slips() -> Iterator[tuple[str, Callable[[], str]]]:
    """What is said once something in a statement of it is another."""
    for statement in EVERYTHING.read_text(encoding="utf-8").split("\n\n")[1:]:
        title = statement.strip().partition("\n")[0]
        yield title, lambda text=statement: "\n".join(_slips(text))  # type: ignore[misc]


def _slips(statement: str) -> Iterator[str]:
    plain = _noticed(statement)
    for mark, text in slips(statement):
        told = _noticed(text)
        if told != plain:
            yield mark
            yield from (f"    + {one}" for one in told if one not in plain)


def _noticed(statement: str) -> list[str]:
    reading = read_text(statement if statement.startswith("规约") else HEAD + statement, "x.bylaw")
    return [
        f"{one.code.id} `{one.span.text}` {one.span.column}: {one.message('zh')}; {one.hint('zh')}"
        for one in reading.diagnostics
        if isinstance(one.span, Span)
    ]


_MADE = {"everything.txt": _everything, "slips.txt": _all_slips}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
