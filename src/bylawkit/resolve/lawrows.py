"""What the law was found to say, row by row, and which provisions of the packs say it.

``laws/rows.tsv`` has a row for everything that was collected before the packs were written: the part
of the law, the article or question, what it says in English, and the provisions that hold it (or
why none does). ``scripts/make_law_coverage.py`` makes the page of it and compares it with the packs.
"""

from __future__ import annotations

from functools import cache

from bylawkit import assets
from bylawkit.record import record

ROWS = "laws/rows.tsv"


@record
class Row:
    """One row. ``held_by`` are provisions, ``(key of the statute, name)``; else there is a ``reason``."""

    part: str
    about: str
    says: str
    held_by: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def rows() -> tuple[Row, ...]:
    """Every row, in order."""
    lines = assets.text(ROWS).splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


@cache
def english_notes() -> dict[tuple[str, str], str]:
    """What each provision says in English, by the key of its statute and its name."""
    found: dict[tuple[str, str], str] = {}
    for row in rows():
        for held in row.held_by:
            found.setdefault(held, row.says)
    return found


def _row(line: str) -> Row:
    part, about, says, where = line.split("\t")
    if where.startswith("!"):
        return Row(part, about, says, reason=where[1:])
    key_and_name = (one.partition(":") for one in where.split(" "))
    return Row(part, about, says, tuple((key, name) for key, _, name in key_and_name))
