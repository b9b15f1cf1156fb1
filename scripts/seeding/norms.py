"""Faults in what parties owe one another: counterparts, remedies, and what cannot be agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.model.money import Fee
from bylawkit.model.norms import Modality, Norm, Safety, Service
from bylawkit.model.parties import Role
from bylawkit.model.values import Ref, Words
from seeding.edits import added, dropped, first_line, own, replaced, stated
from seeding.fault import NAMED, Base, Fault, Seeds, kind
from seeding.law import judged, name_of

_AT_COUNTERPART = Text("以它为对价的那一行", "the line that names it as a counterpart")
_RESIDENTS = frozenset(
    (
        "业主",
        "使用人",
        "承租人",
        "居民",
        "志愿者",
        "owners",
        "users",
        "tenants",
        "residents",
        "volunteers",
    )
)


def _bound(base: Base) -> Iterator[Norm]:
    """The duties and bans that are owed to somebody in return for something."""
    for norm in own(base, base.bylaw.norms):
        if norm.modality is not Modality.RIGHT and norm.owed_to and norm.in_return_for:
            yield norm


def _people(refs: tuple[Ref, ...]) -> frozenset[str]:
    """Who they are; those who may be the same people count as one."""
    return frozenset("residents" if one.name in _RESIDENTS else one.name for one in refs)


@kind("去掉对价", "a counterpart dropped", "BK310", "BK318", where=NAMED)
def counterpart_dropped(base: Base) -> Seeds:
    for norm in _bound(base):
        yield dropped(base, norm.field_spans["in_return_for"], first_line(norm))


@kind("对价不存在", "a counterpart that does not exist", "BK104")
def counterpart_undefined(base: Base) -> Seeds:
    every: tuple[Norm | Fee, ...] = (*base.bylaw.norms, *base.bylaw.fees)
    for one in own(base, every):
        if one.in_return_for:
            yield replaced(one.in_return_for[0].span, base.say("并不存在的服务", "no-such-service"))


@kind("对价方向不对", "a counterpart given by the same side", "BK311")
def counterpart_wrong_way(base: Base) -> Seeds:
    for norm in _bound(base):
        givers, takers = _people(norm.bearers), _people(norm.owed_to)
        for other in base.bylaw.norms:
            same = other.modality is Modality.DUTY and other.owed_to and other.name != norm.name
            same = same and _people(other.bearers) <= givers - takers
            if same and not _people(other.owed_to) & givers:
                yield replaced(norm.in_return_for[0].span, other.name)


@kind("对价先到期", "a counterpart that ends early", "BK314", where=_AT_COUNTERPART)
def counterpart_ends_early(base: Base) -> Seeds:
    norms = {one.name: one for one in own(base, base.bylaw.norms)}
    until = base.say("终止 2030-12-31", "until 2030-12-31")
    for norm in norms.values():
        for ref in norm.in_return_for:
            other = norms.get(ref.name)
            lasting = other is not None and other.until is None and norm.until is None
            if other is not None and lasting:
                yield added(base, other.field_spans["bearers"], until, ref.span.start)


@kind("一方只付出或者只得到", "a party that only gives, or only receives", "BK312")
def party_one_sided(base: Base) -> Seeds:
    name = base.say("建设单位", "developer")
    if name in base.text:
        return
    for norm in own(base, base.bylaw.norms):
        if norm.bearers and norm.owed_to:
            yield replaced(norm.bearers[-1].span, name)
            yield replaced(norm.owed_to[-1].span, name)


@kind("服务没有人付费", "a service that no fee pays for", "BK316", where=NAMED)
def service_unpaid(base: Base) -> Seeds:
    for service in own(base, base.bylaw.services):
        paying = [one for one in base.bylaw.fees if service.name in _names(one)]
        if service.cost is not None and len(paying) == 1 and len(paying[0].in_return_for) > 1:
            span = paying[0].field_spans["in_return_for"]
            kept = ", ".join(one for one in _names(paying[0]) if one != service.name)
            yield replaced(span, kept, first_line(service))


def _names(fee: Fee) -> list[str]:
    return [one.name for one in fee.in_return_for]


def _remedies(base: Base) -> Iterator[Words]:
    """What follows if a duty, a service or an inspection fails."""
    bylaw = base.bylaw
    every: tuple[Norm | Service | Safety, ...] = (*bylaw.norms, *bylaw.services, *bylaw.safety)
    for one in own(base, every):
        if one.or_else is not None and judged(base):
            yield one.or_else


@kind("写成罚款", "a consequence worded as a fine", "BK216")
def fine(base: Base) -> Seeds:
    for words in _remedies(base):
        yield replaced(words.span, base.say("罚款500元", "a fine of 500 yuan"))


@kind("以停水停电为手段", "utilities cut to make people pay", "BK217")
def utilities_cut(base: Base) -> Seeds:
    for norm in own(base, base.bylaw.norms):
        if norm.or_else is not None and judged(base) and "residents" in _people(norm.bearers):
            said = base.say("停水停电，直至改正", "cut off water and power until it is put right")
            yield replaced(norm.or_else.span, said)
    for fee in own(base, base.bylaw.fees):
        if fee.dunning is not None and judged(base):
            said = base.say("逾期不缴的，停止供电", "cut off the power of those in arrears")
            yield replaced(fee.dunning.span, said)


@kind("以停用门禁催费", "access blocked to make people pay", "BK218")
def access_cut(base: Base) -> Seeds:
    for fee in own(base, base.bylaw.fees):
        if fee.dunning is not None and judged(base):
            said = base.say("逾期不缴的，停用门禁卡", "block access of those in arrears")
            yield replaced(fee.dunning.span, said)


@kind("居住权利与缴费挂钩", "living conditions tied to a fee", "BK378")
def living_tied_to_fee(base: Base) -> Seeds:
    for norm in own(base, base.bylaw.norms):
        uses = re.search(
            "使用道路|车位|通行|电梯|use of roads|use roads|parking|lift", str(norm.action)
        )
        if norm.modality is Modality.RIGHT and norm.when is None and uses:
            said = base.say("条件 已经缴清物业费", "when they have paid the property fee")
            yield added(base, norm.field_spans["bearers"], said)


def _said(base: Base, modality: Modality, role: str, chinese: str, english: str) -> Seeds:
    name = name_of(base, role)
    for norm in own(base, base.bylaw.norms):
        theirs = any(one.name == name for one in norm.bearers)
        if norm.modality is modality and norm.action is not None and theirs:
            yield replaced(norm.action.span, base.say(chinese, english))


@kind("不许业主卖房租房", "owners forbidden to sell or let", "BK380")
def disposal_forbidden(base: Base) -> Seeds:
    yield from _said(base, Modality.BAN, "owners", "转让、出租房屋", "sell or let their homes")


@kind("不许起诉投诉", "people forbidden to sue or complain", "BK381")
def recourse_forbidden(base: Base) -> Seeds:
    for role in ("owners", "tenants"):
        yield from _said(base, Modality.BAN, role, "就物业服务起诉、投诉", "sue or complain")


@kind("允许不缴物业费", "owners allowed to refuse the fee", "BK382")
def fee_refused(base: Base) -> Seeds:
    yield from _said(base, Modality.RIGHT, "owners", "不缴纳物业费", "refuse the property fee")


@kind("允许转包全部服务", "the provider allowed to pass everything on", "BK383")
def service_passed_on(base: Base) -> Seeds:
    said = "将全部物业服务转委托给他人", "subcontract all services"
    yield from _said(base, Modality.RIGHT, Role.PROVIDER.value, *said)


@kind("时段没有长短", "hours that begin when they end", "BK377")
def hours_empty(base: Base) -> Seeds:
    for norm, span in stated(base, base.bylaw.norms, "clock"):
        start = norm.clock[0][0]
        yield replaced(span, base.say(f"{start} 至 {start}", f"{start} to {start}"))


@kind("义务写得没有界限", "a duty without a limit", "BK168")
def duty_vague(base: Base) -> Seeds:
    for norm in own(base, base.bylaw.norms):
        timed = norm.within or norm.every or norm.clock
        if norm.modality is Modality.DUTY and norm.action is not None and not timed:
            start, end = norm.action.span.start, norm.action.span.end
            if not re.search("[日天月年时当]|hour|day|week|month", norm.action.text):
                chinese = base.bylaw.lang == "zh"
                yield Fault(start, start, "及时") if chinese else Fault(end, end, " promptly")


@kind("禁止的事没有写完", "a ban that closes with etc.", "BK167")
def ban_left_open(base: Base) -> Seeds:
    for norm in own(base, base.bylaw.norms):
        if norm.modality is Modality.BAN and norm.action is not None:
            end = norm.action.span.end
            yield Fault(end, end, base.say("等", ", etc."))


KINDS = (
    counterpart_dropped,
    counterpart_undefined,
    counterpart_wrong_way,
    counterpart_ends_early,
    party_one_sided,
    service_unpaid,
    fine,
    utilities_cut,
    access_cut,
    living_tied_to_fee,
    disposal_forbidden,
    recourse_forbidden,
    fee_refused,
    service_passed_on,
    hours_empty,
    duty_vague,
    ban_left_open,
)
