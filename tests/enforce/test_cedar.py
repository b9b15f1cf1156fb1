"""Exported powers and gates decide in Cedar as the bylaw says, and fail shut."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pytest
from enforcing import EXAMPLES, every_way, example, some_cases

from bylawkit.enforce.cedar.requests import request, vote_request
from bylawkit.enforce.cedar.target import ENTITIES, POLICIES, TESTS, make
from bylawkit.enforce.engines.cedar import Cedar, failed_tests
from bylawkit.evaluate.votes import answer
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

DAY = date(2026, 5, 1)


@cache
def _files(name: str) -> dict[str, bytes]:
    made = make(every_way() if name == "every-way" else example(name))
    assert made.files is not None
    return made.files


@cache
def _engine(name: str) -> Cedar:
    return Cedar(_files(name))


def _gated(files: dict[str, bytes]) -> set[str]:
    return set(re.findall('^@id[(]"carryOut (.+)"[)]$', files[POLICIES].decode(), re.MULTILINE))


def _check(name: str, bylaw: Bylaw, number: int) -> Counter[bool]:
    gated, asked, expected = _gated(_files(name)), [], []
    for case in some_cases(bylaw, number, 5):
        matter = case.put.matter.name
        one = vote_request(matter, case.tally, DAY, again=case.again)
        if (
            one is not None
            and matter in gated
            and set(case.tally.counts) == set(case.question.measures)
        ):
            asked.append(one)
            expected.append(answer(case.question, case.tally).outcome == "carried")
    answers = _engine(name).allowed(asked)
    wrong = [one for one in zip(asked, answers, expected, strict=True) if one[1] is not one[2]]
    assert wrong[:1] == []
    return Counter(expected)


def test_gates_open_exactly_if_the_matter_is_carried() -> None:
    seen = _check("every-way", every_way(), 2500)
    assert min(seen[True], seen[False]) > 100


@pytest.mark.parametrize("name", EXAMPLES)
def test_gates_of_the_examples(name: str) -> None:
    assert _check(name, example(name), 1500)[True] > 10


@pytest.mark.parametrize("name", [*EXAMPLES, "every-way"])
def test_the_tests_that_come_with_a_bundle_hold(name: str) -> None:
    number, failed = failed_tests(_engine(name), _files(name))
    assert failed == []
    decisions = Counter(one["decision"] for one in json.loads(_files(name)[TESTS]))
    assert min(decisions["Allow"], decisions["Deny"]) > 20
    assert number == decisions.total()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r" \* 3 >= ", " * 3 > "),
        (r" \* 2 > ", " * 2 >= "),
        (r"context\.area\.total \* 2", "context.area.for * 2"),
        (r" \* 3 >= ", " * 4 >= "),
        (r'principal in Compound::Party::"业主大会"', "principal is Compound::Party"),
        ("^forbid", "permit"),
    ],
)
def test_a_policy_with_a_fault_fails_the_tests_that_come_with_it(old: str, new: str) -> None:
    files = dict(_files("old"))
    mended, number = re.subn(old, new, files[POLICIES].decode(), flags=re.MULTILINE)
    assert number
    files[POLICIES] = mended.encode()
    assert failed_tests(Cedar(files), files)[1]


def _votes(**figures: int) -> dict[str, int]:
    every = dict.fromkeys(("against", "abstain", "follow", "invalid", "silent", "unserved"), 0)
    return {"for": 12, **every, "total": 12, **figures}


@pytest.mark.parametrize(
    ("heads", "on", "allowed"),
    [
        (_votes(), 20260501, True),
        (_votes(), 20201231, False),
        (_votes(total=13), 20260501, False),
        (_votes(against=-1, total=11), 20260501, False),
        (_votes(total=2**62 + 12, unserved=2**62), 20260501, False),
        ({"for": 12, "total": 12}, 20260501, False),
        ({**_votes(), "for": "12"}, 20260501, False),
        ({**_votes(), "for": 2**64}, 20260501, False),
        (None, 20260501, False),
    ],
)
def test_what_is_not_certain_stays_shut(heads: Any, on: int, allowed: bool) -> None:
    context = {"on": on, "secondCall": False, "area": _votes()}
    if heads is not None:
        context["heads"] = heads
    asked = request("somebody", "carryOut", "Matter", "动用维修资金", context)
    assert _engine("old").allowed([asked]) == [allowed]


RULES = """规约 "试验小区管理规约"
  类型 商品房
  辖区 中国 自 2026-01-01
禁止 夜间施工
  主体  业主, 使用人
  不得  施工
  时段  22:00 至 06:00
禁止 常年禁止
  主体  业主
  不得  高空抛物
禁止 过渡禁止
  主体  业主
  不得  停车
  终止  2026-06-30
权利 有条件
  主体  业主
  有权  查账
  条件  事前登记
禁止 有条件禁止
  主体  业主
  不得  晾晒
  条件  大风天气
义务 公开
  主体  物业
  应当  公开账目
"""

ACTS = [
    ("夜间施工", "业主", {"minute": 1319}, True),
    ("夜间施工", "业主", {"minute": 1320}, False),
    ("夜间施工", "业主", {"minute": 0}, False),
    ("夜间施工", "使用人", {"minute": 359}, False),
    ("夜间施工", "使用人", {"minute": 360}, True),
    ("常年禁止", "业主", {}, False),
    ("过渡禁止", "业主", {"on": 20260630}, False),
    ("过渡禁止", "业主", {"on": 20260701}, True),
    ("有条件", "业主", {}, False),
    ("有条件", "业主", {"applies": False}, False),
    ("有条件", "业主", {"applies": True}, True),
    ("有条件禁止", "业主", {}, False),
    ("有条件禁止", "业主", {"applies": True}, False),
    ("有条件禁止", "业主", {"applies": False}, True),
    ("公开", "物业", {}, True),
    ("公开", "业主", {}, False),
]


@pytest.fixture(scope="module")
def rules() -> Cedar:
    reading = read_text(RULES, "a.bylaw")
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return Cedar(make(reading.bylaw).files or {})


@pytest.mark.parametrize(("norm", "who", "context", "allowed"), ACTS)
def test_rights_duties_and_bans(
    rules: Cedar, norm: str, who: str, context: dict[str, Any], allowed: bool
) -> None:
    asked = request(who, "act", "Norm", norm, {"on": 20260501, "minute": 600, **context})
    assert rules.allowed([asked]) == [allowed]


@pytest.mark.parametrize("name", EXAMPLES)
def test_whoever_a_policy_is_about_is_an_entity(name: str) -> None:
    files = _files(name)
    about = set(re.findall(r'principal in Compound::Party::"(.+)"', files[POLICIES].decode()))
    known = {one["uid"]["id"] for one in json.loads(files[ENTITIES]) if "Party" in str(one["uid"])}
    assert about
    assert about <= known


def test_names_that_would_break_out_of_a_string_do_not() -> None:
    text = (
        '规约 "甲\\"; permit(principal, action, resource); //"\n  类型 商品房\n主体 甲 "乙\\");"\n'
    )
    reading = read_text(text, "a.bylaw")
    assert reading.bylaw is not None
    engine = Cedar(make(reading.bylaw).files or {})
    assert engine.allowed([request("甲", "decide", "Matter", "甲", {})]) == [False]


def test_the_policies_are_validated_in_strict_mode() -> None:
    files = dict(_files("old"))
    files[POLICIES] += b'permit (principal, action, resource) when { context.nothing == "a" };'
    with pytest.raises(ValueError, match="nothing"):
        Cedar(files)
