"""Where a diagnostic points, as plain numbers for the machine-readable formats."""

from __future__ import annotations

from typing import NamedTuple

from bylawkit.source import Place, Span


class Region(NamedTuple):
    """A stretch of a file. Lines and columns start at 1 and count code points; the end is exclusive.

    A file that is not a bylaw may have a ``cell`` (a column's name, a key) instead of a column.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    cell: str | None = None


def region(where: Span | Place | None) -> Region | None:
    """The region of a span or place, if there is one."""
    if where is None:
        return None
    if isinstance(where, Place):
        return Region(where.path, where.line, cell=where.cell)
    line, column = where.source.position(where.start)
    end_line, end_column = where.source.position(max(where.start, where.end))
    return Region(where.path, line, column, end_line, end_column)
