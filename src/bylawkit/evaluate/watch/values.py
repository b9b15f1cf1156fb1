"""What is watched, and how it stands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.model.values import Limit
from bylawkit.record import record


class Standing(StrEnum):
    """How something that is owed stands on a day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    BREACHED = "breached"
    UNRECORDED = "unrecorded"


@record(kw_only=True)
class Item:
    """One thing owed once, or in one term of its repetition.

    ``who`` owes it ``to`` others; ``subject`` is the unit, hazard or case that it is about; ``since``
    the day it is counted from; ``due`` its last day. ``have`` of ``need`` times it was done.
    ``follows`` is what the bylaw says follows a breach, in order; ``raised_to`` whom it goes up to.
    ``not_before`` is set if it was done too soon.
    """

    name: str
    title: str
    what: Text
    standing: Standing
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    subject: str = ""
    since: date | None = None
    due: date | None = None
    done: date | None = None
    have: int = 0
    need: int = 1
    follows: tuple[str, ...] = ()
    raised_to: str = ""
    not_before: date | None = None
    article: int | None = None


@record(kw_only=True)
class Deduction:
    """A fee that falls because an evaluation was bad (the bylaw links the two).

    ``on`` is the day of the evaluation, ``since`` the first day of the month from which it counts.
    """

    fee: str
    title: str
    indicator: str
    result: Fraction
    limit: Limit
    reduction: Fraction
    on: date
    since: date
    by: tuple[str, ...] = ()
    article: int | None = None


@record
class Report:
    """All that is watched, as it stands on the day ``on``; the log begins with ``since``."""

    on: date
    since: date
    items: tuple[Item, ...]
    deductions: tuple[Deduction, ...]
    noticed: tuple[Diagnostic, ...] = ()

    def standing(self, *standings: Standing) -> tuple[Item, ...]:
        """The items that stand so."""
        return tuple(one for one in self.items if one.standing in standings)
