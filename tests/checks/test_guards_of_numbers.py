"""Numbers at which rules part: exactly the number is nobody's, or two rules'."""

from __future__ import annotations

import pytest

from bylawkit.checks.intervals import bounds
from bylawkit.checks.pages import whole
from bylawkit.model.values import Cmp
from bylawkit.pipeline import findings, read_text
from bylawkit.source import Span


def told(text: str, *codes: str) -> list[tuple[str, str]]:
    reading = read_text(whole(text))
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    return [
        (one.code.id, one.span.text)
        for one in findings(reading)
        if one.code.id in codes and isinstance(one.span, Span)
    ]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("费用10万元以下的", "zh", [("10万元以下", Cmp.AT_MOST)]),
        ("费用不足十万元的", "zh", [("不足十万元", Cmp.LESS)]),
        ("不得超过30日", "zh", [("不得超过30日", Cmp.AT_MOST)]),
        ("超过30日的", "zh", [("超过30日", Cmp.MORE)]),
        ("3人以上（不含3人）的", "zh", [("3人以上", Cmp.MORE)]),
        ("低于80%（含80%）的", "zh", [("低于80%", Cmp.AT_MOST)]),
        ("超过3人以上", "zh", []),
        ("十五日内答复", "zh", []),
        ("no more than 30 days", "en", [("no more than 30 days", Cmp.AT_MOST)]),
        ("30 days or more", "en", [("30 days or more", Cmp.AT_LEAST)]),
        ("more than 30 days", "en", [("more than 30 days", Cmp.MORE)]),
    ],
)
def test_bounds_are_read(text: str, lang: str, found: list[tuple[str, Cmp]]) -> None:
    assert [(text[one.start : one.end], one.cmp) for one in bounds(text, lang)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1万元以下的，自行办理；1万元以上的，比选。", [("BK173", "1万元以上")]),
        ("1万元以下的，自行办理；1万元以上（不含）的，比选。", []),
        ("满意度低于80%的，整改；超过80%的，奖励。", [("BK174", "超过80%")]),
        ("满意度低于80%的，整改；满意度超过80%的，奖励。", [("BK174", "超过80%")]),
        ("不足5万元的，比选；超过5万元的，招标；满5万元的，公示。", []),
        ("通知不少于15日的，有效；公示不超过15日的，有效。", []),
        ("1万元以上5万元以下的，比选。", []),
        ("不足5万元的，比选；超过5万元的，招标；等于5万元的，公示。", []),
        ("单价1万元以下的，自行办理；总价1万元以上的，比选。", []),
    ],
)
def test_clauses_that_part_at_a_number(words: str, found: list[tuple[str, str]]) -> None:
    assert told(f'条 "维修"\n  "{words}"\n', "BK173", "BK174") == found


def test_the_items_of_a_paragraph_are_read_together() -> None:
    items = '  项 "3人以下的，不设组长；"\n  项 "3人以上的，推选组长。"\n'
    assert told(f'条 "甲"\n  "分组如下："\n{items}', "BK173") == [("BK173", "3人以上")]
