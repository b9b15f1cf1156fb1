"""Payments of a fee, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from registers.draw import decimal, draw, nearest
from registers.settings import Compound, Period
from registers.units import Unit


def payment_rows(compound: Compound, units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """What was paid, a row for each unit and month."""
    for unit in units:
        price = compound.prices.get(unit.use)
        habit = _habit(compound, unit)
        if price is None or unit.excluded or habit == "never":
            continue
        due = nearest(Fraction(unit.area * price[0], 100) * price[1])
        amount = due // 2 if habit == "in part" else due
        for period in compound.periods:
            day = _paid_on(compound, unit, period, habit)
            for month in period.months:
                yield unit.name, str(day), decimal(amount), month


def _habit(compound: Compound, unit: Unit) -> str:
    mark = draw(compound, "habit", unit.holder)
    for habit, share in compound.habits.items():
        if mark < share:
            return habit
        mark -= share
    return "never"


def _paid_on(compound: Compound, unit: Unit, period: Period, habit: str) -> date:
    """Up to eight days before the due day, or late by five to nine weeks."""
    days = draw(compound, "paid", f"{unit.holder}/{period.due}", 29)
    return period.due + timedelta(35 + days if habit == "late" else -(days % 9))
