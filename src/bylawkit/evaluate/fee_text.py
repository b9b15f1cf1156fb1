"""How an amount came about, in one line that a resident can follow."""

from __future__ import annotations

from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.dunning import Reminder
from bylawkit.evaluate.fees import Charge, Ground, Part
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.months import MONTHS, days_in
from bylawkit.evaluate.quantities import percent, plain_fraction
from bylawkit.evaluate.rate_plan import half_up
from bylawkit.evaluate.words import TIMES, counted, duration_text, joined, money, span_of_months
from bylawkit.model.money import LateCharge
from bylawkit.model.values import Per, Rate, Unit
from bylawkit.model.votes import Measure

_PER = {
    Per.SQUARE_METRE: Text("/平方米", "/m²"),
    Per.HOUSEHOLD: Text("/户", "/household"),
    Per.SPACE: Text("/车位", "/space"),
    Per.HOUR: Text("/小时", "/hour"),
}
ROUNDING = Text(
    "金额四舍五入到分；各方分担的合计等于应收，尾差由最后一方承担",
    "amounts are rounded to the fen, a half upward; the parts add up to the whole, and the last"
    " payer takes what rounding leaves",
)


def rate_text(rate: Rate) -> Text:
    """A rate in words: 0.80元/平方米/月."""
    amount = plain_fraction(rate.fen / 100, 2)
    per = _PER[rate.per] if rate.per else Text("", "")
    period = TIMES[rate.period or Unit.MONTH]
    return Text(f"{amount}元{per.zh}/{period.zh}", f"{amount} yuan{per.en}/{period.en}")


def how_text(line: Line) -> Text:
    """Where the amounts of a line come from."""
    found, unit = line.charge, line.unit
    head = Text(
        f"{line.fee.title} {unit.name} {line.month:%Y-%m} {unit.use}{_phase(found).zh}：",
        f"{line.fee.title} {unit.name} {line.month:%Y-%m} {unit.use}{_phase(found).en}: ",
    )
    sum_, less = price_text(line), _reduced(found)
    parts = joined([_part(line, one) for one in found.parts if one.fen or len(found.parts) == 1])
    return Text(
        f"{head.zh}{sum_.zh}{less.zh}；{parts.zh}", f"{head.en}{sum_.en}{less.en}; {parts.en}"
    )


def _reduced(found: Charge) -> Text:
    """What is left of the whole where evaluations lower it."""
    whole = money(found.whole)
    names = "、".join(one.indicator.name for one in found.tariff.linked)
    if not names:
        return Text("", "")
    return Text(f"，按{names}减收后 {whole.zh}", f", lowered for {names} to {whole.en}")


def price_text(line: Line) -> Text:
    """``54.18平方米 × 0.80元/平方米/月 = 43.34元``, before any reduction."""
    rate, area = line.charge.rate, counted(line.unit.area, Measure.AREA)
    exact, said = rate.fen, rate_text(rate)
    zh, en = said.zh, said.en
    if rate.per is Per.SQUARE_METRE:
        exact, zh, en = exact * line.unit.area / 100, f"{area.zh} × {zh}", f"{area.en} × {en}"
    months = MONTHS.get(rate.period or Unit.MONTH, 1)
    if rate.period is Unit.DAY:
        days = days_in(line.month)
        exact, zh, en = exact * days, f"{zh} × {days}日", f"{en} × {days} days"
    if months > 1:
        zh, en = f"{zh} ÷ {months}个月", f"{en} ÷ {months} months"
    result = money(half_up(exact / months))
    if months > 1 and not line.charge.tariff.linked:
        result = money(line.charge.whole)
    return Text(f"{zh} = {result.zh}", f"{en} = {result.en}")


def _phase(found: Charge) -> Text:
    zh, en = "", ""
    if found.phase is not None:
        zh, en = f"，{found.phase.name}阶段", f", phase {found.phase.name}"
    if found.year is not None:
        zh, en = f"{zh}，第{found.year}年", f"{en}, year {found.year}"
    return Text(zh, en)


def _part(line: Line, part: Part) -> Text:
    amount = money(part.fen)
    if part.ground is Ground.WAIVED:
        return Text(f"免收 {amount.zh}", f"not collected {amount.en}")
    if part.ground is Ground.EXEMPT:
        return Text(f"减免 {amount.zh}", f"exempted {amount.en}")
    share = "" if part.share in (None, 1) else f"{percent(part.share)} = "
    if part.ground is Ground.HOUSEHOLD:
        who = Text(line.payer, line.payer)
    elif part.ground is Ground.BORNE_BY:
        who = Text(f"{part.payer}承担", f"borne by {part.payer}")
    else:
        who = Text(f"{part.payer}补贴", f"subsidy of {part.payer}")
    return Text(f"{who.zh} {share}{amount.zh}", f"{who.en} {share}{amount.en}")


def late_text(rule: LateCharge, on: date) -> Text:
    """How late charges are worked out."""
    share, per = percent(rule.share), TIMES[rule.per]
    zh, en = f"违约金每{per.zh} {share}", f"late charge {share} per {per.en}"
    if rule.of_monthly:
        zh, en = f"违约金每{per.zh}为当月应收额的 {share}", f"{en} of the month's whole amount"
    if rule.grace is not None:
        grace = duration_text(rule.grace)
        zh, en = f"{zh}，自逾期{grace.zh}起算", f"{en}, after {grace.en} overdue"
    if rule.cap is not None:
        cap = percent(rule.cap)
        zh, en = f"{zh}，不超过本金 {cap}", f"{en}, at most {cap} of the principal"
    return Text(f"{zh}，算到 {on}", f"{en}, up to {on}")


def reminder_text(one: Reminder) -> Text:
    """Who owes what since when, who has to do what about it, and what comes next."""
    amount, late = money(one.fen), money(one.late)
    span = span_of_months(one.first, one.last)
    zh = f"{one.unit.name} {one.payer} {one.fee.title} {span.zh} 欠 {amount.zh}，逾期 {one.days} 日"
    en = f"{one.unit.name} {one.payer} {one.fee.title} {span.en}: {amount.en}, {one.days} days overdue"
    if one.late:
        zh, en = f"{zh}，违约金 {late.zh}", f"{en}, late charge {late.en}"
    for when, step in ((_NOW, one.now), (_NEXT, one.following)):
        if step is not None:
            told = (step.since, step.step.actor.name, step.step.action)
            zh, en = f"{zh}；{when.zh.format(*told)}", f"{en}; {when.en.format(*told)}"
    return Text(zh, en)


_NOW = Text("{0} 起由{1}{2}", "since {0}: {1} {2}")
_NEXT = Text("下一步 {0} 起由{1}{2}", "next, from {0}: {1} {2}")
