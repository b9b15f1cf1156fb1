"""Tallies that meet demands: the search behind :mod:`bylawkit.checks.proof`.

Alternatives are taken one at a time; within one, each measure is a small exact linear problem
(:mod:`bylawkit.checks.linear`). A tally is of as few kinds of vote as possible, and of the same
kinds in area as in heads. Votes may be ``moved``: their owners make up their minds differently
under one rule than under another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from bylawkit.checks.linear import Effort, ExhaustedError, Row, solve
from bylawkit.model.counting import MAJORITY, Treatments, standing
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AllOf, Base, Comparison, Measure, Side, Test

PARTS = ("for", "against", "abstain", "follow", "invalid", "silent", "unserved")
"""What a tally is made of, per measure."""

FEW_PARTS = ("for", "against", "unserved")
"""Enough for most counterexamples, and easiest to picture."""

MOVED = "moved"
"""Votes that each rule counts as what it says of them (``Rule.moved``)."""

POLISH = 6_000
"""What it may cost to make areas and heads alike."""

Tally = Mapping[Measure, Mapping[str, int]]


class Rule(NamedTuple):
    """When a vote carries, and how votes that are neither yes nor no are counted.

    ``statute`` says that the tests are a statute's, not the bylaw's own; ``moved`` what kind of
    vote those are that others count otherwise.
    """

    turnout: Test | None = None
    approve: Test | None = None
    treatments: Treatments = Treatments()
    statute: bool = False
    moved: str | None = None

    def counts(self, treatments: Treatments) -> Rule:
        """The same tests with votes counted otherwise."""
        return self._replace(treatments=treatments)


# ── From tests to comparisons that must all hold ──


class Demand(NamedTuple):
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
    def parts(self) -> tuple[Demand, ...]:
        parts = () if isinstance(self.test, Comparison) else self.test.parts
        return tuple(self._replace(test=part) for part in parts)


Demands = tuple[Demand, ...]


def find(claims: Demands, rest: Demands, effort: Effort) -> Tally | None:
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
    found = (find(claims, (part, *others), effort) for part in first.parts)
    return next((one for one in found if one is not None), None)


def _sorted_out(demands: Demands) -> tuple[Demands, Demands]:
    """What must hold in any case, as comparisons; and what leaves a choice."""
    claims: list[Demand] = []
    choices: list[Demand] = []
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


_OPPOSITE = {
    Cmp.AT_LEAST: Cmp.LESS,
    Cmp.LESS: Cmp.AT_LEAST,
    Cmp.MORE: Cmp.AT_MOST,
    Cmp.AT_MOST: Cmp.MORE,
}


# ── From comparisons to tallies ──

_Claim = tuple[Demand, Comparison]


_Claims = Mapping[Measure, list[_Claim]]


def _tally(claims: Demands, effort: Effort) -> Tally | None:
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
    moved = (MOVED,) if any(one.rule.moved for one, _ in claims) else ()
    few = _votes_of(claims, (*FEW_PARTS, *moved), effort)
    every = few or _votes_of(claims, (*PARTS, *moved), effort)
    if few is not None or every is None:
        return every
    for part in PARTS:
        if part not in FEW_PARTS:
            less = _votes_of(claims, (*FEW_PARTS, part, *moved), effort)
            if less is not None:
                return less
    return every


def _votes_of(
    claims: list[_Claim], parts: tuple[str, ...], effort: Effort, *, each: bool = False
) -> _Votes | None:
    """Votes of these kinds, some of them moved; some of ``each``, if asked for."""
    kinds = tuple(dict.fromkeys(one.rule.moved for one, _ in claims))
    plain = not set(parts) - {*FEW_PARTS, MOVED}
    some = parts if each else tuple(part for part in parts if part == MOVED)
    fixed = [Row(tuple(int(part in ("for", "against")) for part in parts), True)]
    fixed += [Row(tuple(int(one == part) for one in parts), True) for part in some]
    for majority in _majorities(kinds, plain):
        rows = [_row(claim, parts, majority[claim[0].rule.moved]) for claim in claims] + fixed
        if not plain:
            rows += [row for kind in kinds for row in _majority_rows(parts, kind, majority[kind])]
        votes = solve(rows, len(parts), effort)
        if votes is not None:
            return dict.fromkeys(PARTS, 0) | dict(zip(parts, votes, strict=True))
    return None


def _majorities(kinds: tuple[str | None, ...], plain: bool) -> Iterator[dict[str | None, int]]:
    """Which side leads, for every way in which moved votes may count; without followers no matter."""
    for one in product((0,) if plain else (1, -1, 0), repeat=len(kinds)):
        yield dict(zip(kinds, one, strict=True))


def _alike(tally: dict[Measure, _Votes], own: _Claims) -> Tally:
    """The same kinds of vote in area as in heads, if that is possible: who has one has both."""
    kinds = [{part for part, count in votes.items() if count} for votes in tally.values()]
    if all(one == kinds[0] for one in kinds):
        return tally
    for choice in (set.intersection(*kinds), set.union(*kinds)):
        found = _of_kinds(tuple(part for part in (*PARTS, MOVED) if part in choice), own)
        if found is not None:
            return found
    return tally


def _of_kinds(parts: tuple[str, ...], own: _Claims) -> Tally | None:
    """A tally with some votes of each of these kinds, in every measure, and no others."""
    effort = Effort(POLISH)
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


def _majority_rows(parts: tuple[str, ...], moved: str | None, majority: int) -> list[Row]:
    votes = (moved if part == MOVED else part for part in parts)
    lead = tuple({"for": 1, "against": -1}.get(part or "", 0) for part in votes)
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
    rule = demand.rule
    counting = rule.treatments, demand.turnout, rule.statute
    line = comparison.side, comparison.base, majority
    places = _places(parts, rule.moved or "unserved", counting, line)
    coefs = tuple([have * above - want * below for above, below in places])
    return Row(coefs, cmp in (Cmp.MORE, Cmp.LESS))


@cache
def _places(
    parts: tuple[str, ...],
    moved: str,
    counting: tuple[Treatments, bool, bool],
    line: tuple[Side, Base, int],
) -> tuple[tuple[bool, bool], ...]:
    """Whether a vote of each part is above the line, and whether it is below it."""
    kinds = (moved if part == MOVED else part for part in parts)
    return tuple(_place(kind, *counting, *line) for kind in kinds)


def _place(
    kind: str,
    treatments: Treatments,
    turnout: bool,
    statute: bool,
    side: Side,
    base: Base,
    majority: int,
) -> tuple[bool, bool]:
    where = standing(kind, treatments, turnout=turnout, statute=statute)
    below = where.counts_in(base)
    if side is Side.PARTICIPATING:
        return where.participates, below
    if where.side == MAJORITY:
        return majority == (1 if side is Side.FOR else -1), below
    return where.side == side.value, below
