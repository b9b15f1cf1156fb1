"""CSV as people save it: UTF-8 with or without a mark, UTF-16 from Excel, or GB18030."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.tables import Cell, RawRow, cell_text
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]

_SEPARATORS = (",", "\t", ";", "，")


def csv_rows(path: str, data: bytes) -> tuple[list[RawRow] | None, Noticed]:
    """The rows of a CSV text, with the line on which each begins."""
    text, noticed = _decoded(path, data)
    if text is None:
        return None, noticed
    import csv
    from io import StringIO

    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    begins = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(begins)
            begins = reader.line_num + 1
    except csv.Error:
        where = Place(path, begins)
        return None, (*noticed, Diagnostic(codes.BROKEN_CSV, where, {"line": begins}))
    headings = _headings(rows)
    numbered = zip(lines, rows, strict=True)
    return [RawRow(line, tuple(_cells(row, headings))) for line, row in numbered], noticed


def _cells(row: list[str], headings: list[str]) -> Iterator[Cell]:
    for number, text in enumerate(row):
        at = headings[number] if number < len(headings) else ""
        yield Cell(cell_text(text), at or str(number + 1))


def _headings(rows: list[list[str]]) -> list[str]:
    """What cells are called: the first row that has no empty cell names them."""
    full = (row for row in rows if len(row) > 1 and all(cell.strip() for cell in row))
    return [cell_text(cell)[:20] for cell in next(full, [])]


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _decoded(path: str, data: bytes) -> tuple[str | None, Noticed]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _as_encoding(path, data, "utf-16", "UTF-16")
    if (at := data.find(0)) >= 0:
        return None, (Diagnostic(codes.NOT_A_TABLE, Place(path), {"path": path, "byte": at + 1}),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _as_encoding(path, data, "gb18030", "GB18030")


def _as_encoding(path: str, data: bytes, encoding: str, name: str) -> tuple[str | None, Noticed]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        args = {"path": path, "byte": problem.start + 1}
        return None, (Diagnostic(codes.NOT_A_TABLE, Place(path), args),)
    return text, (Diagnostic(codes.OTHER_ENCODING, Place(path), {"path": path, "name": name}),)
