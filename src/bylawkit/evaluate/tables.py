"""Tables as offices keep them: CSV in any usual encoding, or Excel; headings in Chinese or English.

A table becomes rows of cells, each with its line and its place. Nothing is dropped in silence:
rows and cells that cannot be right are reported, columns that are not used are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from re import Match
from re import compile as pattern
from typing import NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.quantities import shown
from bylawkit.record import record
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]

HEADING_WITHIN = 10
"""Titles may stand above the headings, but not more rows than this."""

MOST_NAMED = 12
"""Of many columns that are not used, so many are named."""


class Column(NamedTuple):
    """A column: its key, its headings (the first is ours, the others are accepted)."""

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    required: bool = False

    @property
    def heading(self) -> Text:
        return Text(self.zh[0], self.en[0])


class Cell(NamedTuple):
    """What stands in a cell. ``kind`` is ``text``, ``date`` or ``truth``, as the workbook has it."""

    text: str
    at: str
    kind: str = "text"


_UNSEEN = pattern("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


def cell_text(text: str) -> str:
    """The text of a cell as people see it: without signs that show nothing, on one line."""
    return _UNSEEN.sub(_seen, text).strip()


def _seen(signs: Match[str]) -> str:
    return " " if set(signs[0]) & set("\n\r\t\x0b\x0c\u2028\u2029") else ""


class RawRow(NamedTuple):
    """One row as read: its line, and its cells in order."""

    line: int
    cells: tuple[Cell, ...]


@record
class Row:
    """One row of a table: its line, and a cell for every column that the table has."""

    line: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """The text of a cell, empty if the table has no such column."""
        return self.cells[key].text if key in self.cells else ""


@record
class Table:
    """A table: the headings of the columns that it has, by key, and its rows."""

    path: str
    columns: Mapping[str, Text]
    rows: tuple[Row, ...]

    def place(self, row: Row, key: str | None = None) -> Place:
        """Where a cell stands, or a row."""
        cell = row.cells.get(key) if key else None
        return Place(self.path, row.line, cell.at if cell else None)


def read_table(path: str, data: bytes, columns: Sequence[Column]) -> tuple[Table | None, Noticed]:
    """The table in a file; ``None`` if it cannot be read or lacks a required column.

    There may be a table and errors too, so that every error of every row can be found.
    """
    raw, noticed = _raw_rows(path, data)
    if raw is None:
        return None, noticed
    filled = [row for row in raw if any(cell.text for cell in row.cells)]
    if not filled:
        return None, (*noticed, Diagnostic(codes.EMPTY_TABLE, Place(path), {"path": path}))
    at = _heading_row(filled, columns)
    keys, problems = keys_of(path, filled[at], columns)
    noticed += problems
    if any(one.code.unusable for one in problems):
        return None, noticed
    if at:
        where = {"line": filled[at].line, "count": at}
        noticed += (Diagnostic(codes.TITLES_ABOVE, Place(path, filled[at].line), where),)
    rows, problems = _rows(path, filled[at + 1 :], keys)
    noticed += problems
    if not rows:
        return None, (*noticed, Diagnostic(codes.EMPTY_TABLE, Place(path), {"path": path}))
    headings = {one.key: one.heading for one in columns if one.key in keys}
    return Table(path, headings, rows), noticed


def _raw_rows(path: str, data: bytes) -> tuple[list[RawRow] | None, Noticed]:
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        from bylawkit.evaluate.workbooks import workbook_rows

        return workbook_rows(path, data)
    from bylawkit.evaluate.csv_text import csv_rows

    return csv_rows(path, data)


# ── Headings ──


def _heading_row(rows: list[RawRow], columns: Sequence[Column]) -> int:
    """The first row in which two headings are known, else the first row."""
    names = {plain(name) for one in columns for name in (one.key, *one.zh, *one.en)}
    for number, row in enumerate(rows[:HEADING_WITHIN]):
        if sum(plain(cell.text) in names for cell in row.cells) >= 2:
            return number
    return 0


def plain(heading: str) -> str:
    """A heading without what does not matter: spaces, case, and a unit in brackets."""
    text = heading.strip().lower().replace(" ", "").replace("_", "").replace("-", "")
    for opening in "（([【":
        text = text.partition(opening)[0]
    return text


def keys_of(
    path: str, heading: RawRow, columns: Sequence[Column]
) -> tuple[list[str | None], Noticed]:
    """The key of each column, ``None`` for one that is not used."""
    known = {plain(name): one.key for one in columns for name in (one.key, *one.zh, *one.en)}
    keys = [known.get(plain(cell.text)) for cell in heading.cells]
    line, noticed = heading.line, []
    for one in columns:
        found = [cell.at for cell, key in zip(heading.cells, keys, strict=True) if key == one.key]
        if len(found) > 1:
            where = Place(path, line, found[1])
            noticed.append(Diagnostic(codes.COLUMN_TWICE, where, {"column": one.heading}))
        if one.required and not found:
            noticed.append(_missing(path, heading, keys, one))
    unused = [
        shown(cell.text)
        for cell, key in zip(heading.cells, keys, strict=True)
        if key is None and cell.text
    ]
    if unused:
        few = (*unused[:MOST_NAMED], "…") if len(unused) > MOST_NAMED else tuple(unused)
        args = {"columns": few}
        noticed.append(Diagnostic(codes.UNUSED_COLUMNS, Place(path, line), args))
    return keys, tuple(noticed)


def _missing(path: str, heading: RawRow, keys: list[str | None], column: Column) -> Diagnostic:
    unused = [cell.text for cell, key in zip(heading.cells, keys, strict=True) if key is None]
    close = next((one for name in (*column.zh, *column.en) if (one := _close(name, unused))), None)
    args = {"column": column.heading}
    hint = None
    if close is not None:
        args["stated"] = Text(shown(close), shown(close))
        hint = Text("把 `{stated}` 改成 `{column}`", "rename `{stated}` to `{column}`")
    return Diagnostic(codes.MISSING_COLUMN, Place(path, heading.line), args, hint_text=hint)


def _close(name: str, unused: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    found = get_close_matches(plain(name), [plain(one) for one in unused], n=1, cutoff=0.6)
    return next((one for one in unused if found and plain(one) == found[0]), None)


# ── Rows ──


def _rows(path: str, raw: list[RawRow], keys: list[str | None]) -> tuple[tuple[Row, ...], Noticed]:
    rows: list[Row] = []
    noticed: list[Diagnostic] = []
    for one in raw:
        beyond = [cell for cell in one.cells[len(keys) :] if cell.text]
        if beyond:
            args = {"count": len(one.cells), "wanted": len(keys)}
            noticed.append(Diagnostic(codes.TOO_MANY_CELLS, Place(path, one.line), args))
        cells = dict(_by_key(one, keys))
        noticed += _formulas(path, one.line, cells)
        rows.append(Row(one.line, cells))
    return tuple(rows), tuple(noticed)


def _by_key(row: RawRow, keys: list[str | None]) -> Iterator[tuple[str, Cell]]:
    for number, key in enumerate(keys):
        if key is not None:
            yield key, row.cells[number] if number < len(row.cells) else Cell("", key)


def _formulas(path: str, line: int, cells: Mapping[str, Cell]) -> Iterator[Diagnostic]:
    for cell in cells.values():
        if is_formula(cell.text):
            args = {"text": shown(cell.text)}
            yield Diagnostic(codes.FORMULA, Place(path, line, cell.at), args)


def is_formula(text: str) -> bool:
    """Whether a cell holds the text of a formula, which is reported where the table is read."""
    return text.startswith(("=", "@"))


# ── Cells of a kind ──

_YES = {"是", "有", "对", "√", "✓", "✔", "yes", "y", "true", "1", "t"}
_NO = {"", "否", "无", "没有", "×", "✗", "✘", "-", "—", "/", "no", "n", "false", "0", "f"}


def is_yes(text: str) -> bool | None:
    """Whether a cell says yes; an empty cell says no; ``None`` if it says neither."""
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def slip(table: Table, row: Row, key: str, code: Code, **args: object) -> Diagnostic:
    """A problem with one cell."""
    what = table.columns.get(key, Text(key, key))
    given = {"text": shown(row.text(key)), "what": what, **args}
    return Diagnostic(code, table.place(row, key), given)
