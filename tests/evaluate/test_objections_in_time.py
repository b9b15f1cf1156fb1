"""Objections with dates: those outside the time for them are left out, each with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from evaluating import HEADS, codes, matter
from hypothesis import given
from hypothesis import strategies as st

from bylawkit.evaluate.objecting import Objection, Window, objected, window_of
from bylawkit.evaluate.register import unit_key
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.evaluate.workdays import calendar_of
from bylawkit.model.votes import Measure
from bylawkit.resolve.lawbook import law_of

Running = Callable[..., Any]
FULL = {"abstain": 0, "follow": 0, "invalid": 0}
SEVEN = f"{HEADS}\n  异议期  7日 推翻 人数三分之一以上"
CARRIED = {"total": 12, "for": 9, "against": 1, **FULL}
"""A vote that 4 of 12 heads overturn."""

END = date(2026, 6, 4)
"""The last day for objections to a result that was announced on 28 May."""

CHINA = calendar_of(("中国",))


def window(fields: str, result: date, place: tuple[str, ...] = ()) -> Window:
    floors = law_of(place, date(2026, 5, 1)).in_force() if place else ()
    found = window_of(*matter(fields), result, floors, CHINA)
    assert isinstance(found, Window), found
    return found


def one(on: date | None, unit: str | None = None, heads: int = 1) -> Objection:
    return Objection(on, {Measure.HEADS: heads}, unit)


# ── When they may be made ──


def test_the_window_ends_where_the_timetable_has_it() -> None:
    assert window(SEVEN, date(2026, 5, 28)).end.day == date(2026, 6, 4)


def test_a_window_that_would_end_on_a_day_of_rest_ends_after_the_rest() -> None:
    found = window(SEVEN, date(2026, 5, 23))
    assert (found.end.day, found.end.rest) == (date(2026, 6, 1), date(2026, 5, 30))


def test_the_longer_time_counts_where_a_statute_sets_one_too() -> None:
    short = f"{HEADS}\n  异议期  3日 推翻 人数三分之一以上"
    own = window(short, date(2026, 6, 1))
    assert own.end.day == date(2026, 6, 4)
    lawful = window(f"\n  类别  选聘物业{short}", date(2026, 6, 1), ("中国", "广东", "清远"))
    assert lawful.end.day == date(2026, 6, 8)
    assert lawful.end.rule is not None
    assert lawful.end.rule.statute is not None


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 5, 27), "early"),
        (date(2026, 5, 28), None),
        (date(2026, 6, 4), None),
        (date(2026, 6, 5), "late"),
        (None, None),
    ],
)
def test_each_side_of_the_window(on: date | None, why: str | None) -> None:
    found = objected((one(on),), window(SEVEN, date(2026, 5, 28)))
    assert [each.why for each in found.left_out] == ([why] if why else [])
    assert found.votes[Measure.HEADS] == (0 if why else 1)


def test_a_unit_counts_once_in_whatever_order() -> None:
    made = (
        one(date(2026, 5, 27), "1幢101", 2),
        one(date(2026, 6, 1), "１幢 101", 2),
        one(date(2026, 6, 2), "1幢101", 2),
        one(date(2026, 6, 2), "1幢102"),
        one(date(2026, 6, 2)),
        one(date(2026, 6, 2)),
    )
    open_ = window(SEVEN, date(2026, 5, 28))
    for order in permutations(made):
        found = objected(order, open_)
        assert found.votes[Measure.HEADS] == 5
        assert sorted(each.why for each in found.left_out) == ["early", "twice"]


def test_nobody_in_time_is_zero_and_not_unknown() -> None:
    late = one(date(2027, 1, 1))
    assert objected((late,), window(SEVEN, date(2026, 5, 28))).votes[Measure.HEADS] == 0
    assert objected((), window(SEVEN, date(2026, 5, 28))).votes[Measure.AREA] == 0


def test_a_measure_that_one_of_them_leaves_out_is_unknown() -> None:
    both = Objection(date(2026, 6, 1), {Measure.HEADS: 1, Measure.AREA: 8910})
    found = objected((both, one(date(2026, 6, 1))), window(SEVEN, date(2026, 5, 28)))
    assert found.votes == {Measure.HEADS: 2}


UNITS = st.one_of(st.none(), st.sampled_from(["101", "1 01", "102", "103"]))
DAYS = st.one_of(st.none(), st.dates(date(2026, 5, 20), date(2026, 6, 12)))
MADE = st.lists(st.builds(one, DAYS, UNITS), max_size=8)


@given(MADE)
def test_those_in_time_count_as_if_they_had_come_alone(made: list[Objection]) -> None:
    open_ = window(SEVEN, date(2026, 5, 28))
    found = objected(tuple(made), open_)
    assert found.votes[Measure.HEADS] == len(found.kept)
    assert len(found.kept) + len(found.left_out) == len(made)
    assert objected(found.kept, open_).votes == found.votes
    kept = {unit_key(each.unit) for each in found.kept if each.unit}
    in_time = [each for each in made if each.on is None or date(2026, 5, 28) <= each.on <= END]
    assert kept == {unit_key(each.unit) for each in in_time if each.unit}
    assert sum(each.unit is None for each in found.kept) == sum(one.unit is None for one in in_time)


@given(MADE, st.builds(one, DAYS, UNITS))
def test_one_more_objection_never_takes_one_away(made: list[Objection], more: Objection) -> None:
    open_ = window(SEVEN, date(2026, 5, 28))
    before = objected(tuple(made), open_).votes[Measure.HEADS]
    after = objected((*made, more), open_).votes[Measure.HEADS]
    assert after - before in (0, 1)
    if more.on is not None and not date(2026, 5, 28) <= more.on <= END:
        assert after == before


# ── In a file ──


def read(fields: str = SEVEN, **value: object) -> tuple[Any, list[str]]:
    found, noticed = read_tally("计票.json", json.dumps(value).encode(), matter(fields)[1])
    return found, codes(noticed)


def test_objections_are_read_one_by_one_in_either_language() -> None:
    zh, noticed = read(
        异议=[{"日期": "2026年6月3日", "房号": "1幢101", "人数": 1, "面积": "89.10", "备注": "信"}],
        公布={"日期": "2026-05-28"},
    )
    en, also = read(
        objections=[
            {"on": "2026-06-03", "unit": "1幢101", "heads": 1, "area": 89.1, "note": "letter"}
        ],
        announced={"on": "2026-05-28"},
    )
    assert (noticed, also) == ([], [])
    (first,) = zh.objections
    assert first[:3] == en.objections[0][:3]
    assert first[:3] == (date(2026, 6, 3), {Measure.HEADS: 1, Measure.AREA: 8910}, "1幢101")
    assert (zh.result_on, en.result_on) == (date(2026, 5, 28), date(2026, 5, 28))


ONE = {"on": "2026-06-03", "unit": "101", "heads": 1}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([{"on": "2026-06-03", "unit": "101"}], "nothing-objected"),
        ([{}], "nothing-objected"),
        ([[]], "not-an-object"),
        ([None], "not-an-object"),
        (["101"], "not-an-object"),
        ("many", "not-an-object"),
        ([ONE | {"on": "2026-02-30"}], "bad-date"),
        ([ONE | {"on": 20260603}], "bad-date"),
        ([ONE | {"unit": 101}], "not-words"),
        ([ONE | {"unit": ["101"]}], "not-words"),
        ([ONE | {"heads": "-1"}], "negative-figure"),
        ([ONE | {"heads": 0.5}], "not-whole"),
        ([ONE | {"who": "张三"}], "unknown-key"),
        ([ONE | {"人数": 1}], "key-in-both"),
        ([ONE | {"heads": 13}], "objections-over-the-whole"),
        ({"heads": 13}, "objections-over-the-whole"),
        ([ONE, ONE | {"heads": 2}], "objections-differ"),
        ([ONE, {"unit": " 101 ", "area": "3"}], "objections-differ"),
    ],
)
def test_what_cannot_be_right_is_named(value: object, code: str) -> None:
    found, noticed = read(heads=CARRIED, objections=value)
    assert (found, noticed) == (None, [code])


@pytest.mark.parametrize(
    ("on", "day", "expected"),
    [
        ("2026-05-26", "2026-05-25", ["announced-before-the-vote"]),
        ("2026-05-26", "2026-05-26", []),
        (None, "2026-05-25", []),
        ("2026-05-26", "gestern", ["bad-date"]),
        ("2026-05-26", None, ["bad-date"]),
    ],
)
def test_a_result_is_not_announced_before_the_vote(
    on: str | None, day: str | None, expected: list[str]
) -> None:
    stated = {} if on is None else {"on": on}
    _, noticed = read(heads=CARRIED, announced={"on": day}, **stated)
    assert noticed == expected


# ── As people run it ──

BYLAW = '规约 "试验"\n  类型  商品房\n  辖区  中国 自 2026-01-01\n\n事项 甲'


def decide(run: Running, files: Path, fields: str, *more: object, **value: object) -> Any:
    (files / "甲.bylaw").write_text(f"{BYLAW}{fields}\n", encoding="utf-8")
    text = json.dumps({"on": "2026-05-26", "heads": CARRIED} | value, ensure_ascii=False)
    (files / "计票.json").write_text(text, encoding="utf-8")
    return run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", *more)


def days(*all_: str) -> list[dict[str, object]]:
    return [{"on": day, "unit": f"10{at}", "heads": 1} for at, day in enumerate(all_, start=1)]


IN_TIME = ("2026-05-28", "2026-05-30", "2026-06-04")
ANNOUNCED = {"on": "2026-05-28"}


def test_an_objection_too_late_does_not_overturn(run: Running, files: Path) -> None:
    made = days(*IN_TIME, "2026-06-05")
    path = files / "回执.json"
    more = ("--receipt", path, "--lang", "zh")
    got = decide(run, files, SEVEN, *more, objections=made, announced=ANNOUNCED)
    assert got.status == 0
    assert "结果：通过\n" in got.out
    assert "  ✗ 书面异议人数 3人，需要 4人" in got.out
    assert (
        "\n计入的书面异议\n"
        "  异议期 2026-05-28 至 2026-06-04（公布结果起7日；第一条）\n"
        "  计入 3 份\n"
        "  没有计入：104（人数 1人），2026-06-05 收到，异议期 2026-06-04 已满\n"
    ) in got.out
    assert "objections[3]: 警告 BK664 objection-left-out: 异议 104 没有计入" in got.err
    assert "核对收到异议的日期和公布结果的日期" in got.err
    assert run("replay", path).status == 0


def test_the_same_objections_in_time_overturn(run: Running, files: Path) -> None:
    made = days(*IN_TIME, "2026-06-04")
    got = decide(run, files, SEVEN, "--lang", "en", objections=made, announced=ANNOUNCED)
    assert (
        "Outcome: rejected: the vote carried it, and written objections overturned it\n" in got.out
    )
    assert "  time for objections: 2026-05-28 to 2026-06-04 (7 days from the announcement;" in (
        got.out
    )
    assert "  4 of 4 count\n" in got.out
    assert "BK66" not in got.err


def test_programs_are_told_the_same(run: Running, files: Path) -> None:
    made = [*days(*IN_TIME, "2026-05-27"), {"heads": 1}]
    got = decide(run, files, SEVEN, "--json", objections=made, announced=ANNOUNCED)
    told = json.loads(got.out)["objections"]
    assert told["counted"]["heads"] == 4
    assert (told["number"], told["undated"], told["window_unknown"]) == (4, 1, None)
    assert told["window"]["from"] == "2026-05-28"
    assert told["window"]["until"] == "2026-06-04"
    assert told["left_out"] == [
        {
            "at": "objections[3]",
            "on": "2026-05-27",
            "unit": "104",
            "heads": 1,
            "why": "early",
        }
    ]


def test_objections_that_came_counted_are_told_as_they_are(run: Running, files: Path) -> None:
    got = decide(run, files, SEVEN, "--json", objections={"heads": 3}, announced=ANNOUNCED)
    told = json.loads(got.out)["objections"]
    assert (told["counted"], told["window"], told["left_out"]) == ({"heads": 3}, None, [])
    assert json.loads(decide(run, files, SEVEN, "--json").out)["objections"] is None


@pytest.mark.parametrize(
    ("fields", "announced", "why"),
    [
        (SEVEN, {}, "没有写公布结果的日期"),
        (SEVEN, {"on": "9999-12-31"}, "异议期超出了日历的范围"),
    ],
)
def test_a_window_that_cannot_be_worked_out_counts_everybody(
    run: Running, files: Path, fields: str, announced: dict[str, str], why: str
) -> None:
    made = days(*IN_TIME, "2036-06-05")
    got = decide(run, files, fields, "--lang", "zh", objections=made, announced=announced)
    assert "结果：未通过：表决通过，因书面异议不成立\n" in got.out
    assert f"  推算不出异议期：{why}；写了日期的全部计入\n  计入 4 份\n" in got.out
    assert f"警告 BK666 no-window-for-objections: 推算不出异议期：{why}" in got.err


def test_objections_without_days_need_no_window(run: Running, files: Path) -> None:
    got = decide(run, files, SEVEN, "--lang", "zh", objections=[{"heads": 4}])
    assert "结果：未通过：表决通过，因书面异议不成立\n" in got.out
    assert "BK665" in got.err
    assert "BK666" not in got.err


def test_what_an_objection_leaves_out_is_named(run: Running, files: Path) -> None:
    area = {"total": "120", "for": "90", "against": "10", **FULL}
    fields = f"{HEADS}\n  异议期  7日 推翻 人数三分之一以上 且 面积三分之一以上"
    made = [{"on": "2026-06-01", "heads": 3, "area": "40"}, {"on": "2026-06-01", "heads": 1}]
    got = decide(
        run, files, fields, "--lang", "zh", area=area, objections=made, announced=ANNOUNCED
    )
    assert "结果：无法判定" in got.out
    assert "  书面异议面积（objections.area）\n" in got.out
    assert "异议 objections[1] 没有写面积" in got.err
    only_heads = decide(run, files, SEVEN, area=area, objections=made, announced=ANNOUNCED)
    assert "BK667" not in only_heads.err


def test_more_objections_than_owners_are_named(run: Running, files: Path) -> None:
    made = [{"on": "2026-06-01", "heads": 7}, {"on": "2026-06-01", "heads": 6}]
    got = decide(run, files, SEVEN, "--lang", "zh", objections=made, announced=ANNOUNCED)
    assert "警告 BK669 objections-together-over: 计入的异议人数合计 13，超过全体 12" in got.err


def test_objections_that_no_rule_asks_for_are_named(run: Running, files: Path) -> None:
    for made in ({"heads": 9}, days(*IN_TIME)):
        got = decide(run, files, HEADS, "--lang", "zh", objections=made, announced=ANNOUNCED)
        assert "结果：通过\n" in got.out
        assert "提示 BK668 objections-without-a-rule" in got.err


def test_years_whose_holidays_are_not_known_are_named(run: Running, files: Path) -> None:
    announced = {"on": "2036-05-28"}
    got = decide(
        run, files, SEVEN, "--lang", "zh", objections=days("2036-06-01"), announced=announced
    )
    assert "2036年的放假安排还没有收录，只按周六、周日休息推算" in got.out


# ── Lines and rounds ──


def test_each_line_has_its_own_objections_or_those_of_the_sheet(run: Running, files: Path) -> None:
    fields = f"{HEADS}\n  分项  屋面, 外墙\n  异议期  7日 推翻 人数三分之一以上"
    counts = {key: votes for key, votes in CARRIED.items() if key != "total"}
    lines = {
        "屋面": {"heads": counts, "objections": days(*IN_TIME, "2026-06-04")},
        "外墙": {"heads": counts},
    }
    value = {"heads": {"total": 12}, "lines": lines, "announced": ANNOUNCED}
    words = ("--json", "--receipt", files / "回执.json")
    found = json.loads(decide(run, files, fields, *words, **value).out)
    assert [each["fallen"] for each in found["lines"]] == [True, False]
    assert run("replay", files / "回执.json").status == 0
    both = decide(run, files, fields, "--json", **value, objections={"heads": 4})
    assert [each["fallen"] for each in json.loads(both.out)["lines"]] == [True, True]
    late = decide(run, files, fields, **value, objections=days("2026-06-05"))
    assert late.err.count("BK664") == 1


AGAIN = f"{SEVEN}\n  选项  甲公司, 乙公司\n  同票  再投一次"


def test_objections_are_to_the_result_and_not_to_a_round_before_it(
    run: Running, files: Path
) -> None:
    level = {"heads": {"for": {"甲公司": 5, "乙公司": 5}, "against": 0, **FULL}}
    last = {"heads": {"for": {"甲公司": 3, "乙公司": 7}, "against": 0, **FULL}}
    value = {"heads": {"total": 12}, "rounds": [level, last], "objections": {"heads": 4}}
    found = json.loads(decide(run, files, AGAIN, "--json", **value).out)
    assert (found["outcome"], found["fallen"]) == ("rejected", True)
    (first,) = found["rounds"]
    assert (first["outcome"], first["objections"]) == ("for-human-decision", None)
    assert first["tied"] == ["甲公司", "乙公司"]


def test_a_tie_is_no_result_to_object_to(run: Running, files: Path) -> None:
    level = {"total": 12, "for": {"甲公司": 5, "乙公司": 5}, "against": 0, **FULL}
    found = json.loads(
        decide(run, files, AGAIN, "--json", heads=level, objections={"heads": 4}).out
    )
    assert (found["outcome"], found["fallen"]) == ("for-human-decision", False)


def test_receipts_tell_objections_apart(run: Running, files: Path) -> None:
    ids = {
        json.loads(decide(run, files, SEVEN, "--json", objections=one).out)["receipt"]
        for one in ({"heads": 1}, {"heads": 2}, [{"heads": 2}])
    }
    assert len(ids) == 2
