"""A question that would cost too much is not decided, and every check says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from test_proof import ORDINARY, RULES, SPECIAL

from bylawkit.checks import proof
from bylawkit.checks.linear import Effort, ExhaustedError, Row, solve
from bylawkit.checks.proof import UNDECIDED, Rule, carried_without, some_tally
from bylawkit.pipeline import findings, read_text
from bylawkit.source import Span

HEAD = '规约 "示例小区管理规约"\n  类型  商品房\n  辖区  中国/浙江 自 2026-01-01\n'
BODIES = """
组织 业主委员会
  角色  业主委员会
  人数  7人
  通过  全体席位超过40% 或 到会席位过半数
"""
MATTER = """
事项 修订规约
  归属      业主大会
  类别      管理规约
  参与      面积70% 以上 且 人数70% 以上 或 面积一致
  同意      参与面积过半数 且 参与人数60% 以上 或 全体面积一致
  未表决    随多数 但须 全体面积三分之二以上 或 全体人数三分之二以上
  弃权      不计入
  二次召集  15日 参与 面积三分之二以上 且 人数三分之二以上 或 人数一致
"""
EVERY_QUESTION = {
    *("修订规约 第二次召集是否反而更难", "修订规约 的前提是否太低"),
    *("修订规约 的结果会不会由没有表态的业主决定", "业主委员会 能不能通过"),
}


def not_decided(text: str) -> set[str]:
    reading = read_text(text)
    assert reading.ok
    found = [one for one in findings(reading) if one.code.id == "BK280"]
    assert all(isinstance(one.span, Span) for one in found)
    return {f"{one.args['name']} {one.args['question'].zh}" for one in found}


def test_every_question_that_is_not_decided_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not_decided(HEAD + BODIES + MATTER) == set()
    monkeypatch.setattr(proof, "Effort", lambda steps: Effort(0))
    never = BODIES.replace("超过40%", "超过100%").replace("到会席位过半数", "到会席位超过100%")
    told = not_decided(HEAD + never + MATTER)
    assert told >= EVERY_QUESTION
    assert any("是否低于民法典第278条" in one for one in told)
    assert any("是否合乎" in one for one in told)
    assert any(one.startswith("业主委员会 是否符合") for one in told)


def test_what_is_not_decided_is_not_reported_as_unlawful(monkeypatch: pytest.MonkeyPatch) -> None:
    low = MATTER.replace("参与面积过半数", "参与面积三分之一以上")
    assert "BK201" in {one.code.id for one in findings(read_text(HEAD + low))}
    monkeypatch.setattr(proof, "Effort", lambda steps: Effort(0))
    codes = {one.code.id for one in findings(read_text(HEAD + BODIES + low))}
    assert not codes & {"BK201", "BK202", "BK203", "BK205", "BK206", "BK207", "BK223", "BK248"}
    assert "BK280" in codes


def test_the_work_is_counted_and_not_timed() -> None:
    rows = [Row((3, -2, -1), True), Row((-5, 4, 1), False), Row((1, 1, -2), False)]
    effort = Effort(1_000)
    solve(rows, 3, effort)
    used = 1_000 - effort.left
    again = Effort(1_000)
    assert solve(rows, 3, again) == solve(rows, 3, Effort(used)) == solve(rows, 3, Effort(used * 9))
    assert again.left == 1_000 - used, "an answer that is known costs what it cost"
    with pytest.raises(ExhaustedError):
        solve(rows, 3, Effort(used - 1))


@settings(max_examples=60, deadline=None)
@given(RULES, RULES)
def test_less_work_never_changes_an_answer(rule: Rule, floor: Rule) -> None:
    for whole, part in (
        (carried_without(rule, floor), carried_without(rule, floor, 40)),
        (some_tally(rule), some_tally(rule, 40)),
    ):
        assert whole is not UNDECIDED
        assert part in (whole, UNDECIDED)


def test_ordinary_rules_cost_next_to_nothing() -> None:
    assert carried_without(SPECIAL, ORDINARY, 0) is None
    assert carried_without(ORDINARY, SPECIAL, 600) not in (None, UNDECIDED)
