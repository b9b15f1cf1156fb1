"""Votes: outcomes, reasons, treatments, candidates, bodies and statutes."""

from __future__ import annotations

from datetime import date

import pytest
from evaluating import CHOICE, HEADS, ORDINARY, both, bylaw, decided, heads, matter, tally

from bylawkit.evaluate.scenarios import run_scenarios
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Measure, Treatment
from bylawkit.resolve.lawbook import law_of

FULL = {"abstain": 0, "follow": 0, "invalid": 0}


@pytest.mark.parametrize(
    ("in_favour", "against", "outcome"),
    [
        (67, 0, Outcome.CARRIED),
        (66, 0, Outcome.TURNOUT_NOT_MET),
        (34, 33, Outcome.CARRIED),
        (34, 34, Outcome.REJECTED),
        (0, 67, Outcome.REJECTED),
    ],
)
def test_the_outcome_of_a_plain_vote(in_favour: int, against: int, outcome: Outcome) -> None:
    counted = both(total=100, for_=in_favour, against=against, **FULL)
    assert decided(ORDINARY, counted).outcome is outcome


def test_a_reason_says_what_is_needed_had_and_lacking() -> None:
    counted = both(total=412, for_=200, against=66, **FULL)
    area, of_heads, *_ = decided(ORDINARY, counted).reasons
    assert (area.need, area.have, area.short_by, area.met) == (27467, 26600, 867, False)
    assert (of_heads.need, of_heads.have, of_heads.short_by) == (275, 266, 9)
    assert of_heads.rule.article == 1
    assert of_heads.comparison.span.text == "人数三分之二以上"


@pytest.mark.parametrize(
    ("test", "whole", "need"),
    [
        ("人数三分之二以上", 300, 200),
        ("人数三分之二以上", 301, 201),
        ("人数超过三分之二", 300, 201),
        ("人数过半数", 10, 6),
        ("人数过半数", 11, 6),
        ("人数一致", 7, 7),
        ("人数不超过25%", 10, 2),
        ("人数低于20%", 10, 1),
    ],
)
def test_the_figure_needed_keeps_strictness(test: str, whole: int, need: int) -> None:
    counted = tally(heads=heads(total=whole, for_=whole, against=0, **FULL))
    (reason,) = decided(f"\n  同意  {test}", counted).reasons
    assert reason.need == need
    for figure in (need - 1, need, need + 1):
        if not 0 <= figure <= whole:
            continue
        one = tally(heads=heads(total=whole, for_=figure, against=whole - figure, **FULL))
        (reason,) = decided(f"\n  同意  {test}", one).reasons
        upward = reason.comparison.limit.cmp in (">=", ">")
        assert reason.met is (figure >= need if upward else figure <= need)
        assert reason.short_by == max(need - figure if upward else figure - need, 0)


def test_what_is_missing_is_named_and_one_failed_part_settles_it() -> None:
    counted = Tally(
        {
            Measure.AREA: Count({"total": 12737800}),
            Measure.HEADS: heads(total=950, returned=616, invalid=7),
        }
    )
    decision = decided(ORDINARY, counted)
    assert decision.outcome is Outcome.TURNOUT_NOT_MET
    assert decision.missing[0] == "area.returned"
    area, of_heads, *_ = decision.reasons
    assert (area.met, area.need, area.have) == (None, 8491867, None)
    assert (of_heads.have, of_heads.need, of_heads.short_by) == (616, 634, 18)
    just_enough = Tally({**counted.counts, Measure.HEADS: heads(total=950, returned=634)})
    assert decided(ORDINARY, just_enough).outcome is Outcome.UNDETERMINED


def test_a_failed_approval_is_certain_though_the_turnout_is_unknown() -> None:
    counted = tally(heads=heads(for_=1, against=9, **FULL))
    decision = decided(HEADS, counted)
    assert decision.outcome is Outcome.REJECTED
    assert decision.missing == ("heads.total",)


def test_one_alternative_is_enough() -> None:
    fields = "\n  同意  人数过半数 或 面积过半数"
    decision = decided(fields, tally(heads=heads(total=10, for_=6, against=4, **FULL)))
    assert decision.outcome is Outcome.CARRIED
    assert [one.one_of for one in decision.reasons] == [True, True]


