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

from collections.abc import Mapping
from enum import Enum
from typing import Final, Literal, NamedTuple

from bylawkit.checks.linear import Effort, ExhaustedError, Row, solve
from bylawkit.model.counting import MAJORITY, Treatments, standing, treatments_of
from bylawkit.model.parties import Body
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AllOf, Comparison, Matter, Measure, Side, Test, Treatment

PARTS = ("for", "against", "abstain", "follow", "invalid", "silent", "unserved")
"""What a tally is made of, per measure."""

FEW_PARTS = ("for", "against", "unserved")
"""Enough for most counterexamples, and easiest to picture."""

STEPS = 60_000
"""What one question may cost: a hundred times what those of real bylaws do."""

Tally = Mapping[Measure, Mapping[str, int]]


class _Open(Enum):
    UNDECIDED = "undecided"


UNDECIDED: Final = _Open.UNDECIDED
"""The answer to a question that would cost more than ``STEPS``."""

Undecided = Literal[_Open.UNDECIDED]
Answer = Tally | Undecided | None


class Rule(NamedTuple):
    """When a vote carries, and how votes that are neither yes nor no are counted.

    ``statute`` says that the tests are a statute's, not the bylaw's own.
    """

    turnout: Test | None = None
    approve: Test | None = None
    treatments: Treatments = Treatments()
    statute: bool = False

    def counts(self, treatments: Treatments) -> Rule:
        """The same tests with votes counted otherwise."""
        return self._replace(treatments=treatments)


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
        answer = _answer((_Demand(test, floor, turnout, False), *carried), effort)
        if answer is not None:
            return answer
    return None


def some_tally(rule: Rule, steps: int = STEPS) -> Answer:
    """A small tally that carries ``rule``, or ``None``: none ever can."""
    return _answer(_demands(rule), Effort(steps))


def comparisons(test: Test | None) -> tuple[Comparison, ...]:
    """Every comparison in a test, in order."""
    if test is None or isinstance(test, Comparison):
        return () if test is None else (test,)
    return tuple(one for part in test.parts for one in comparisons(part))


# ── From tests to comparisons that must all hold ──


class _Demand(NamedTuple):
    """A test that must hold (or fail), and the rule by which its votes are counted."""

    test: Test
    rule: Rule
    turnout: bool
    holds: bool

    @property
    def joint(self) -> bool:
        """Whether all parts must hold (or fail), and not just one of them."""
        return isinstance(self.test, AllOf) is self.holds

    @property
    def parts(self) -> tuple[_Demand, ...]:
        parts = () if isinstance(self.test, Comparison) else self.test.parts
        return tuple(self._replace(test=part) for part in parts)


_Demands = tuple[_Demand, ...]


def _tests(rule: Rule) -> tuple[tuple[Test, bool], ...]:
    tests = (rule.turnout, True), (rule.approve, False)
    return tuple((test, turnout) for test, turnout in tests if test is not None)


def _answer(demands: _Demands, effort: Effort) -> Answer:
    try:
        return _find((), demands, effort)
    except ExhaustedError:
        return UNDECIDED


def _demands(rule: Rule) -> _Demands:
    """All that a tally has to meet in order to carry a rule."""
    return tuple(_Demand(test, rule, turnout, True) for test, turnout in _tests(rule))


def _find(claims: _Demands, rest: _Demands, effort: Effort) -> Tally | None:
    """A tally that meets the claims, which are comparisons, and the rest, which may be anything.

    What must hold in any case is claimed first; only then is one alternative tried after another,
    as long as what is claimed so far can be met at all.
    """
    more, choices = _sorted_out(rest)
    claims += more
    tally = _tally(claims, effort)
    if tally is None or not choices:
        return tally
    first, *others = choices
    found = (_find(claims, (part, *others), effort) for part in first.parts)
    return next((one for one in found if one is not None), None)


def _sorted_out(demands: _Demands) -> tuple[_Demands, _Demands]:
    """What must hold in any case, as comparisons; and what leaves a choice."""
    claims: list[_Demand] = []
    choices: list[_Demand] = []
    waiting = list(demands)
    while waiting:
        demand = waiting.pop(0)
        if isinstance(demand.test, Comparison):
            claims.append(demand)
        elif demand.joint:
            waiting = [*demand.parts, *waiting]
        else:
            choices.append(demand)
    return tuple(claims), tuple(choices)


def _counted_alike(rule: Rule, floor: Rule) -> bool:
    silent_build_turnout = rule.treatments.silent is Treatment.PARTICIPATES
    return rule.treatments == floor.treatments and (
        rule.statute == floor.statute or not silent_build_turnout
    )


def _plainly_keeps(rule: Rule, floor: Rule) -> bool:
    return _plainly_implies(rule.turnout, floor.turnout) and _plainly_implies(
        rule.approve, floor.approve
    )


