"""Compiled questions decide as the engine does that gives its reasons step by step."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product

import pytest
from evaluating import bylaw, heads, matter
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.compiled import CompiledRule, compile_rule
from bylawkit.evaluate.needed import still_needed
from bylawkit.evaluate.question import Question, question_of
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import answer, with_needed
from bylawkit.model.votes import Measure
from bylawkit.resolve.lawbook import law_of

TODAY = law_of(("中国",), date(2026, 5, 1)).in_force()

TESTS = (
    "\n  参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数",
    "\n  参与  人数过半数 或 户数三分之一以上\n  同意  参与人数四分之三以上",
    "\n  同意  全体人数过半数",
    "\n  同意  有效票人数三分之二以上 且 反对全体人数低于20%",
    "\n  参与  人数过半数",
    "\n  同意  参与人数60%以上 或 参与面积60%以上",
)
OTHERS = (
    "",
    "\n  弃权  不计入\n  无效票  不计入",
    "\n  弃权  随多数\n  无效票  视为反对",
    "\n  未表决  随多数",
    "\n  未表决  随多数 但须 人数三分之一以上",
    "\n  未表决  视为反对",
)
TIES = ("", "\n  同票  再投一次", "\n  同票  抽签", "\n  同票  不通过")
MORE = ("", "\n  类别  内部事务", "\n  类别  改建重建", "\n  另须  老人 人数过半数")


def _question(fields: str, *, law: bool) -> Question:
    before = "主体 老人" if "老人" in fields else ""
    return question_of(*matter(fields, before), TODAY if law else ())


def _rule(question: Question) -> CompiledRule:
    rule = compile_rule(question)
    assert rule is not None
    return rule


@cache
def _compiled(fields: str) -> tuple[Question, CompiledRule]:
    question = _question(fields, law="类别" in fields)
    return question, _rule(question)


fields = st.builds("".join, st.tuples(*map(st.sampled_from, (TESTS, OTHERS, TIES, MORE))))
figures = st.one_of(st.integers(0, 6), st.sampled_from([50, 100, 200]), st.integers(0, 10**12))
counts = st.builds(
    lambda parts: Count(dict(zip(PARTS, parts, strict=True)) | {"total": sum(parts)}),
    st.lists(figures, min_size=len(PARTS), max_size=len(PARTS)),
)
tallies = st.builds(
    lambda area, heads, households: Tally(
        {Measure.AREA: area, Measure.HEADS: heads, Measure.HOUSEHOLDS: households}
    ),
    counts,
    counts,
    counts,
)


@settings(deadline=None, max_examples=300)
@given(fields, tallies)
def test_compiled_rules_decide_as_the_engine_does(fields: str, tally: Tally) -> None:
    question, rule = _compiled(fields)
    figures = rule.figures(tally)
    assert figures is not None
    expected = answer(question, tally)
    assert rule.outcome(*figures) is expected.outcome
    assert rule.decide(tally) == expected
    in_full = with_needed(question, tally, expected)
    assert rule.decide(tally, needed=True) == in_full
    assert repr(rule.decide(tally, needed=True)) == repr(in_full)


def test_a_body_is_decided_with_its_seats() -> None:
    found = bylaw(
        "组织 委员会\n  角色  业主委员会\n  人数  7人\n  出席  席位过半数\n  通过  全体席位过半数\n"
        "事项 甲\n  归属  委员会\n"
    )
    question = question_of(found, found.matters[0], ())
    rule = _rule(question)
    for yes, no, absent in product(range(8), range(8), range(8)):
        parts = {"for": yes, "against": no, "unserved": absent}
        tally = Tally({Measure.SEATS: Count(dict.fromkeys(PARTS, 0) | parts)})
        assert rule.decide(tally) == answer(question, tally)


def test_other_measures_are_known_in_full_or_left_to_the_engine() -> None:
    """What nobody stated is told of every measure that was counted, asked for or not."""
    question = _question(f"{TESTS[2]}", law=False)
    rule = _rule(question)
    full = heads(for_=5, against=1, abstain=2, follow=0, invalid=0, silent=0, unserved=0)
    returned = Count({"returned": 9, "for": 4, "against": 2, "follow": 0, "invalid": 0})
    for other in (full, returned, Count({}), Count({"for": 3}, {"张三": 3})):
        tally = Tally({Measure.HEADS: full, Measure.AREA: other})
        expected = with_needed(question, tally, answer(question, tally))
        assert rule.decide(tally, needed=True) == expected
        assert (rule.figures(tally) is not None) == (other is full)


@pytest.mark.parametrize("tests", TESTS)
@pytest.mark.parametrize("others", OTHERS)
def test_what_is_needed_is_a_quotient_at_every_small_tally(tests: str, others: str) -> None:
    """Every way that five votes may be, of which some are open."""
    question = _question(tests + others, law=False)
    rule = _rule(question)
    assert rule.needed is not None
    measures = question.measures
    for parts in product(range(3), repeat=4):
        for open_ in (0, 1, 5):
            figures = dict(zip(("for", "against", "follow", "invalid"), parts, strict=True))
            count = Count(dict.fromkeys(PARTS, 0) | figures | {"unserved": open_}).completed()
            tally = Tally(dict.fromkeys(measures, count))
            figures_of_all = rule.figures(tally)
            assert figures_of_all is not None
            assert rule._needed(figures_of_all) == still_needed(question, tally)


def test_what_another_yes_may_undo_is_searched_for() -> None:
    question = _question("\n  同意  参与人数过半数 且 反对全体人数20%以上", law=False)
    rule = _rule(question)
    assert rule.needed is None
    tally = Tally({Measure.HEADS: Count(dict.fromkeys(PARTS, 3))})
    expected = with_needed(question, tally, answer(question, tally))
    assert expected.needed
    assert rule.decide(tally, needed=True) == expected


def test_what_is_not_known_in_full_is_left_to_the_engine() -> None:
    question = _question(TESTS[2], law=False)
    rule = _rule(question)
    some = Tally({Measure.HEADS: heads(total=100, for_=60)})
    assert rule.figures(some) is None
    assert rule.decide(some) == answer(question, some)


def test_several_candidates_are_not_compiled() -> None:
    assert compile_rule(_question(f"{TESTS[2]}\n  选项  甲公司, 乙公司", law=False)) is None
