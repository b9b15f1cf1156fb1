"""Assessments as a table: CSV for a spreadsheet, aligned text for a screen, and totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from bylawkit.diagnostics import Text
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.fee_text import ROUNDING, how_text, late_text
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.words import hundredths, money

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
    """The lines as CSV in UTF-8 with a mark, as Excel needs it; no cell can start a formula."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _rows(assessment, lang):
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def fee_lines(assessment: Assessment, lang: str) -> Iterator[str]:
    """The lines as an aligned table."""
    rows = [*_rows(assessment, lang)]
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            _padded(cell, width, left=number < _TEXTS)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def summary(assessment: Assessment, lang: str) -> Iterator[str]:
    """What each payer pays in all, what is unpaid, and how amounts came about."""
    yield _PAYERS(lang)
    for payer in assessment.payers:
        yield f"  {payer}  {money(assessment.paid_by(payer))(lang)}"
    for name, amount in _sums(assessment):
        if amount:
            yield f"  {name(lang)}  {money(amount)(lang)}"
    yield from ("", _HOW(lang))
    yield from (f"  {line}" for line in _how(assessment, lang))
    yield f"  {ROUNDING(lang)}"


_PAYERS = Text("各方应付合计", "What each payer has to pay")
_HOW = Text("金额的来历", "How amounts came about")


def _sums(assessment: Assessment) -> Iterator[tuple[Text, int]]:
    lines = assessment.lines
    yield Text("免收", "not collected"), sum(one.waived for one in lines)
    yield Text("应收合计", "due in all"), sum(one.charge.whole for one in lines)
    yield Text("已缴", "paid"), sum(one.paid for one in lines)
    for funders in dict.fromkeys(_funders(one) for one in lines if one.relieved):
        amount = sum(one.relieved for one in lines if _funders(one) == funders)
        yield Text(f"工时抵减，由{funders}出资", f"off for hours, funded by {funders}"), amount
    yield Text("未缴", "unpaid"), sum(one.unpaid for one in lines)
    yield Text("其中欠缴（已过应缴日）", "of it in arrears"), sum(one.arrears for one in lines)
    yield Text("违约金", "late charges"), sum(one.late for one in lines)


def _funders(line: Line) -> str:
    relief = line.fee.relief
    return "、".join(one.name for one in relief[0].funders) if relief else ""


def _how(assessment: Assessment, lang: str) -> Iterator[str]:
    """One example of each fee, use, phase, year and rate; and how late charges run."""
    told: set[object] = set()
    for line in assessment.lines:
        charge = line.charge
        phase = charge.phase.name if charge.phase else None
        kind = (line.fee.name, line.unit.use, phase, charge.year, charge.rate, line.payer)
        if kind not in told:
            told.add(kind)
            yield how_text(line)(lang)
    for fee in {line.fee.name: line.fee for line in assessment.lines}.values():
        if assessment.on is not None and fee.late is not None:
            yield f"{fee.title}{_COLON(lang)}{late_text(fee.late, assessment.on)(lang)}"


_COLON = Text("：", ": ")


# ── Rows ──


def _rows(assessment: Assessment, lang: str) -> Iterator[tuple[str, ...]]:
    payers = assessment.payers
    yield tuple(one(lang) for one in _BEFORE) + payers + tuple(one(lang) for one in _AFTER)
    for line in assessment.lines:
        yield tuple(_row(line, payers))


def _row(line: Line, payers: Iterable[str]) -> Iterator[str]:
    yield from (line.fee.name, line.unit.name, f"{line.month:%Y-%m}", line.unit.use)
    yield hundredths(line.unit.area)
    yield hundredths(line.charge.whole)
    yield from (hundredths(line.payers.get(payer, 0)) for payer in payers)
    yield hundredths(line.waived)
    yield line.due.isoformat() if line.due else ""
    for amount in (line.paid, line.relieved, line.unpaid, line.arrears, line.late):
        yield hundredths(amount)


def _cells(text: str) -> int:
    """How many places a text takes on a screen."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _cells(cell))
    return cell + space if left else space + cell
