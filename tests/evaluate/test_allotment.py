"""Sharing a cost by area, by household, by floor or as a flat sum: it adds up, whatever the order."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from evaluating import bylaw, codes
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.allotment import Allotment, allot
from bylawkit.evaluate.allotment_text import allotment_json, allotment_rows, allotment_summary
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.values import Fen

TEXT = """
分摊 电梯费用 "加装电梯费用的分摊"
  范围  本单元
  办法  {0}
  后加入  200%
"""
FLOORS = "按楼层\n  系数  1层 0, 2层 0.5, 3层 1"


def units(*areas: int) -> list[RegisteredUnit]:
    return [
        RegisteredUnit(f"{number}01", "1", "1", "住宅", area, f"业主{number:04}", floor=number)
        for number, area in enumerate(areas, start=1)
    ]


def shared(
    method: str, cost: int, of: Iterable[RegisteredUnit]
) -> tuple[Allotment | None, list[Any]]:
    (allocation,) = bylaw(TEXT.format(method)).allocations
    found, noticed = allot(allocation, Fen(cost), [*of])
    return found, [*noticed]


def amounts(found: Allotment | None) -> list[int]:
    assert found is not None
    return [one.fen for one in found.shares]


@pytest.mark.parametrize(
    ("method", "cost", "shares"),
    [
        ("按面积", 30000, [8000, 10000, 12000]),
        ("按面积", 10000, [2667, 3333, 4000]),
        ("按户", 10000, [3334, 3333, 3333]),
        ("按户", 2, [1, 1, 0]),
        (FLOORS, 30000, [0, 10000, 20000]),
        (FLOORS, 1, [0, 0, 1]),
    ],
)
def test_a_cost_is_shared_by_its_weights(method: str, cost: int, shares: list[int]) -> None:
    found, noticed = shared(method, cost, units(8000, 10000, 12000))
    assert (amounts(found), noticed) == (shares, [])


def test_a_flat_sum_is_what_it_is_and_the_rest_is_said() -> None:
    found, noticed = shared("定额 100元", 30001, units(8000, 10000, 12000))
    assert amounts(found) == [10000] * 3
    assert codes(noticed) == ["flat-differs"]
    assert "合计 300.00元，总费用是 300.01元" in noticed[0].message("zh")
    assert shared("定额 100元", 30000, units(8000, 10000, 12000))[1] == []


def test_what_it_is_shared_by_has_to_be_known() -> None:
    _, noticed = shared(FLOORS, 1, units(1, 1, 1, 1))
    assert codes(noticed) == ["no-coefficient"]
    assert "401" in noticed[0].message("zh")
    assert codes(shared(FLOORS, 1, units(1))[1]) == ["nothing-to-share-by"]
    (bare,) = bylaw('分摊 甲 "甲"\n  内容  修门\n').allocations
    assert codes(allot(bare, Fen(1), units(1))[1]) == ["no-method"]


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.integers(1, 10**5), min_size=2, max_size=12),
    st.integers(1, 10**8),
    st.sampled_from(["按面积", "按户"]),
    st.randoms(use_true_random=False),
)
def test_shares_add_up_whatever_the_order(
    areas: list[int], cost: int, method: str, order: Random
) -> None:
    known = units(*areas)
    found, _ = shared(method, cost, known)
    assert sum(amounts(found)) == cost
    assert found is not None
    for one in found.shares:
        assert one.weight is not None
        assert abs(one.fen - cost * one.weight / found.whole) < 1
    mixed = [*known]
    order.shuffle(mixed)
    again, _ = shared(method, cost, mixed)
    assert again is not None
    assert {one.unit.name: one.fen for one in again.shares} == {
        one.unit.name: one.fen for one in found.shares
    }


def test_each_share_says_where_it_comes_from() -> None:
    text = bylaw(TEXT.format("按面积"))
    found, _ = shared("按面积", 10000, units(8000, 10000, 12000))
    assert found is not None
    told = [*allotment_summary(text, found, "zh")]
    assert told[0] == "加装电梯费用的分摊（第一条）：100.00元，3 套分摊 100.00元"
    assert told[1] == "  101：100.00元 × 面积 80 ÷ 300 = 26.67元"
    assert told[-1] == "  以后加入的，补交其份额的 200%"
    assert "coefficient" not in "\n".join(allotment_summary(text, found, "en"))
    assert [*allotment_rows(found, "zh")][1] == ("电梯费用", "101", "1", "80.00", "80", "26.67")
    assert allotment_json(text, found, "en")["shares"][2]["amount"] == "40.00"
