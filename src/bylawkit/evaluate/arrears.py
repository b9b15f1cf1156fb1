"""Due dates, arrears and late charges.

A fee is due on its day, that day included; the days after it are days overdue. A late charge is
simple interest on what was unpaid at the beginning of each day (or on each monthly or yearly day)
after the grace period, the day of payment included; or on the month's whole amount, as long as any
of it is unpaid, where the charge is a share of that. It never exceeds the cap on the principal, and
is rounded to the fen at the end, a half upward.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.months import MONTHS, after, day_in_month, later
from bylawkit.evaluate.rate_plan import half_up
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


def late_charge(
    rule: LateCharge, principal: Fen, due: date, payments: Iterable[Credit], on: date
) -> Fen:
    """The charge that has run up on ``on`` for a principal due on ``due``."""
    came = sorted(payments)
    try:
        begins = after(due, rule.grace) if rule.grace else due
    except OverflowError:
        return Fen(0)
    if rule.per in MONTHS:
        exact = _by_months(rule, principal, begins, came, on)
    else:
        exact = _by_days(rule, principal, begins, came, on)
    if rule.cap is not None:
        exact = min(exact, rule.cap * principal)
    return half_up(exact)


def _by_days(
    rule: LateCharge, principal: int, begins: date, came: list[Credit], on: date
) -> Fraction:
    days = {Unit.WEEK: 7}.get(rule.per, 1)
    exact, since, unpaid = Fraction(0), begins, principal
    for credit in (*came, Credit(on, 0)):
        until = min(credit.on, on)
        if until > since:
            days_late = Fraction((until - since).days, days)
            exact += rule.share * _counted(rule, principal, unpaid) * days_late
            since = until
        unpaid -= credit.fen
    return exact


def _by_months(
    rule: LateCharge, principal: int, begins: date, came: list[Credit], on: date
) -> Fraction:
    exact, step = Fraction(0), MONTHS[rule.per]
    number = 1
    while (day := later(begins, number * step)) <= on:
        unpaid = principal - sum(credit.fen for credit in came if credit.on < day)
        exact += rule.share * _counted(rule, principal, unpaid)
        number += 1
    return exact


def _counted(rule: LateCharge, principal: int, unpaid: int) -> int:
    """What the charge is a share of, while so much is unpaid."""
    return (principal if rule.of_monthly else unpaid) if unpaid > 0 else 0
