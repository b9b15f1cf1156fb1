"""What stands beside the changes themselves: headings with sentences and a table, in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """A heading with sentences, and a table whose first row is its head.

    ``texts`` columns at the left are words, all others figures.
    """

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    texts: int = 1


def parts_text(parts: Iterable[Part]) -> str:
    """The parts as text to read, each after an empty line; ends with a line end."""
    told: list[str] = []
    for one in parts:
        table: Iterable[str] = ()
        if one.rows:
            from bylawkit.evaluate.fee_table import aligned

            table = aligned(one.rows, one.texts)
        told += ["", one.title, *(f"  {line}" for line in (*one.lines, *table))]
    return "\n".join((*told, ""))


def parts_markdown(parts: Iterable[Part]) -> str:
    """The parts as Markdown: a heading, a list of the sentences, a table."""
    told: list[str] = []
    for one in parts:
        told += ["", f"### {escaped(one.title)}", ""]
        told += [f"- {escaped(line)}" for line in one.lines]
        if one.rows:
            told += [""] if one.lines else []
            told += [*_table(one.rows, one.texts)]
    return "\n".join((*told, ""))


def _table(rows: Sequence[tuple[str, ...]], texts: int) -> Iterator[str]:
    head, *rest = rows
    marks = ["---" if number < texts else "---:" for number in range(len(head))]
    for row in (
        tuple(map(escaped, head)),
        tuple(marks),
        *(tuple(map(escaped, one)) for one in rest),
    ):
        yield f"| {' | '.join(row)} |"


def escaped(text: str) -> str:
    """Words in which Markdown sees no marks."""
    for sign in "\\*_`[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "<br>")
