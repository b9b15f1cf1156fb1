"""Dates that people typed: ``2026-05-01``, ``2026/5/1``, ``2026年5月1日``, with a time of day or not."""

from __future__ import annotations

import re
from datetime import date, datetime

from bylawkit.numerals import narrow

_DAY = r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
_DATE = re.compile(_DAY)
_MOMENT = re.compile(_DAY + r"(?:[T ]+([0-9]{1,2})[:：]([0-9]{2})(?:[:：]([0-9]{2}))?)?")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})|/([0-9]{1,2})|年([0-9]{1,2})月)")


def day_of(text: str) -> date | None:
    """The day that ``text`` names, or ``None``."""
    found = _DATE.fullmatch(narrow(text.strip()))
    return None if found is None else _date(found)


def moment_of(text: str) -> datetime | None:
    """The moment that ``text`` names (midnight if it names a day only), or ``None``."""
    found = _MOMENT.fullmatch(narrow(text.strip()))
    day = None if found is None else _date(found)
    if found is None or day is None:
        return None
    hour, minute, second = (int(found[number] or 0) for number in (8, 9, 10))
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, second)


def month_named(text: str) -> date | None:
    """The first day of the month that ``text`` names (``2026-05``), or ``None``."""
    found = _MONTH.fullmatch(narrow(text.strip()))
    if found is None:
        return None
    return _made(found[1], found[2] or found[3] or found[4], "1")


def _date(found: re.Match[str]) -> date | None:
    month, day = (one for one in found.groups()[1:7] if one is not None)
    return _made(found[1], month, day)


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
