"""Numbers at which rules part: exactly the number is nobody's, or two rules'."""

from __future__ import annotations

import pytest

from bylawkit.checks.pages import whole
from bylawkit.checks.worded_bounds import bounds
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


MATTER = '\n事项 {} "{}"\n  归属  {}\n  类别  内部事务\n  同意  参与户数过半数\n'


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("10万元以下的维修", "10万元以上的维修", ("BK349", "100000.00元")),
        ("10万元以下的维修", "超过10万元的维修", None),
        ("不足10万元的维修", "超过10万元的维修", ("BK350", "100000.00元")),
        ("10万元以下的维修", "20万元以上的维修", ("BK350", "100000.01元")),
        ("10万元以下的维修", "5万元以上的维修", ("BK349", "50000.00元")),
        ("10万元以下的维修", "超过5万元的维修", ("BK349", "50000.01元")),
        ("5万元以上的维修", "超过10万元的维修", ("BK349", "100000.01元")),
        ("10万元以下的维修", "1万元以下的维修", ("BK349", "0.01元")),
        ("1万元以上10万元以下的维修", "10万元以上的维修", ("BK349", "100000.00元")),
        ("10万元以下的维修", "10万元以上的绿化", None),
        ("10万元以下的维修", "3人以上的维修", None),
        ("3人以下的活动", "3人以上的活动", ("BK349", "3人")),
        ("不满7日的出借", "超过7日的出借", ("BK350", "7日")),
        ("三分之一以下的改动", "三分之一以上的改动", ("BK349", "三分之一")),
        ("三分之一以下的改动", "三分之二以上的改动", None),
    ],
)
def test_the_smallest_number_of_two_rules_or_none(
    first: str, second: str, found: tuple[str, str] | None
) -> None:
    text = whole(MATTER.format("甲", first, "业主委员会") + MATTER.format("乙", second, "业主大会"))
    said = [
        (one.code.id, one.message("zh"))
        for one in findings(read_text(text))
        if one.code.id in ("BK349", "BK350")
    ]
    assert [code for code, _ in said] == ([found[0]] if found else [])
    assert found is None or found[1] in said[0][1]


def test_two_rules_that_say_the_same_do_not_clash() -> None:
    text = MATTER.format("甲", "1万元以下的采购", "业主委员会")
    text += MATTER.format("乙", "1万元以上的采购", "业主委员会")
    assert told(text, "BK349", "BK350") == []
