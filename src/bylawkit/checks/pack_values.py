"""What the provisions of a law pack say at one time: two values, none, or two texts without an order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, NamedTuple

from bylawkit.checks.base import Findings, cited, code, field_span, finding, name_span, see_law
from bylawkit.diagnostics import See, Severity, Text
from bylawkit.model.law import Force, LawPack, Provision, Statute, outranks
from bylawkit.model.votes import RESERVED

TWO_VALUES = code(
    260,
    "two-values-at-once",
    Severity.ERROR,
    Text(
        "`{name}` 和 `{other}` 自 {since} 起同时有效，对同一类事项的`{field}`却写得不一样",
        "from {since} on `{name}` and `{other}` say different things of the `{field}` of one class",
    ),
    Text(
        "给前一条写上 `终止`，或者用 `适用` 分开事项",
        "give the earlier one an `until`, or tell the classes apart with `applies-to`",
    ),
)
GAP = code(
    261,
    "validity-has-gap",
    Severity.WARNING,
    Text(
        "`{name}` 的前一条到期以后，后一条还没有施行：{first} 就没有规定",
        "`{name}` ends before it begins again: nothing is said on {first}",
    ),
    Text(
        "让后一条的 `施行` 紧接前一条的 `终止`；确实中断的，换一个名称",
        "let the later one begin the day after the earlier ends; if the gap is real, give it another name",
    ),
)
NO_ORDER = code(
    262,
    "rank-leaves-open",
    Severity.WARNING,
    Text(
        "`{name}` 和{law}的`{field}`不一样，两部法规谁也不高于谁",
        "`{name}` and {law} differ in the `{field}`, and neither text prevails over the other",
    ),
    Text(
        "核对 `层级` 和 `辖区`；部门规章与地方性法规不一致的，由国务院裁决",
        "compare `rank` and place; between a ministry and a place the State Council decides",
    ),
)
CODES = (TWO_VALUES, GAP, NO_ORDER)

_FIELDS = {
    "members": Text("人数", "members"),
    "term": Text("任期", "term"),
    "first_session": Text("首次会议", "first-session"),
    "re_election": Text("提前换届", "re-election"),
    "handover": Text("移交", "handover"),
    "petition": Text("提议", "petition"),
    "attend": Text("出席", "attend"),
    "carry": Text("通过", "carry"),
    "turnout": Text("参与", "turnout"),
    "approve": Text("同意", "approve"),
    "notice": Text("通知", "notice"),
    "window": Text("投票期", "window"),
    "prepay": Text("预缴", "prepay"),
    "publish": Text("公示", "publish"),
    "filing": Text("备案", "filing"),
    "proxy_cap": Text("委托", "proxies"),
    "owner_cap": Text("单一业主", "owner-cap"),
    "objection": Text("异议期", "objection"),
    "retry_bar": Text("再议", "retry-bar"),
    "fund_floor": Text("最低余额", "minimum"),
}
_EXACT = (Force.FIXED, Force.DEFAULT)
"""Of two floors the higher holds; of two of these neither does."""


class Days(NamedTuple):
    """The days on which a provision is in force."""

    since: date
    until: date


def days_of(statute: Statute, one: Provision) -> Days:
    """Its own days, as far as its statute is in force."""
    since = max(statute.since or date.min, one.since or date.min)
    return Days(since, min(statute.until or date.max, one.until or date.max))


def values_in(statute: Statute) -> Findings:
    """What two provisions of a statute say differently at once, and when one is silent in between."""
    for one, other in combinations(statute.provisions, 2):
        if one.name != other.name and one.force is other.force and _same_subject(one, other):
            for field in _differing(one, other):
                since = _common_day(days_of(statute, one), days_of(statute, other))
                if since is not None:
                    see = See(Text("另一条在这里", "the other one is here"), name_span(one))
                    names: dict[str, Any] = {"name": other.name, "other": one.name, "since": since}
                    place = field_span(other, field)
                    yield finding(TWO_VALUES, place, see, field=_FIELDS[field], **names)
    yield from _gaps(statute)


def _gaps(statute: Statute) -> Findings:
    by_name: dict[str, list[Provision]] = {}
    for one in statute.provisions:
        by_name.setdefault(one.name, []).append(one)
    for name, same in by_name.items():
        ended = date.max
        for one in sorted(same, key=lambda each: days_of(statute, each)):
            since, until = days_of(statute, one)
            if since > date.min and ended < since - timedelta(days=1):
                first = ended + timedelta(days=1)
                yield finding(GAP, field_span(one, "since"), name=name, first=first)
            ended = until if ended == date.max else max(ended, until)


def without_order(pack: LawPack) -> Findings:
    """Values of two texts of which neither prevails, and which differ."""
    for one, other in combinations(pack.statutes, 2):
        if _meet_in_place(one, other) and not outranks(one, other) and not outranks(other, one):
            for here, there, field in _clashing(one, other):
                place, law = field_span(there, field), cited(one, here)
                see = see_law(one, here)
                name = there.name
                yield finding(NO_ORDER, place, see, name=name, law=law, field=_FIELDS[field])


def _clashing(one: Statute, other: Statute) -> Iterator[tuple[Provision, Provision, str]]:
    for here, there in product(one.provisions, other.provisions):
        exact = here.force in _EXACT and there.force in _EXACT
        at_once = _common_day(days_of(one, here), days_of(other, there)) is not None
        if exact and at_once and _same_subject(here, there):
            yield from ((here, there, field) for field in _differing(here, there))


def _meet_in_place(one: Statute, other: Statute) -> bool:
    shorter = min(len(one.place), len(other.place))
    return one.place[:shorter] == other.place[:shorter]


_VOTES = ("turnout", "approve")
"""What is said of every class unless classes are named; a notice may be of anything else."""


def _same_subject(one: Provision, other: Provision) -> bool:
    classes = [frozenset(each.applies_to or RESERVED) for each in (one, other)]
    return one.role is other.role and classes[0] == classes[1]


def _differing(one: Provision, other: Provision) -> Iterator[str]:
    subject_stated = bool(one.applies_to) or one.role is not None
    for field in _FIELDS if subject_stated else _VOTES:
        here, there = getattr(one, field), getattr(other, field)
        if here is not None and there is not None and here != there:
            yield field


def _common_day(one: Days, other: Days) -> date | None:
    since = max(one.since, other.since)
    return since if since <= min(one.until, other.until) else None
