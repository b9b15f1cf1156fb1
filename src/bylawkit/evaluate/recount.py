"""Recounts: announced figures against computed ones, every difference listed.

An announced percentage is compared after rounding the computed one to as many decimals, a half
upward. The share of those taking part, attending or heard is a share of all; every other share is
a share of the base that the matter's test of approval has for the measure (those taking part,
unless it says otherwise).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bylawkit.evaluate.announced import Announced
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.measuring import Counting
from bylawkit.evaluate.quantities import percentage
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.words import figure
from bylawkit.model.counting import treatments_of
from bylawkit.model.votes import Base, Matter, Measure


class Difference(NamedTuple):
    """An announced figure that is not what the tally comes to; ``None``: that cannot be told."""

    figure: str
    announced: str
    computed: str | None


def recount(
    decision: Decision, tally: Tally, announced: Iterable[Announced], outcome: str | None = None
) -> tuple[Difference, ...]:
    """Every announced figure that differs from the computed one, and the outcome if it does."""
    full = tally.completed()
    found = [
        Difference(one.path, one.stated, computed)
        for one in announced
        if (computed := _computed(decision, full.of(one.measure), one)) != _stated(one)
    ]
    if outcome is not None and outcome != decision.outcome.value:
        found.append(Difference("outcome", outcome, decision.outcome.value))
    return tuple(found)


def _stated(one: Announced) -> str:
    """An announced figure in the form in which computed ones are written."""
    if one.share:
        return percentage(one.value, 100 * 10**one.decimals, one.decimals)
    return figure(one.value, one.measure)


def _computed(decision: Decision, count: Count, one: Announced) -> str | None:
    value = _value(decision.matter, count, one.name, one.candidate)
    if not one.share:
        return None if value is None else figure(value, one.measure)
    whole = _whole(decision, count, one)
    if value is None or not whole:
        return None
    return percentage(value, whole, one.decimals)


def _value(matter: Matter, count: Count, name: str, candidate: str | None) -> int | None:
    if candidate is not None:
        return count.candidates.get(candidate) if name == "for" else None
    if name in _TURNOUT:
        return _counting(matter, count, turnout=True).base(_TURNOUT[name]).value
    return count.figures.get(name)


_TURNOUT = {
    "participating": Base.PARTICIPATING,
    "attending": Base.ATTENDING,
    "cast": Base.CAST,
}

_OF_ALL = (*_TURNOUT, "returned", "silent", "unserved")


def _whole(decision: Decision, count: Count, one: Announced) -> int | None:
    if one.name in _OF_ALL:
        return count.figures.get("total")
    counting = _counting(decision.matter, count, turnout=False)
    return counting.base(_approval_base(decision, one.measure)).value


def _approval_base(decision: Decision, measure: Measure) -> Base:
    for reason in decision.reasons:
        if reason.part == "approve" and reason.comparison.measure is measure:
            return reason.comparison.base
    return Base.PARTICIPATING


def _counting(matter: Matter, count: Count, *, turnout: bool) -> Counting:
    return Counting(count, treatments_of(matter), turnout)
