"""Recounts: announced figures against computed ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evaluating import CHOICE, ORDINARY, matter

from bylawkit.evaluate.decision_text import decision_text
from bylawkit.evaluate.recount import Difference, recount
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.evaluate.votes import decide

HEADS = {"total": 412, "for": 205, "against": 40, "abstain": 0, "follow": 0, "invalid": 31}


def differences(
    announced: dict[str, Any], fields: str = ORDINARY, **more: Any
) -> tuple[Difference, ...]:
    found, one = matter(fields)
    data = json.dumps({"heads": HEADS, "announced": announced} | more).encode()
    counted, noticed = read_tally("计票.json", data, one)
    assert counted is not None, noticed
    decision = decide(found, one, counted.tally)
    return recount(decision, counted.tally, counted.announced, counted.outcome)


@pytest.mark.parametrize(
    ("name", "right", "wrong", "computed"),
    [
        ("participating", 276, 275, "276"),
        ("cast", "245", 276, "245"),
        ("for", 205, 204, "205"),
        ("for_share", "74.28%", "74.27%", "74.28%"),
        ("for_share", "74.3%", "74.2%", "74.3%"),
        ("for_share", "74%", "75%", "74%"),
        ("for_share", "74.275%", "74.276%", "74.275%"),
        ("participating_share", "66.99%", "66.9%", "67.0%"),
        ("invalid_share", "11.23%", "7.52%", "11.23%"),
    ],
)
def test_announced_figures_are_compared_as_they_were_rounded(
    name: str, right: object, wrong: object, computed: str
) -> None:
    assert differences({"heads": {name: right}}) == ()
    (one,) = differences({"heads": {name: wrong}})
    assert (one.figure, one.announced, one.computed) == (f"heads.{name}", str(wrong), computed)


def test_what_cannot_be_computed_is_listed() -> None:
    assert differences({"area": {"for_share": "60%"}}) == (
        Difference("area.for_share", "60%", None),
    )


def test_the_announced_outcome_is_compared() -> None:
    assert differences({"outcome": "carried"}) == (
        Difference("outcome", "carried", "undetermined"),
    )
    assert differences({"outcome": "无法判定"}) == ()


def test_an_outcome_is_told_in_the_reader_s_words() -> None:
    found, one = matter(ORDINARY)
    decision = decide(found, one, Tally({}))
    lines = Difference("outcome", "carried", "undetermined")
    assert "结果：公布 通过，计算 无法判定" in decision_text(decision, (lines,), "", "zh")
    assert "outcome: announced carried, computed undetermined" in decision_text(
        decision, (lines,), "", "en"
    )


def test_shares_of_candidates_are_compared() -> None:
    heads = {
        "total": 100,
        "for": {"甲公司": 60, "乙公司": 20},
        "against": 0,
        "abstain": 0,
        "follow": 0,
        "invalid": 0,
    }
    announced = {"heads": {"for_share": {"甲公司": "75%", "乙公司": "20%"}}}
    assert differences(announced, CHOICE, heads=heads) == (
        Difference("heads.for_share.乙公司", "20%", "25%"),
    )


def test_a_share_is_of_the_base_that_the_test_has() -> None:
    fields = "\n  同意  全体人数过半数"
    assert differences({"heads": {"for_share": "49.76%"}}, fields) == ()