def test_figures_that_follow_from_the_others_are_worked_out() -> None:
    counted = tally(
        heads=heads(total=100, for_=60, against=10, abstain=5, invalid=1, silent=20, unserved=4)
    )
    decision = decided(HEADS, counted)
    assert decision.outcome is Outcome.CARRIED
    assert [one.have for one in decision.reasons] == [76, 60]


def test_parts_that_make_up_the_total_leave_nothing_for_the_others() -> None:
    decision = decided(HEADS, tally(heads=heads(total=100, for_=60, against=40)))
    assert (decision.outcome, decision.missing) == (Outcome.CARRIED, ())
    assert decided(HEADS, tally(heads=heads(total=101, for_=60, against=40))).missing


def test_nobody_taking_part_carries_nothing() -> None:
    counted = tally(heads=heads(total=10, for_=0, against=0, **FULL))
    for fields in (
        "\n  同意  参与人数过半数",
        "\n  同意  反对参与人数低于20%",
        "\n  同意  参与人数四分之三以上",
    ):
        assert decided(fields, counted).outcome is Outcome.REJECTED


def test_a_matter_without_tests_is_for_people() -> None:
    counted = both(total=10, for_=10, against=0, **FULL)
    assert decided("\n  归属  业主大会", counted).outcome is Outcome.FOR_HUMAN_DECISION
    only_turnout = "\n  参与  人数过半数"
    assert decided(only_turnout, counted).outcome is Outcome.FOR_HUMAN_DECISION
    too_few = both(total=10, for_=5, against=0, **FULL)
    assert decided(only_turnout, too_few).outcome is Outcome.TURNOUT_NOT_MET


# ── Votes that are neither yes nor no ──


def _heads(fields: str, **figures: int) -> tuple[list[int | None], list[int | None], Outcome]:
    full = {"total": 100, "for_": 0, "against": 0, **FULL, "silent": 0, "unserved": 0} | figures
    decision = decided(HEADS + fields, tally(heads=heads(**full)))
    return (
        [one.have for one in decision.reasons],
        [one.whole for one in decision.reasons],
        decision.outcome,
    )


def test_abstentions_take_part_unless_the_matter_says_otherwise() -> None:
    votes = {"for_": 34, "against": 20, "abstain": 20, "silent": 26}
    assert _heads("", **votes)[:2] == ([74, 34], [100, 74])
    assert _heads("\n  弃权  计入参与", **votes)[:2] == ([74, 34], [100, 74])
    assert _heads("\n  弃权  不计入", **votes)[:2] == ([54, 34], [100, 54])
    assert _heads("\n  弃权  视为反对", **votes)[:2] == ([74, 34], [100, 74])
    assert _heads("\n  弃权  随多数", **votes)[:2] == ([74, 54], [100, 74])


def test_invalid_ballots_take_part_but_are_not_valid() -> None:
    votes = {"for_": 40, "against": 27, "invalid": 10, "silent": 23}
    assert _heads("", **votes)[:2] == ([77, 40], [100, 77])
    assert _heads("\n  无效票  不计入", **votes)[:2] == ([67, 40], [100, 67])
    counted = tally(heads=heads(total=100, for_=40, against=27, abstain=3, follow=0, invalid=10))
    (reason,) = decided("\n  同意  有效票人数过半数", counted).reasons
    assert reason.whole == 70


def test_silent_votes_never_build_the_turnout_by_following() -> None:
    votes = {"for_": 40, "against": 20, "silent": 40}
    assert _heads("", **votes)[2] is Outcome.TURNOUT_NOT_MET
    have, whole, outcome = _heads("\n  未表决  随多数", **votes)
    assert (have[0], outcome) == (60, Outcome.TURNOUT_NOT_MET)
    have, whole, outcome = _heads("\n  未表决  随多数", for_=40, against=30, silent=30)
    assert (have, whole, outcome) == ([70, 70], [100, 100], Outcome.CARRIED)
    have, whole, outcome = _heads("\n  未表决  视为反对", for_=40, against=30, silent=30)
    assert (have, whole, outcome) == ([70, 40], [100, 100], Outcome.REJECTED)
    assert _heads("\n  未表决  计入参与", **votes)[0][0] == 100


def test_an_outcome_that_hangs_on_silent_votes_says_so() -> None:
    counted = tally(
        heads=heads(
            total=100, for_=33, against=30, abstain=10, follow=0, invalid=0, silent=27, unserved=0
        )
    )
    decision = decided(HEADS + "\n  未表决  随多数", counted)
    assert decision.outcome is Outcome.CARRIED
    assert decision.without_silent is Outcome.REJECTED
    assert decided(HEADS, counted).without_silent is None


