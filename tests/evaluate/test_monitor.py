"""Duties over time, held against a log of events."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.events import read_events
from bylawkit.evaluate.watch.monitor import monitor
from bylawkit.evaluate.watch.terms import terms
from bylawkit.evaluate.watch.values import Item, Report, Standing
from bylawkit.evaluate.workdays import calendar_of
from bylawkit.model.values import Frequency, Unit
from bylawkit.pipeline import read_text

EXAMPLES = Path(__file__).parents[2] / "examples"
Runs = Callable[..., Any]
CHINA = calendar_of(("中国",))

BYLAW = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  生效  2026-01-10

义务 公开账目
  主体  物业
  应当  公布收支
  对象  业主
  频次  每月1次
  否则  由业主委员会委托审计

义务 答复意见
  主体  物业
  应当  书面答复
  对象  业主委员会
  期限  10日
  否则  扣减当月费用

义务 预告停水
  主体  物业
  应当  张贴通知
  对象  业主
  提前  3日

禁止 占用通道
  主体  业主
  不得  在消防通道停车
  对象  物业
  否则  劝阻
  屡犯  通报
  屡犯  报街道

安全 线路检查
  检查  线路
  频次  每月1次
  执行  物业
  责任人  物业
  整改  7日
  复查  3日
  销号  业主委员会
  上报  街道
  否则  由物业返工

费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1.00元/平方米/月
  挂钩    满意度 低于80% 减收10%

程序 争议处理
  阶段  协商 业主 当面协商 限7日 其后 → 结束 不成 → 调解
  阶段  公示 物业 公示 至少5日 其后 → 结束
  阶段  调解 居委会 主持调解 限15日 其后 → 结束 不成 → 结束
  上报  街道
"""


def watched(rows: str, on: str, *, complete: bool = False) -> Report:
    reading = read_text(BYLAW)
    assert reading.bylaw is not None
    assert reading.ok, reading.diagnostics
    events, problems = read_events("e.csv", f"日期,主体,行为,对象,数量,房号,备注\n{rows}".encode())
    assert events is not None, problems
    return monitor(reading.bylaw, events, date.fromisoformat(on), CHINA, complete=complete)


def items(report: Report, name: str) -> list[tuple[str, str, Standing, str]]:
    return [(one.subject, one.what.en, one.standing, str(one.due)) for one in _named(report, name)]


def _named(report: Report, name: str) -> list[Item]:
    return [one for one in report.items if one.name == name]


def test_what_is_owed_every_month() -> None:
    report = watched(
        "2026-02-11,物业,公布,公开账目,,,\n2026-04-02,物业,公布,公开账目,,,", "2026-05-20"
    )
    assert items(report, "公开账目") == [
        ("", "performance", Standing.DONE, "2026-02-28"),
        ("", "performance", Standing.BREACHED, "2026-03-31"),
        ("", "performance", Standing.DONE, "2026-04-30"),
        ("", "performance", Standing.DUE, "2026-05-31"),
    ]
    missed = report.standing(Standing.BREACHED)[0]
    assert missed.follows == ("由业主委员会委托审计",)
    assert (missed.who, missed.to) == (("物业",), ("业主",))


def test_what_the_log_never_mentions_is_not_judged_unless_it_is_complete() -> None:
    rows = "2026-02-01,业主,违反,占用通道,,101,"
    partial, complete = watched(rows, "2026-04-15"), watched(rows, "2026-04-15", complete=True)
    assert {one[2] for one in items(partial, "公开账目")} == {Standing.UNRECORDED, Standing.DUE}
    assert [one[2] for one in items(complete, "公开账目")] == [
        Standing.BREACHED,
        Standing.BREACHED,
        Standing.DUE,
    ]


def test_nothing_is_owed_before_the_bylaw_takes_effect() -> None:
    report = watched("2025-11-01,物业,公布,公开账目,,,", "2026-02-10", complete=True)
    assert report.since == date(2026, 1, 10)
    assert [one[3] for one in items(report, "公开账目")] == ["2026-02-28"]


@pytest.mark.parametrize(
    ("answered", "on", "standing"),
    [
        ("2026-03-16", "2026-04-01", Standing.DONE),  # 14 and 15 March are a weekend
        ("2026-03-17", "2026-04-01", Standing.LATE),
        (None, "2026-03-16", Standing.DUE),
        (None, "2026-03-17", Standing.BREACHED),
    ],
)
def test_what_an_event_calls_for(answered: str | None, on: str, standing: Standing) -> None:
    rows = "2026-03-04,业主委员会,提出,答复意见,,1号,"
    rows += f"\n{answered},物业,答复,答复意见,,1号," if answered else ""
    assert items(watched(rows, on), "答复意见") == [("1号", "performance", standing, "2026-03-16")]


