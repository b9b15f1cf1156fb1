"""Coalitions on a register, held against every vote that there could be."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product

import pytest
from evaluating import bylaw
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.ballots import Ballot
from bylawkit.evaluate.coalitions.needs import REFUSALS, needs_to_block, needs_to_carry, why_not
from bylawkit.evaluate.coalitions.powers import Power, powers_of, rule_under
from bylawkit.evaluate.coalitions.search import Found, holds, smallest
from bylawkit.evaluate.coalitions.voters import Voter, totals, voters_of
from bylawkit.evaluate.count import count_ballots
from bylawkit.evaluate.register import Register, RegisteredUnit
from bylawkit.evaluate.tables import Row
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure

ASSEMBLY = "组织 业主大会\n  角色 业主大会\n\n"
TURNOUTS = (
    "",
    "面积三分之二以上 且 人数三分之二以上",
    "面积三分之二以上 或 人数过半数",
    "户数过半数",
)
APPROVALS = (
    "参与面积过半数 且 参与人数过半数",
    "参与面积四分之三以上 且 参与人数四分之三以上",
    "全体面积过半数 或 有效票人数三分之二以上",
    "全体人数一致",
    "(参与面积四分之三以上 或 全体户数过半数) 且 到会人数过半数",
    "反对参与面积低于25% 且 全体户数20%以上",
    "全体面积过半数 且 参与户数过半数",
)
TREATMENTS = ("不计入", "计入参与", "随多数", "视为反对")
WEIGHTS = ("", "\n  计权 每户一票", "\n  计权 每100平方米1票", "\n  单一业主 最多40%")
KINDS = ("for", "against", "abstain", "invalid", "silent", "unserved")


@cache
def read(fields: str) -> tuple[Bylaw, Matter]:
    found = bylaw(f"{ASSEMBLY}事项 甲\n  归属 业主大会\n  类别 内部事务{fields}\n")
    return found, found.matters[0]


@st.composite
def rules(draw: st.DrawFn) -> tuple[Bylaw, Matter]:
    turnout = draw(st.sampled_from(TURNOUTS))
    fields = f"\n  参与 {turnout}" * bool(turnout) + f"\n  同意 {draw(st.sampled_from(APPROVALS))}"
    silent = draw(st.sampled_from(TREATMENTS))
    guard = " 但须 全体面积过半数" if silent == "随多数" and draw(st.booleans()) else ""
    fields += f"\n  未表决 {silent}{guard}"
    for kind in ("弃权", "无效票"):
        fields += f"\n  {kind} {draw(st.sampled_from(TREATMENTS))}"
    fields += draw(st.sampled_from(WEIGHTS)) + draw(st.sampled_from(("", "", "\n  同票 抽签")))
    return read(fields)


@st.composite
def registers(draw: st.DrawFn, owners: int = 3, units: int = 4) -> tuple[RegisteredUnit, ...]:
    areas = st.sampled_from((1, 2000, 5000, 9000, 10000, 12000, 30000))
    chosen = draw(
        st.lists(st.tuples(st.integers(0, owners - 1), areas), min_size=1, max_size=units)
    )
    return tuple(
        unit(str(number), area, f"业主{owner:04}", developer_stock=owner == 0 and area > 9000)
        for number, (owner, area) in enumerate(chosen)
    )


def unit(name: str, area: int, owner: str, **more: bool) -> RegisteredUnit:
    return RegisteredUnit(name, "1", "1", "住宅", area, owner, **more)


def outcome(
    voted: tuple[Bylaw, Matter], units: tuple[RegisteredUnit, ...], said: object
) -> Outcome:
    """What the engine that counts and decides makes of what each head says."""
    found, matter = voted
    ballots = tuple(Ballot(one, said[one.head], Row(1, {})) for one in units)  # type: ignore[index]
    counted, _ = count_ballots("-", ballots, matter, units)
    assert counted is not None
    return decide(found, matter, counted.tally).outcome


def outcomes(
    voted: tuple[Bylaw, Matter],
    units: tuple[RegisteredUnit, ...],
    members: tuple[Voter, ...],
    kind: str,
) -> set[Outcome]:
    """Every outcome that there can be, if these all do the same and the others as they like."""
    heads = {one.head for one in units}
    ours = {one.key: kind for one in members}
    others = sorted(heads - ours.keys())
    return {
        outcome(voted, units, ours | dict(zip(others, theirs, strict=True)))
        for theirs in product(KINDS, repeat=len(others))
    }


def coalitions(voters: tuple[Voter, ...]) -> list[tuple[Voter, ...]]:
    return [one for size in range(len(voters) + 1) for one in combinations(voters, size)]


def fewest(deciding: list[tuple[Voter, ...]], found: Found | None) -> None:
    """The search must have found the smallest size, or bounds around it."""
    assert (found is None) == (not deciding)
    if found is not None:
        assert found.least <= min(len(one) for one in deciding) <= found.most
        assert {one.key for one in found.members} in [
            {one.key for one in each} for each in deciding
        ]


def _agree(voted: tuple[Bylaw, Matter], units: tuple[RegisteredUnit, ...]) -> None:
    found, matter = voted
    rule = rule_under(found, matter, ())
    if why_not(rule) is not None:
        return
    voters = voters_of(matter, units)
    whole = totals(voters)
    ways = needs_to_carry(rule, whole)
    carrying = [
        one for one in coalitions(voters) if outcomes(voted, units, one, "for") == {Outcome.CARRIED}
    ]
    assert carrying == [one for one in coalitions(voters) if holds(one, ways)]
    fewest(carrying, smallest(voters, ways))
    (powers,) = powers_of(found, Register("-", units), ())
    power = powers.places[0]
    for refusal in REFUSALS:
        blocking = [
            one
            for one in coalitions(voters)
            if Outcome.CARRIED not in outcomes(voted, units, one, refusal)
        ]
        held = needs_to_block(rule, whole, refusal)
        assert blocking == [one for one in coalitions(voters) if holds(one, held)]
        block = power.blocks.get(refusal)
        fewest(blocking, block and block.fewest)
        alone = [one for one in power.voters if (one,) in blocking]
        assert list(power.alone_block.get(refusal, ())) == alone


@settings(deadline=None, max_examples=8)
@given(rules(), registers())
def test_every_coalition_is_what_it_is_said_to_be(
    voted: tuple[Bylaw, Matter], units: tuple[RegisteredUnit, ...]
) -> None:
    _agree(voted, units)


@pytest.mark.slow
@settings(deadline=None, max_examples=80)
@given(rules(), registers(3, 5))
def test_every_coalition_among_more_owners(
    voted: tuple[Bylaw, Matter], units: tuple[RegisteredUnit, ...]
) -> None:
    _agree(voted, units)


def power(fields: str, units: tuple[RegisteredUnit, ...]) -> Power:
    found, _ = read(fields)
    (powers,) = powers_of(found, Register("-", units), ())
    assert powers.unknown is None
    return powers.places[0]


@settings(deadline=None, max_examples=30)
@given(rules(), registers(8, 12), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    voted: tuple[Bylaw, Matter], units: tuple[RegisteredUnit, ...], random: object
) -> None:
    mixed = list(units)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (powers_of(voted[0], Register("-", each), ()) for each in (units, tuple(mixed)))
    assert _seen(one) == _seen(other)


def _seen(powers: object) -> str:
    return repr([(each.unknown, each.places) for each in powers])  # type: ignore[attr-defined]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 5)), min_size=1, max_size=9),
    st.integers(50, 100),
    st.integers(50, 100),
)
def test_bounds_hold_for_two_measures(
    weights: list[tuple[int, int]], area: int, households: int
) -> None:
    voters = tuple(_voter(number, *each) for number, each in enumerate(weights))
    whole = totals(voters)
    ways = (
        {
            Measure.AREA: whole[Measure.AREA] * area // 100 or 1,
            Measure.HOUSEHOLDS: whole[Measure.HOUSEHOLDS] * households // 100 or 1,
        },
    )
    fewest([one for one in coalitions(voters) if holds(one, ways)], smallest(voters, ways))


def _voter(number: int, area: int, households: int) -> Voter:
    from bylawkit.diagnostics import Text

    weights = {Measure.AREA: area, Measure.HEADS: 1, Measure.HOUSEHOLDS: households}
    return Voter((str(number),), Text("", ""), 1, weights)


ORDINARY = "\n  参与 面积三分之二以上 且 人数三分之二以上\n  同意 参与面积过半数 且 参与人数过半数"


def test_nine_equal_owners() -> None:
    """Two thirds of nine are six; four absent ones are too many; five of nine are more than half."""
    found = power(ORDINARY, tuple(unit(str(one), 10000, f"业主{one}") for one in range(9)))
    assert found.carry is not None
    assert (found.carry.least, found.carry.most) == (6, 6)
    assert found.blocks["silent"].fewest.most == 4
    assert found.blocks["against"].fewest.most == 5
    assert not found.blockers


def test_the_developer_with_a_large_stock_blocks_alone_by_area() -> None:
    stock = tuple(unit(f"s{one}", 10000, "", developer_stock=True) for one in range(4))
    found = power(ORDINARY, stock + tuple(unit(str(one), 10000, f"业主{one}") for one in range(6)))
    assert [one.name.zh for one in found.blockers] == ["建设单位（未售或者未交付的房屋）"]
    assert list(found.alone_block) == ["silent"]
    assert not found.alone_carry


def test_one_owner_of_everything_decides_alone() -> None:
    found = power(ORDINARY, (unit("1", 10000, "业主1"), unit("2", 1, "业主1")))
    assert found.needs_everybody
    assert len(found.alone_carry) == 1
