"""Fees by SQL are those of the scalar engine, to the last fen."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreeing.fees import (
    a_case,
    by_scalar,
    by_sql,
    payers_of_fee,
    rules,
    sums_by_scalar,
    sums_by_sql,
)
from bylawkit.evaluate.bills import Bills
from bylawkit.pipeline import read_text
from bylawkit.record import replace
from bylawkit.scale.fee_sql import bits_needed, fee_query, others_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(deadline=None, max_examples=25, suppress_health_check=FIXTURE)
@given(draw=st.randoms(use_true_random=False))
def test_rules_and_households_drawn_by_hypothesis(con: DuckDBPyConnection, draw: Random) -> None:
    case = a_case(draw, units=3, months=4)
    assert by_sql(con, case) == by_scalar(case)


@pytest.mark.parametrize("seed", range(12))
def test_many_households_in_one_query(con: DuckDBPyConnection, seed: int) -> None:
    case = a_case(Random(seed), units=100)
    assert by_sql(con, case) == by_scalar(case)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_very_many_households_in_one_query(con: DuckDBPyConnection, seed: int) -> None:
    case = a_case(Random(seed), units=700)
    assert by_sql(con, case) == by_scalar(case)


@pytest.mark.parametrize("seed", range(24))
def test_households_that_owe_alike_come_to_the_same_sums(
    con: DuckDBPyConnection, seed: int
) -> None:
    case = a_case(Random(seed), units=60, months=24)
    assert sums_by_sql(con, case) == sums_by_scalar(case)


@settings(deadline=None, max_examples=25, suppress_health_check=FIXTURE)
@given(draw=st.randoms(use_true_random=False))
def test_sums_drawn_by_hypothesis(con: DuckDBPyConnection, draw: Random) -> None:
    case = a_case(draw, units=3, months=15)
    assert sums_by_sql(con, case) == sums_by_scalar(case)


def test_rules_drawn_by_chance_hold_everything_that_a_fee_may_say() -> None:
    text = "".join(rules(Random(seed)) for seed in range(200))
    said = ("阶段", "上限 每月", "上限 每年", "承担", "逐年", "自首次缴费", "出售即止", "困难户")
    assert all(one in text for one in (*said, "挂钩", "减免", "/季度", "/年", "/日", "元/户"))


HUGE = """规约 "试验小区管理规约"
  类型 商品房
费用 物业费
  缴纳 业主 → 物业
  标准 住宅 {rate}元/平方米/年
  起算 2026-01-01
  阶段 扶持 12个月 收取1/3 补贴 街道 1/7 补贴 居委会 1/11
  补贴 公房产权人 逐年 1/13, 1/17 自首次缴费
"""


@pytest.mark.parametrize(
    ("rate", "area", "bits"),
    [("3", 10**6, 64), ("99999", 10**12, 128), ("9" * 12, 10**30, None)],
)
def test_how_wide_the_numbers_are_is_known_beforehand(rate: str, area: int, bits: int) -> None:
    case = a_case(Random(0), units=1)
    bylaw = read_text(HUGE.format(rate=rate), "试验.bylaw").bylaw
    assert bylaw is not None
    wanted = case.wanted._replace(fees=bylaw.fees)
    plan = Bills(bylaw, wanted, ["住宅"], case.months).plans["物业费"]
    assert bits_needed(plan, area) == bits


def test_wide_numbers_give_the_same_amounts(con: DuckDBPyConnection) -> None:
    case = a_case(Random(0), units=40, months=12)
    bylaw = read_text(HUGE.format(rate="99999"), "试验.bylaw").bylaw
    assert bylaw is not None
    wanted = case.wanted._replace(fees=bylaw.fees, indicators={})
    units = tuple(replace(one, area=one.area * 10**5) for one in case.units)
    case = case._replace(bylaw=bylaw, wanted=wanted, units=units)
    found = by_sql(con, case)
    assert found == by_scalar(case)
    assert max(int(str(one[0])) for one in found.values()) > 10**14


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "spark"])
def test_the_query_is_the_same_text_each_time(dialect: str) -> None:
    texts = set()
    for _ in range(2):
        case = a_case(Random(3), units=5)
        (fee,) = case.wanted.fees
        bills = Bills(case.bylaw, case.wanted, ["住宅", "商铺"], case.months)
        plan = bills.plans[fee.name]
        query = fee_query(plan, payers_of_fee(case.bylaw, fee.name, others_in(plan)))
        assert query is not None
        texts.add(query.sql(dialect, pretty=True))
    assert len(texts) == 1
