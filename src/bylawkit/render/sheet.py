"""Tables for a spreadsheet: typed cells, before anybody decides on a file format."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Hundredths(NamedTuple):
    """A number with two decimals: square metres of an area, yuan of a sum of money."""

    value: int


class Decimal(NamedTuple):
    """A number with the decimals that it has: ``0.305`` yuan."""

    digits: str


Cell = str | int | Hundredths | Decimal | date | None
"""Words, a whole number, a number with decimals, a day; ``None`` is to be filled in."""


class Sheet(NamedTuple):
    """One sheet of a workbook with one heading row, and the sheets that follow it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    after: tuple[Sheet, ...] = ()
