"""Exported votes decide in the real engines exactly as our own engine does."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from enforcing import EXAMPLES, asked, every_way, example, ours, some_cases, theirs

from bylawkit.enforce.engines.rego import Engine, opa, regorus, run_tests
from bylawkit.enforce.rego.target import make, package_of
from bylawkit.model.bylaw import Bylaw

ENGINES = {"opa": opa, "regorus": regorus}


@cache
def _opened(name: str) -> Engine:
    return ENGINES[name](make(example("old")).files or {})


def _disagreements(
    bylaw: Bylaw, engine: Engine, number: int, seed: int
) -> tuple[list[Any], Counter[str]]:
    query = f"data.{package_of(bylaw)}.votes.decision"
    found, seen = [], Counter[str]()
    for case in some_cases(bylaw, number, seed):
        expected, given = ours(case), asked(case)
        seen[expected["outcome"]] += 1
        told = theirs(engine.ask(query, given))
        if told != expected:
            found.append((given, expected, told))
    return found, seen


@pytest.mark.parametrize("name", ENGINES)
def test_every_way_of_counting(name: str) -> None:
    bylaw = every_way()
    engine = ENGINES[name](make(bylaw).files or {})
    found, seen = _disagreements(bylaw, engine, 250, 7)
    assert found[:1] == []
    assert set(seen) == {
        "carried",
        "rejected",
        "turnout-not-met",
        "undetermined",
        "for-human-decision",
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("which", [*EXAMPLES, None])
def test_thousands_of_votes(name: str, which: str | None) -> None:
    bylaw = example(which) if which else every_way()
    engine = ENGINES[name](make(bylaw).files or {})
    found, _ = _disagreements(bylaw, engine, 2500, 11)
    assert found[:1] == []


@pytest.mark.parametrize("which", ["old", pytest.param("commercial", marks=pytest.mark.slow)])
def test_the_tests_that_come_with_a_bundle_hold(which: str) -> None:
    files = make(example(which)).files
    assert files is not None
    for open_engine in ENGINES.values():
        number, failed = run_tests(open_engine(files), files)
        assert failed == ()
        assert number > 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"cmp": ">="', '"cmp": ">"'),
        ('"cmp": ">",', '"cmp": ">=",'),
        ('"whole": "total"', '"whole": ["for", "against"]'),
        ('"den": 3', '"den": 4'),
        (r'\ttruths\["turnout-[24]"\],\n', ""),
        (r'"have": \["for"\]', '"have": ["against"]'),
    ],
)
def test_a_policy_with_a_fault_fails_the_tests_that_come_with_it(old: str, new: str) -> None:
    files = dict(make(example("old")).files or {})
    text = files["rego/votes.rego"].decode()
    mended, number = re.subn(old, new, text, count=2)
    assert number == 2
    files["rego/votes.rego"] = mended.encode()
    _, failed = run_tests(regorus(files), files)
    assert failed


WRONG = [
    ({"matter": "没有"}, {"unknown-matter"}),
    ({"tally": {"heads": {"for": -1}}}, {"not-a-whole-number"}),
    ({"tally": {"heads": {"for": 1.5}}}, {"not-a-whole-number"}),
    ({"tally": {"heads": {"for": "3"}}}, {"not-a-whole-number"}),
    ({"tally": {"heads": {"for": None}}}, {"not-a-whole-number"}),
    ({"tally": {"heads": {"for": 2**53}}}, {"too-large"}),
    ({"tally": {"heads": {"votes": 3}}}, {"unknown-figure"}),
    ({"tally": {"heads": {"candidates": {"甲": 3}}}}, {"several-candidates"}),
    ({"tally": "many"}, {"not-figures"}),
    ({"tally": {"heads": 3}}, {"not-figures"}),
    ({"tally": {"weight": {"for": 3}}}, {"unknown-measure"}),
    ({"tally": {"heads": {"for": 3, "total": 2}}}, {"over-the-whole"}),
    ({"on": "2020-12-31"}, {"law-of-another-day"}),
]


@pytest.mark.parametrize(("given", "codes"), WRONG)
def test_what_cannot_be_right_is_named_and_not_decided(
    given: dict[str, Any], codes: set[str]
) -> None:
    bylaw = example("old")
    votes = f"data.{package_of(bylaw)}.votes"
    asked = {"matter": "动用维修资金", **given}
    for name in ENGINES:
        engine = _opened(name)
        problems = engine.ask(f"{votes}.problems", asked)
        assert {one["code"] for one in problems} == codes
        assert engine.ask(f"{votes}.decision", asked) is None
        assert engine.ask(f"{votes}.carried", asked) is False


def test_a_reason_says_what_is_short() -> None:
    bylaw = example("old")
    figures = {"total": 412, "for": 205, "against": 40, "abstain": 0, "invalid": 0, "follow": 0}
    given = {"matter": "动用维修资金", "tally": {"heads": figures}}
    decision = _opened("opa").ask(f"data.{package_of(bylaw)}.votes.decision", given)
    reason = next(one for one in decision["reasons"] if one["code"] == "turnout-heads")
    assert reason["article"].startswith("第")
    assert (reason["need"], reason["have"], reason["short_by"]) == (275, 245, 30)
    assert decision["outcome"] == "turnout-not-met"


def test_names_that_would_break_out_of_a_string_do_not() -> None:
    from bylawkit.pipeline import read_text

    text = '规约 "甲\\"]\\nx := 1 # 小区"\n  类型 商品房\n事项 甲\n  参与 人数过半数\n'
    bylaw = read_text(text, "a.bylaw").bylaw
    assert bylaw is not None
    engine = opa(make(bylaw).files or {})
    assert engine.ask(f"data.{package_of(bylaw)}.votes.law_from", {})
