"""What comes round: entries that a calendar reads, on the days that the bylaw means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from bylawkit.evaluate.arrears import due_date
from bylawkit.evaluate.months import later
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Due
from bylawkit.model.values import Unit
from bylawkit.pipeline import read_path
from bylawkit.targets.agenda import Entry, Missing, agenda, due_rule, first_due
from bylawkit.vcalendar import calendar

ROOT = Path(__file__).parents[2]


def bylaw(name: str) -> Bylaw:
    (path,) = (ROOT / "examples" / name).glob("*.bylaw")
    return read_path(path).unwrap()


def entries(one: Bylaw) -> dict[str, Entry]:
    return {each.event.summary: each for each in agenda(one) if isinstance(each, Entry)}


def test_sessions_evaluations_payments_and_phases_come_on_their_days() -> None:
    found = entries(bylaw("old"))
    assert found["业主委员会：例会"].event.rule == "FREQ=MONTHLY;INTERVAL=2"
    assert found["楼道保洁：评价"].event.rule == "FREQ=MONTHLY;INTERVAL=6"
    due = found["住宅物业服务费：缴费截止"].event
    assert (due.day, due.rule) == (date(2026, 6, 20), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20")
    assert found["住宅物业服务费：进入“扶持”阶段"].event.day == date(2026, 7, 1)
    assert found["住宅物业服务费：进入“自立”阶段"].event.day == date(2027, 7, 1)
    assert found["绿化养护（期内2次）"].event.description == "槐柏里小区管理规约第二十六条"


def test_daily_work_is_no_entry_and_is_named() -> None:
    missing = [one for one in agenda(bylaw("old")) if isinstance(one, Missing)]
    assert [one.field for one in missing] == ["every"] * len(missing)
    assert all("day" in one.reason for one in missing)
    assert "消防通道检查" in {getattr(one.statement, "title", "") for one in missing}


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR])
@pytest.mark.parametrize("day", [1, 15, 28, 29, 30, 31])
@pytest.mark.parametrize("last", [False, True])
def test_the_rule_of_payments_gives_the_days_of_the_engine(
    unit: Unit, day: int, last: bool
) -> None:
    from dateutil.rrule import rrulestr

    due, start = Due(unit, day, last), date(2026, 1, 1)
    first = first_due(due, start)
    text = f"DTSTART:{first:%Y%m%d}T000000\nRRULE:{due_rule(due)};COUNT=8"
    told = [one.date() for one in rrulestr(text)]
    wanted = dict.fromkeys(due_date(due, later(start, month)) for month in range(12 * 9))
    assert told == list(wanted)[:8]


@pytest.mark.parametrize("name", ["old", "commercial", "commercial-en", "resettlement"])
def test_a_calendar_reads_it(name: str) -> None:
    one = bylaw(name)
    assert one.effective is not None
    events = [each.event for each in agenda(one) if isinstance(each, Entry)]
    text = calendar(one.title, "agenda", one.effective, events)
    read = Calendar.from_ical(text)
    told = [str(each["SUMMARY"]) for each in read.walk("VEVENT")]
    assert told == [each.summary for each in events]
    marks = [str(each["UID"]) for each in read.walk("VEVENT")]
    assert len(marks) == len(set(marks))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