def test_each_case_is_watched_by_itself() -> None:
    rows = """2026-03-02,业主委员会,提出,答复意见,,1号,
2026-03-02,业主委员会,提出,答复意见,,2号,
2026-03-05,物业,答复,答复意见,,2号,"""
    found = items(watched(rows, "2026-03-30"), "答复意见")
    assert [(one[0], one[2]) for one in found] == [
        ("1号", Standing.BREACHED),
        ("2号", Standing.DONE),
    ]


@pytest.mark.parametrize(
    ("posted", "standing"), [("2026-04-10", Standing.DONE), ("2026-04-11", Standing.LATE)]
)
def test_what_is_owed_ahead_of_an_event(posted: str, standing: Standing) -> None:
    rows = f"2026-04-14,物业,预定,预告停水,,,\n{posted},物业,完成,预告停水,,,"
    assert items(watched(rows, "2026-05-01"), "预告停水") == [
        ("", "performance", standing, "2026-04-10")
    ]


def test_who_breaks_a_ban_again_bears_more() -> None:
    rows = "\n".join(f"2026-03-0{day},业主0001,违反,占用通道,,101," for day in range(1, 5))
    rows += "\n2026-03-09,业主0002,违反,占用通道,,102,"
    report = watched(rows, "2026-03-30")
    assert [one.follows for one in _named(report, "占用通道")] == [
        ("劝阻",),
        ("通报",),
        ("报街道",),
        ("报街道",),
        ("劝阻",),
    ]


FOUND = "2026-03-02,物业,发现,线路检查,,A,\n"


def test_a_hazard_is_signed_off_step_by_step() -> None:
    rows = (
        FOUND
        + """2026-03-06,物业,整改,线路检查,,A,
2026-03-09,业主委员会,复查,线路检查,,A,不合格
2026-03-11,物业,整改,线路检查,,A,
2026-03-12,业主委员会,复查,线路检查,,A,合格
2026-03-12,业主委员会,销号,线路检查,,A,"""
    )
    report = watched(rows, "2026-03-30")
    assert report.noticed == ()
    found = [one for one in items(report, "线路检查") if one[0] == "A"]
    assert found == [("A", "sign-off", Standing.DONE, "None")]


def test_one_day_may_be_told_in_any_order() -> None:
    rows = (
        FOUND
        + """2026-03-03,业主委员会,销号,线路检查,,A,
2026-03-03,业主委员会,复查,线路检查,,A,合格
2026-03-03,物业,整改,线路检查,,A,"""
    )
    report = watched(rows, "2026-03-30")
    assert report.noticed == ()
    found = [one for one in items(report, "线路检查") if one[0]]
    assert found == [("A", "sign-off", Standing.DONE, "None")]


def test_what_was_signed_off_may_be_found_again() -> None:
    done = "2026-03-03,物业,整改,线路检查,,A,\n2026-03-03,业主委员会,复查,线路检查,,A,\n"
    done += "2026-03-03,业主委员会,销号,线路检查,,A,\n"
    report = watched(FOUND + done + "2026-05-06,物业,发现,线路检查,,A,", "2026-05-30")
    assert report.noticed == ()
    found = [one for one in items(report, "线路检查") if one[0]]
    assert [(what, standing) for _, what, standing, _ in found] == [
        ("sign-off", Standing.DONE),
        ("rectification", Standing.BREACHED),
    ]


def test_a_hazard_left_open_goes_up() -> None:
    report = watched(FOUND, "2026-03-10")
    (one,) = [one for one in _named(report, "线路检查") if one.subject]
    assert (one.standing, one.raised_to, one.due) == (Standing.BREACHED, "街道", date(2026, 3, 9))


def test_a_late_step_stays_late_when_all_is_done() -> None:
    report = watched(FOUND + "2026-03-12,物业,整改,线路检查,,A,", "2026-03-13")
    found = [one for one in items(report, "线路检查") if one[0]]
    assert found == [
        ("A", "rectification", Standing.LATE, "2026-03-09"),
        ("A", "re-check", Standing.DUE, "2026-03-16"),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (FOUND + "2026-03-03,业主委员会,销号,线路检查,,A,", "BK728"),
        (FOUND + "2026-03-03,业主委员会,复查,线路检查,,B,", "BK728"),
        (FOUND + "2026-03-03,物业,发现,线路检查,,A,", "BK728"),
        ("2026-03-03,物业,发现,线路检查,,,", "BK727"),
        ("2026-03-03,物业,打扫,线路检查,,A,", "BK726"),
        ("2026-03-03,物业,打扫,答复意见,,A,", "BK726"),
        ("2026-03-03,物业,公布,公开帐目,,,", "BK725"),
        ("2026-03-03,业主委员会,评价,满意度,很好,,", "BK798"),
        ("2026-03-03,业主,调解,争议处理,,1,", "BK797"),
        ("2026-12-03,物业,公布,公开账目,,,", "BK799"),
        (
            FOUND
            + "2026-03-03,物业,整改,线路检查,,A,\n2026-03-04,物业,复查,线路检查,,A,\n"
            + "2026-03-04,物业,销号,线路检查,,A,",
            "BK729",
        ),
    ],
)
def test_what_a_log_may_get_wrong(rows: str, code: str) -> None:
    assert [one.code.id for one in watched(rows, "2026-06-01").noticed] == [code]


