"""Due dates, arrears and late charges.

A fee is due on its day, that day included; the days after it are days overdue. A late charge is
simple interest on what was unpaid at the beginning of each day (or on each monthly or yearly day)
after the grace period, the day of payment included; or on the month's whole amount, as long as any
of it is unpaid, where the charge is a share of that. It never exceeds the cap on the principal, and
is rounded to the fen at the end, a half upward.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.months import MONTHS, after, day_in_month, later
from bylawkit.evaluate.rate_plan import half_up, rounded
from bylawkit.model.money import Due, LateCharge
from bylawkit.model.values import Fen, Unit


class Credit(NamedTuple):
    """Money that came in for a principal on a day, in fen."""

    on: date
    fen: int


def due_date(due: Due, month: date) -> date:
    """The day by which the fee of a month is due.

    ``每季度末月20日前`` is the 20th of the last month of the quarter; without ``末月`` it is the
    first month of the period.
    """
    months = MONTHS.get(due.unit, 1)
    first = month.month - (month.month - 1) % months
    in_month = month.replace(month=first + (months - 1 if due.last_month else 0), day=1)
    return day_in_month(in_month, due.day)


class Lateness(NamedTuple):
    """A stretch of time with the same sum unpaid: after ``since``, up to ``until``.

    It is ``periods / of`` periods of the charge long, and ``counted`` is what the charge is on.
    """

    since: date
    until: date
    periods: int
    of: int
    counted: int

    @property
    def times(self) -> Fraction:
        """How many periods of the charge it has: three days of a weekly one are 3/7."""
        return Fraction(self.periods, self.of)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days


def late_charge(
    rule: LateCharge, principal: Fen, due: date, payments: Iterable[Credit], on: date
) -> Fen:
    """The charge that has run up on ``on`` for a principal due on ``due``."""
    spans = lateness(rule, principal, due, payments, on)
    if not spans:
        return Fen(0)
    scale = rule.share.denominator * spans[0].of
    exact = rule.share.numerator * sum(one.counted * one.periods for one in spans)
    cap = rule.cap
    if cap is not None and exact * cap.denominator > cap.numerator * principal * scale:
        return half_up(cap * principal)
    return rounded(exact, scale)


def lateness(
    rule: LateCharge, principal: Fen, due: date, payments: Iterable[Credit], on: date
) -> list[Lateness]:
    """The stretches for which a charge runs up, each with what is unpaid in it."""
    came = sorted(payments)
    try:
        begins = after(due, rule.grace) if rule.grace else due
    except OverflowError:
        return []
    by = _by_months if rule.per in MONTHS else _by_days
    return [one for one in by(rule, principal, begins, came, on) if one.counted]


def _by_days(
    rule: LateCharge, principal: int, begins: date, came: list[Credit], on: date
) -> Iterator[Lateness]:
    days = {Unit.WEEK: 7}.get(rule.per, 1)
    since, unpaid = begins, principal
    for credit in (*came, Credit(on, 0)):
        until = min(credit.on, on)
        if until > since:
            counted = _counted(rule, principal, unpaid)
            yield Lateness(since, until, (until - since).days, days, counted)
            since = until
        unpaid -= credit.fen


def _by_months(
    rule: LateCharge, principal: int, begins: date, came: list[Credit], on: date
) -> Iterator[Lateness]:
    step, since, number = MONTHS[rule.per], begins, 1
    while (day := later(begins, number * step)) <= on:
        unpaid = principal - sum(credit.fen for credit in came if credit.on < day)
        yield Lateness(since, day, 1, 1, _counted(rule, principal, unpaid))
        since, number = day, number + 1


def _counted(rule: LateCharge, principal: int, unpaid: int) -> int:
    """What the charge is a share of, while so much is unpaid."""
    return (principal if rule.of_monthly else unpaid) if unpaid > 0 else 0
