"""One comparison over the figures of one measure: need, have, short by."""

from __future__ import annotations

from typing import NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.bounds import corners
from bylawkit.evaluate.decision import Reason
from bylawkit.evaluate.tally import Count
from bylawkit.model.counting import MAJORITY, Treatments, kinds_in, kinds_joining
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Base, Comparison, Measure, Side


class Figure(NamedTuple):
    """A figure, or the names of what must be known before it is."""

    value: int | None
    missing: tuple[str, ...] = ()


def measured(
    asked: Asked,
    comparison: Comparison,
    count: Count,
    treatments: Treatments,
    candidate: str | None = None,
    *,
    one_of: bool = False,
) -> Reason:
    """Work out one comparison of a test."""
    if candidate is not None:
        count = count.of_candidate(candidate)
    turnout = asked.part == "turnout"
    counting = Counting(
        count,
        Treatments() if asked.at_meeting and turnout else treatments,
        turnout,
        statute=asked.rule.statute is not None,
    )
    have, whole = counting.side(comparison.side), counting.base(comparison.base)
    met, between = is_met(comparison.limit, have.value, whole.value), None
    if met is None and candidate is None:
        met, between = _whatever_comes(comparison, counting)
    need = None if whole.value is None else figure_needed(comparison.limit, whole.value)
    names = dict.fromkeys(have.missing + whole.missing) if have.missing or whole.missing else ()
    return Reason(
        part=asked.part,
        comparison=comparison,
        rule=asked.rule,
        whole=whole.value,
        need=need,
        have=have.value,
        short_by=_short_by(comparison.limit, need, have.value),
        met=met,
        missing=tuple([_path(comparison.measure, name, candidate) for name in names]),
        one_of=one_of,
        candidate=candidate,
        between=between if have.value is None else None,
    )


def _whatever_comes(
    comparison: Comparison, counting: Counting
) -> tuple[bool | None, tuple[int, int] | None]:
    """What a comparison comes to whatever is unknown, and what the figure is at least and at most."""
    found = [
        pair
        for full in corners(counting.votes.figures)
        for pair in counting.completed_by(full, comparison)
    ]
    if not found:
        return None, None
    truths = {is_met(comparison.limit, have, whole) for have, whole in found}
    haves = [have for have, _ in found]
    return truths.pop() if len(truths) == 1 else None, (min(haves), max(haves))


def is_met(limit: Limit, have: int | None, whole: int | None) -> bool | None:
    """Whether ``have / whole`` stands as ``limit`` says; ``None`` if unknown, false of nothing."""
    if whole == 0:
        return False
    if have is None or whole is None:
        return None
    share = limit.share
    return limit.cmp.holds(have * share.denominator, whole * share.numerator)


def figure_needed(limit: Limit, whole: int) -> int:
    """The least whole number that meets a limit (for upper limits, the greatest)."""
    scaled, parts = whole * limit.share.numerator, limit.share.denominator
    match limit.cmp:
        case Cmp.AT_LEAST:
            return max(-(-scaled // parts), 1 if whole == 0 else 0)
        case Cmp.MORE:
            return scaled // parts + 1
        case Cmp.AT_MOST:
            return scaled // parts
        case Cmp.LESS:
            return max(-(-scaled // parts) - 1, 0)


def _short_by(limit: Limit, need: int | None, have: int | None) -> int | None:
    if need is None or have is None:
        return None
    upward = limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    return max(need - have if upward else have - need, 0)


def _path(measure: Measure, name: str, candidate: str | None) -> str:
    """Where a tally states a figure; votes for the others are stated under ``for``."""
    if name == "others":
        return f"{measure.value}.for"
    if name == "for" and candidate is not None:
        return f"{measure.value}.for.{candidate}"
    return f"{measure.value}.{name}"


class Counting(NamedTuple):
    """The figures of a measure as a test of turnout, or else of approval, counts them."""

    votes: Count
    treatments: Treatments
    turnout: bool
    statute: bool = False

    def base(self, base: Base) -> Figure:
        """What a share is a share of."""
        if base is Base.ALL:
            total = self.votes.figures.get("total")
            return Figure(total, () if total is not None else ("total",))
        return self._sum(kinds_in(base, self.treatments, self.turnout, self.statute))

    def side(self, side: Side) -> Figure:
        """The votes of a side, with those that join it."""
        if side is Side.PARTICIPATING:
            return self.base(Base.PARTICIPATING)
        express = self._joining(side)
        followers = self._joining(MAJORITY)
        if followers.value == 0:
            return express
        majority = self._majority()
        missing = express.missing + followers.missing + majority.missing
        if express.value is None or followers.value is None or majority.value is None:
            return Figure(None, missing)
        return Figure(express.value + followers.value * (majority.value == _SIGN[side]))

    def completed_by(self, full: dict[str, int], one: Comparison) -> list[tuple[int, int]]:
        """The figure and its whole with nothing unknown; both ways if the majority is."""
        at = self._replace(votes=Count(full))
        whole = at.base(one.base).value or 0
        if one.side is Side.PARTICIPATING:
            return [(at.base(Base.PARTICIPATING).value or 0, whole)]
        express = at._joining(one.side.value).value or 0
        followers = at._joining(MAJORITY).value or 0
        majority = self._majority().value
        joins = [0, followers] if majority is None else [followers * (majority == _SIGN[one.side])]
        return [(express + more, whole) for more in joins]

    def _majority(self) -> Figure:
        """1 if the majority is expressly for, -1 if it is expressly against, 0 if there is none."""
        in_favour, against = self.votes.figures.get("for"), self.votes.figures.get("against")
        if in_favour is None or against is None:
            return Figure(None, self.votes.missing(("for", "against")))
        if in_favour > max(against, self.votes.rival):
            return Figure(1)
        return Figure(-1 if against > max(in_favour, self.votes.rival) else 0)

    def _joining(self, side: str) -> Figure:
        return self._sum(kinds_joining(side, self.treatments, self.turnout, self.statute))

    def _sum(self, wanted: tuple[str, ...]) -> Figure:
        value = self.votes.sum_of(wanted)
        return Figure(value, () if value is not None else self.votes.missing(wanted))


_SIGN = {Side.FOR: 1, Side.AGAINST: -1}
