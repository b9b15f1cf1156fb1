"""Periods counted as the law counts them, with working days and moved holidays.

The day of the event does not count; the period ends with its last day (Civil Code 201). A period of
months or years ends on the same day of the month, or on the month's last (202). If the last day is
a day of rest, the day after the rest is the last (203). In China the days of rest are those that
the State Council announces each year, shifted working days among them; they come from
``chinesecalendar``, which knows the years that have been announced. Elsewhere, and in years that
it does not know, Saturdays and Sundays are days of rest, and whoever asks can say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from bylawkit.evaluate.months import MONTHS, later
from bylawkit.model.values import Duration, Unit

CHINA = "中国"
_DAY = timedelta(days=1)


class Period(NamedTuple):
    """The last day of a period. ``rest`` is the day of rest that it would have ended on, if it moved."""

    last: date
    rest: date | None = None


class Calendar(NamedTuple):
    """The days of rest of a place; ``official`` is true where holidays are taken into account."""

    official: bool

    def knows(self, day: date) -> bool:
        """Whether the days of rest around ``day`` are announced, not only supposed."""
        return self.official and day.year in announced_years()

    def is_workday(self, day: date) -> bool:
        if not self.knows(day):
            return day.weekday() < 5
        from chinese_calendar import is_workday

        return bool(is_workday(day))

    def period(self, event: date, length: Duration) -> Period:
        """The period of ``length`` that begins with ``event``.

        Raises:
            OverflowError: the calendar ends before that (after the year 9999).
        """
        if length.unit is Unit.WORKDAY:
            return Period(self._workdays_after(event, length.count))
        last = _last_day(event, length)
        moved = self.workday_from(last)
        return Period(moved, last if moved != last else None)

    def workday_from(self, day: date) -> date:
        """``day``, or the first working day after it if it is a day of rest."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def _workdays_after(self, day: date, count: int) -> date:
        for _ in range(count):
            day = self.workday_from(day + _DAY)
        return day


def calendar_of(place: tuple[str, ...]) -> Calendar:
    """The days of rest of a place, such as ``("中国", "北京")``."""
    return Calendar(official=place[:1] == (CHINA,))


def announced_years() -> range:
    """The years whose days of rest in China are known."""
    from chinese_calendar.constants import holidays

    return range(min(holidays).year, max(holidays).year + 1)


def _last_day(event: date, length: Duration) -> date:
    if length.unit in MONTHS:
        return later(event, length.count * MONTHS[length.unit])
    if length.unit is Unit.HOUR:
        return event + timedelta(days=-(-length.count // 24))
    return event + timedelta(days=length.count * (7 if length.unit is Unit.WEEK else 1))
