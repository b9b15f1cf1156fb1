"""What would carry a motion, as an expression: the same as :mod:`bylawkit.evaluate.needed` finds.

``y`` of the open votes are yes, all others are of one kind: against, abstained, invalid, or not
cast. Both figures of a test then grow or shrink evenly with ``y``, so that the least ``y`` which
meets it is a quotient. Votes that follow the majority change sides once, where yes and no are level;
below and above that there is a quotient each. The least number that suffices is the greatest
of these, over all tests and kinds.

Only tests that another yes never unmeets are compiled: at least so many for, or at most so many
against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.expressions import Counted, counted_in
from bylawkit.evaluate.needed import OTHERWISE, PLAIN, single_tests
from bylawkit.evaluate.question import Question
from bylawkit.model.counting import Treatments
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Comparison, Measure, Side

_UPWARD = (Cmp.AT_LEAST, Cmp.MORE)


def needed_body(question: Question, measure: Measure) -> list[str] | None:
    """The lines of a function of a measure's figures: the open votes, and how many must be yes.

    If not even all are enough, that is one more than there are. ``None``: no such function is known.
    """
    asked = single_tests(question) or ()
    tests = [(each, one) for each, one in asked if one.measure is measure]
    if not all(_only_gains(one) for _, one in tests):
        return None
    bounds = _bounds(tests, question.treatments)
    if bounds is None:
        return None
    open_ = f"{measure.value}_silent + {measure.value}_unserved"
    return [f"left = {open_}", f"return left, min(left + 1, max((0, {', '.join(bounds)})))"]


def _only_gains(one: Comparison) -> bool:
    return (one.limit.cmp in _UPWARD) == (one.side is not Side.AGAINST)


def _bounds(
    tests: Iterable[tuple[Asked, Comparison]], treatments: Treatments
) -> tuple[str, ...] | None:
    """How many must be yes for each test and each kind, each once."""
    found = dict.fromkeys(
        bound
        for asked, one in tests
        for kind in OTHERWISE
        for bound in _Case(one, counted_in(asked, one, treatments), kind).bounds()
    )
    return None if None in found else tuple(one for one in found if one is not None)


class _Case:
    """One test, where the votes that are not yes are all of one kind."""

    def __init__(self, one: Comparison, counted: Counted, kind: str) -> None:
        self.measure, self.limit = one.measure, one.limit
        self.counted, self.kind = counted, kind

    def bounds(self) -> Iterator[str | None]:
        """Expressions of the least ``y``: for a share of something, and for the share itself."""
        whole = self.counted.whole
        yield _first(self._sum(whole), self._gain(whole), 1)
        express, with_followers = self.counted.have, self.counted.have + self.counted.followers
        if not self.counted.followers:
            yield self._least(express)
            return
        first, then = express, with_followers
        if self.counted.side is Side.AGAINST:
            first, then = with_followers, express
        below, above = self._least(first), self._least(then)
        if below is None or above is None:
            yield None
        else:
            yield f"(low if (low := {below}) < (at := {self._turn()}) else max(at, {above}))"

    def _least(self, have: tuple[str, ...]) -> str | None:
        """The least ``y`` that meets the limit, if these kinds are counted."""
        share, upward = self.limit.share, self.limit.cmp in _UPWARD
        above, below = share.numerator, share.denominator
        counted, whole = self._sum(have), self._sum(self.counted.whole)
        gain = self._gain(have) * below - self._gain(self.counted.whole) * above
        margin = f"({counted}) * {below} - ({whole}) * {above}"
        if not upward:
            margin, gain = f"({whole}) * {above} - ({counted}) * {below}", -gain
        return _first(margin, gain, int(_is_strict(self.limit)))

    def _turn(self) -> str:
        """The least ``y`` from which yes is the majority; for votes against, no is not any more."""
        at_once = 2 if self.kind == "against" else 1
        ahead = f"{self.measure.value}_for - ({self._sum(('against',))})"
        return _first(ahead, at_once, int(self.counted.side is Side.FOR)) or "0"

    def _sum(self, kinds: tuple[str, ...]) -> str:
        """The votes of these kinds if none of the open ones is yes."""
        parts = [f"{self.measure.value}_{kind}" for kind in kinds if kind in PLAIN]
        parts += ["left"] if self.kind in kinds else []
        return " + ".join(parts) or "0"

    def _gain(self, kinds: tuple[str, ...]) -> int:
        """What one more yes, and one less of the kind, adds to the votes of these kinds."""
        return ("for" in kinds) - (self.kind in kinds)


def _is_strict(limit: Limit) -> bool:
    return limit.cmp in (Cmp.MORE, Cmp.LESS)


def _first(value: str, gain: int, wanted: int) -> str | None:
    """The least ``y`` with ``value + gain * y >= wanted``; ``None`` if it shrinks."""
    if gain < 0:
        return None
    if gain == 0:
        return f"(0 if {value} >= {wanted} else left + 1)"
    return f"-(({value} - {wanted}) // {gain})"
