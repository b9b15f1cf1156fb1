"""Faults in seats, sizes, terms and sessions of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bylawkit.diagnostics import Text
from bylawkit.model.parties import Body, Role
from bylawkit.model.values import Duration, Unit
from bylawkit.model.votes import Matter
from seeding.edits import own, replaced, stated
from seeding.fault import Base, Seeds, kind
from seeding.law import COMMITTEE_SIZE, HANDOVER, TERM, days, judged

_AT_SIZE = Text("人数那一行", "the line of the size")


def _committees(base: Base) -> Iterator[Body]:
    for body in own(base, base.bylaw.bodies):
        if body.role is Role.OWNERS_COMMITTEE and judged(base):
            yield body


def _people(base: Base, number: int) -> str:
    return base.say(f"{number}人", f"{number} people")


@kind("委员会人数为双数", "an even committee", "BK222")
def committee_even(base: Base) -> Seeds:
    for body, span in stated(base, _committees(base), "size"):
        if body.size and body.size % 2 and not body.seats and body.tie is None:
            yield from (replaced(span, _people(base, body.size + n)) for n in (1, -1))


@kind("委员会人数超出范围", "a committee too small or too large", "BK223")
def committee_outside(base: Base) -> Seeds:
    for body, span in stated(base, _committees(base), "size"):
        if not body.seats:
            few, many = COMMITTEE_SIZE.start - 2, COMMITTEE_SIZE.stop + 1
            yield from (replaced(span, _people(base, number)) for number in (few, many))


@kind("席位合计与人数不符", "seats that do not add up to the size", "BK221", where=_AT_SIZE)
def seats_uneven(base: Base) -> Seeds:
    for body, span in stated(base, base.bylaw.bodies, "size"):
        if body.seats and body.size:
            yield replaced(span, _people(base, body.size + 2))
            for seat in body.seats:
                end = seat.party.span.end
                number = base.source.span(end + 1, end + 1 + len(str(seat.count)))
                yield replaced(number, str(seat.count + 2), span.start)


@kind("任期过长", "a term too long", "BK223")
def term_too_long(base: Base) -> Seeds:
    for _, span in stated(base, _committees(base), "term"):
        for years in (TERM + 1, TERM * 2):
            yield replaced(span, base.say(f"{years}年", f"{years} years"))


@kind("全体委员的过半数改成到会的", "a majority of those attending instead of all members", "BK223")
def carried_by_those_attending(base: Base) -> Seeds:
    for _, span in stated(base, _committees(base), "carry"):
        yield replaced(span, base.say("到会席位过半数", "attending seats majority"))


@kind("出席要求无法达到", "attendance that cannot be reached", "BK207")
def seats_cannot_meet(base: Base) -> Seeds:
    for field in ("attend", "carry"):
        for _, span in stated(base, base.bylaw.bodies, field):
            yield replaced(span, base.say("席位超过100%", "seats more-than 100%"))


@kind("移交推迟", "handover put off", "BK273")
def handover_late(base: Base) -> Seeds:
    for body, span in stated(base, _committees(base), "handover"):
        if (days(body.handover) or HANDOVER + 1) <= HANDOVER:
            yield from (replaced(span, base.say(f"{n}日", f"{n} days")) for n in (11, 30))


@kind("换届筹备推迟", "the next election begun too late", "BK273")
def re_election_late(base: Base) -> Seeds:
    for body, span in stated(base, _committees(base), "re_election"):
        if body.re_election == Duration(3, Unit.MONTH):
            yield replaced(span, base.say("2个月", "2 months"))
            yield replaced(span, base.say("1个月", "1 month"))


@kind("席位达不到配额", "seats that miss a quota", "BK271")
def quota_missed(base: Base) -> Seeds:
    for body in own(base, base.bylaw.bodies):
        every = sum(one.count for one in body.seats)
        for quota in body.quotas:
            held = sum(one.count for one in body.seats if one.party.name == quota.group.name)
            if held and Fraction(held, every) < 1:
                limit = f"{held + 1}/{every}"
                name = quota.group.span
                end = _value_end(base, name.end)
                said = base.say(f" {limit}以上", f" {limit} or-more")
                yield replaced(base.source.span(name.end, end), said)


def _value_end(base: Base, start: int) -> int:
    """Where a value in a list ends: at the next comma, or with its line."""
    ends = [base.text.find(sign, start) for sign in (",", "，", "\n")]
    return min(one for one in ends if one >= 0)


@kind("代表比席位多", "more representatives than seats", "BK270")
def too_many_representatives(base: Base) -> Seeds:
    households = base.bylaw.households or 0
    for body in own(base, base.bylaw.bodies):
        at = body.field_spans.get("size") or body.field_spans.get("seats")
        span = body.field_spans.get("representation")
        if span is not None and at is not None and households // 2 > body.seat_count:
            yield replaced(span, base.say("每2户 1人", "every 2 households 1 person"), at.start)


@kind("业主提议比法定更难", "a petition of the owners harder than the law's", "BK238")
def petition_harder(base: Base) -> Seeds:
    every: tuple[Matter | Body, ...] = (*base.bylaw.matters, *base.bylaw.bodies)
    for one in own(base, every):
        for petition in one.petitions:
            if petition.who.name in ("业主", "owners") and judged(base):
                start = petition.who.span.end
                said = base.say(" 人数30%以上", " heads 30% or-more")
                yield replaced(base.source.span(start, _value_end(base, start)), said)


@kind("缺席免职永远用不上", "an absence rule that never bites", "BK272")
def absence_never_bites(base: Base) -> Seeds:
    for body, span in stated(base, base.bylaw.bodies, "absence"):
        if body.sessions is not None:
            yield replaced(span, base.say("每年400次", "every year 400 times"))


KINDS = (
    committee_even,
    committee_outside,
    seats_uneven,
    term_too_long,
    carried_by_those_attending,
    seats_cannot_meet,
    handover_late,
    re_election_late,
    quota_missed,
    too_many_representatives,
    petition_harder,
    absence_never_bites,
)
