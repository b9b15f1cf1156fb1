"""Rate plans: the same amounts as by definition, to the last fen, and as integers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import plain_fees
import pytest
from evaluating import bylaw
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.fees import Charge, Facts, apply, charge
from bylawkit.evaluate.planning import rate_plan
from bylawkit.evaluate.rate_plan import NoCharge, Tariff
from bylawkit.model.bylaw import Bylaw

FEE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 {rate}元/{per}/{period}, 商铺 1.60元/平方米/月 自 2026-03-15
  起算  {start}
  阶段  扶持 {length}个月 收取{collect}% 补贴 街道 {street} 补贴 居委会 {community} {borne}
  阶段  自立 全额
  补贴  公房产权人 逐年 {yearly}%, 10%, 1/3 {since} 出售即止 困难户{hardship}%
  挂钩  满意度 低于80% 减收{falls}%
  减免  业主委员会 {off}
"""
shares = st.integers(0, 100)
gifts = st.one_of(
    st.integers(1, 50).map(lambda share: f"{share}%"),
    st.integers(1, 99).map(lambda fen: f"0.{fen:02}元/平方米/月"),
    st.tuples(st.integers(1, 50), st.sampled_from("月年"), st.integers(1, 90000)).map(
        lambda one: f"{one[0]}% 上限 每{one[1]}{one[2] / 100:.2f}元"
    ),
)
texts = st.builds(
    FEE.format,
    rate=st.integers(1, 9999).map(lambda fen: f"{fen / 100:.2f}"),
    per=st.sampled_from(["平方米", "户"]),
    period=st.sampled_from(["日", "月", "季度", "年"]),
    start=st.sampled_from(["2026-01-01", "2026-02-17"]),
    length=st.integers(1, 18),
    collect=shares,
    street=gifts,
    community=gifts,
    borne=st.sampled_from(["", "承担 建设单位"]),
    yearly=shares,
    since=st.sampled_from(["", "自首次缴费"]),
    hardship=shares,
    falls=st.integers(1, 100),
    off=st.sampled_from(["50%", "1/3", "100%"]),
)
months = st.dates(date(2025, 12, 1), date(2029, 12, 31)).map(lambda day: day.replace(day=1))
households = st.builds(
    Facts,
    use=st.sampled_from(["住宅", "商铺", "车库"]),
    area=st.integers(1, 10**6),
    first_payment=st.none() | months,
    sold=st.booleans(),
    hardship=st.booleans(),
    developer_stock=st.booleans(),
    indicators=st.sampled_from([None, {"满意度": Fraction(4, 5)}, {"满意度": Fraction(79, 100)}]),
    exempt=st.booleans(),
)


def by_definition(found: Bylaw, facts: Facts, month: date) -> Any:
    return plain_fees.charge(found, found.fees[0], facts, month)


@settings(deadline=None, max_examples=150)
@given(texts, st.lists(st.tuples(households, months), min_size=1, max_size=8))
def test_a_plan_gives_what_the_definition_gives(text: str, cases: list[Any]) -> None:
    found = bylaw(text)
    (fee,) = found.fees
    for drawn, month in cases:
        share = fee.exemptions[0].share if drawn.exempt else None
        facts = Facts(
            **{name: getattr(drawn, name) for name in Facts.__annotations__ if name != "exempt"},
            exempt=share,
        )
        got, wanted = charge(found, fee, facts, month), by_definition(found, facts, month)
        if isinstance(wanted, NoCharge):
            assert got is wanted
            continue
        assert isinstance(got, Charge)
        assert (got.whole, got.year) == (wanted.whole, wanted.year)
        assert [(one.payer, one.ground, one.fen) for one in got.parts] == [
            (one.payer, one.ground, one.fen) for one in wanted.parts
        ]
        assert sum(one.fen for one in got.parts) == got.whole


@settings(deadline=None, max_examples=50)
@given(texts, st.integers(1, 10**6))
def test_a_plan_holds_integers_and_serves_every_unit(text: str, area: int) -> None:
    found = bylaw(text)
    (fee,) = found.fees
    plan = rate_plan(found, fee, ["住宅", "车库"], date(2026, 1, 1), date(2027, 3, 1))
    assert len(plan.tariffs) == 2 * 15
    for (use, month), tariff in plan.tariffs.items():
        facts = Facts(use, area)
        if not isinstance(tariff, Tariff):
            assert charge(found, fee, facts, month) is tariff
            continue
        amounts = [tariff.whole, tariff.household, *(one.amount for one in tariff.gifts)]
        assert all(type(number) is int for one in amounts for number in one)
        assert apply(tariff, area, facts.standing) == charge(found, fee, facts, month)


@pytest.mark.parametrize(("period", "months"), [("季度", 3), ("年", 12)])
@settings(deadline=None, max_examples=40)
@given(rate=st.integers(1, 99999), area=st.integers(1, 10**6))
def test_months_add_up_to_the_rounded_price_of_their_period(
    period: str, months: int, rate: int, area: int
) -> None:
    text = f"\n费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 {rate / 100:.2f}元/平方米/{period}\n"
    found = bylaw(text)
    sums = []
    for number in range(1, 13):
        got = charge(found, found.fees[0], Facts("住宅", area), date(2026, number, 1))
        assert isinstance(got, Charge)
        sums.append(got.whole)
    whole = plain_fees.half_up(Fraction(rate * area, 100))
    for first in range(0, 12, months):
        assert sum(sums[first : first + months]) == whole
