"""Votes that work against themselves: the search agrees with z3, and each tally really turns."""

from __future__ import annotations

from typing import Any

import pytest
import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_proof import (
    HALF_TAKE_PART,
    MAJORITY,
    ORDINARY,
    RULES,
    carries,
    full,
    z3_carries,
    z3_says,
    z3_tally,
)

from bylawkit.checks.pages import whole
from bylawkit.checks.proof import UNDECIDED, Rule, settled, turned_by
from bylawkit.pipeline import findings, read_text

CHANGES = st.sampled_from([("against", "for"), ("against", "unserved"), ("unserved", "against")])


def z3_settled(tally: Any, moved: Any, kind: str) -> Any:
    return {
        measure: votes | {kind: votes[kind] + moved[measure]} for measure, votes in tally.items()
    }


@settings(max_examples=80, deadline=None)
@given(RULES, CHANGES, st.sampled_from([None, ORDINARY]))
def test_agrees_with_z3_on_whether_a_change_turns_a_vote(
    rule: Rule, change: tuple[str, str], law: Rule | None
) -> None:
    laws = () if law is None else (law,)
    answer = turned_by(rule, change, laws, 10_000)
    assume(answer is not UNDECIDED)
    symbols, limits = z3_tally()
    moved = {measure: z3.Real(f"moved_{measure.value}") for measure in symbols}
    before, after = (z3_settled(symbols, moved, kind) for kind in change)
    always = [z3_carries(one, tally) for one in laws for tally in (before, after)]
    some = [one > 0 for one in moved.values()]
    turned = z3.And(z3_carries(rule, before), z3.Not(z3_carries(rule, after)))
    assert (answer is not None) == z3_says(limits, *some, *always, turned)
    if answer is not None:
        assert carries(rule, full(settled(answer, change[0])))
        assert not carries(rule, full(settled(answer, change[1])))


def test_the_law_itself_makes_staying_away_pay() -> None:
    """That is why it is only told where a bylaw asks for more than the law."""
    stay_away = ("against", "unserved")
    assert turned_by(ORDINARY, stay_away) is not None
    assert turned_by(ORDINARY, stay_away, (ORDINARY,)) is None
    assert turned_by(ORDINARY, stay_away, (Rule(HALF_TAKE_PART, MAJORITY),)) is not None
    assert turned_by(ORDINARY, ("against", "for")) is None


MATTER = """事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  {turnout}
  同意  {approve}
  通知  15日
"""
LAWFUL = "面积三分之二以上 且 人数三分之二以上", "参与面积过半数 且 参与人数过半数"


@pytest.mark.parametrize(
    ("turnout", "approve", "codes"),
    [
        (*LAWFUL, set()),
        (LAWFUL[0], "全体面积三分之二以上 且 全体人数三分之二以上", set()),
        ("面积四分之三以上 且 人数三分之二以上", LAWFUL[1], {"BK282"}),
        (LAWFUL[0], "参与面积不超过60% 且 参与人数过半数", {"BK281"}),
        (LAWFUL[0], "反对参与面积过半数 且 参与人数过半数", {"BK281"}),
        (LAWFUL[0], "参与面积过半数 且 参与人数过半数 且 反对全体人数三分之一以下", set()),
    ],
)
def test_only_what_a_bylaw_adds_is_told(turnout: str, approve: str, codes: set[str]) -> None:
    reading = read_text(whole(MATTER.format(turnout=turnout, approve=approve)))
    found = {one.code.id for one in findings(reading)}
    assert found & {"BK281", "BK282"} == codes
