"""Periods, as the law counts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bylawkit.evaluate.workdays import Calendar, announced_years, calendar_of
from bylawkit.model.values import Duration, Unit

BEIJING = calendar_of(("中国", "北京"))
BERLIN = calendar_of(("德国",))
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("event", "length", "last", "rest"),
    [
        ("2026-05-06", Duration(15, Unit.DAY), "2026-05-21", None),
        ("2026-05-20", Duration(30, Unit.DAY), "2026-06-22", "2026-06-19"),  # Dragon Boat Festival
        ("2026-09-26", Duration(5, Unit.DAY), "2026-10-08", "2026-10-01"),  # National Day, 7 days
        ("2026-09-15", Duration(5, Unit.DAY), "2026-09-20", None),  # a Sunday that is worked
        ("2026-01-30", Duration(1, Unit.MONTH), "2026-02-28", None),  # a Saturday that is worked
        ("2025-05-31", Duration(1, Unit.MONTH), "2025-06-30", None),
        ("2026-09-29", Duration(3, Unit.WORKDAY), "2026-10-09", None),
        ("2026-05-06", Duration(49, Unit.HOUR), "2026-05-09", None),
        ("2024-02-29", Duration(1, Unit.YEAR), "2025-02-28", None),
    ],
)
def test_the_chinese_calendar(event: str, length: Duration, last: str, rest: str | None) -> None:
    found = BEIJING.period(date.fromisoformat(event), length)
    assert found.last.isoformat() == last
    assert (found.rest and found.rest.isoformat()) == rest


@given(DAYS, st.integers(1, 400))
def test_days_count_from_the_day_after_and_end_on_a_working_day(event: date, count: int) -> None:
    for calendar in (BEIJING, BERLIN):
        last = calendar.period(event, Duration(count, Unit.DAY)).last
        assert calendar.is_workday(last)
        passed = [event + timedelta(days=one) for one in range(1, (last - event).days + 1)]
        assert len(passed) >= count
        assert not any(calendar.is_workday(one) for one in passed[count - 1 : -1])


@given(DAYS, st.integers(1, 60))
def test_working_days_are_those_that_are_worked(event: date, count: int) -> None:
    last = BEIJING.period(event, Duration(count, Unit.WORKDAY)).last
    passed = [event + timedelta(days=one) for one in range(1, (last - event).days + 1)]
    assert sum(BEIJING.is_workday(one) for one in passed) == count
    assert BEIJING.is_workday(last)


@given(DAYS, st.integers(1, 100), st.sampled_from(Unit))
def test_a_longer_period_never_ends_earlier(event: date, count: int, unit: Unit) -> None:
    first = BEIJING.period(event, Duration(count, unit)).last
    assert first <= BEIJING.period(event, Duration(count + 1, unit)).last
    assert first <= BEIJING.period(event + timedelta(days=1), Duration(count, unit)).last


def test_a_year_that_is_not_announced_is_not_known() -> None:
    last = announced_years()[-1]
    assert BEIJING.knows(date(last, 12, 31))
    assert not BEIJING.knows(date(last + 1, 1, 1))
    assert not BEIJING.is_workday(date(last + 1, 1, 2)) or date(last + 1, 1, 2).weekday() < 5
    assert not Calendar(official=False).knows(date(last, 1, 1))