def test_followers_go_with_the_express_majority_only() -> None:
    more_for = _heads("", for_=30, against=20, follow=30, silent=20)
    assert more_for[0] == [80, 60]
    more_against = _heads("", for_=20, against=30, follow=30, silent=20)
    assert more_against[0] == [80, 20]
    level = _heads("", for_=25, against=25, follow=30, silent=20)
    assert level[0] == [80, 25]


def test_defaults_that_mattered_are_listed() -> None:
    counted = tally(
        heads=heads(
            total=100, for_=50, against=20, abstain=3, follow=0, invalid=0, silent=27, unserved=0
        )
    )
    decision = decided(HEADS + "\n  未表决  不计入", counted)
    assert [(one.kind, one.treatment, one.votes) for one in decision.defaults] == [
        ("abstain", Treatment.PARTICIPATES, {Measure.HEADS: 3})
    ]


# ── Several candidates ──


def _ballots(first: int, second: int, against: int = 0) -> Tally:
    figures = {"total": 100, "for": first + second, "against": against, **FULL}
    return tally(heads=Count(figures, {"甲公司": first, "乙公司": second}))


def test_the_candidate_that_passes_wins() -> None:
    decision = decided(CHOICE, _ballots(20, 50))
    assert (decision.outcome, decision.winner) == (Outcome.CARRIED, "乙公司")
    assert [(one.candidate, one.have, one.whole) for one in decision.reasons[1:]] == [
        ("甲公司", 20, 70),
        ("乙公司", 50, 70),
    ]


def test_no_candidate_with_a_majority_is_rejected_and_a_tie_is_for_people() -> None:
    assert decided(CHOICE, _ballots(30, 31, 20)).outcome is Outcome.REJECTED
    tie = decided(CHOICE, _ballots(40, 40))
    assert (tie.outcome, tie.tied) == (Outcome.FOR_HUMAN_DECISION, ("甲公司", "乙公司"))
    assert decided(CHOICE, _ballots(0, 0, 80)).outcome is Outcome.REJECTED


def test_when_several_candidates_pass_the_first_in_every_measure_wins() -> None:
    lenient = "\n  参与  人数过半数\n  同意  参与人数三分之一以上\n  选项  甲公司, 乙公司"
    assert decided(lenient, _ballots(40, 50)).winner == "乙公司"
    assert decided(lenient, _ballots(40, 40)).outcome is Outcome.FOR_HUMAN_DECISION


def test_a_candidate_that_was_not_counted_is_missing() -> None:
    counted = tally(
        heads=Count({"total": 100, "returned": 90, "against": 0, **FULL}, {"甲公司": 40})
    )
    decision = decided(CHOICE, counted)
    assert decision.outcome is Outcome.UNDETERMINED
    assert decision.missing == ("heads.for.乙公司",)


def test_followers_join_the_leading_candidate() -> None:
    figures = {"total": 100, "for": 60, "against": 0, "abstain": 0, "invalid": 0, "follow": 20}
    counted = tally(heads=Count(figures, {"甲公司": 35, "乙公司": 25}))
    decision = decided(CHOICE, counted)
    assert (decision.winner, [one.have for one in decision.reasons]) == ("甲公司", [80, 55, 25])


# ── Bodies ──

PLATFORM = """
组织 议事平台
  席位  社区党组织 1 召集, 物业 1, 业主委员会 1, 居委会 1, 驻区单位 1, 居民 2
  出席  席位三分之二以上
  通过  到会席位过半数
"""


def test_a_body_decides_by_its_own_tests_over_its_seats() -> None:
    fields = "\n  归属  议事平台"
    votes = {"abstain": 1, "follow": 0, "invalid": 0}
    decision = decided(fields, tally(seats=heads(for_=3, against=1, **votes)), before=PLATFORM)
    assert decision.outcome is Outcome.CARRIED
    assert [(one.have, one.whole) for one in decision.reasons] == [(5, 7), (3, 5)]
    assert [(one.total, one.article) for one in decision.assumed] == [(7, 1)]
    assert decision.reasons[0].rule.article == 1
    absent = decided(fields, tally(seats=heads(for_=3, against=1, **FULL)), before=PLATFORM)
    assert absent.outcome is Outcome.TURNOUT_NOT_MET


