"""Tables for a spreadsheet: typed cells, before anybody decides on a file format."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Hundredths(NamedTuple):
    """A number with two decimals: square metres of an area, yuan of a sum of money."""

    value: int


Cell = str | int | Hundredths | date | None
"""Words, a whole number, a number with two decimals, a day; ``None`` is to be filled in."""


class Sheet(NamedTuple):
    """One sheet of a workbook with one heading row."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
