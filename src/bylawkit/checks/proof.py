"""Proofs about voting rules: does every vote that one rule lets pass meet another rule too?

A rule is a Boolean combination of linear comparisons over the parts of a tally. Rule R implies
floor F if and only if no tally carries R and fails F. Alternatives are taken one at a time; within
one, the measures (area, heads, …) do not depend on each other, so that each is a small exact linear
problem of its own (:mod:`bylawkit.checks.linear`). Ballots that follow the majority are three
cases: the majority is for, against, or there is none. Votes in which nobody takes part are left
out of account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from bylawkit.checks.linear import Row, solve
from bylawkit.model.parties import Body
from bylawkit.model.values import Cmp
from bylawkit.model.votes import (
    AllOf,
    AnyOf,
    Base,
    Comparison,
    Matter,
    Measure,
    Side,
    Test,
    Treatment,
)

PARTS = ("for", "against", "abstain", "follow", "invalid", "silent", "unserved")
"""What a tally is made of, per measure."""

FEW_PARTS = ("for", "against", "unserved")
"""Enough for most counterexamples, and easiest to picture."""

NOBODY = frozenset({"silent", "unserved"})
"""The parts of those who handed in nothing."""

Tally = Mapping[Measure, Mapping[str, int]]


class Rule(NamedTuple):
    """When a vote carries: both tests, and what becomes of votes that are neither yes nor no."""

    turnout: Test | None = None
    approve: Test | None = None
    silent: Treatment = Treatment.NOT_COUNTED
    abstain: Treatment = Treatment.PARTICIPATES
    invalid: Treatment = Treatment.PARTICIPATES

    def counts(self, turnout: Test | None, approve: Test | None) -> Rule:
        """Other tests, counted as here."""
        return self._replace(turnout=turnout, approve=approve)


def rule_of(matter: Matter) -> Rule:
    """The rule of a matter; what it leaves unsaid is counted as the engine does."""
    stated = {
        name: treatment
        for name in ("silent", "abstain", "invalid")
        if (treatment := getattr(matter, name)) is not None
    }
    return Rule(matter.turnout, matter.approve, **stated)


def rule_of_body(body: Body) -> Rule:
    """The rule by which a body sits and decides."""
    return Rule(body.attend, body.carry)


def carried_without(rule: Rule, floor: Rule) -> Tally | None:
    """A small tally that carries ``rule`` and fails ``floor``, or ``None``: the floor is kept."""
    if rule[2:] == floor[2:] and _plainly_keeps(rule, floor):
        return None
    return _first(
        yes + no for yes in _alternatives(rule) for no in _alternatives(floor, failing=True)
    )


def some_tally(rule: Rule) -> Tally | None:
    """A small tally that carries ``rule``, or ``None``: none ever can."""
    return _first(_alternatives(rule))


def comparisons(test: Test | None) -> tuple[Comparison, ...]:
    """Every comparison in a test, in order."""
    match test:
        case None:
            return ()
        case Comparison():
            return (test,)
        case _:
            return tuple(one for part in test.parts for one in comparisons(part))


# ── From tests to comparisons that must all hold ──


class _Claim(NamedTuple):
    """One comparison, how its votes are counted, and whether it must hold or fail."""

    comparison: Comparison
    rule: Rule
    holds: bool


_Claims = tuple[_Claim, ...]


def _alternatives(rule: Rule, *, failing: bool = False) -> Iterator[_Claims]:
    """Each way in which the rule may carry (or fail)."""
    tests = tuple(test for test in (rule.turnout, rule.approve) if test is not None)
    whole: Test = tests[0] if len(tests) == 1 else AllOf(tests)
    return _ways(whole, rule, not failing)


def _ways(test: Test, rule: Rule, holds: bool) -> Iterator[_Claims]:
    match test:
        case Comparison():
            yield (_Claim(test, rule, holds),)
        case AllOf() | AnyOf() if isinstance(test, AllOf) is holds:
            for ways in product(*(tuple(_ways(part, rule, holds)) for part in test.parts)):
                yield tuple(claim for way in ways for claim in way)
        case AllOf() | AnyOf():
            for part in test.parts:
                yield from _ways(part, rule, holds)


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


def _first(alternatives: Iterable[_Claims]) -> Tally | None:
    for claims in alternatives:
        tally = _tally(claims)
        if tally is not None:
            return tally
    return None


def _tally(claims: _Claims) -> Tally | None:
    """A tally that meets every claim."""
    tally = {}
    for measure in Measure:
        own = [claim for claim in claims if claim.comparison.measure is measure]
        if own:
            votes = _votes(own)
            if votes is None:
                return None
            tally[measure] = votes
    return tally


def _votes(claims: list[_Claim]) -> dict[str, int] | None:
    for parts, cases in ((FEW_PARTS, (0,)), (PARTS, (1, -1, 0))):
        for majority in cases:
            rows = [_row(claim, parts, majority) for claim in claims]
            rows.append(Row(tuple(int(part not in NOBODY) for part in parts), True))
            if parts is PARTS:
                rows += _majority_rows(majority)
            votes = solve(rows, len(parts))
            if votes is not None:
                return dict.fromkeys(PARTS, 0) | dict(zip(parts, votes, strict=True))
    return None


def _majority_rows(majority: int) -> list[Row]:
    lead = tuple({"for": 1, "against": -1}.get(part, 0) for part in PARTS)
    trail = tuple(-one for one in lead)
    match majority:
        case 1:
            return [Row(lead, True)]
        case -1:
            return [Row(trail, True)]
        case _:
            return [Row(lead, False), Row(trail, False)]


def _row(claim: _Claim, parts: tuple[str, ...], majority: int) -> Row:
    comparison, rule, holds = claim
    cmp = comparison.limit.cmp if holds else _OPPOSITE[comparison.limit.cmp]
    sign = 1 if cmp in (Cmp.AT_LEAST, Cmp.MORE) else -1
    share = comparison.limit.share
    coefs = tuple(
        sign
        * (
            share.denominator * _on_side(part, comparison.side, rule, majority)
            - share.numerator * _in_base(part, comparison.base, rule)
        )
        for part in parts
    )
    return Row(coefs, cmp in (Cmp.MORE, Cmp.LESS))


def _on_side(part: str, side: Side, rule: Rule, majority: int) -> bool:
    """Whether a vote of this part is in the numerator."""
    if side is Side.PARTICIPATING:
        return participates(part, rule)
    if part in ("for", "against"):
        return part == side.value
    treatment = _treatment(part, rule)
    if treatment is Treatment.FOLLOWS_MAJORITY:
        return majority == (1 if side is Side.FOR else -1)
    return side is Side.AGAINST and treatment is Treatment.AGAINST


def _in_base(part: str, base: Base, rule: Rule) -> bool:
    """Whether a vote of this part is in the denominator."""
    match base:
        case Base.ALL:
            return True
        case Base.PARTICIPATING:
            return participates(part, rule)
        case Base.ATTENDING:
            return part not in NOBODY
        case Base.CAST:
            return part not in ("abstain", "invalid") and participates(part, rule)


def participates(part: str, rule: Rule) -> bool:
    """Whether a vote of this part counts as taking part."""
    return part in ("for", "against") or _treatment(part, rule) is not Treatment.NOT_COUNTED


def _treatment(part: str, rule: Rule) -> Treatment:
    match part:
        case "abstain":
            return rule.abstain
        case "follow":
            return Treatment.FOLLOWS_MAJORITY
        case "invalid":
            return rule.invalid
        case "silent":
            return rule.silent
        case _:
            return Treatment.NOT_COUNTED
