"""Proofs about voting rules: does every vote that one rule lets pass meet another rule too?

A rule is a Boolean combination of linear comparisons over the parts of a tally. Rule R implies
floor F if and only if no tally carries R and fails F. Alternatives are taken one at a time; within
one, the measures (area, heads, …) do not depend on each other, so that each is a small exact linear
problem of its own (:mod:`bylawkit.checks.linear`). Ballots that follow the majority are three
cases: the majority is for, against, or there is none. Votes in which nobody says yes or no are left
out of account. How each kind of vote is counted stands in :mod:`bylawkit.model.counting`.

A question may cost so many steps (``STEPS``); the answer to one that would cost more is
``UNDECIDED``, which is neither yes nor no, and every check has to say so.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal

from bylawkit.checks.linear import Effort, ExhaustedError
from bylawkit.checks.witnesses import MOVED, PARTS, Demand, Demands, Rule, Tally, find
from bylawkit.model.counting import treatments_of
from bylawkit.model.parties import Body
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AllOf, Comparison, Matter, Test, Treatment

__all__ = ["PARTS", "STEPS", "UNDECIDED", "Answer", "Rule", "Tally", "Undecided"]

STEPS = 60_000
"""What one question may cost: a hundred times what those of real bylaws do."""


class _Open(Enum):
    UNDECIDED = "undecided"


UNDECIDED: Final = _Open.UNDECIDED
"""The answer to a question that would cost more than ``STEPS``."""

Undecided = Literal[_Open.UNDECIDED]
Answer = Tally | Undecided | None


def rule_of(matter: Matter) -> Rule:
    """The rule of a matter; what it leaves unsaid is counted as everywhere else."""
    return Rule(matter.turnout, matter.approve, treatments_of(matter))


def rule_of_body(body: Body) -> Rule:
    """The rule by which a body sits and decides."""
    return Rule(body.attend, body.carry)


def carried_without(rule: Rule, floor: Rule, steps: int = STEPS) -> Answer:
    """A small tally that carries ``rule`` and fails ``floor``, or ``None``: the floor is kept."""
    if _counted_alike(rule, floor) and _plainly_keeps(rule, floor):
        return None
    return carried_by_all((rule,), floor, steps)


def carried_by_all(rules: tuple[Rule, ...], floor: Rule, steps: int = STEPS) -> Answer:
    """A small tally that carries every one of ``rules`` and fails ``floor``, or ``None``."""
    effort = Effort(steps)
    carried = tuple(one for rule in rules for one in _demands(rule))
    for test, turnout in _tests(floor):
        answer = _answer((Demand(test, floor, turnout, False), *carried), effort)
        if answer is not None:
            return answer
    return None


def some_tally(rule: Rule, steps: int = STEPS) -> Answer:
    """A small tally that carries ``rule``, or ``None``: none ever can."""
    return _answer(_demands(rule), Effort(steps))


def turned_by(
    rule: Rule, change: tuple[str, str], law: tuple[Rule, ...] = (), steps: int = STEPS
) -> Answer:
    """A tally that ``rule`` carries until those who ``MOVED`` change from one vote to another.

    ``law`` carries it before and after: what a statute itself brings about is left aside.
    """
    before, after = (one for one in change)
    demands = tuple(
        demand
        for one, kind in ((rule, before), *((one, kind) for one in law for kind in change))
        for demand in _demands(one._replace(moved=kind))
    )
    effort = Effort(steps)
    failing = rule._replace(moved=after)
    for test, turnout in _tests(failing):
        answer = _answer((Demand(test, failing, turnout, False), *demands), effort)
        if answer is not None:
            return answer
    return None


def settled(tally: Tally, kind: str) -> Tally:
    """The tally once those who ``MOVED`` have voted ``kind``."""
    return {
        measure: {
            part: count + (votes[MOVED] if part == kind else 0)
            for part, count in votes.items()
            if part != MOVED
        }
        for measure, votes in tally.items()
    }


def comparisons(test: Test | None) -> tuple[Comparison, ...]:
    """Every comparison in a test, in order."""
    if test is None or isinstance(test, Comparison):
        return () if test is None else (test,)
    return tuple(one for part in test.parts for one in comparisons(part))


def _tests(rule: Rule) -> tuple[tuple[Test, bool], ...]:
    tests = (rule.turnout, True), (rule.approve, False)
    return tuple((test, turnout) for test, turnout in tests if test is not None)


def _demands(rule: Rule) -> Demands:
    """All that a tally has to meet in order to carry a rule."""
    return tuple(Demand(test, rule, turnout, True) for test, turnout in _tests(rule))


def _answer(demands: Demands, effort: Effort) -> Answer:
    try:
        return find((), demands, effort)
    except ExhaustedError:
        return UNDECIDED


def _counted_alike(rule: Rule, floor: Rule) -> bool:
    silent_build_turnout = rule.treatments.silent is Treatment.PARTICIPATES
    return rule.treatments == floor.treatments and (
        rule.statute == floor.statute or not silent_build_turnout
    )


def _plainly_keeps(rule: Rule, floor: Rule) -> bool:
    return plainly_implies(rule.turnout, floor.turnout) and plainly_implies(
        rule.approve, floor.approve
    )


def plainly_implies(test: Test | None, floor: Test | None) -> bool:
    """The short way: each comparison of the floor is among those of the rule, at least as strict."""
    if floor is None:
        return True
    stated, wanted = _conjunction(test), _conjunction(floor)
    return wanted is not None and all(
        any(_at_least_as_strict(one, other) for one in stated or ()) for other in wanted
    )


def _conjunction(test: Test | None) -> tuple[Comparison, ...] | None:
    """The comparisons of a test without alternatives."""
    match test:
        case Comparison():
            return (test,)
        case AllOf():
            parts = tuple(_conjunction(part) for part in test.parts)
            return None if None in parts else tuple(one for part in parts for one in part or ())
        case _:
            return None


def _at_least_as_strict(one: Comparison, other: Comparison) -> bool:
    if (one.side, one.measure, one.base) != (other.side, other.measure, other.base):
        return False
    if one.limit.share == other.limit.share:
        return one.limit.cmp in (other.limit.cmp, _STRICT.get(other.limit.cmp))
    match other.limit.cmp:
        case Cmp.AT_LEAST | Cmp.MORE:
            upward = one.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
            return upward and one.limit.share > other.limit.share
        case Cmp.AT_MOST | Cmp.LESS:
            downward = one.limit.cmp in (Cmp.AT_MOST, Cmp.LESS)
            return downward and one.limit.share < other.limit.share


_STRICT = {Cmp.AT_LEAST: Cmp.MORE, Cmp.AT_MOST: Cmp.LESS}
