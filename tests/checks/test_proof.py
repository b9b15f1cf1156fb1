"""The prover agrees with z3 on random rules, and each of its tallies really decides differently."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.checks.proof import PARTS, Rule, carried_without, some_tally
from bylawkit.model.counting import Treatments
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test, Treatment
from bylawkit.source import Source, Span

NOWHERE = Span(Source("x.bylaw", ""), 0, 0)
AREA, HEADS = Measure.AREA, Measure.HEADS


def compare(side: Side, measure: Measure, base: Base, cmp: str, num: int, den: int) -> Comparison:
    return Comparison(side, measure, base, Limit(Cmp(cmp), Fraction(num, den)), NOWHERE)


def both(side: Side, base: Base, cmp: str, num: int, den: int) -> AllOf:
    return AllOf(tuple(compare(side, one, base, cmp, num, den) for one in (AREA, HEADS)))


TWO_THIRDS_TAKE_PART = both(Side.PARTICIPATING, Base.ALL, ">=", 2, 3)
HALF_TAKE_PART = both(Side.PARTICIPATING, Base.ALL, ">", 1, 2)
MAJORITY = both(Side.FOR, Base.PARTICIPATING, ">", 1, 2)
THREE_QUARTERS = both(Side.FOR, Base.PARTICIPATING, ">=", 3, 4)
ORDINARY = Rule(TWO_THIRDS_TAKE_PART, MAJORITY)
COUNTS_SILENT = ORDINARY._replace(treatments=Treatments(silent=Treatment.PARTICIPATES))
FOLLOWS = ORDINARY._replace(treatments=Treatments(silent=Treatment.FOLLOWS_MAJORITY))
SPECIAL = Rule(TWO_THIRDS_TAKE_PART, THREE_QUARTERS)


# ── A naive count, written from the definitions and not from the code under test ──


def counted(part: str, rule: Rule, votes: Any, turnout: bool) -> dict[str, bool]:
    """Whether a part takes part, attends, is valid, joins the yes side, joins the no side."""
    fate = {
        "abstain": rule.treatments.abstain,
        "follow": Treatment.FOLLOWS_MAJORITY,
        "invalid": rule.treatments.invalid,
        "silent": rule.treatments.silent,
    }.get(part)
    at = part not in ("silent", "unserved")
    joins = fate in (Treatment.FOLLOWS_MAJORITY, Treatment.AGAINST)
    if part == "silent" and turnout and (rule.statute or joins):
        fate = Treatment.NOT_COUNTED
    yes = part == "for"
    no = part == "against" or fate is Treatment.AGAINST
    if fate is Treatment.FOLLOWS_MAJORITY:
        yes, no = votes["for"] > votes["against"], votes["for"] < votes["against"]
    joins = fate in (Treatment.FOLLOWS_MAJORITY, Treatment.AGAINST)
    takes_part = part in ("for", "against") or fate not in (None, Treatment.NOT_COUNTED)
    valid = takes_part and (joins or part in ("for", "against", "abstain"))
    return {"part": takes_part, "at": at or joins, "valid": valid, "yes": yes, "no": no}


SIDES = {Side.FOR: "yes", Side.AGAINST: "no", Side.PARTICIPATING: "part"}
BASES = {Base.PARTICIPATING: "part", Base.ATTENDING: "at", Base.CAST: "valid"}


def holds(test: Test | None, rule: Rule, tally: Any, turnout: bool) -> bool:
    if test is None:
        return True
    if isinstance(test, AllOf):
        return all(holds(part, rule, tally, turnout) for part in test.parts)
    if isinstance(test, AnyOf):
        return any(holds(part, rule, tally, turnout) for part in test.parts)
    votes = tally[test.measure]
    have = base = 0
    for part in PARTS:
        fate = counted(part, rule, votes, turnout)
        have += votes[part] * fate[SIDES[test.side]]
        base += votes[part] * (test.base is Base.ALL or fate[BASES[test.base]])
    return test.limit.cmp.holds(Fraction(have), test.limit.share * base)


def carries(rule: Rule, tally: Any) -> bool:
    return holds(rule.turnout, rule, tally, True) and holds(rule.approve, rule, tally, False)


# ── z3, from the same definitions ──


def z3_holds(test: Test | None, rule: Rule, tally: Any, turnout: bool) -> Any:
    if test is None:
        return z3.BoolVal(True)
    if isinstance(test, AllOf):
        return z3.And(*(z3_holds(part, rule, tally, turnout) for part in test.parts))
    if isinstance(test, AnyOf):
        return z3.Or(*(z3_holds(part, rule, tally, turnout) for part in test.parts))
    votes = tally[test.measure]
    zero = z3.RealVal(0)
    have, base = zero, zero
    for part in PARTS:
        fate = counted(part, rule, votes, turnout)
        have = have + z3.If(fate[SIDES[test.side]], votes[part], zero)
        if test.base is Base.ALL or fate[BASES[test.base]]:
            base = base + votes[part]
    share = z3.Q(test.limit.share.numerator, test.limit.share.denominator)
    match test.limit.cmp:
        case Cmp.AT_LEAST:
            return have >= share * base
        case Cmp.MORE:
            return have > share * base
        case Cmp.AT_MOST:
            return have <= share * base
        case Cmp.LESS:
            return have < share * base


def z3_carries(rule: Rule, tally: Any) -> Any:
    return z3.And(
        z3_holds(rule.turnout, rule, tally, True), z3_holds(rule.approve, rule, tally, False)
    )


def z3_tally() -> tuple[Any, Any]:
    tally = {m: {part: z3.Real(f"{m.value}_{part}") for part in PARTS} for m in Measure}
    limits = []
    for votes in tally.values():
        limits += [one >= 0 for one in votes.values()]
        limits.append(votes["for"] + votes["against"] > 0)
    return tally, z3.And(*limits)


def z3_says(*claims: Any) -> bool:
    solver = z3.Solver()
    solver.add(*claims)
    verdict = solver.check()
    assert verdict != z3.unknown
    return bool(verdict == z3.sat)


# ── Random rules ──

LIMITS = st.builds(
    lambda cmp, share: Limit(cmp, share),
    st.sampled_from(Cmp),
    st.sampled_from([Fraction(n, d) for d in (1, 2, 3, 4, 5, 20) for n in range(d + 1)]),
)
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from(Side),
    st.sampled_from([AREA, HEADS]),
    st.sampled_from(Base),
    LIMITS,
    st.just(NOWHERE),
)
TESTS = st.recursive(
    COMPARISONS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        .map(tuple)
        .flatmap(lambda parts: st.sampled_from([AllOf(parts), AnyOf(parts)]))
    ),
    max_leaves=4,
)
TREATMENTS = st.sampled_from(Treatment)
FOLLOWING = st.just(Treatment.FOLLOWS_MAJORITY)
RULES = st.builds(
    Rule,
    st.none() | TESTS,
    st.none() | TESTS,
    st.builds(Treatments, TREATMENTS, TREATMENTS, TREATMENTS, FOLLOWING),
    st.booleans(),
    st.none(),
)


def full(tally: Any) -> Any:
    """A tally with votes for measures that do not matter."""
    yes = dict.fromkeys(PARTS, 0) | {"for": 1}
    return {measure: tally.get(measure, yes) for measure in Measure}


@settings(max_examples=250, deadline=None)
@given(RULES, RULES)
def test_agrees_with_z3_on_whether_a_floor_is_kept(rule: Rule, floor: Rule) -> None:
    tally = carried_without(rule, floor)
    symbols, limits = z3_tally()
    broken = z3.And(limits, z3_carries(rule, symbols), z3.Not(z3_carries(floor, symbols)))
    assert (tally is not None) == z3_says(broken)
    if tally is not None:
        assert carries(rule, full(tally))
        assert not carries(floor, full(tally))


@settings(max_examples=200, deadline=None)
@given(RULES)
def test_agrees_with_z3_on_whether_any_tally_carries(rule: Rule) -> None:
    tally = some_tally(rule)
    symbols, limits = z3_tally()
    possible = z3.And(limits, z3_carries(rule, symbols))
    assert (tally is not None) == z3_says(possible)
    if tally is not None:
        assert carries(rule, full(tally))


@pytest.mark.parametrize(
    ("rule", "floor", "kept"),
    [
        (ORDINARY, ORDINARY, True),
        (SPECIAL, ORDINARY, True),
        (ORDINARY, SPECIAL, False),
        (Rule(HALF_TAKE_PART, MAJORITY), ORDINARY, False),
        (
            Rule(TWO_THIRDS_TAKE_PART, both(Side.FOR, Base.PARTICIPATING, ">=", 1, 2)),
            ORDINARY,
            False,
        ),
        # More than two thirds of all in favour means that two thirds took part.
        (Rule(None, both(Side.FOR, Base.ALL, ">=", 2, 3)), ORDINARY, True),
        # ... but is less than three quarters of those who took part, if all did.
        (Rule(None, both(Side.FOR, Base.ALL, ">=", 2, 3)), SPECIAL, False),
        (Rule(None, both(Side.FOR, Base.ALL, ">=", 3, 4)), SPECIAL, True),
        # 66 % is not two thirds.
        (Rule(both(Side.PARTICIPATING, Base.ALL, ">=", 66, 100), MAJORITY), ORDINARY, False),
        # Heads alone do not do.
        (Rule(TWO_THIRDS_TAKE_PART, MAJORITY.parts[1]), ORDINARY, False),
        # Who is silent may not build the quorum.
        (COUNTS_SILENT, COUNTS_SILENT._replace(statute=True), False),
        # Yet they may follow the majority of those who voted.
        (FOLLOWS, FOLLOWS._replace(statute=True), True),
    ],
)
def test_known_rules(rule: Rule, floor: Rule, kept: bool) -> None:
    tally = carried_without(rule, floor)
    assert (tally is None) is kept
    if tally is not None:
        assert carries(rule, full(tally))
        assert not carries(floor, full(tally))


def test_many_alternatives_beside_the_point_cost_little() -> None:
    """Sixteen pairs of alternatives are 65,536 combinations; none of them matters here."""
    pair = AnyOf(
        (
            compare(Side.FOR, HEADS, Base.CAST, ">=", 1, 10),
            compare(Side.FOR, AREA, Base.CAST, ">=", 1, 10),
        )
    )
    rule = ORDINARY._replace(approve=AllOf((*MAJORITY.parts, *(pair,) * 16)))
    floor = ORDINARY._replace(treatments=Treatments(abstain=Treatment.AGAINST))
    assert carried_without(rule, ORDINARY) is None
    assert carried_without(rule, floor) is None
    assert carried_without(rule, SPECIAL) is not None


def test_counterexamples_are_small() -> None:
    tally = carried_without(Rule(HALF_TAKE_PART, MAJORITY), ORDINARY)
    assert tally is not None
    assert sum(tally[HEADS].values()) == 10


def test_a_hair_is_found_exactly() -> None:
    just_below = both(Side.PARTICIPATING, Base.ALL, ">=", 666_666, 1_000_000)
    tally = carried_without(Rule(just_below, MAJORITY), ORDINARY)
    assert tally is not None
    assert carries(Rule(just_below, MAJORITY), full(tally))
    assert not carries(ORDINARY, full(tally))
