"""Faults in fees, phases, subsidies and funds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bylawkit.diagnostics import Text
from bylawkit.model.money import Fee, Fund, Phase
from bylawkit.model.parties import Role
from bylawkit.source import Span
from seeding.edits import added, dropped, own, replaced, stated
from seeding.fault import Base, Fault, Seeds, kind
from seeding.law import judged, name_of

_AT_RATES = Text("标准那一行", "the line of the rates")
_AT_PHASE = Text("前一阶段那一行", "the line of the phase before")
_PERCENT = re.compile(r"\d+(?:\.\d+)?%")
_INCOME = ("公共收益", "维修资金", "common-income", "common income", "repair-fund", "repair fund")


@kind("分配合计不是全部", "shares that do not add up", "BK301")
def shares_uneven(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.funds, "shares"):
        for found in _PERCENT.finditer(span.text):
            place = base.source.span(span.start + found.start(), span.start + found.end())
            share = int(found.group()[:-1])
            yield from (replaced(place, f"{share + more}%") for more in (1, -1, 10))


def _owners_money(base: Base) -> Iterator[Fund]:
    for fund in own(base, base.bylaw.funds):
        said = f"{fund.name} {fund.title}".lower()
        if judged(base) and any(word in said for word in _INCOME):
            yield fund


@kind("公共收益分给物业", "a share of the common income given to the provider", "BK386")
def income_shared_with_provider(base: Base) -> Seeds:
    provider = name_of(base, Role.PROVIDER.value)
    for fund in _owners_money(base):
        if provider is not None:
            yield from (replaced(one.to.span, provider) for one in fund.shares)


@kind("业主的钱归物业所有", "the owners' money said to be the provider's", "BK385")
def money_of_provider(base: Base) -> Seeds:
    provider = name_of(base, Role.PROVIDER.value)
    for _, span in stated(base, _owners_money(base), "owner"):
        if provider is not None:
            yield replaced(span, provider)


@kind("最低余额没有续筹办法", "a least balance that nobody restores", "BK341")
def floor_without_top_up(base: Base) -> Seeds:
    for fund, span in stated(base, base.bylaw.funds, "floor"):
        told = [one.span for one in fund.notes if "续筹" in one.text or "top" in one.text]
        told += [fund.top_up.span] if fund.top_up is not None else []
        if len(told) == 1:
            yield dropped(base, told[0], span.start)


# ── Phases ──


def _phases(base: Base) -> Iterator[tuple[Fee, int, Phase]]:
    for fee in own(base, base.bylaw.fees):
        for number, phase in enumerate(fee.phases):
            yield fee, number, phase


def _in_line(base: Base, phase: Phase, pattern: str, new: str) -> Seeds:
    start = phase.span.start
    line = base.text[start : base.text.index("\n", start)]
    for found in re.finditer(pattern, line):
        yield Fault(start + found.start(), start + found.end(), new, None)


@kind("阶段没有人付足", "a phase that nobody pays in full", "BK302")
def phase_unpaid(base: Base) -> Seeds:
    for _, _, phase in _phases(base):
        if phase.borne_by is not None:
            if phase.share < 1:
                yield from _in_line(base, phase, r" *(承担|borne-by) +\S+", "")
        elif phase.subsidies:
            yield from _in_line(base, phase, r" *(补贴|subsidy) +.*", "")
            yield from _in_line(base, phase, r"(?<=收取)\d+%|(?<=collect )\d+%", "10%")
        elif phase.share == 1:
            yield from _in_line(base, phase, "全额", "收取90%")
            yield from _in_line(base, phase, "full", "collect 90%")


@kind("阶段付得太多", "a phase paid for twice", "BK303")
def phase_overpaid(base: Base) -> Seeds:
    for _, _, phase in _phases(base):
        if phase.subsidies and phase.borne_by is None:
            yield from _in_line(base, phase, r"(?<=收取)\d+%|(?<=collect )\d+%", "90%")


@kind("阶段之间断档：前一阶段没有期限", "a phase without a length before another", "BK304")
def phase_never_ends(base: Base) -> Seeds:
    for fee, number, phase in _phases(base):
        if phase.length is not None and number + 1 < len(fee.phases):
            yield from _in_line(base, phase, r" *\d+(个月|年| months?| years?)(?= )", "")


@kind("最后阶段之后没有着落", "nothing after the last phase", "BK305")
def phases_run_out(base: Base) -> Seeds:
    for fee, number, phase in _phases(base):
        if number + 1 == len(fee.phases) and phase.length is None:
            end = phase.span.start + base.text[phase.span.start :].index(phase.name)
            end += len(phase.name)
            yield Fault(end, end, base.say(" 12个月", " 12 months"))


@kind("少了最后一个阶段", "the last phase left out", "BK305", where=_AT_PHASE)
def last_phase_missing(base: Base) -> Seeds:
    for fee, number, phase in _phases(base):
        if number and number + 1 == len(fee.phases):
            yield dropped(base, phase.span, fee.phases[-2].span.start)


@kind("补贴没有终点", "a subsidy without an end", "BK306")
def subsidy_without_end(base: Base) -> Seeds:
    half = base.say("收取50% 补贴 街道 50%", "collect 50% subsidy subdistrict 50%")
    for _, _, phase in _phases(base):
        if phase.length is None and not phase.subsidies:
            yield from _in_line(base, phase, "全额|full", half)


@kind("困难户反而补得少", "households in hardship subsidised less", "BK347")
def hardship_less(base: Base) -> Seeds:
    for fee in own(base, base.bylaw.fees):
        for one in fee.subsidies:
            if one.hardship is not None and max(one.shares) > Fraction(1, 20):
                line = base.text[one.span.start : base.text.index("\n", one.span.start)]
                found = re.search(r"(困难户|hardship) *(\d+%)", line)
                if found:
                    start = one.span.start
                    yield Fault(start + found.start(2), start + found.end(2), "5%")


# ── What is charged ──


@kind("标准晚于起算", "a rate that begins after its fee", "BK330")
def rate_begins_late(base: Base) -> Seeds:
    for fee, span in stated(base, base.bylaw.fees, "rates"):
        begins = fee.start or base.bylaw.effective
        uses = [one.use.name for one in fee.rates]
        if begins is not None and len(set(uses)) == len(uses) and fee.rates[-1].since is None:
            since = base.say(" 自 2040-01-01", " since 2040-01-01")
            yield Fault(span.end, span.end, since)


@kind("收费低于服务成本", "a fee below what its services cost", "BK307", where=_AT_RATES)
def fee_below_cost(base: Base) -> Seeds:
    for fee, rates in stated(base, base.bylaw.fees, "rates"):
        most = max(one.rate.fen for one in fee.rates)
        names = {ref.name for ref in fee.in_return_for}
        for service, span in stated(base, base.bylaw.services, "cost"):
            if service.name in names and _alike(fee, service.cost):
                yuan = f"{int(most // 100) + 10}.00"
                yield replaced(_number(base, span), yuan, rates.start)


def _alike(fee: Fee, cost: object) -> bool:
    kinds = {(one.rate.per, one.rate.period) for one in fee.rates}
    return kinds == {(getattr(cost, "per", None), getattr(cost, "period", None))}


def _number(base: Base, span: Span) -> Span:
    found = re.search(r"\d+(\.\d+)?", span.text)
    start, end = found.span() if found else (0, 0)
    return base.source.span(span.start + start, span.start + end)


@kind("违约金过高", "a late charge over its ceiling", "BK308")
def late_charge_high(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.fees, "late"):
        yield replaced(span, base.say("每日0.3%", "every day 0.3%"))
        yield replaced(span, base.say("每日1%", "every day 1%"))


@kind("预收太久", "collected too far ahead", "BK309", "BK340")
def prepaid_too_far(base: Base) -> Seeds:
    for fee, span in stated(base, base.bylaw.fees, "prepay"):
        for months in (13, 36) if fee.refund is None else ():
            yield replaced(span, base.say(f"最多{months}个月", f"at-most {months} months"))


@kind("押金没有写怎样退", "a deposit without a refund", "BK338")
def deposit_not_refunded(base: Base) -> Seeds:
    for fee, span in stated(base, base.bylaw.fees, "deposit"):
        if fee.refund is not None:
            yield dropped(base, fee.refund.span, span.start)
    for fee, span in stated(base, base.bylaw.fees, "payer"):
        if fee.deposit is None and fee.refund is None:
            yield added(base, span, base.say("押金 1000元", "deposit 1000 yuan"))


@kind("没有提醒就起诉", "a suit without a reminder first", "BK342", "BK343")
def suit_first(base: Base) -> Seeds:
    for fee in own(base, base.bylaw.fees):
        if not fee.dunning_steps and fee.dunning is None and "payer" in fee.field_spans:
            step = base.say(
                "催缴步骤 自逾期7日 物业 起诉", "dunning-step after-due 7 days provider sue"
            )
            yield added(base, fee.field_spans["payer"], step)


@kind("按楼层分摊而没有系数", "shared by floor without coefficients", "BK331")
def coefficients_missing(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.allocations, "coefficients"):
        if "method" in one.field_spans:
            yield dropped(base, span, one.field_spans["method"].start)


@kind("不按楼层而写了系数", "coefficients that do nothing", "BK332")
def coefficients_unused(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.allocations, "method"):
        at = one.field_spans.get("coefficients")
        if at is not None:
            yield replaced(span, base.say("按面积", "by-area"), at.start)


@kind("后加入的反而便宜", "joining later made cheaper", "BK333")
def late_join_cheaper(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.allocations, "late_join"):
        yield from (replaced(span, share) for share in ("50%", "99%"))


KINDS = (
    shares_uneven,
    income_shared_with_provider,
    money_of_provider,
    floor_without_top_up,
    phase_unpaid,
    phase_overpaid,
    phase_never_ends,
    phases_run_out,
    last_phase_missing,
    subsidy_without_end,
    hardship_less,
    rate_begins_late,
    fee_below_cost,
    late_charge_high,
    prepaid_too_far,
    deposit_not_refunded,
    suit_first,
    coefficients_missing,
    coefficients_unused,
    late_join_cheaper,
)
