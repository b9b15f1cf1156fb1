"""Lengths of time, compared in days where that can be done for certain."""

from __future__ import annotations

from fractions import Fraction

from bylawkit.model.values import Duration, Unit

_SHORTEST = {
    Unit.HOUR: Fraction(1, 24),
    Unit.DAY: Fraction(1),
    Unit.WORKDAY: Fraction(1),
    Unit.WEEK: Fraction(7),
    Unit.MONTH: Fraction(28),
    Unit.QUARTER: Fraction(90),
    Unit.HALF_YEAR: Fraction(181),
    Unit.YEAR: Fraction(365),
}


def shortest(length: Duration) -> Fraction:
    """The fewest days that a length can be: ``1个月`` is at least 28, ``10个工作日`` at least 12."""
    days = length.count * _SHORTEST[length.unit]
    if length.unit is Unit.WORKDAY:
        days += 2 * ((length.count - 1) // 5)
    return days


def surely_shorter(one: Duration, other: Duration) -> bool:
    """Whether ``one`` falls short of ``other``, at least sometimes."""
    if one.unit is other.unit:
        return one.count < other.count
    return shortest(one) < shortest(other)


def surely_longer(one: Duration, other: Duration) -> bool:
    """Whether ``one`` is longer than ``other``, whatever the calendar."""
    if one.unit is other.unit:
        return one.count > other.count
    return shortest(one) > shortest(other)
