"""The terms of what is owed again and again: days, weeks, months, quarters, years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bylawkit.evaluate.months import MONTHS, later
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.values import Frequency, Unit

_DAY = timedelta(days=1)


class Term(NamedTuple):
    """One term, first and last day included. ``whole`` is false if the log began within it."""

    first: date
    last: date
    whole: bool = True


def terms(every: Frequency, since: date, on: date, calendar: Calendar) -> Iterator[Term]:
    """The terms from the one in which ``since`` lies to the one in which ``on`` lies.

    Months, quarters and years are those of the calendar, weeks begin on Monday. A term of several
    days or weeks is counted from ``since``. What is owed by the hour has terms of a day.
    """
    first = _first(every, since)
    while first <= on:
        after = _next(every, first, calendar)
        yield Term(first, after - _DAY, first >= since)
        first = after


def _first(every: Frequency, since: date) -> date:
    if every.unit in MONTHS:
        length = every.every * MONTHS[every.unit]
        month = since.month - 1
        start = month - month % length if 12 % length == 0 else month
        return date(since.year, start + 1, 1)
    if every.unit is Unit.WEEK and every.every == 1:
        return since - timedelta(days=since.weekday())
    return since


def _next(every: Frequency, first: date, calendar: Calendar) -> date:
    if every.unit in MONTHS:
        return later(first, every.every * MONTHS[every.unit])
    if every.unit is Unit.WORKDAY:
        day = first
        for _ in range(every.every):
            day = calendar.workday_from(day) + _DAY
        return day
    return first + timedelta(days=every.every * (7 if every.unit is Unit.WEEK else 1))
