"""The dates of a vote."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar as ICalendar

from bylawkit.evaluate.timetable import Bound, Moment, Timetable, timetable
from bylawkit.evaluate.workdays import calendar_of
from bylawkit.pipeline import law_for, read_text

EXAMPLES = Path(__file__).parents[2] / "examples"
Runs = Callable[..., Any]

HEAD = """规约 "试验小区管理规约"
  类型  商品房
  辖区  {place} 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    {kind}
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
"""


def worked_out(
    fields: str,
    on: date = date(2026, 5, 6),
    place: str = "中国",
    kind: str = "管理规约",
    **actual: date,
) -> Timetable:
    reading = read_text(HEAD.format(place=place, kind=kind) + fields)
    assert reading.bylaw is not None
    assert reading.ok, reading.diagnostics
    law = law_for(reading.bylaw, on=on)
    happened = {Moment(name.replace("_", "-")): day for name, day in actual.items()}
    return timetable(
        reading.bylaw,
        reading.bylaw.matters[0],
        on,
        law.in_force(),
        calendar_of(law.place),
        happened,
    )


def days(table: Timetable) -> dict[str, str]:
    return {one.moment.value: one.day.isoformat() for one in table.steps}


def test_the_notice_of_the_statute_counts_where_the_bylaw_has_none_or_less() -> None:
    assert days(worked_out(""))["opening"] == "2026-05-22"
    shorter = worked_out("  通知  3日\n")
    assert days(shorter)["opening"] == "2026-05-22"
    opening = next(one for one in shorter.steps if one.moment is Moment.OPENING)
    assert opening.rule is not None
    assert opening.rule.law == "cn/property-management-regulations"
    assert days(worked_out("  通知  20日\n"))["opening"] == "2026-05-27"


def test_what_is_posted_and_objected_to_runs_side_by_side() -> None:
    found = days(worked_out("  公示  7日\n  异议期  10日\n  答复  5日\n  备案  街道 30日\n"))
    assert found["result"] == "2026-05-23"
    assert found["posted"] == "2026-06-01"  # 30 May is a Saturday
    assert found["objections"] == "2026-06-02"
    assert found["effect"] == "2026-06-03"
    assert found["answers"] == "2026-06-08"  # 7 June is a Sunday
    assert found["filing"] == "2026-06-22"


def test_a_city_asks_for_more() -> None:
    found = days(worked_out("", place="中国/广东/清远"))
    assert found["posted"] == "2026-06-08"
    assert found["objections"] == "2026-06-01"


def test_a_window_that_may_be_extended() -> None:
    table = worked_out("  投票期  5日 至 30日\n  延长  最多2次 15日\n")
    found = days(table)
    assert found["closing"] == "2026-05-27"
    assert found["last-closing"] == "2026-06-22"
    assert found["extended"] == "2026-07-22"
    late = worked_out("  投票期  5日 至 30日\n  延长  最多2次 15日\n", closing=date(2026, 7, 30))
    assert [one.moment for one in late.steps if one.kept is False] == [Moment.EXTENDED]


def test_what_follows_is_counted_from_what_happened() -> None:
    table = worked_out("  公示  7日\n", notice=date(2026, 5, 11), opening=date(2026, 5, 20))
    opening = next(one for one in table.steps if one.moment is Moment.OPENING)
    assert (opening.day, opening.kept) == (date(2026, 5, 27), False)
    assert days(table)["result"] == "2026-05-21"


def test_a_vote_that_fails_may_come_again() -> None:
    found = days(worked_out("  二次召集  7日\n  再议  1年\n"))
    assert found["second-call"] == "2026-05-30"
    assert found["retry"] > "2027-05-22"


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "通知": st.integers(1, 60),
        "公示": st.integers(1, 60),
        "异议期": st.integers(1, 60),
        "复核": st.integers(1, 60),
        "失效": st.integers(1, 400),
        "视为送达": st.integers(1, 20),
        "再议": st.integers(1, 400),
    },
)


@settings(max_examples=20, deadline=None)
@given(FIELDS, st.dates(date(2021, 1, 1), date(2026, 9, 1)))
def test_every_day_is_lawful_and_the_earliest(fields: dict[str, int], on: date) -> None:
    table = worked_out("".join(f"  {name}  {count}日\n" for name, count in fields.items()), on)
    found = {one.moment: one.day for one in table.steps}
    between = (found[Moment.OPENING] - found[Moment.NOTICE]).days - 1
    assert between >= max(15, fields.get("通知", 0), fields.get("视为送达", 0))
    before = found[Moment.OPENING] - timedelta(days=1)
    calendar = table.calendar
    assert calendar.is_workday(before)
    for name, moment in (("公示", Moment.POSTED), ("异议期", Moment.OBJECTIONS)):
        if name in fields:
            assert (found[moment] - found[Moment.RESULT]).days >= fields[name]
            assert found[Moment.EFFECT] > found[moment]
    again = {one: found[one] for one in found if one is not Moment.PROPOSAL}
    happened = {
        one.moment.value.replace("-", "_"): again[one.moment]
        for one in table.steps
        if one.bound is Bound.EARLIEST
    }
    kept = worked_out(
        "".join(f"  {name}  {count}日\n" for name, count in fields.items()), on, **happened
    )
    assert not [one for one in kept.steps if one.kept is False]


def test_the_command_in_three_forms(run: Runs) -> None:
    words = ("calendar", EXAMPLES / "commercial", "修订规约", "--on", "2026-05-06")
    text = run(*words, "--lang", "zh")
    assert text.status == 0
    assert "最早 2026-05-22 周五  开始表决" in text.out
    assert "第201条至第203条" in text.out
    found = json.loads(run(*words, "--format", "json").out)
    opening = next(one for one in found["steps"] if one["step"] == "opening")
    assert opening["day"] == "2026-05-22"
    assert opening["length"] == {"count": 15, "unit": "day"}
    calendar = ICalendar.from_ical(run(*words, "--format", "ics").out)
    events = list(calendar.walk("VEVENT"))
    assert [one["DTSTART"].dt.isoformat() for one in events] == [
        one["day"] for one in found["steps"]
    ]
    assert len({str(one["UID"]) for one in events}) == len(events)


def test_lines_of_a_calendar_are_at_most_75_octets(run: Runs) -> None:
    out = run("calendar", EXAMPLES / "old", "动用维修资金", "--on", "2026-09-06", "--format", "ics")
    lines = out.out.encode().split(b"\r\n")
    assert lines[-1].strip() == b""
    assert max(len(one) for one in lines) <= 75
    assert all(one.decode() for one in lines if one)


def test_a_log_is_held_against_the_timetable(run: Runs) -> None:
    example = EXAMPLES / "commercial"
    words = ("calendar", example, "修订规约", "--on", "2026-05-06", "--lang", "zh")
    found = run(*words, "--events", example / "vote-events.csv")
    assert found.status == 1
    assert "BK748 too-early: `开始表决`在 2026-05-26，早于最早的合法日期 2026-05-27" in found.err
    assert "BK749 too-late: `向街道备案`在 2026-07-09，晚于期限 2026-07-06" in found.err


@pytest.mark.parametrize(
    ("rows", "code", "status"),
    [
        ("2026-05-09,跳舞,修订规约", "BK746", 0),
        ("2026-05-11,通知,修订规约\n2026-05-12,通知,修订规约", "BK747", 0),
        ("2026-05-11,通知,另一件事", "BK759", 0),
        ("5月11日,通知,修订规约", "BK709", 2),
        ("2026-05-11,,修订规约", "BK7", 2),
    ],
)
def test_a_log_with_slips(run: Runs, tmp_path: Path, rows: str, code: str, status: int) -> None:
    log = tmp_path / "events.csv"
    log.write_text(f"日期,行为,对象\n{rows}\n", encoding="gb18030")
    words = ("calendar", EXAMPLES / "commercial", "修订规约", "--on", "2026-05-06")
    found = run(*words, "--events", log)
    assert (found.status, code in found.err) == (status, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("修订", "--on", "2026-05-06"), "BK700"),
        (("修订规约", "--on", "9999-12-20"), "BK945"),
        (("修订规约",), "BK9"),
        (("修订规约", "--on", "明天"), "BK9"),
    ],
)
def test_what_cannot_be_worked_out(run: Runs, words: tuple[str, ...], code: str) -> None:
    found = run("calendar", EXAMPLES / "commercial", *words)
    assert (found.status, found.out) == (2, "")
    assert code in found.err


def test_years_without_announced_holidays_are_named(run: Runs) -> None:
    found = run(
        "calendar", EXAMPLES / "commercial", "修订规约", "--on", "2031-05-06", "--lang", "zh"
    )
    assert "2031年的放假安排还没有收录" in found.out