def test_a_case_moves_through_its_procedure() -> None:
    rows = """2026-03-02,业主,开始,争议处理,,1号,
2026-03-12,业主,协商,争议处理,,1号,不成
2026-03-20,居委会,调解,争议处理,,1号,
2026-03-02,业主,开始,争议处理,,2号,
2026-03-05,业主,协商,争议处理,,2号,不成"""
    report = watched(rows, "2026-04-01")
    assert items(report, "争议处理") == [
        ("1号", "协商", Standing.LATE, "2026-03-09"),
        ("1号", "all stages", Standing.DONE, "None"),
        ("2号", "调解", Standing.BREACHED, "2026-03-20"),
    ]
    assert report.standing(Standing.BREACHED)[0].raised_to == "街道"


@pytest.mark.parametrize(("result", "count"), [("79.99%", 1), ("80%", 0), ("100%", 0)])
def test_a_bad_evaluation_takes_something_off_the_fee(result: str, count: int) -> None:
    report = watched(f"2026-03-02,业主委员会,评价,满意度,{result},,", "2026-04-01")
    assert len(report.deductions) == count
    assert all((one.fee, one.by) == ("物业费", ("业主",)) for one in report.deductions)


@settings(deadline=None)
@given(
    st.builds(Frequency, st.integers(1, 13), st.sampled_from(Unit)),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.integers(0, 900),
)
def test_terms_follow_one_another_without_a_gap(every: Frequency, since: date, days: int) -> None:
    on = since + timedelta(days=days)
    found = list(terms(every, since, on, CHINA))
    assert found[0].first <= since <= found[0].last
    assert found[-1].first <= on <= found[-1].last
    assert all(
        after.first == before.last + timedelta(days=1)
        for before, after in itertools.pairwise(found)
    )
    assert [one.whole for one in found] == [one.first >= since for one in found]


def test_the_command_on_the_example(run: Runs) -> None:
    example = EXAMPLES / "old"
    words = ("monitor", example, "--events", example / "events.csv", "--on", "2026-10-15")
    found = run(*words, "--lang", "zh")
    assert found.status == 1
    assert "接受检查〔第三十三条〕 整改单2 履行：物业  期限 2026-08-03，没有做到" in found.out
    assert "2026-08-08 满意度 76%，低于80%：住宅物业服务费自 2026-09 起减收10%" in found.out
    answer = json.loads(run(*words, "--format", "json").out)
    breached = [one for one in answer["items"] if one["standing"] == "breached"]
    assert {one["name"] for one in breached} == {
        "公开账目",
        "监督物业",
        "楼道线路检查",
        "接受检查",
        "楼内充电",
    }
    assert "Breached" in run(*words, "--lang", "en").out


def test_a_log_in_which_all_is_well(run: Runs, tmp_path: Path) -> None:
    log = tmp_path / "events.csv"
    log.write_text("日期,行为,对象\n2026-07-20,检查,监督物业\n", encoding="utf-8")
    found = run("monitor", EXAMPLES / "old", "--events", log, "--lang", "zh")
    assert (found.status, found.err) == (0, "")
    assert "违反的" not in found.out


def test_a_log_that_cannot_be_read(run: Runs, tmp_path: Path) -> None:
    log = tmp_path / "events.csv"
    log.write_text("日期,行为\n2026-07-20,检查\n", encoding="utf-8")
    found = run("monitor", EXAMPLES / "old", "--events", log)
    assert (found.status, found.out) == (2, "")


def test_a_day_on_which_the_calendar_ends(capsys: pytest.CaptureFixture[str]) -> None:
    from bylawkit.cli import main

    folder = Path(__file__).parents[2] / "examples" / "old"
    line = ["monitor", str(folder), "--events", str(folder / "events.csv"), "--on", "9999-12-31"]
    assert main(line) == 2
    assert "BK945" in capsys.readouterr().err
