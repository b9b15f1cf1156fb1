"""Lengths of time in days, and which is surely the shorter or the longer one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bylawkit.checks.lengths import shortest, surely_longer, surely_shorter
from bylawkit.model.values import Duration, Unit


@pytest.mark.parametrize(
    ("count", "unit", "days"),
    [
        (1, Unit.HOUR, Fraction(1, 24)),
        (48, Unit.HOUR, 2),
        (3, Unit.DAY, 3),
        (1, Unit.WORKDAY, 1),
        (5, Unit.WORKDAY, 5),
        (6, Unit.WORKDAY, 8),
        (10, Unit.WORKDAY, 12),
        (11, Unit.WORKDAY, 15),
        (2, Unit.WEEK, 14),
        (1, Unit.MONTH, 28),
        (1, Unit.QUARTER, 90),
        (1, Unit.HALF_YEAR, 181),
        (1, Unit.YEAR, 365),
    ],
)
def test_the_fewest_days(count: int, unit: Unit, days: int | Fraction) -> None:
    assert shortest(Duration(count, unit)) == days


@pytest.mark.parametrize(
    ("one", "other", "shorter", "longer"),
    [
        ((3, Unit.YEAR), (3, Unit.YEAR), False, False),
        ((2, Unit.YEAR), (3, Unit.YEAR), True, False),
        ((4, Unit.YEAR), (3, Unit.YEAR), False, True),
        ((1, Unit.MONTH), (28, Unit.DAY), False, False),
        ((1, Unit.MONTH), (29, Unit.DAY), True, False),
        ((1, Unit.MONTH), (27, Unit.DAY), False, True),
        ((24, Unit.HOUR), (1, Unit.DAY), False, False),
        ((25, Unit.HOUR), (1, Unit.DAY), False, True),
        ((13, Unit.MONTH), (14, Unit.MONTH), True, False),
    ],
)
def test_which_is_surely_shorter_or_longer(
    one: tuple[int, Unit], other: tuple[int, Unit], shorter: bool, longer: bool
) -> None:
    pair = Duration(*one), Duration(*other)
    assert (surely_shorter(*pair), surely_longer(*pair)) == (shorter, longer)
