"""The rate plan of a fee: everything that its rules say of each use in each month, as integers.

A plan is compiled once for a bylaw and a stretch of months (:func:`bylawkit.evaluate.planning.rate_plan`)
and then applied to each unit. What a unit owes is linear in its area, so that every amount of a
month is ``per_area × area + flat``, in units of ``1/scale`` fen; nothing divides before the
rounding. See ``docs/design/fees.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bylawkit.model.money import Fee, Linked, Phase
from bylawkit.model.values import Fen, Rate
from bylawkit.record import record


class NoCharge(StrEnum):
    """Why there is no fee, or none that could be worked out."""

    NO_RATE = "no-rate"
    NOT_STARTED = "not-started"
    NO_START = "no-start"


class Linear(NamedTuple):
    """So many parts of a fen for each 0.01 m², and so many besides."""

    per_area: int
    flat: int = 0

    def of(self, area: int) -> int:
        """What it comes to for an area."""
        return self.per_area * area + self.flat


@record
class PhaseGift:
    """What ``payer`` gives in a phase; ``cap`` is what it gives at most in a month or a year.

    ``share`` is the share of the fee that it was stated as, numerator and denominator.
    """

    payer: str
    amount: Linear
    share: tuple[int, int] | None = None
    cap: Fen | None = None
    cap_by_year: bool = False


@record
class YearlyGift:
    """What ``payer`` gives by year of the household; nothing once ``by_year`` is used up.

    ``year`` counts from 0 where the years run from the fee's start; it is ``None`` where they run
    from the household's first payment.
    """

    payer: str
    by_year: tuple[Linear, ...]
    shares: tuple[tuple[int, int], ...]
    year: int | None = None
    ends_on_sale: bool = False
    hardship: Linear | None = None
    hardship_share: tuple[int, int] | None = None


@record
class Tariff:
    """What one use pays in one month. Every amount is in ``1/scale`` fen.

    ``whole`` is the price of the month after what evaluations take off, ``household`` what of it
    the phase leaves to the household before yearly subsidies. ``gone`` counts the months of the
    rate's period (a quarter, a year) that have passed. ``earlier`` holds the months of the calendar
    year before this one, where a subsidy has a cap by the year.
    """

    month: int
    scale: int
    whole: Linear
    household: Linear
    rate: Rate
    payer: str | None = None
    gone: int = 0
    gifts: tuple[PhaseGift, ...] = ()
    yearly: tuple[YearlyGift, ...] = ()
    borne_by: str | None = None
    phase: Phase | None = None
    linked: tuple[Linked, ...] = ()
    earlier: tuple[Tariff, ...] = ()


@record
class RatePlan:
    """The tariffs of a fee by use, as the register writes it, and by month."""

    fee: Fee
    first: date
    last: date
    tariffs: Mapping[tuple[str, date], Tariff | NoCharge]


def number_of(month: date) -> int:
    """A month as a number that grows by one from month to month."""
    return month.year * 12 + month.month - 1


def rounded(part: int, scale: int) -> Fen:
    """``part / scale`` fen, rounded to the fen, a half upward."""
    return Fen((2 * part + scale) // (2 * scale))


def half_up(exact: Fraction) -> Fen:
    """Rounded to the fen, a half upward."""
    return rounded(exact.numerator, exact.denominator)
