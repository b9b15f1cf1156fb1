"""What an assessment comes to: sums for each payer, what is paid back, and how amounts came about."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.deposits import deposits
from bylawkit.evaluate.dunning import reminders
from bylawkit.evaluate.fee_text import ROUNDING, how_text, late_text, reminder_text
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.words import money


def summary(assessment: Assessment, lang: str) -> Iterator[str]:
    """What each payer pays in all, what is unpaid, and how amounts came about."""
    yield _PAYERS(lang)
    for payer in assessment.payers:
        yield f"  {payer}  {money(assessment.paid_by(payer))(lang)}{_of_it(assessment, payer, lang)}"
    for name, amount in _sums(assessment):
        if amount:
            yield f"  {name(lang)}  {money(amount)(lang)}"
    yield from _arrears(assessment, lang)
    yield from _refunds(assessment, lang)
    yield from ("", _HOW(lang))
    yield from (f"  {line}" for line in _how(assessment, lang))
    yield f"  {ROUNDING(lang)}"


def _of_it(assessment: Assessment, payer: str, lang: str) -> str:
    """What of it has come, where others than households have paid."""
    if payer not in assessment.paying:
        return ""
    came = assessment.received_from(payer)
    rest = money(assessment.borne_by(payer) - came)
    return Text(
        f"，其中补贴和承担的部分已付 {money(came).zh}，未付 {rest.zh}",
        f", of what it bears {money(came).en} is paid and {rest.en} is not",
    )(lang)


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
    for fee in {line.fee.name: line.fee for line in lines}.values():
        taken = sum(one.fen for one in deposits(lines) if one.fee is fee)
        yield Text(f"{fee.title}押金（只收一次）", f"deposit of {fee.title} (taken once)"), taken


def _arrears(assessment: Assessment, lang: str) -> Iterator[str]:
    """Who is in arrears and which step is to be taken; of many the first few."""
    found = [*reminders(assessment.lines, assessment.on)]
    if not found:
        return
    yield from ("", _IN_ARREARS(lang).format(len(found), assessment.on))
    yield from (f"  {reminder_text(one)(lang)}" for one in found[:_FEW])
    if len(found) > _FEW:
        yield f"  {_MORE(lang).format(len(found) - _FEW)}"
    for fee in {one.fee.name: one.fee for one in found}.values():
        if fee.dunning is not None and not fee.dunning_steps:
            yield f"  {fee.title}{_COLON(lang)}{fee.dunning.text}"


_IN_ARREARS = Text("欠缴和催缴：{0} 笔，截至 {1}", "In arrears: {0}, as of {1}")


def _refunds(assessment: Assessment, lang: str) -> Iterator[str]:
    """What is paid back, the first few of it one by one."""
    if not assessment.refunds:
        return
    total = sum(one.fen for one in assessment.refunds)
    yield from ("", f"{_REFUNDS(lang)}  {money(total)(lang)}")
    for one in assessment.refunds[:_FEW]:
        whom = "" if one.payer is None else f"  {one.payer}"
        yield f"  {one.unit.name}{whom}  {money(one.fen)(lang)}"
    if len(assessment.refunds) > _FEW:
        yield f"  {_MORE(lang).format(len(assessment.refunds) - _FEW)}"
    for fee in {line.fee.name: line.fee for line in assessment.lines}.values():
        if fee.deposit is not None:
            yield f"  {fee.title}{_COLON(lang)}{_DEPOSIT(lang)}"
        if fee.refund is not None:
            yield f"  {fee.title}{_COLON(lang)}{fee.refund.text}"


_REFUNDS = Text(
    "收费终止后应退还（终止当月按整月计）",
    "To be paid back as fees end (the month in which they end counts whole)",
)
_DEPOSIT = Text("押金另行退还", "the deposit is paid back besides")
_MORE = Text("另有 {0} 笔，用 --json 列出全部", "and {0} more; --json lists all")
_FEW = 10
"""Of many, so many are shown one by one."""


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
