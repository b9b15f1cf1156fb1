"""Timetables as iCalendar (RFC 5545), for the calendar of a telephone or an office.

Each step is an event of a whole day. The time stamp is the day of the proposal.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.evaluate.timetable import Timetable
from bylawkit.evaluate.timetable_text import why_text
from bylawkit.evaluate.timetable_words import BOUNDS, what_text
from bylawkit.evaluate.words import joined
from bylawkit.vcalendar import Event, calendar

_SUMMARY = Text("{0}：{1}{2}", "{0}, {1}: {2}")


def timetable_ics(table: Timetable, where: str, lang: str) -> str:
    """The steps as a calendar; ``where`` is the title of the bylaw."""
    name = f"{where} · {table.matter.title}"
    return calendar(name, "calendar", table.steps[0].day, _events(table, where, lang))


def _events(table: Timetable, where: str, lang: str) -> Iterator[Event]:
    for step in table.steps:
        bound, what = BOUNDS[step.bound](lang), what_text(step)(lang)
        yield Event(
            f"{where}\0{table.matter.name}\0{step.moment}\0{step.day}\0{step.who}",
            step.day,
            _SUMMARY(lang).format(table.matter.title, bound, what),
            joined(list(why_text(step)), "；", "; ")(lang),
        )
