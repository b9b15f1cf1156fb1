"""What must hold for every vote, register and fee."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

from evaluating import bylaw, decided, matter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import count_ballots
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.fees import Charge, Facts, charge
from bylawkit.evaluate.measuring import figure_needed, is_met
from bylawkit.evaluate.payments import read_payments
from bylawkit.evaluate.register import by_head, read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.model.counting import KINDS, Treatments, standing
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Base, Measure, Scope, Treatment

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


# ── Fees ──

shares = st.integers(0, 100)
FEE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 {rate}元/平方米/{period}
  起算  2026-01-01
  阶段  扶持 12个月 收取{collect}% 补贴 街道 {street}% 补贴 居委会 {community}%
  补贴  公房产权人 逐年 {yearly}%, 10%
"""


@settings(deadline=None, max_examples=100)
@given(
    st.integers(1, 9999), st.sampled_from(["月", "季度", "年"]), shares, shares, shares, shares,
    st.integers(1, 10**7), st.integers(1, 36),
)  # fmt: skip
def test_the_parts_of_a_fee_add_up_to_the_whole(
    rate: int,
    period: str,
    collect: int,
    street: int,
    community: int,
    yearly: int,
    area: int,
    month: int,
) -> None:
    assume(collect + street + community <= 100)
    given_ = {"rate": f"{rate / 100:.2f}", "period": period, "collect": collect}
    text = FEE.format(**given_, street=street, community=community, yearly=yearly)
    found = bylaw(text)
    got = charge(
        found,
        found.fees[0],
        Facts("住宅", area),
        date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1),
    )
    assert isinstance(got, Charge)
    assert sum(part.fen for part in got.parts) == got.whole
    assert all(part.fen >= 0 for part in got.parts)


# ── Whatever comes, nothing crashes ──

scraps = st.lists(
    st.sampled_from(
        [
            "房号",
            "用途",
            "面积",
            "业主",
            "选择",
            "金额",
            ",",
            "\n",
            '"',
            "1-101",
            "同意",
            "=1",
            "\t",
            "é",
            "\ufeff",
            "是",
            "89.5",
            "2026-01-01",
        ]
    )
)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=200), scraps.map(lambda all_: "".join(all_).encode())))
def test_no_table_ever_crashes_us(data: bytes) -> None:
    register, noticed = read_register("甲.csv", data)
    assert register is not None or any(one.code.unusable for one in noticed)
    for one in noticed:
        assert one.message("zh")
        assert one.message("en")
    good, _ = read_register("甲.csv", "房号,用途,面积,业主\n1-101,住宅,80,业主0001\n".encode())
    assert good is not None
    assert len(by_head(good.units)) == 1
    found, one = matter()
    for read in (
        lambda: read_ballots("乙.csv", data, one, good),
        lambda: read_payments("丙.csv", data, good, found.fees),
    ):
        result, noticed = read()
        assert result is not None or any(each.code.unusable for each in noticed)


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["area", "heads", "total", "for", "announced", "for_share", "x"]), inner
        ),
    ),
    max_leaves=10,
)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(st.binary(max_size=100), json_values.map(lambda value: json.dumps(value).encode()))
)
def test_no_tally_ever_crashes_us(data: bytes) -> None:
    found, noticed = read_tally("计票.json", data, matter()[1])
    assert (found is None) == bool(noticed)
    for one in noticed:
        assert one.message("zh")
        assert one.hint("en")
