"""Ties: nobody breaks one over a majority that a statute demands, or that the bylaw is far from."""

from __future__ import annotations

from datetime import date

import pytest
from evaluating import CHOICE, ORDINARY, both, decided, tally

from bylawkit.evaluate.tally import Count
from bylawkit.model.scenario import Outcome
from bylawkit.resolve.lawbook import law_of

FULL = {"abstain": 0, "follow": 0, "invalid": 0}
TODAY = law_of(("中国",), date(2026, 5, 1)).in_force()
LEVEL = both(total=100, for_=40, against=40, **FULL)
BYLAWS = "\n  类别  管理规约" + ORDINARY


@pytest.mark.parametrize("tie", ["召集人决定", "抽签"])
def test_no_chair_and_no_lot_carries_what_civil_code_278_does_not(tie: str) -> None:
    decision = decided(f"{BYLAWS}\n  同票  {tie}", LEVEL, TODAY)
    assert (decision.outcome, decision.tied) == (Outcome.REJECTED, ())


def test_a_vote_may_be_taken_again_whatever_the_statute_demands() -> None:
    decision = decided(f"{BYLAWS}\n  同票  再投一次", LEVEL, TODAY)
    assert (decision.outcome, decision.tied) == (Outcome.FOR_HUMAN_DECISION, ("for", "against"))


def test_a_matter_that_no_statute_reserves_may_be_left_to_the_chair() -> None:
    fields = "\n  类别  内部事务" + ORDINARY + "\n  同票  召集人决定"
    assert decided(fields, LEVEL, TODAY).outcome is Outcome.FOR_HUMAN_DECISION


def _ballots(first: int, second: int, against: int) -> Count:
    figures = {"total": 100, "for": first + second, "against": against, **FULL}
    return Count(figures, {"甲公司": first, "乙公司": second})


def test_level_candidates_far_from_the_majority_are_rejected() -> None:
    far = decided(CHOICE, tally(heads=_ballots(10, 10, 70)))
    assert (far.outcome, far.tied) == (Outcome.REJECTED, ())
    near = decided(CHOICE, tally(heads=_ballots(35, 35, 10)))
    assert (near.outcome, near.tied) == (Outcome.FOR_HUMAN_DECISION, ("甲公司", "乙公司"))


@pytest.mark.parametrize(
    ("tie", "outcome"),
    [
        ("", Outcome.REJECTED),
        ("\n  同票  抽签", Outcome.REJECTED),
        ("\n  同票  再投一次", Outcome.FOR_HUMAN_DECISION),
    ],
)
def test_no_lot_elects_a_candidate_without_the_statutes_majority(
    tie: str, outcome: Outcome
) -> None:
    count = _ballots(40, 40, 0)
    area = Count(
        {name: votes * 100 for name, votes in count.figures.items()},
        {name: votes * 100 for name, votes in count.candidates.items()},
    )
    fields = f"\n  类别  选聘物业{ORDINARY}\n  选项  甲公司, 乙公司{tie}"
    assert decided(fields, tally(area=area, heads=count), TODAY).outcome is outcome
