"""What a norm says of a party at a moment: whether it must, may or must not, and until when.

Hours are minutes since midnight: the first of them counts, the last does not. Hours that end before they
begin go past midnight.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bylawkit.evaluate.months import MONTHS, after
from bylawkit.model.norms import Modality, Norm
from bylawkit.model.values import Unit


class Verdict(StrEnum):
    """What a norm comes to for a party."""

    NOT_CONCERNED = "not-concerned"
    NOT_IN_FORCE = "not-in-force"
    UNDETERMINED = "undetermined"
    REQUIRED = "required"
    PERMITTED = "permitted"
    FORBIDDEN = "forbidden"


SAYS = {
    Modality.DUTY: Verdict.REQUIRED,
    Modality.RIGHT: Verdict.PERMITTED,
    Modality.BAN: Verdict.FORBIDDEN,
}


def verdict(
    norm: Norm,
    party: str,
    on: date | None = None,
    minute: int | None = None,
    applies: bool | None = None,
) -> Verdict:
    """What ``norm`` says of ``party`` on a day, so many minutes after midnight.

    ``applies`` says whether the condition holds that the norm gives in words. What is ``None`` is
    unknown, and leaves the verdict undetermined if the norm depends on it.
    """
    if party not in {one.name for one in norm.bearers}:
        return Verdict.NOT_CONCERNED
    bounds = (
        norm.until in (None, date.max) or (None if on is None else on <= norm.until),
        not norm.clock or (None if minute is None else _holds_at(norm, minute)),
        norm.when is None or applies,
    )
    if False in bounds:
        return Verdict.NOT_IN_FORCE
    return Verdict.UNDETERMINED if None in bounds else SAYS[norm.modality]


def _holds_at(norm: Norm, minute: int) -> bool:
    return any(_within(minute, *hours) for hours in norm.clock)


def _within(minute: int, begin: str, end: str) -> bool:
    first, last = minute_of(begin), minute_of(end)
    return first <= minute < last if first < last else minute >= first or minute < last


def minute_of(clock: str) -> int:
    """Minutes since midnight: 360 for ``06:00``."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


_BY_CALENDAR = frozenset({Unit.DAY, Unit.WEEK, *MONTHS})


def last_day(norm: Norm, since: date) -> date | None:
    """The last day of a norm's deadline by the calendar alone, without the shift of holidays.

    There is none for working days and hours.

    Raises:
        OverflowError: the calendar ends before that.
    """
    if norm.within is None or norm.within.unit not in _BY_CALENDAR:
        return None
    return after(since, norm.within)
