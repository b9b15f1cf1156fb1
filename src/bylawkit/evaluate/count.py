"""Counting: ballots of the units in scope, by the rules of the matter, into a tally.

Each unit has at most one ballot that counts; ballots that a rule keeps out are listed, each with
its reason. Area goes with the units. A head whose units were cast alike goes with them. If they
disagree, nobody's will can be told from them: the head counts as an invalid ballot, and is
reported. A head with some units not cast goes with those that were.

How many were silent, and how many unserved, is known only if every unit has a row; otherwise these
two figures stay unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.asked import comparisons
from bylawkit.evaluate.ballots import NOT_RETURNED, Ballot
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import RegisteredUnit, by_head, person_key
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.weighing import Votes, weighed, weights_set_aside
from bylawkit.model.votes import Duplicate, Matter, Measure
from bylawkit.record import record, replace
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]
Units = tuple[RegisteredUnit, ...]


@record
class Counted:
    """A tally, how many of the ballots cast were counted in it, and on which day the last was cast."""

    tally: Tally
    cast: int
    counted: int
    last_day: date | None = None


def count_ballots(
    path: str,
    ballots: tuple[Ballot, ...],
    matter: Matter,
    units: Units,
    closes: datetime | None = None,
) -> tuple[Counted | None, Noticed]:
    """The tally of ``units``; ``None`` if two ballots for a unit leave open which one counts.

    Ballots cast after the moment at which voting ``closes`` are not counted.
    """
    kept, noticed = _in_time(path, ballots, closes)
    kept, problems = _admitted(path, kept, matter, units)
    noticed += problems
    noticed += weights_set_aside(path, matter)
    kept, problems = _one_each(path, kept, matter)
    noticed += problems
    if any(one.code.unusable for one in problems):
        return None, noticed
    kept, problems = _within_cap(path, kept, matter)
    noticed += problems
    if counts_heads(matter):
        noticed += tuple(_divided(path, kept, units))
    cast = sum(one.choice not in NOT_RETURNED for one in ballots)
    counted = sum(one.choice not in NOT_RETURNED for one in kept)
    return Counted(_tally(kept, matter, units), cast, counted, _last_day(kept)), noticed


def _last_day(kept: tuple[Ballot, ...]) -> date | None:
    """The day of the last ballot, if the ballots say when they were cast."""
    days = (one.cast_at.date() for one in kept if one.cast_at and one.choice not in NOT_RETURNED)
    return max(days, default=None)


# ── Which ballots count ──


def _in_time(
    path: str, ballots: tuple[Ballot, ...], closes: datetime | None
) -> tuple[tuple[Ballot, ...], Noticed]:
    """Without those cast after voting closed; a ballot that has no time counts, and is reported."""
    if closes is None:
        return ballots, ()
    late = [one for one in ballots if one.cast_at is not None and one.cast_at > closes]
    noticed = [_out(path, one, _too_late(one, closes)) for one in late]
    untimed = sum(one.cast_at is None and one.choice not in NOT_RETURNED for one in ballots)
    if untimed:
        noticed.append(Diagnostic(codes.NO_TIME, Place(path), {"count": untimed}))
    outside = {id(one) for one in late}
    return tuple(one for one in ballots if id(one) not in outside), tuple(noticed)


def _too_late(ballot: Ballot, closes: datetime) -> Text:
    cast, end = (f"{one:%Y-%m-%d %H:%M}" for one in (ballot.cast_at or closes, closes))
    return Text(f"{cast} 投的，表决 {end} 已经截止", f"it was cast at {cast}, after {end}")


def _admitted(
    path: str, ballots: tuple[Ballot, ...], matter: Matter, units: Units
) -> tuple[tuple[Ballot, ...], Noticed]:
    inside = {one.name for one in units}
    reasons = [(one, _why_not(one, matter, inside)) for one in ballots]
    noticed = tuple(_out(path, one, reason) for one, reason in reasons if reason is not None)
    return tuple(one for one, reason in reasons if reason is None), noticed


def _why_not(ballot: Ballot, matter: Matter, inside: set[str]) -> Text | None:
    if ballot.unit.excluded:
        return Text("登记册写明这套房屋不计入", "the register says that the unit does not count")
    if ballot.unit.name not in inside:
        return Text("这套房屋不在表决范围内", "the unit is outside the scope of the vote")
    if matter.channels and ballot.channel and ballot.channel not in matter.channels:
        return Text("规约没有采用这种投票方式", "the bylaw does not admit this way of voting")
    if person_key(ballot.holder) in {person_key(party.name) for party in matter.proxy_except}:
        return Text(
            f"{shown(ballot.holder)} 不得受托投票", f"{shown(ballot.holder)} may not vote by proxy"
        )
    if ballot.holder and not (
        ballot.documented and ("proxy_document" in ballot.row.cells or not matter.proxy_written)
    ):
        return Text("委托投票没有委托书", "it was cast by proxy without a written proxy")
    return None


def _one_each(
    path: str, ballots: tuple[Ballot, ...], matter: Matter
) -> tuple[tuple[Ballot, ...], Noticed]:
    by_unit: dict[str, list[Ballot]] = {}
    for one in ballots:
        by_unit.setdefault(one.unit.name, []).append(one)
    kept: list[Ballot] = []
    noticed: list[Diagnostic] = []
    for same in by_unit.values():
        chosen, problems = _chosen(path, same, matter.duplicate)
        noticed += problems
        kept += [chosen] if chosen else []
    return tuple(kept), tuple(noticed)


def _chosen(
    path: str, same: list[Ballot], rule: Duplicate | None
) -> tuple[Ballot | None, list[Diagnostic]]:
    """The ballot that counts among several for one unit."""
    returned = [one for one in same if one.choice not in NOT_RETURNED]
    if len(returned) < 2:
        return (returned or same)[0], []
    where = Place(path, returned[1].row.line, returned[1].row.cells["unit"].at)
    args = {"text": shown(returned[1].unit.name), "count": len(returned)}
    if rule is None:
        return None, [Diagnostic(codes.TWO_BALLOTS, where, args)]
    if rule is Duplicate.VOID:
        reason = Text("同一房屋重复投票，均无效", "several ballots for one unit are all void")
        void = replace(returned[0], choice="invalid", names=())
        return void, [_out(path, one, reason) for one in returned]
    ordered = _in_order(returned)
    if ordered is None:
        return None, [Diagnostic(codes.NO_ORDER, where, args)]
    if rule is Duplicate.FIRST:
        reason = Text("同一房屋重复投票，以先投的为准", "an earlier ballot for the unit counts")
        return ordered[0], [_out(path, one, reason) for one in ordered[1:]]
    reason = Text("同一房屋重复投票，以后投的为准", "a later ballot for the unit counts")
    return ordered[-1], [_out(path, one, reason) for one in ordered[:-1]]


def _in_order(ballots: list[Ballot]) -> list[Ballot] | None:
    """The ballots by the time they were cast; ``None`` if their times do not tell."""
    moments = [one.cast_at for one in ballots if one.cast_at is not None]
    if len(set(moments)) < len(ballots):
        return None
    return [one for _, one in sorted(zip(moments, ballots, strict=True), key=lambda pair: pair[0])]


def _within_cap(
    path: str, ballots: tuple[Ballot, ...], matter: Matter
) -> tuple[tuple[Ballot, ...], Noticed]:
    """Without the proxies that a holder has beyond the cap, in the order in which they came."""
    if matter.proxy_cap is None:
        return ballots, ()
    held: dict[str, int] = {}
    kept: list[Ballot] = []
    noticed: list[Diagnostic] = []
    for one in sorted(ballots, key=_when):
        holder = person_key(one.holder)
        if holder:
            held[holder] = held.get(holder, 0) + 1
        if holder and held[holder] > matter.proxy_cap:
            reason = Text(
                f"受托人 {shown(one.holder)} 受托超过 {matter.proxy_cap} 户",
                f"the proxy {shown(one.holder)} holds more than {matter.proxy_cap}",
            )
            noticed.append(_out(path, one, reason))
        else:
            kept.append(one)
    return tuple(kept), tuple(noticed)


def _when(ballot: Ballot) -> tuple[bool, str, int]:
    moment = ballot.cast_at
    return moment is None, moment.isoformat() if moment else "", ballot.row.line


def _out(path: str, ballot: Ballot, reason: Text) -> Diagnostic:
    where = Place(path, ballot.row.line, ballot.row.cells["unit"].at)
    args = {"text": shown(ballot.unit.name), "reason": reason}
    return Diagnostic(codes.NOT_COUNTED, where, args)


# ── Heads ──


def counts_heads(matter: Matter) -> bool:
    """Whether heads matter; they do not where the bylaw counts households only."""
    tests = [one for one in (matter.turnout, matter.approve) if one is not None]
    counted = [one.measure for test in tests for one in comparisons(test)]
    return not counted or Measure.HEADS in counted


def _divided(path: str, ballots: tuple[Ballot, ...], units: Units) -> Iterator[Diagnostic]:
    cast = {one.unit.name: one for one in ballots}
    for owned in by_head(units).values():
        own = [cast[one.name] for one in owned if one.name in cast]
        said = {(one.choice, one.names) for one in own if one.choice not in NOT_RETURNED}
        if len(said) > 1:
            first = own[0]
            stock = owned[0].developer_stock
            args = {"owner": _STOCK if stock else shown("、".join(owned[0].owners))}
            where = Place(path, first.row.line, first.row.cells["choice"].at)
            yield Diagnostic(codes.DIVIDED_OWNER, where, args)


_STOCK = Text("建设单位", "the developer")


# ── The tally ──


def _tally(ballots: tuple[Ballot, ...], matter: Matter, units: Units) -> Tally:
    cast = {one.unit.name: one for one in ballots}
    options = tuple(option.name for option in matter.options)
    area, heads, households = weighed(matter, units, cast)
    return Tally(
        {
            Measure.AREA: count_of(area, options),
            Measure.HEADS: count_of(heads, options),
            Measure.HOUSEHOLDS: count_of(households, options),
        }
    )


def count_of(votes: Votes, options: tuple[str, ...]) -> Count:
    """The figures of one measure, from what each part of the total said (``None``: no row)."""
    every = all(will is not None for will, _ in votes)
    kinds = [kind for kind in PARTS if every or kind not in NOT_RETURNED]
    sums: dict[str, int] = dict.fromkeys(kinds, 0)
    candidates = dict.fromkeys(options, 0)
    for will, weight in votes:
        if will is not None and will[0] in sums:
            sums[will[0]] += weight
        for name in will[1] if will else ():
            candidates[name] += weight
    return Count({"total": sum(weight for _, weight in votes)} | sums, candidates)