def _plainly_implies(test: Test | None, floor: Test | None) -> bool:
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
_OPPOSITE = {
    Cmp.AT_LEAST: Cmp.LESS,
    Cmp.LESS: Cmp.AT_LEAST,
    Cmp.MORE: Cmp.AT_MOST,
    Cmp.AT_MOST: Cmp.MORE,
}


# ── From comparisons to tallies ──

_Claim = tuple[_Demand, Comparison]


_Claims = Mapping[Measure, list[_Claim]]


def _tally(claims: _Demands, effort: Effort) -> Tally | None:
    """A tally that meets every claim."""
    own: dict[Measure, list[_Claim]] = {}
    for one in claims:
        if isinstance(one.test, Comparison):
            own.setdefault(one.test.measure, []).append((one, one.test))
    tally = {}
    for measure in Measure:
        if measure in own:
            votes = _votes(own[measure], effort)
            if votes is None:
                return None
            tally[measure] = votes
    return _alike(tally, own)


_Votes = dict[str, int]


def _votes(claims: list[_Claim], effort: Effort) -> _Votes | None:
    """Votes of one measure, of few kinds if that is possible."""
    few = _votes_of(claims, FEW_PARTS, effort)
    every = few or _votes_of(claims, PARTS, effort)
    if few is not None or every is None:
        return every
    for part in PARTS:
        if part not in FEW_PARTS:
            less = _votes_of(claims, (*FEW_PARTS, part), effort)
            if less is not None:
                return less
    return every


def _votes_of(
    claims: list[_Claim], parts: tuple[str, ...], effort: Effort, *, each: bool = False
) -> _Votes | None:
    """Votes of these kinds; some of ``each``, if asked for."""
    for majority in (0,) if parts == FEW_PARTS else (1, -1, 0):
        rows = [_row(claim, parts, majority) for claim in claims]
        rows.append(Row(tuple(int(part in ("for", "against")) for part in parts), True))
        if each:
            rows += [Row(tuple(int(one == part) for one in parts), True) for part in parts]
        if parts != FEW_PARTS:
            rows += _majority_rows(parts, majority)
        votes = solve(rows, len(parts), effort)
        if votes is not None:
            return dict.fromkeys(PARTS, 0) | dict(zip(parts, votes, strict=True))
    return None


def _alike(tally: dict[Measure, _Votes], own: _Claims) -> Tally:
    """The same kinds of vote in area as in heads, if that is possible: who has one has both."""
    kinds = [{part for part, count in votes.items() if count} for votes in tally.values()]
    if all(one == kinds[0] for one in kinds):
        return tally
    for choice in (set.intersection(*kinds), set.union(*kinds)):
        found = _of_kinds(tuple(part for part in PARTS if part in choice), own)
        if found is not None:
            return found
    return tally


def _of_kinds(parts: tuple[str, ...], own: _Claims) -> Tally | None:
    """A tally with some votes of each of these kinds, in every measure, and no others."""
    effort = Effort(STEPS // 10)
    tally = {}
    try:
        for measure, claims in own.items():
            votes = _votes_of(claims, parts, effort, each=True) if parts else None
            if votes is None:
                return None
            tally[measure] = votes
    except ExhaustedError:
        return None
    return {measure: tally[measure] for measure in Measure if measure in tally}


def _majority_rows(parts: tuple[str, ...], majority: int) -> list[Row]:
    lead = tuple({"for": 1, "against": -1}.get(part, 0) for part in parts)
    trail = tuple(-one for one in lead)
    match majority:
        case 1:
            return [Row(lead, True)]
        case -1:
            return [Row(trail, True)]
        case _:
            return [Row(lead, False), Row(trail, False)]


def _row(claim: _Claim, parts: tuple[str, ...], majority: int) -> Row:
    """The claim as an inequality over the parts of a tally, cleared of fractions."""
    demand, comparison = claim
    limit = comparison.limit
    cmp = limit.cmp if demand.holds else _OPPOSITE[limit.cmp]
    sign = 1 if cmp in (Cmp.AT_LEAST, Cmp.MORE) else -1
    have, want = sign * limit.share.denominator, sign * limit.share.numerator
    coefs = tuple(
        have * above - want * below
        for above, below in (_membership(claim, part, majority) for part in parts)
    )
    return Row(coefs, cmp in (Cmp.MORE, Cmp.LESS))


def _membership(claim: _Claim, part: str, majority: int) -> tuple[bool, bool]:
    """Whether a vote of this part is above the line, and whether it is below it."""
    demand, comparison = claim
    rule = demand.rule
    where = standing(part, rule.treatments, turnout=demand.turnout, statute=rule.statute)
    below = where.counts_in(comparison.base)
    if comparison.side is Side.PARTICIPATING:
        return where.participates, below
    if where.side == MAJORITY:
        return majority == (1 if comparison.side is Side.FOR else -1), below
    return where.side == comparison.side.value, below
