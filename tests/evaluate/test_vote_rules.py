"""The rarer rules of a vote: conditions, ties, second calls, consents, places, weights, proxies."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evaluating import HEADS, codes, decided, heads, matter, tally

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import Counted, count_ballots
from bylawkit.evaluate.decision_text import decision_text
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.evaluate.tally import Count
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Measure

FULL = {"abstain": 0, "follow": 0, "invalid": 0}
GUARD = HEADS + "\n  未表决  随多数 但须 全体人数过半数"


def told(decision: Any) -> str:
    return decision_text(decision, (), "sha256:0", "zh")


# ── Silent votes that follow only on a condition ──


def _silent(in_favour: int, against: int, **more: int) -> Any:
    votes = FULL | {"silent": 100 - in_favour - against, "unserved": 0} | more
    return decided(GUARD, tally(heads=heads(total=100, for_=in_favour, against=against, **votes)))


def test_silent_votes_follow_only_if_the_condition_is_met_without_them() -> None:
    met = _silent(51, 20)
    assert (met.outcome, met.reasons[-1].have, met.reasons[0].part) == (
        Outcome.CARRIED,
        80,
        "guard",
    )
    unmet = _silent(36, 35)
    assert (unmet.outcome, unmet.reasons[-1].have) == (Outcome.CARRIED, 36)
    assert unmet.reasons[0].met is False
    assert "未表决的票随多数的前提" in told(unmet)


def test_a_condition_that_is_unknown_leaves_the_outcome_open_if_it_hangs_on_it() -> None:
    votes = {"for_": 34, "against": 33, "abstain": 1, "follow": 0, "invalid": 0}
    counted = heads(silent=30, unserved=2, **votes)
    open_ = decided(
        "\n  同意  参与人数过半数\n  未表决  随多数 但须 全体户数过半数", tally(heads=counted)
    )
    assert open_.outcome is Outcome.UNDETERMINED
    assert "households.total" in open_.missing


# ── Ties ──


def test_a_tie_on_a_motion_goes_to_whom_the_bylaw_names() -> None:
    level = tally(heads=heads(total=60, for_=30, against=30, **FULL))
    assert decided(HEADS, level).outcome is Outcome.REJECTED
    assert decided(HEADS + "\n  同票  不通过", level).outcome is Outcome.REJECTED
    chair = decided(HEADS + "\n  同票  召集人决定", level)
    assert (chair.outcome, chair.tied) == (Outcome.FOR_HUMAN_DECISION, ("for", "against"))
    assert "同意、反对 票数相同，按规约由召集人决定" in told(chair)
    lost = tally(heads=heads(total=60, for_=29, against=31, **FULL))
    assert decided(HEADS + "\n  同票  召集人决定", lost).outcome is Outcome.REJECTED


def test_a_tie_of_candidates_fails_if_the_bylaw_says_so() -> None:
    counted = tally(
        heads=Count({"total": 80, "for": 80, "against": 0} | FULL, {"甲": 40, "乙": 40})
    )
    fields = HEADS + "\n  选项  甲, 乙\n  同票  "
    assert decided(fields + "不通过", counted).outcome is Outcome.REJECTED
    assert "按规约抽签决定" in told(decided(fields + "抽签", counted))


# ── Second calls and consents ──


def test_a_second_call_has_its_own_turnout() -> None:
    fields = HEADS + "\n  二次召集  15日 参与 人数三分之一以上"
    found, one = matter(fields)
    counted = tally(heads=heads(total=90, for_=30, against=0, **FULL))
    first = decide(found, one, counted)
    assert first.outcome is Outcome.TURNOUT_NOT_MET
    assert "规约允许在 15日 后二次召集" in told(first)
    assert decide(found, one, counted, second_call=True).outcome is Outcome.CARRIED


def test_a_consent_that_the_tally_cannot_show_is_left_to_people() -> None:
    fields = HEADS + "\n  另须  低层业主 户数过半数"
    counted = tally(heads=heads(total=90, for_=70, against=0, **FULL))
    decision = decided(fields, counted)
    assert decision.outcome is Outcome.FOR_HUMAN_DECISION
    assert "低层业主 户数过半数同意" in told(decision)
    lost = tally(heads=heads(total=90, for_=30, against=40, **FULL))
    assert decided(fields, lost).outcome is Outcome.REJECTED


# ── Elections with several places ──

ELECTION = "\n  参与  人数三分之二以上\n  同意  参与人数过半数\n  选项  甲, 乙, 丙, 丁\n  可选  最多2\n  当选  2"


def election(**votes: int) -> Any:
    found, one = matter(ELECTION)
    data = {"heads": {"total": 100, "returned": 80, "against": 0, "for": votes} | FULL}
    read, noticed = read_tally("计票.json", json.dumps(data).encode(), one)
    assert read is not None, noticed
    return decide(found, one, read.tally)


def test_the_places_go_to_those_with_most_votes() -> None:
    decision = election(甲=60, 乙=50, 丙=45, 丁=5)
    assert (decision.outcome, decision.winners) == (Outcome.CARRIED, ("甲", "乙"))
    assert [one.whole for one in decision.reasons] == [100, 80, 80, 80, 80]


def test_fewer_may_pass_than_there_are_places() -> None:
    assert election(甲=60, 乙=40, 丙=40, 丁=20).winners == ("甲",)


def test_a_tie_for_the_last_place_is_for_people() -> None:
    decision = election(甲=60, 乙=45, 丙=45, 丁=10)
    assert decision.outcome is Outcome.FOR_HUMAN_DECISION
    assert (decision.winners, decision.tied) == (("甲",), ("乙", "丙"))
    assert "甲 当选；乙、丙 票数相同" in told(decision)


# ── From the ballots ──

REGISTER = """房号,用途,面积,业主,共有人,不计入
101,住宅,80,业主0001,,否
102,住宅,120,业主0002,,否
201,住宅,250,甲公司,,否
202,住宅,550,甲公司,,否
"""


def count(
    rows: str, fields: str, headings: str = "房号,选择,受托人,委托书\n"
) -> tuple[Counted, Any]:
    _, one = matter(fields)
    register, _ = read_register("登记册.csv", REGISTER.encode())
    assert register is not None
    ballots, noticed = read_ballots("选票.csv", (headings + rows).encode(), one, register)
    assert ballots is not None, noticed
    units, _ = units_in_scope(register, one.scope, None)
    assert units is not None
    counted, problems = count_ballots("选票.csv", ballots, one, units)
    assert counted is not None, problems
    return counted, [*noticed, *problems]


def figures(counted: Counted, measure: Measure) -> tuple[int, int]:
    known = counted.tally.of(measure).figures
    return known["total"], known["for"]


ALL = "101,同意,,\n102,反对,,\n201,同意,,\n202,同意,,\n"
INTERNAL = HEADS + "\n  类别  内部事务"


def test_a_bodys_own_matter_may_be_weighed_by_the_unit() -> None:
    plain, _ = count(ALL, INTERNAL)
    assert figures(plain, Measure.HEADS) == (3, 2)
    by_unit, noticed = count(ALL, INTERNAL + "\n  计权  每户一票")
    assert not noticed
    assert figures(by_unit, Measure.HEADS) == (4, 3)


def test_a_bodys_own_matter_may_be_weighed_by_steps_of_area() -> None:
    counted, _ = count(ALL, INTERNAL + "\n  计权  每100平方米 1票")
    assert figures(counted, Measure.HEADS) == (1 + 2 + 3 + 6, 1 + 3 + 6)
    assert figures(counted, Measure.AREA) == (100000, 88000)


def test_a_cap_leaves_out_what_one_owner_has_beyond_it() -> None:
    counted, _ = count(ALL, INTERNAL + "\n  单一业主  最多40%")
    assert figures(counted, Measure.AREA) == (8000 + 12000 + 40000, 8000 + 40000)


def test_reserved_matters_are_weighed_by_the_law() -> None:
    counted, noticed = count(ALL, HEADS + "\n  类别  选聘物业\n  计权  每户一票")
    assert "weights-set-aside" in codes(noticed)
    assert figures(counted, Measure.HEADS) == (3, 2)


def test_a_ballot_may_name_several_candidates() -> None:
    rows = '101,"甲、乙",,\n102,乙,,\n201,"甲、乙、丙",,\n202,弃权,,\n'
    counted, noticed = count(rows, ELECTION + "\n  类别  内部事务")
    assert "ballot-not-counted" in codes(noticed)
    of_households = counted.tally.of(Measure.HOUSEHOLDS)
    assert of_households.candidates == {"甲": 1, "乙": 2, "丙": 0, "丁": 0}
    assert {kind: of_households.figures[kind] for kind in ("for", "invalid", "abstain")} == {
        "for": 2, "invalid": 1, "abstain": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "row", "reason"),
    [
        ("\n  委托  最多3户 除外 物业", "101,同意,物业,有", "物业 不得受托投票"),
        ("\n  委托  最多3户 书面", "101,同意,业主0009,", "委托投票没有委托书"),
    ],
)
def test_proxies_that_the_bylaw_does_not_admit(fields: str, row: str, reason: str) -> None:
    counted, noticed = count(row + "\n", INTERNAL + fields)
    assert codes(noticed) == ["ballot-not-counted"]
    assert reason in noticed[0].message("zh")
    assert counted.counted == 0


def test_a_written_proxy_needs_its_column() -> None:
    fields = INTERNAL + "\n  委托  最多3户 书面"
    _, noticed = count("101,同意,业主0009\n", fields, "房号,选择,受托人\n")
    assert codes(noticed) == ["ballot-not-counted"]
    _, noticed = count("101,同意,业主0009\n", INTERNAL, "房号,选择,受托人\n")
    assert not noticed


def test_a_decision_that_objections_may_overturn_says_so() -> None:
    fields = HEADS + "\n  异议期  7日 推翻 全体人数过半数"
    carried = decided(fields, tally(heads=heads(total=90, for_=70, against=0, **FULL)))
    assert "异议期内书面异议达到 全体人数过半数 的，决定不成立" in told(carried)
    lost = decided(fields, tally(heads=heads(total=90, for_=30, against=40, **FULL)))
    assert "异议" not in told(lost)
