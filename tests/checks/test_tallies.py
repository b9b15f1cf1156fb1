"""The prover's answers about pairs of rules are as blessed, and its votes do what it says of them.

``python scripts/bless_tallies.py --bless`` puts the answers anew; look at ``git diff`` then.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from test_proof import NOWHERE, carries, full

import bless_tallies
from bylawkit.checks.proof import (
    UNDECIDED,
    carried_without,
    comparisons,
    plainly_implies,
    settled,
    turned_by,
)
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side

RULES = bless_tallies.rules()


def test_the_answers_are_as_blessed() -> None:
    blessed = bless_tallies.FILE.read_text(encoding="utf-8").splitlines()
    assert list(bless_tallies.answers()) == blessed


@pytest.mark.parametrize("number", range(len(RULES)))
def test_the_votes_carry_one_rule_and_fail_the_other(number: int) -> None:
    for other, floor in enumerate(RULES):
        tally = carried_without(RULES[number], floor, bless_tallies.STEPS)
        if other == number:
            assert tally is None
        elif tally is not None and tally is not UNDECIDED:
            assert carries(RULES[number], full(tally))
            assert not carries(floor, full(tally))


@pytest.mark.parametrize("change", bless_tallies.CHANGES)
def test_votes_that_change_turn_the_result(change: tuple[str, str]) -> None:
    before, after = change
    for rule in RULES:
        tally = turned_by(rule, change, steps=bless_tallies.STEPS)
        if tally is not None and tally is not UNDECIDED:
            assert carries(rule, full(settled(tally, before)))
            assert not carries(rule, full(settled(tally, after)))


# ── The short way ──

SHARES = (Fraction(1, 3), Fraction(1, 2), Fraction(2, 3))
GRID = tuple(Fraction(one, 12) for one in range(13))
KINDS = tuple(
    product((Side.FOR, Side.AGAINST), (Measure.AREA, Measure.HEADS), (Base.ALL, Base.CAST))
)
LIMITS = tuple(Limit(cmp, share) for cmp, share in product(Cmp, SHARES))


def limited(limit: Limit, kind: tuple[Side, Measure, Base] = KINDS[0]) -> Comparison:
    return Comparison(*kind, limit, NOWHERE)


def test_a_comparison_implies_what_holds_wherever_it_does() -> None:
    for one, other in product(LIMITS, repeat=2):
        implied = all(
            other.cmp.holds(have, other.share) for have in GRID if one.cmp.holds(have, one.share)
        )
        assert plainly_implies(limited(one), limited(other)) is implied, (one, other)


def test_only_the_same_is_compared() -> None:
    for one, other in product(KINDS, repeat=2):
        assert plainly_implies(limited(LIMITS[0], one), limited(LIMITS[0], other)) is (one == other)


def test_each_part_of_a_floor_needs_a_part_of_the_rule() -> None:
    one, other, third = (limited(LIMITS[0], kind) for kind in KINDS[:3])
    assert plainly_implies(AllOf((one, other)), one)
    assert plainly_implies(AllOf((one, AllOf((other, third)))), AllOf((third, other)))
    assert not plainly_implies(one, AllOf((one, other)))
    assert not plainly_implies(None, one)
    assert not plainly_implies(AnyOf((one, other)), one)
    assert not plainly_implies(one, AnyOf((one, other)))
    assert not plainly_implies(AllOf((one, AnyOf((other, third)))), one)
    assert not plainly_implies(one, AllOf((one, AnyOf((other, third)))))
    assert plainly_implies(None, None)
    assert plainly_implies(AnyOf((one, other)), None)


def test_comparisons_are_told_in_order() -> None:
    one, other, third = (limited(LIMITS[0], kind) for kind in KINDS[:3])
    assert comparisons(None) == ()
    assert comparisons(AnyOf((one, AllOf((other, third))))) == (one, other, third)
