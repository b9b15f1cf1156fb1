"""iCalendar as text (RFC 5545): whole-day events, some of them recurring.

Since the same input has to give the same bytes, the time stamp is given, and the identifiers are
made from what the events are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

MOST_OCTETS = 75
"""A longer line is folded (RFC 5545, 3.1)."""


class Event(NamedTuple):
    """A whole day. ``mark`` tells it from every other one; ``rule`` says when it comes again."""

    mark: str
    day: date
    summary: str
    description: str = ""
    rule: str = ""


def calendar(name: str, part: str, stamp: date, events: Iterable[Event]) -> str:
    """The text of an ``.ics`` file; ``part`` is the part of this program that made it."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//bylawkit//{part}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for one in events for line in _event(one, stamp)),
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(one)}\r\n" for one in lines)


def _event(one: Event, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(one.mark.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@bylawkit"
    yield f"DTSTAMP:{day_text(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day_text(one.day)}"
    if one.day < date.max:
        yield f"DTEND;VALUE=DATE:{day_text(one.day + timedelta(days=1))}"
    if one.rule:
        yield f"RRULE:{one.rule}"
    yield f"SUMMARY:{_escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_escaped(one.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def day_text(day: date) -> str:
    """``20260501``."""
    return f"{day.year:04}{day:%m%d}"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never within a character."""
    pieces, octets = [""], 0
    for sign in line:
        size = len(sign.encode("utf-8", "replace"))
        if octets + size > MOST_OCTETS:
            pieces.append(" ")
            octets = 1
        pieces[-1] += sign
        octets += size
    return "\r\n".join(pieces)
