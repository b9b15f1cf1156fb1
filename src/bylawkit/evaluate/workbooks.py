"""Excel workbooks, as rows of cells: the first visible sheet, merged cells filled in.

Formulas are not worked out: the result that Excel stored counts, and the cells are named. Macros are
never run; that there are some is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.tables import Cell, RawRow, cell_text
from bylawkit.source import Place

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Noticed = tuple[Diagnostic, ...]

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_BYTES = 512 * 1024 * 1024
"""Larger sheets are not registers of one compound; they would only fill the memory."""


def workbook_rows(path: str, data: bytes) -> tuple[list[RawRow] | None, Noticed]:
    """The rows of the first visible sheet of a workbook."""
    if _is_too_large(data):
        limits = {"path": path, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
        return None, (Diagnostic(codes.SHEET_TOO_LARGE, Place(path), limits),)
    book, noticed = _opened(path, data)
    if book is None:
        return None, noticed
    visible, hidden = _sheets(book)
    name = (visible or hidden)[0]
    noticed += tuple(_about_sheets(path, visible, hidden))
    noticed += tuple(_about_contents(path, data, name))
    sheet = book.get_sheet_by_name(name)
    noticed += tuple(_about_merged(path, sheet))
    return list(_rows(sheet)), noticed


def _sheets(book: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """The names of the sheets: those that people see, and those that are hidden."""
    from python_calamine import SheetVisibleEnum

    known = {one.name: one.visible == SheetVisibleEnum.Visible for one in book.sheets_metadata}
    visible = [name for name in book.sheet_names if known.get(name, True)]
    return visible, [name for name in book.sheet_names if name not in visible]


def _about_sheets(path: str, visible: list[str], hidden: list[str]) -> Iterator[Diagnostic]:
    name, *others = visible or hidden
    if others:
        args: dict[str, object] = {"name": name, "others": tuple(others)}
        yield Diagnostic(codes.OTHER_SHEETS, Place(path), args)
    if hidden and visible:
        args = {"others": tuple(hidden)}
        yield Diagnostic(codes.HIDDEN_SHEETS, Place(path), args)


def _about_contents(path: str, data: bytes, name: str) -> Iterator[Diagnostic]:
    from bylawkit.evaluate.workbook_parts import formulas_in, has_macros

    if has_macros(data):
        yield Diagnostic(codes.MACROS, Place(path), {"path": path})
    yield from _about_cells(path, codes.FORMULA_CELLS, formulas_in(data, name))


def _about_merged(path: str, sheet: CalamineSheet) -> Iterator[Diagnostic]:
    """Merged cells that reach over several rows; titles reach over columns only."""
    ranges = sorted(sheet.merged_cell_ranges or ())
    cells = tuple(
        f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
        for (top, left), (bottom, right) in ranges
        if bottom > top
    )
    yield from _about_cells(path, codes.MERGED_CELLS, cells)


def _about_cells(path: str, code: Code, cells: tuple[str, ...]) -> Iterator[Diagnostic]:
    """That there are such cells, and the first of them."""
    if cells:
        few = (*cells[:_FEW], "…") if len(cells) > _FEW else cells
        yield Diagnostic(code, Place(path), {"count": len(cells), "cells": few})


_FEW = 5


def _opened(path: str, data: bytes) -> tuple[CalamineWorkbook | None, Noticed]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        if book.sheet_names:
            book.get_sheet_by_index(0).to_python(nrows=1)
            return book, ()
        reason = Text("没有工作表", "it has no sheet")
    except PasswordError:
        reason = Text("有密码保护", "it is protected by a password")
    except (CalamineError, OSError, ValueError) as problem:
        reason = Text(str(problem), str(problem))
    return None, (Diagnostic(codes.BAD_WORKBOOK, Place(path), {"path": path, "reason": reason}),)


def _rows(sheet: CalamineSheet) -> Iterator[RawRow]:
    values: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    _fill_merged(sheet, values)
    for number, row in enumerate(values, start=1):
        yield RawRow(number, tuple(_cell(value, number, at) for at, value in enumerate(row)))


def _fill_merged(sheet: CalamineSheet, values: list[list[Any]]) -> None:
    """Give every cell of a merged range the value that people see in it."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in values[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = values[top][left]


def _cell(value: Any, row: int, column: int) -> Cell:
    at = f"{column_letters(column)}{row}"
    match value:
        case bool():
            return Cell("是" if value else "否", at, "truth")
        case datetime() | date() | time() | timedelta():
            return Cell(str(value), at, "date")
        case float():
            # Excel itself keeps and shows fifteen digits; what it stores beyond them is noise.
            return Cell(_plain_number(f"{value:.15g}"), at)
        case _:
            return Cell(cell_text(str(value)), at)


def _plain_number(text: str) -> str:
    """A number without exponent: ``1.2e+19`` is ``12000000000000000000``."""
    if "e" not in text:
        return text
    from decimal import Decimal

    return f"{Decimal(text):f}"


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# ── Size ──

_REFERENCE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')


def _is_too_large(data: bytes) -> bool:
    """Whether an .xlsx unpacks to more than a register can need."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(one.file_size for one in entries) > MOST_BYTES:
                return True
            sheets = [one for one in entries if one.filename.startswith("xl/worksheets/sheet")]
            return any(_reaches_too_far(archive.read(one)) for one in sheets)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False


def _reaches_too_far(sheet: bytes) -> bool:
    wide = {letters for letters, _ in _REFERENCE.findall(sheet)}
    if any(_column_number(letters) > MOST_COLUMNS for letters in wide):
        return True
    return max((int(row) for _, row in _REFERENCE.findall(sheet)), default=0) > MOST_ROWS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