def test_everybody_at_a_meeting_makes_its_quorum() -> None:
    fields = "\n  归属  议事平台\n  弃权  不计入"
    votes = heads(for_=2, against=1, abstain=2, follow=0, invalid=0)
    decision = decided(fields, tally(seats=votes), before=PLATFORM)
    assert decision.reasons[0].have == 5


# ── Statutes ──


def test_a_decision_is_judged_by_the_law_of_its_day() -> None:
    found, one = matter("\n  类别  选举业委会\n  参与  面积过半数 且 人数过半数")
    counted = Tally(
        {
            Measure.AREA: Count({"total": 12737800}),
            Measure.HEADS: heads(total=950, returned=616, invalid=7),
        }
    )
    then, now = date(2006, 12, 31), date(2026, 11, 24)
    old = decide(found, one, counted, then, law_of(("中国",), then).in_force())
    assert (old.outcome, old.missing) == (Outcome.UNDETERMINED, ("area.returned",))
    new = decide(found, one, counted, now, law_of(("中国",), now).in_force())
    assert new.outcome is Outcome.TURNOUT_NOT_MET
    (short,) = [reason for reason in new.reasons if reason.short_by]
    assert (short.have, short.need, short.short_by) == (616, 634, 18)
    assert short.rule.law == "cn/civil-code"
    assert new.law == ("cn/civil-code@2021-01-01",)


def test_a_bylaw_below_the_floor_does_not_carry() -> None:
    fields = "\n  类别  改建重建\n  参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数"
    counted = both(total=100, for_=50, against=20, **FULL)
    floors = law_of(("中国",), date(2026, 1, 1)).in_force()
    assert decided(fields, counted).outcome is Outcome.CARRIED
    assert decided(fields, counted, floors).outcome is Outcome.REJECTED
    enough = both(total=100, for_=60, against=20, **FULL)
    assert decided(fields, enough, floors).outcome is Outcome.CARRIED


def test_statutes_leave_a_bodys_own_business_alone() -> None:
    floors = law_of(("中国",), date(2026, 1, 1)).in_force()
    counted = tally(heads=heads(total=100, for_=67, against=0, **FULL))
    decision = decided(HEADS + "\n  类别  内部事务", counted, floors)
    assert (decision.outcome, decision.law) == (Outcome.CARRIED, ())


def test_silent_votes_never_build_a_statutory_turnout() -> None:
    floors = law_of(("中国",), date(2026, 1, 1)).in_force()
    fields = ORDINARY + "\n  类别  选聘物业\n  未表决  计入参与"
    counted = both(total=100, for_=50, against=0, silent=50, unserved=0, **FULL)
    assert decided(fields, counted).outcome is Outcome.REJECTED
    decision = decided(
        fields, both(total=100, for_=60, against=0, silent=40, unserved=0, **FULL), floors
    )
    assert decision.outcome is Outcome.TURNOUT_NOT_MET
    assert {one.have for one in decision.reasons if one.rule.statute and one.part == "turnout"} == {
        60,
        6000,
    }


# ── Scenarios ──


def test_scenarios_tell_the_whole_story_of_a_measure() -> None:
    found = bylaw(
        f"""
事项 甲{ORDINARY}
情景 "只写总数和同意"
  事项  甲
  全体  100人 1000平方米
  同意  66人 700平方米
  结果  未达参与比例
情景 "没有面积"
  事项  甲
  全体  100人 1000平方米
  同意  70人
  结果  无法判定
情景 "写错了"
  事项  甲
  全体  100人 1000平方米
  同意  70人 700平方米
  结果  未通过
情景 "多于全体"
  事项  甲
  全体  100人 1000平方米
  同意  170人 700平方米
  结果  通过
"""
    )
    results = run_scenarios(found)
    assert [one.passed for one in results] == [True, True, False, False]
    assert (results[2].expected.zh, results[2].actual.zh) == ("未通过", "通过")
    assert results[3].problem is not None
    assert results[3].problem.en == "the parts of heads, 170, exceed the total, 100"


def test_votes_for_others_that_are_unknown_are_missing() -> None:
    counted = tally(heads=Count({"total": 100, "against": 0, **FULL}, {"甲公司": 40}))
    decision = decided(CHOICE, counted)
    assert decision.outcome is Outcome.UNDETERMINED
    assert "heads.for" in decision.missing
