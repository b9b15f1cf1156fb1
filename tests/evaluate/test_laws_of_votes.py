"""The laws that every vote and every register obeys, whatever is drawn.

| law | where |
|---|---|
| a yes more never undoes what carried, unless the rule says so; then the checker finds it | here |
| sharing units among more owners, scaling areas or all figures, and the order of rows change nothing | here |
| figures known in part never contradict those known in full; every measure adds up | here |
| SQL counts as we do | ``tests/scale/test_tallies_agree.py`` |
| fees: months add up to the year, parts to the whole, order and owners change nothing | ``test_laws_of_fees.py`` |
| fees by SQL are those of ours | ``tests/scale/test_fees_agree.py`` |
| a text printed anew means the same, with another number it does not | ``tests/compare/test_laws_of_diff.py`` |
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from evaluating import ORDINARY, decided, matter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import count_ballots
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.measuring import figure_needed, is_met
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.counting import KINDS, Treatments, standing
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Base, Measure, Scope, Treatment
from bylawkit.pipeline import findings, read_text

votes = st.integers(0, 200)
counts = st.fixed_dictionaries(dict.fromkeys(PARTS, votes))
rules = st.sampled_from(
    [
        "\n  参与  人数三分之二以上\n  同意  参与人数过半数",
        "\n  参与  人数过半数\n  同意  参与人数四分之三以上",
        "\n  同意  全体人数过半数",
        "\n  同意  有效票人数三分之二以上",
        "\n  同意  反对全体人数低于20%",
    ]
)
treatments = st.sampled_from(
    ["", "\n  弃权  不计入", "\n  弃权  随多数", "\n  无效票  不计入", "\n  未表决  随多数"]
)


def vote(rule: str, parts: dict[str, int], times: int = 1) -> Decision:
    figures = {kind: votes * times for kind, votes in parts.items()}
    figures["total"] = sum(figures.values())
    return decided(rule, Tally({Measure.HEADS: Count(figures)}))


likely = st.fixed_dictionaries(
    dict.fromkeys(PARTS, st.integers(0, 40)) | {"for": st.integers(0, 400)}
)


@settings(deadline=None, max_examples=200)
@given(rules, treatments, likely, st.sampled_from([kind for kind in PARTS if kind != "for"]))
def test_one_more_yes_never_undoes_a_decision(
    rule: str, fields: str, parts: dict[str, int], kind: str
) -> None:
    more = parts | {"for": parts["for"] + 1, kind: max(parts[kind] - 1, 0)}
    if vote(rule + fields, parts).outcome is Outcome.CARRIED:
        assert vote(rule + fields, more).outcome is Outcome.CARRIED


@settings(deadline=None)
@given(rules, treatments, counts, st.integers(2, 10**9))
def test_scaling_every_figure_changes_nothing(
    rule: str, fields: str, parts: dict[str, int], times: int
) -> None:
    assert vote(rule + fields, parts).outcome is vote(rule + fields, parts, times).outcome


@settings(deadline=None)
@given(rules, treatments, counts, st.sets(st.sampled_from(PARTS)))
def test_more_facts_never_contradict_fewer(
    rule: str, fields: str, parts: dict[str, int], hidden: set[str]
) -> None:
    full = vote(rule + fields, parts)
    figures = {kind: votes for kind, votes in parts.items() if kind not in hidden}
    figures["total"] = sum(parts.values())
    some = decided(rule + fields, Tally({Measure.HEADS: Count(figures)}))
    if some.outcome is Outcome.REJECTED:
        assert full.outcome in (Outcome.REJECTED, Outcome.TURNOUT_NOT_MET)
    elif some.outcome is not Outcome.UNDETERMINED:
        assert some.outcome is full.outcome
    if some.outcome is Outcome.UNDETERMINED:
        assert some.missing


limits = st.builds(
    Limit,
    st.sampled_from(Cmp),
    st.fractions(0, 1, max_denominator=1000).filter(lambda share: share > 0),
)


@settings(deadline=None)
@given(limits, st.integers(0, 10**15), st.integers(1, 10**15))
def test_whole_numbers_agree_with_fractions(limit: Limit, have: int, whole: int) -> None:
    have %= whole + 1
    assert is_met(limit, have, whole) is limit.cmp.holds(Fraction(have, whole), limit.share)


@settings(deadline=None)
@given(limits, st.integers(1, 10**6))
def test_the_figure_needed_is_the_least_that_is_enough(limit: Limit, whole: int) -> None:
    need = figure_needed(limit, whole)
    upward = limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    beyond = need - 1 if upward else need + 1
    if limit.cmp is not Cmp.LESS or need > 0:
        assert is_met(limit, need, whole)
    assert beyond < 0 or not is_met(limit, beyond, whole)


every_treatment = st.builds(Treatments, *(st.sampled_from(Treatment) for _ in range(4)))


@settings(deadline=None)
@given(every_treatment, st.sampled_from(KINDS), st.booleans(), st.booleans())
def test_who_joins_a_side_is_in_every_base(
    rules_of_counting: Treatments, kind: str, turnout: bool, statute: bool
) -> None:
    where = standing(kind, rules_of_counting, turnout=turnout, statute=statute)
    if where.side is not None:
        assert all(where.counts_in(base) for base in Base)
    if turnout and statute and kind in ("silent", "unserved"):
        assert not where.participates


# ── Registers ──

owners = st.sampled_from(["业主0001", "业主0002", "业主0003", "甲公司"])
choices = st.sampled_from(["同意", "反对", "弃权", "无效", ""])
compounds = st.lists(
    st.tuples(owners, st.integers(1, 30000), st.booleans(), st.booleans(), choices),
    min_size=1,
    max_size=12,
)

ORDER = "房号,用途,面积,业主,共有人,建设单位未售,不计入\n"


def count(units: list[tuple[str, Any]], shared: str = "", scale: int = 1) -> Tally:
    """The tally of a compound whose units have these numbers."""
    words = {True: "是", False: "否"}
    table = ORDER + "".join(
        f"{number},住宅,{area * scale / 100:.2f},{owner},{shared.format(owner)},{words[stock]},{words[excluded]}\n"
        for number, (owner, area, stock, excluded, _) in units
    )
    rows = "房号,选择\n" + "".join(f"{number},{one[4]}\n" for number, one in units if one[4])
    register, noticed = read_register("登记册.csv", table.encode())
    assert register is not None, noticed
    _, one = matter()
    cast, noticed = read_ballots("选票.csv", rows.encode(), one, register)
    inside, _ = units_in_scope(register, Scope.COMPOUND, None)
    if inside is None or cast is None:
        return Tally({})
    counted, _ = count_ballots("选票.csv", cast, one, inside)
    assert counted is not None
    return counted.tally


def figures(tally: Tally) -> dict[Measure, dict[str, int]]:
    return {measure: dict(one.figures) for measure, one in tally.counts.items()}


@settings(deadline=None, max_examples=50)
@given(compounds, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(units: list[Any], random: Any) -> None:
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    shuffled = list(numbered)
    random.shuffle(shuffled)
    assert count(numbered) == count(shuffled)


@settings(deadline=None, max_examples=50)
@given(compounds)
def test_sharing_every_unit_with_the_same_people_changes_nothing(units: list[Any]) -> None:
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    assert count(numbered) == count(numbered, shared="{0}的配偶、{0}的子女")


@settings(deadline=None, max_examples=50)
@given(compounds, st.integers(2, 50))
def test_areas_scale_and_heads_do_not(units: list[Any], scale: int) -> None:
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    plain, scaled = figures(count(numbered)), figures(count(numbered, scale=scale))
    assert plain.get(Measure.HEADS) == scaled.get(Measure.HEADS)
    area = plain.get(Measure.AREA, {})
    assert scaled.get(Measure.AREA, {}) == {kind: value * scale for kind, value in area.items()}


@settings(deadline=None, max_examples=50)
@given(compounds)
def test_every_measure_adds_up(units: list[Any]) -> None:
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    for known in figures(count(numbered)).values():
        total = known.pop("total")
        assert sum(known.values()) <= total


# ── A yes more ──

SHARES = ("过半数", "三分之二以上", "四分之三以上", "低于20%", "不超过60%")
YES_HARMS = {"BK281", "BK283"}
NOT_DECIDED = "BK280"
comparison = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "反对"]),
    st.sampled_from(["全体", "参与", "参与", "有效票"]),
    st.sampled_from(["人数", "面积"]),
    st.sampled_from(SHARES),
)
asked = st.builds(
    "\n  归属  业主大会\n  类别  内部事务{}\n  同意  {}{}{}{}".format,
    st.just("") | st.builds("\n  参与  {}{}".format, st.sampled_from(["人数", "面积"]), st.sampled_from(SHARES)),
    comparison | st.builds("{}{}{}".format, comparison, st.sampled_from([" 且 ", " 或 "]), comparison),
    st.sampled_from(["", "\n  弃权  不计入", "\n  弃权  随多数"]),
    st.sampled_from(["", "\n  无效票  不计入", "\n  无效票  计入参与"]),
    st.sampled_from(["", "\n  未表决  不计入", "\n  未表决  随多数", "\n  未表决  视为反对"]),
)  # fmt: skip


@cache
def found_by_checker(rule: str) -> frozenset[str] | None:
    """The codes that ``check`` finds in a matter; ``None`` if it does not fit together."""
    head = '规约 "试验小区管理规约"\n  类型 商品房\n  辖区 中国 自 2026-01-01\n\n事项 甲'
    reading = read_text(f"{head}{rule}\n")
    return frozenset(one.code.id for one in findings(reading)) if reading.ok else None


def both_measures(heads: dict[str, int], area: dict[str, int]) -> Tally:
    counted = {Measure.HEADS: heads, Measure.AREA: area}
    return Tally(
        {one: Count(parts | {"total": sum(parts.values())}) for one, parts in counted.items()}
    )


@settings(deadline=None, max_examples=250)
@given(asked, likely, st.integers(0, 5), st.integers(1, 900), st.sampled_from(PARTS[1:]))
def test_where_a_yes_defeats_a_motion_the_checker_finds_it(
    rule: str, parts: dict[str, int], each: int, own: int, kind: str
) -> None:
    """One more yes, of somebody who voted otherwise or stayed away, undoes nothing that carried.

    Unless the rule says so: a share of those against, or a turnout, of at most so much. Then `check`
    finds it, or says that it could not decide the question.
    """
    codes = found_by_checker(rule)
    assume(codes is not None)
    assert codes is not None
    heads = parts | {kind: parts[kind] + 1}
    area = {one: count * (each + 1) for one, count in parts.items()}
    area[kind] += own
    before = decided(rule, both_measures(heads, area)).outcome
    assume(before is Outcome.CARRIED)
    moved_heads = heads | {kind: heads[kind] - 1, "for": heads["for"] + 1}
    moved_area = area | {kind: area[kind] - own, "for": area["for"] + own}
    if decided(rule, both_measures(moved_heads, moved_area)).outcome is not Outcome.CARRIED:
        assert codes & {*YES_HARMS, NOT_DECIDED}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("\n  参与  人数过半数\n  同意  反对参与人数过半数", "BK281"),
        ("\n  参与  人数过半数\n  同意  参与人数不超过60%", "BK281"),
        ("\n  参与  人数不超过60%\n  同意  参与人数过半数", "BK283"),
        ("\n  参与  人数过半数\n  同意  参与人数过半数", None),
        ("\n  参与  人数过半数\n  同意  反对全体人数低于20%", None),
    ],
)
def test_what_the_checker_says_of_a_yes_that_harms(rule: str, code: str | None) -> None:
    codes = found_by_checker(f"\n  归属  业主大会\n  类别  内部事务{rule}")
    assert codes is not None
    assert codes & YES_HARMS == ({code} if code else set())


# ── Rows in any order, ballots too ──

LAST_COUNTS = ORDINARY + "\n  重复投票  以后为准\n  委托      最多2户 书面"
cast = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["同意", "反对", "弃权", "无效"]),
        st.integers(0, 10**4),
        st.sampled_from(["", "受托人1", "受托人2"]),
    ),
    max_size=14,
    unique_by=lambda one: one[2],
)


def outcome_of(units: Sequence[str], ballots: Sequence[str]) -> object:
    """The decision of a register and of ballots, given as rows."""
    register, _ = read_register("登记册.csv", ("房号,用途,面积,业主\n" + "".join(units)).encode())
    assert register is not None
    found, one = matter(LAST_COUNTS)
    table = "房号,选择,投票时间,受托人,委托书\n" + "".join(ballots)
    read, noticed = read_ballots("选票.csv", table.encode(), one, register)
    assert read is not None, noticed
    counted, noticed = count_ballots("选票.csv", read, one, register.units)
    assert counted is not None, noticed
    return counted.tally, counted.cast, decide(found, one, counted.tally, None, ()).outcome


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(1, 20000), min_size=6, max_size=6), cast, st.randoms(use_true_random=False)
)
def test_ballots_and_units_in_any_order_are_one_decision(
    areas: list[int], ballots: Any, order: Any
) -> None:
    """Also where units have several ballots, the last of which counts, and holders have too many."""
    assume(ballots)
    units = [f"R{at},住宅,{area / 100:.2f},业主{at}\n" for at, area in enumerate(areas)]
    start = datetime(2026, 5, 1)
    rows = [
        f"R{at},{choice},{start + timedelta(minutes=minute)},{holder},是\n"
        for at, choice, minute, holder in ballots
    ]
    before = outcome_of(units, rows)
    order.shuffle(units)
    order.shuffle(rows)
    assert outcome_of(units, rows) == before


@settings(deadline=None, max_examples=60)
@given(compounds, st.integers(2, 10**6))
def test_areas_in_another_unit_are_one_decision(units: list[Any], scale: int) -> None:
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    found, one = matter()
    plain, scaled = (
        decide(found, one, count(numbered, scale=times), None, ()) for times in (1, scale)
    )
    assert plain.outcome is scaled.outcome
    assert [reason.met for reason in plain.reasons] == [reason.met for reason in scaled.reasons]


@settings(deadline=None, max_examples=60)
@given(compounds, st.integers(1, 5))
def test_more_owners_of_a_unit_are_one_decision(units: list[Any], owners: int) -> None:
    """Whoever is named beside an owner of every unit, area and heads are those of the units."""
    numbered = [(f"R{number}", one) for number, one in enumerate(units)]
    beside = "、".join("{0}的共有人" + str(at) for at in range(owners))
    found, one = matter()
    assert decide(found, one, count(numbered), None, ()) == decide(
        found, one, count(numbered, shared=beside), None, ()
    )
