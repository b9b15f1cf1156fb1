"""Assessments as a table: CSV for a spreadsheet, aligned text for a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from bylawkit.diagnostics import Text
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.words import hundredths
from bylawkit.formulas import FORMULA_SIGNS

_BEFORE = (
    Text("费用", "fee"),
    Text("房号", "unit"),
    Text("月份", "month"),
    Text("用途", "use"),
    Text("面积", "area"),
    Text("应收", "due in all"),
)
_AFTER = (
    Text("免收", "not collected"),
    Text("应缴日", "due on"),
    Text("已缴", "paid"),
    Text("工时抵减", "off for hours"),
    Text("未缴", "unpaid"),
    Text("欠缴", "arrears"),
    Text("违约金", "late charge"),
)
_TEXTS = 4
"""So many columns at the left are text; all others are numbers or dates."""


def fee_csv(assessment: Assessment, lang: str) -> bytes:
    """The lines as CSV."""
    return csv_bytes(fee_rows(assessment, lang))


def csv_bytes(rows: Iterable[tuple[str, ...]]) -> bytes:
    """CSV in UTF-8 with a mark, as Excel needs it; no cell can start a formula."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def fee_lines(assessment: Assessment, lang: str) -> Iterator[str]:
    """The lines as an aligned table."""
    yield from aligned([*fee_rows(assessment, lang)], _TEXTS)


def aligned(rows: Sequence[tuple[str, ...]], texts: int) -> Iterator[str]:
    """Rows as an aligned table; so many columns at the left are text."""
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            _padded(cell, width, left=number < texts)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


# ── Rows ──


def fee_rows(assessment: Assessment, lang: str) -> Iterator[tuple[str, ...]]:
    """The headings, then a row for each line."""
    payers, paying = assessment.payers, assessment.paying
    received = tuple(_RECEIVED(lang).format(one) for one in paying)
    after = tuple(one(lang) for one in _AFTER)
    yield (*(one(lang) for one in _BEFORE), *payers, *after[:3], *received, *after[3:])
    for line in assessment.lines:
        yield tuple(_row(line, payers, paying))


_RECEIVED = Text("{0}已付", "paid by {0}")


def _row(line: Line, payers: Iterable[str], paying: Iterable[str]) -> Iterator[str]:
    yield from (line.fee.name, line.unit.name, f"{line.month:%Y-%m}", line.unit.use)
    yield hundredths(line.unit.area)
    yield hundredths(line.charge.whole)
    yield from (hundredths(line.payers.get(payer, 0)) for payer in payers)
    yield hundredths(line.waived)
    yield line.due.isoformat() if line.due else ""
    yield hundredths(line.paid)
    yield from (hundredths(line.received.get(payer, 0)) for payer in paying)
    for amount in (line.relieved, line.unpaid, line.arrears, line.late):
        yield hundredths(amount)


def _cells(text: str) -> int:
    """How many places a text takes on a screen."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _cells(cell))
    return cell + space if left else space + cell
