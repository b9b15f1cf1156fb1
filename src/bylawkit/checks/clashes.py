"""Where a text of lower rank asks for less than one above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from bylawkit.checks.lengths import surely_longer, surely_shorter
from bylawkit.model.law import Force, Provision, Statute, outranks
from bylawkit.model.votes import RESERVED

_MINIMA = (Force.FLOOR, Force.FIXED)
_MAXIMA = (Force.CEILING, Force.FIXED)
_LEAST_TIMES = ("notice", "term", "re_election", "objection", "retry_bar", "publish")
_MOST_TIMES = ("term", "first_session", "handover", "prepay", "filing")
_TESTS = ("turnout", "approve", "attend", "carry")


class Clash(NamedTuple):
    """``low`` asks for less of ``field`` than ``high``, which stands above it and prevails.

    ``decided`` is false if it may be so, but could not be decided.
    """

    field: str
    low: tuple[Statute, Provision]
    high: tuple[Statute, Provision]
    decided: bool = True


def clashes(
    pairs: Iterable[tuple[Statute, Provision]], *fields: str, proven: bool = True
) -> Iterator[Clash]:
    """Every clash among provisions in force; only of ``fields`` if any are named.

    Votes are compared by proof unless ``proven`` is false.
    """
    every = tuple(pairs)
    for field, forces, weaker in _comparisons(proven):
        if fields and field not in fields:
            continue
        own = [one for one in every if one[1].force in forces and _value(one, field) is not None]
        for low in own:
            for high in own:
                if outranks(high[0], low[0]) and _same_subject(low[1], high[1]):
                    found = weaker(_value(low, field), _value(high, field))
                    if found is not False:
                        yield Clash(field, low, high, found is True)


_Weaker = Callable[[Any, Any], bool | None]
"""Whether one value asks for less than the other; ``None`` if that could not be decided."""


def _comparisons(proven: bool) -> Iterator[tuple[str, tuple[Force, ...], _Weaker]]:
    for field in _LEAST_TIMES:
        yield field, _MINIMA, surely_shorter
    for field in _MOST_TIMES:
        yield field, _MAXIMA, surely_longer
    yield "members", _MINIMA, lambda low, high: low < high
    yield "members", _MAXIMA, lambda low, high: low > high
    yield "proxy_cap", _MAXIMA, lambda low, high: low > high
    yield "fund_floor", (*_MINIMA, Force.REQUIRE), lambda low, high: low < high
    yield "petition", tuple(Force), lambda low, high: low.share > high.share
    for field in _TESTS if proven else ():
        yield field, _MINIMA, _carries_more


def _carries_more(low: Any, high: Any) -> bool | None:
    from bylawkit.checks.proof import UNDECIDED, Rule, carried_without

    tally = carried_without(Rule(approve=low), Rule(approve=high))
    return None if tally is UNDECIDED else tally is not None


def _value(pair: tuple[Statute, Provision], field: str) -> Any:
    return getattr(pair[1], field)


def _same_subject(one: Provision, other: Provision) -> bool:
    if one.role is not other.role:
        return False
    return bool(frozenset(one.applies_to or RESERVED) & frozenset(other.applies_to or RESERVED))
