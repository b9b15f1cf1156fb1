"""Fees: what one unit owes for one month, and who pays which part of it.

Money is exact until the end. The whole is then rounded to the fen, a half upward, and so is each
part in turn, except that the last part without a cap is what is left: the parts always add up to the
whole, and none exceeds its cap. What the rules say of a month stands in its tariff
(:mod:`bylawkit.evaluate.rate_plan`); here it is applied to a unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.months import month_of
from bylawkit.evaluate.planning import tariff_of
from bylawkit.evaluate.rate_plan import NoCharge, PhaseGift, Tariff, YearlyGift, number_of, rounded
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee, Phase
from bylawkit.model.values import Fen, Rate
from bylawkit.record import record


class Ground(StrEnum):
    """Why a payer pays a part, in the order in which parts are worked out."""

    HOUSEHOLD = "household"
    PHASE_SUBSIDY = "phase-subsidy"
    YEARLY_SUBSIDY = "yearly-subsidy"
    EXEMPT = "exempt"
    BORNE_BY = "borne-by"
    WAIVED = "waived"


NOBODYS = frozenset({Ground.EXEMPT, Ground.WAIVED})
"""The grounds on which nobody is asked to pay."""


class Part(NamedTuple):
    """What one payer pays. ``payer`` is ``None`` for a part that nobody is asked for.

    ``of`` is its share of the whole as numerator and denominator, where it is stated as a share.
    """

    payer: str | None
    ground: Ground
    fen: Fen
    of: tuple[int, int] | None = None

    @property
    def share(self) -> Fraction | None:
        """Its share of the whole, where it is stated as a share."""
        return Fraction(*self.of) if self.of is not None and self.of[1] else None


@record
class Charge:
    """The fee of one unit for one month. ``year`` counts years of subsidy from 1."""

    whole: Fen
    parts: tuple[Part, ...]
    tariff: Tariff
    year: int | None = None

    @property
    def rate(self) -> Rate:
        """The rate in force."""
        return self.tariff.rate

    @property
    def phase(self) -> Phase | None:
        """The phase in force."""
        return self.tariff.phase

    def paid_by(self, payer: str) -> Fen:
        """What ``payer`` pays in all."""
        return Fen(sum(part.fen for part in self.parts if part.payer == payer))

    @property
    def household(self) -> Fen:
        """What the household itself pays."""
        return Fen(sum(part.fen for part in self.parts if part.ground is Ground.HOUSEHOLD))


class Standing(NamedTuple):
    """What a household's fee depends on beside its area. ``first`` is the number of a month.

    ``first`` is the first month that the household paid for. ``developer_stock`` is not lived in by
    a household and gets no yearly subsidy. ``exempt`` is the share that it need not pay.
    """

    first: int | None = None
    sold: bool = False
    hardship: bool = False
    developer_stock: bool = False
    exempt: Fraction | None = None


@record
class Facts:
    """What a fee depends on beside the rules. ``area`` is in 0.01 m².

    ``first_payment`` lies in the first month that the household paid for. ``indicators`` holds the
    evaluation results that are known (``满意度`` is 78 %).
    """

    use: str
    area: int
    first_payment: date | None = None
    sold: bool = False
    hardship: bool = False
    developer_stock: bool = False
    indicators: Mapping[str, Fraction] | None = None
    exempt: Fraction | None = None

    @property
    def standing(self) -> Standing:
        """What does not depend on the area."""
        first = None if self.first_payment is None else number_of(self.first_payment)
        return Standing(first, self.sold, self.hardship, self.developer_stock, self.exempt)


def charge(bylaw: Bylaw, fee: Fee, facts: Facts, month: date) -> Charge | NoCharge:
    """Work out the fee of one unit for the month of the day ``month``."""
    tariff = tariff_of(bylaw, fee, facts.use, month_of(month), lambda _: facts.indicators or {})
    if isinstance(tariff, NoCharge):
        return tariff
    return apply(tariff, facts.area, facts.standing)


def apply(tariff: Tariff, area: int, standing: Standing) -> Charge:
    """The charge of one unit by the tariff of its use and month."""
    exact = tariff.whole.of(area)
    before = rounded(exact * tariff.gone, tariff.scale) if tariff.gone else 0
    whole = Fen(rounded(exact * (tariff.gone + 1), tariff.scale) - before)
    owed = _owed(tariff, area, standing, exact)
    year = _year(tariff.yearly[0], tariff, standing) + 1 if tariff.yearly else None
    return Charge(whole, _rounded(owed, whole, tariff.scale), tariff, year)


# ── Who pays which part ──


class _Owed(NamedTuple):
    """A part before rounding, in ``1/scale`` fen."""

    payer: str | None
    ground: Ground
    exact: int
    of: tuple[int, int] | None = None
    cap: Fen | None = None


def _owed(tariff: Tariff, area: int, standing: Standing, whole: int) -> list[_Owed]:
    """The parts before rounding, together ``whole``; subsidies never exceed what is left."""
    household = tariff.household.of(area)
    rest = whole - household
    found: list[_Owed] = []
    if tariff.gifts:
        spent = _given_this_year(tariff, area) if tariff.earlier else {}
        found = _of_phase(tariff, area, rest, spent)
        rest -= sum(one.exact for one in found)
    for gift in tariff.yearly:
        amount, of = _of_year(gift, tariff, standing, area)
        gives = min(amount, household)
        household -= gives
        found.append(_Owed(gift.payer, Ground.YEARLY_SUBSIDY, gives, of))
    if standing.exempt is not None:
        share = standing.exempt
        off = household * share.numerator // share.denominator
        household -= off
        found.append(_Owed(None, Ground.EXEMPT, off))
    if tariff.borne_by is not None:
        found.append(_Owed(tariff.borne_by, Ground.BORNE_BY, rest))
    elif rest:
        found.append(_Owed(None, Ground.WAIVED, rest))
    return [_Owed(tariff.payer, Ground.HOUSEHOLD, household, (household, whole)), *found]


_Given = Mapping[tuple[str, Fen], int]
"""What a payer has given under a cap, in fen."""


def _of_phase(tariff: Tariff, area: int, left: int, given: _Given) -> list[_Owed]:
    """The subsidies of a phase in turn; ``given`` is what was given under a cap this year."""
    found = []
    for gift in tariff.gifts:
        gives = min(gift.amount.of(area), left)
        if gift.cap is not None:
            gives = min(gives, _room(gift, gift.cap, given) * tariff.scale)
        left -= gives
        found.append(_Owed(gift.payer, Ground.PHASE_SUBSIDY, gives, gift.share, gift.cap))
    return found


def _room(gift: PhaseGift, cap: Fen, given: _Given) -> int:
    """What a subsidy may still give under its cap."""
    return max(cap - given.get((gift.payer, cap), 0), 0) if gift.cap_by_year else cap


def _given_this_year(tariff: Tariff, area: int) -> _Given:
    """What was given under each cap since January, if the facts were the same."""
    given: dict[tuple[str, Fen], int] = {}
    for one in tariff.earlier:
        left = one.whole.of(area) - one.household.of(area)
        for part in _of_phase(one, area, left, given):
            if part.cap is not None and part.payer is not None:
                key = (part.payer, part.cap)
                given[key] = given.get(key, 0) + rounded(part.exact, one.scale)
    return given


_NOTHING = (0, (0, 1))


def _of_year(
    gift: YearlyGift, tariff: Tariff, standing: Standing, area: int
) -> tuple[int, tuple[int, int]]:
    """What a yearly subsidy comes to before what bounds it, and its share."""
    if standing.developer_stock or (standing.sold and gift.ends_on_sale):
        return _NOTHING
    if standing.hardship and gift.hardship is not None and gift.hardship_share is not None:
        return gift.hardship.of(area), gift.hardship_share
    year = _year(gift, tariff, standing)
    if year >= len(gift.by_year):
        return _NOTHING
    return gift.by_year[year].of(area), gift.shares[year]


def _year(gift: YearlyGift, tariff: Tariff, standing: Standing) -> int:
    """Full years since the count began; a household yet to pay is in its first year."""
    if gift.year is not None:
        return gift.year
    return 0 if standing.first is None else max(tariff.month - standing.first, 0) // 12


def _rounded(owed: list[_Owed], whole: Fen, scale: int) -> tuple[Part, ...]:
    """The parts in fen. What is left goes to the last of them that no cap bounds."""
    rest = len(owed) - 1
    while owed[rest].cap is not None:
        rest -= 1
    left, fen = int(whole), [0] * len(owed)
    for number, one in enumerate(owed):
        if number != rest:
            fen[number] = part = min((2 * one.exact + scale) // (2 * scale), left)
            left -= part
    fen[rest] = left
    return tuple([Part(one[0], one[1], fen[at], one[3]) for at, one in enumerate(owed)])  # type: ignore[arg-type]
