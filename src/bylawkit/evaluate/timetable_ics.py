"""Timetables as iCalendar (RFC 5545), for the calendar of a telephone or an office.

Each step is an event of a whole day. Since the same input has to give the same bytes, the time
stamp is the day of the proposal, and the identifiers are made from what the events say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from bylawkit.diagnostics import Text
from bylawkit.evaluate.timetable import Step, Timetable
from bylawkit.evaluate.timetable_text import why_text
from bylawkit.evaluate.timetable_words import BOUNDS, what_text
from bylawkit.evaluate.words import joined

MOST_OCTETS = 75
"""A longer line is folded (RFC 5545, 3.1)."""

_SUMMARY = Text("{0}：{1}{2}", "{0}, {1}: {2}")


def timetable_ics(table: Timetable, where: str, lang: str) -> str:
    """The steps as a calendar; ``where`` is the title of the bylaw."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bylawkit//calendar//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(f'{where} · {table.matter.title}')}",
        *(line for step in table.steps for line in _event(table, step, where, lang)),
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(one)}\r\n" for one in lines)


def _event(table: Timetable, step: Step, where: str, lang: str) -> Iterator[str]:
    mark = f"{where}\0{table.matter.name}\0{step.moment}\0{step.day}\0{step.who}"
    bound, what = BOUNDS[step.bound](lang), what_text(step)(lang)
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(mark.encode()).hexdigest()[:32]}@bylawkit"
    yield f"DTSTAMP:{_day(table.steps[0].day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(step.day)}"
    yield f"DTEND;VALUE=DATE:{_day(step.day + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(_SUMMARY(lang).format(table.matter.title, bound, what))}"
    if why := joined(list(why_text(step)), "；", "; ")(lang):
        yield f"DESCRIPTION:{_escaped(why)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d") if day.year > 999 else f"{day.year:04}{day:%m%d}"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never within a character."""
    pieces, octets = [""], 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > MOST_OCTETS:
            pieces.append(" ")
            octets = 1
        pieces[-1] += sign
        octets += size
    return "\r\n".join(pieces)
