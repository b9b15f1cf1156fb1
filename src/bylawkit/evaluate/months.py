"""Months and lengths of time, by the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bylawkit.model.values import Duration, Unit

MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
"""Units of time that are whole months."""

_DAYS = {Unit.DAY: 1, Unit.WORKDAY: 1, Unit.WEEK: 7}


def month_of(day: date) -> date:
    """The first day of the month of ``day``."""
    return day.replace(day=1)


def months_between(first: date, last: date) -> int:
    """How many months ``last`` lies after ``first``, both counted by their month."""
    return (last.year - first.year) * 12 + last.month - first.month


def each_month(first: date, last: date) -> Iterator[date]:
    """The first day of every month from ``first`` to ``last``, both included."""
    for step in range(months_between(first, last) + 1):
        yield later(month_of(first), step)


def later(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month if it is shorter.

    Raises:
        OverflowError: the calendar ends before that (after the year 9999).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    return day_in_month(date(year, month + 1, 1), day.day)


def day_in_month(month: date, day: int) -> date:
    """Day number ``day`` of a month, or its last day if it is shorter."""
    return month.replace(day=min(day, days_in(month)))


def days_in(month: date) -> int:
    """How many days a month has."""
    if month.month == 12:
        return 31
    return (month.replace(month=month.month + 1, day=1) - month.replace(day=1)).days


def after(day: date, length: Duration) -> date:
    """The day a length of time later. Working days count as days.

    Raises:
        OverflowError: the calendar ends before that.
    """
    if length.unit in MONTHS:
        return later(day, length.count * MONTHS[length.unit])
    return day + timedelta(days=length.count * _DAYS.get(length.unit, 0))
