"""What a coalition must hold of each measure, so that a vote is decided whatever others do.

The best that others can do for a motion is to vote for it, all of them; the worst is that nobody
else takes part (in a test of turnout) or that all vote against (in a test of approval). In both
cases a comparison hangs on one number only: how much of the measure the coalition holds. The least
that decides it is found with the engine that decides votes (``measuring``), not by a formula of
its own. *All of* joins such needs, *one of* offers alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.evaluate.asked import Asked, comparisons
from bylawkit.evaluate.measuring import figure_needed, measured
from bylawkit.evaluate.tally import PARTS, Count
from bylawkit.model.counting import Treatments
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AllOf, Base, Comparison, Measure, Side, Test, Treatment

Needs = Mapping[Measure, int]
"""At least so much of each of these measures; never 0."""

Ways = tuple[Needs, ...]
"""Alternatives; none: it cannot be done."""

REFUSALS = ("against", "silent", "abstain", "invalid")
"""What a coalition may do so that a motion fails."""

_UPWARD = (Cmp.AT_LEAST, Cmp.MORE)


class Rule(NamedTuple):
    """Every test of a vote, and how votes are counted; ``guard`` lets silent votes join a side."""

    asked: tuple[Asked, ...]
    treatments: Treatments
    guard: tuple[Asked, ...]

    def of(self, part: str) -> list[Asked]:
        return [one for one in self.asked if one.part == part]


class Cast(NamedTuple):
    """What the coalition does, and what everybody else does."""

    ours: str
    theirs: str

    def figures(self, held: int, whole: int) -> Count:
        """The figures of a measure if the coalition holds ``held`` of the ``whole``."""
        figures = dict.fromkeys(PARTS, 0) | {self.ours: held, self.theirs: whole - held}
        return Count({**figures, "total": whole})


# ── Rules for which the argument holds ──


def why_not(rule: Rule) -> Text | None:
    """Why nothing can be said about coalitions under this rule, or ``None``."""
    if not rule.of("approve"):
        return Text("没有写同意的条件", "it has no test of approval")
    silent = rule.treatments.silent
    if rule.guard and silent in (Treatment.AGAINST, Treatment.PARTICIPATES):
        return _NOT_PLAIN
    for one in (*rule.asked, *rule.guard):
        if not all(_is_plain(one, part) for part in _conjuncts(one.test)):
            return _NOT_PLAIN
    return None


_NOT_PLAIN = Text(
    "规则里多一票同意未必更容易通过，或者不按面积、人数、户数计算",
    "one more vote for it need not help, or votes are not counted by area, heads or households",
)


def _conjuncts(test: Test) -> tuple[Test, ...]:
    if isinstance(test, AllOf):
        return tuple(one for part in test.parts for one in _conjuncts(part))
    return (test,)


def _is_plain(asked: Asked, test: Test) -> bool:
    """Whether all that others can do best, or worst, is the same for every part of the test."""
    if isinstance(test, Comparison) and test.side is Side.PARTICIPATING:
        return _asks_turnout(test)
    turnout = asked.part == "turnout"
    return all(_asks_turnout(one) if turnout else _asks_approval(one) for one in comparisons(test))


def _asks_turnout(one: Comparison) -> bool:
    upward = one.side is not Side.AGAINST and one.limit.cmp in _UPWARD
    return upward and one.base is Base.ALL and one.measure is not Measure.SEATS


def _asks_approval(one: Comparison) -> bool:
    if one.side is Side.PARTICIPATING or one.measure is Measure.SEATS:
        return False
    return (one.side is Side.FOR) is (one.limit.cmp in _UPWARD)


# ── Needs ──


def needs_to_carry(rule: Rule, whole: Mapping[Measure, int]) -> Ways:
    """What a coalition that votes for a motion must hold, so that it carries in any case."""
    found: Ways = ({},)
    for asked in rule.asked:
        for test in _conjuncts(asked.test):
            alone = isinstance(test, Comparison) and test.side is Side.PARTICIPATING
            theirs = "unserved" if alone or asked.part == "turnout" else "against"
            found = _both(found, _Asking(rule, whole, Cast("for", theirs)).met(asked, test))
    return found


def needs_to_block(rule: Rule, whole: Mapping[Measure, int], refusal: str) -> Ways:
    """What a coalition that does ``refusal`` must hold, so that a motion fails in any case.

    Silent votes that join a side if a guard is met make the motion fail if it fails with them; or
    if the guard is not met and it fails without them.
    """
    asking = _Asking(rule, whole, Cast(refusal, "for"))
    found = _either(asking.failed(one, one.test) for one in rule.asked)
    if not rule.guard:
        return found
    treatments = rule.treatments._replace(silent=Treatment.NOT_COUNTED)
    without = asking._replace(rule=rule._replace(treatments=treatments))
    unguarded = _either(without.failed(one, one.test) for one in rule.guard)
    refused = _either(without.failed(one, one.test) for one in rule.of("approve"))
    return _either((found, _both(unguarded, refused)))


class _Asking(NamedTuple):
    """The needs of the tests of one rule, on one whole, for one way of voting."""

    rule: Rule
    whole: Mapping[Measure, int]
    cast: Cast

    def met(self, asked: Asked, test: Test) -> Ways:
        """What makes a test hold."""
        return self._ways(asked, test, True)

    def failed(self, asked: Asked, test: Test) -> Ways:
        """What makes a test fail."""
        return self._ways(asked, test, False)

    def _ways(self, asked: Asked, test: Test, wanted: bool) -> Ways:
        if isinstance(test, Comparison):
            least = self._least(asked, test, wanted)
            return () if least is None else ({test.measure: least} if least else {},)
        ways = [self._ways(asked, part, wanted) for part in test.parts]
        if isinstance(test, AllOf) is not wanted:
            return _either(ways)
        found: Ways = ({},)
        for one in ways:
            found = _both(found, one)
        return found

    def _least(self, asked: Asked, test: Comparison, wanted: bool) -> int | None:
        """The least that the coalition must hold for the comparison to come out as ``wanted``."""
        whole = self.whole[test.measure]

        def decided(held: int) -> bool:
            count = self.cast.figures(held, whole)
            return measured(asked, test, count, self.rule.treatments).met is wanted

        need = figure_needed(test.limit, whole)
        guesses = (need, need + 1, whole - need, whole - need + 1, 0)
        return least(decided, whole, guesses)


def least(decided: Callable[[int], bool], whole: int, guesses: Iterable[int] = ()) -> int | None:
    """The least number up to ``whole`` at which something, once true, stays true."""
    for guess in guesses:
        if 0 <= guess <= whole and decided(guess) and (guess == 0 or not decided(guess - 1)):
            return guess
    if not decided(whole):
        return None
    low, high = 0, whole
    while low < high:
        middle = (low + high) // 2
        if decided(middle):
            high = middle
        else:
            low = middle + 1
    return high


def _either(ways: Iterable[Ways]) -> Ways:
    """Alternatives, without those that ask for more than another one does."""
    every = [dict(one) for each in ways for one in each]
    unlike = [one for number, one in enumerate(every) if one not in every[:number]]
    return tuple(
        one
        for one in unlike
        if not any(other is not one and _asks_less(other, one) for other in unlike)
    )


def _asks_less(one: Needs, other: Needs) -> bool:
    return all(held <= other.get(measure, 0) for measure, held in one.items())


def _both(ways: Ways, others: Ways) -> Ways:
    return _either(
        [
            tuple(
                {key: max(one.get(key, 0), other.get(key, 0)) for key in (*one, *other)}
                for one in ways
                for other in others
            )
        ]
    )
