"""Fees by definition: the rules of a month worked out one by one, as fractions.

Slower than the rate plan, and written apart from it, so that the two can be compared.

Money is exact until the end. The whole is then rounded to the fen, a half upward, and so is each
part in turn, except that the last part without a cap is what is left: the parts always add up to the
whole, and none exceeds its cap.
Months count whole; the phase and the rate of a month are those of its first day, or of the day on
which the fee starts. A price for a quarter or a year is spread so that its months add up to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.fees import Facts, Ground
from bylawkit.evaluate.months import MONTHS, after, days_in, month_of, months_between
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee, Phase, PhaseSubsidy, YearlySubsidy, rate_on
from bylawkit.model.values import Fen, Per, Rate, Unit
from bylawkit.model.wording import same_use
from bylawkit.record import record


class Part(NamedTuple):
    """What one payer pays. ``payer`` is ``None`` for a part that nobody is asked for.

    ``share`` is its share of the whole, where it is stated as a share.
    """

    payer: str | None
    ground: Ground
    fen: Fen
    share: Fraction | None = None


@record
class Charge:
    """The fee of one unit for one month. ``year`` counts years of subsidy from 1."""

    whole: Fen
    parts: tuple[Part, ...]
    rate: Rate
    phase: Phase | None = None
    year: int | None = None

    def paid_by(self, payer: str) -> Fen:
        """What ``payer`` pays in all."""
        return Fen(sum(part.fen for part in self.parts if part.payer == payer))

    @property
    def household(self) -> Fen:
        """What the household itself pays."""
        return Fen(sum(part.fen for part in self.parts if part.ground is Ground.HOUSEHOLD))


def charge(bylaw: Bylaw, fee: Fee, facts: Facts, month: date) -> Charge | NoCharge:
    """Work out the fee of one unit for the month of the day ``month``."""
    month, start = month_of(month), fee.start or bylaw.effective
    rate = rate_for(fee, facts.use, counted_on(month, start))
    if rate is None:
        return NoCharge.NO_RATE
    if start is not None and month < month_of(start):
        return NoCharge.NOT_STARTED
    if start is None and _needs_start(fee):
        return NoCharge.NO_START
    phase = None if start is None else phase_on(fee, start, counted_on(month, start))
    falls = 1 - _reduction(fee, facts)
    exact = amount(rate, facts.area, month) * falls
    whole = _whole(rate, facts.area, month, falls)
    owed = tuple(_exact_parts(fee, facts, month, start, phase, exact))
    year = _year(fee, facts, month, start)
    return Charge(whole, tuple(_rounded(owed, whole)), rate, phase, year)


def rate_for(fee: Fee, use: str, day: date | None = None) -> Rate | None:
    """The rate for a use of a unit on a day, or ``None`` if none is in force.

    Without a day it is the first that is stated.
    """
    if day is None:
        return next((one.rate for one in fee.rates if same_use(one.use.name, use)), None)
    found = rate_on(fee.rates, use, day)
    return None if found is None else found.rate


def counted_on(month: date, start: date | None) -> date:
    """The day whose phase and rate hold for a month: its first, or that on which the fee starts."""
    return month if start is None else max(month, start)


def amount(rate: Rate, area: int, month: date) -> Fraction:
    """The exact price of one month, in fen. A rate without a period is by the month."""
    times = Fraction(area, 100) if rate.per is Per.SQUARE_METRE else Fraction(1)
    if rate.period is Unit.DAY:
        return rate.fen * times * days_in(month)
    return rate.fen * times / MONTHS.get(rate.period or Unit.MONTH, 1)


def half_up(exact: Fraction) -> Fen:
    """Rounded to the fen, a half upward."""
    return Fen((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))


def phase_on(fee: Fee, start: date, day: date) -> Phase | None:
    """The phase in force on a day; phases follow one another from ``start``."""
    for phase in fee.phases:
        if phase.length is None:
            return phase
        try:
            start = after(start, phase.length)
        except OverflowError:
            return phase
        if day < start:
            return phase
    return None


def _needs_start(fee: Fee) -> bool:
    return bool(fee.phases) or any(not one.from_first_payment for one in fee.subsidies)


def _reduction(fee: Fee, facts: Facts) -> Fraction:
    """How much the fee falls by evaluations, at most all of it."""
    known = facts.indicators or {}
    falls = sum(
        (
            one.reduction
            for one in fee.linked
            if one.indicator.name in known
            and one.limit.cmp.holds(known[one.indicator.name], one.limit.share)
        ),
        Fraction(0),
    )
    return min(falls, Fraction(1))


def _whole(rate: Rate, area: int, month: date, falls: Fraction) -> Fen:
    """The rounded fee of a month, such that the months of a period add up to it."""
    months = MONTHS.get(rate.period or Unit.MONTH, 1)
    exact = amount(rate, area, month) * falls
    gone = (month.month - 1) % months
    return Fen(half_up(exact * (gone + 1)) - half_up(exact * gone))


# ── Who pays which part ──


class _Owed(NamedTuple):
    payer: str | None
    ground: Ground
    exact: Fraction
    share: Fraction | None = None
    cap: Fen | None = None


def _exact_parts(
    fee: Fee, facts: Facts, month: date, start: date | None, phase: Phase | None, whole: Fraction
) -> Iterator[_Owed]:
    """The parts before rounding, together ``whole``; subsidies never exceed what is left."""
    household = whole * (phase.share if phase else 1)
    subsidies = tuple(_phase_subsidies(fee, facts, month, start, phase, whole))
    yearly = tuple(_yearly_subsidies(fee, facts, month, start, whole, household))
    household -= sum(one.exact for one in yearly)
    rest = whole - household - sum(one.exact for one in subsidies + yearly)
    off = None if facts.exempt is None else household * facts.exempt
    household -= off or 0
    share = household / whole if whole else None
    yield _Owed(fee.payer.name if fee.payer else None, Ground.HOUSEHOLD, household, share)
    yield from subsidies
    yield from yearly
    if off is not None:
        yield _Owed(None, Ground.EXEMPT, off)
    if phase is not None and phase.borne_by is not None:
        yield _Owed(phase.borne_by.name, Ground.BORNE_BY, rest)
    elif rest:
        yield _Owed(None, Ground.WAIVED, rest)


_Given = Mapping[tuple[str, Fen], int]
"""What a payer has given under a cap, in fen."""


def _phase_subsidies(
    fee: Fee, facts: Facts, month: date, start: date | None, phase: Phase | None, whole: Fraction
) -> Iterator[_Owed]:
    if phase is None:
        return
    given = _given_this_year(fee, facts, month, start) if _has_yearly_cap(phase) else {}
    yield from _of_phase(phase, facts, month, whole, given)


def _of_phase(
    phase: Phase, facts: Facts, month: date, whole: Fraction, given: _Given
) -> Iterator[_Owed]:
    """The subsidies of a phase in turn; ``given`` is what was given under a cap this year."""
    left = whole * (1 - phase.share)
    for one in phase.subsidies:
        gives = min(_subsidy(one, facts, month, whole), left)
        if one.cap is not None:
            spent = given.get((one.payer.name, one.cap), 0) if one.cap_per is Unit.YEAR else 0
            gives = min(gives, Fraction(max(one.cap - spent, 0)))
        left -= gives
        yield _Owed(one.payer.name, Ground.PHASE_SUBSIDY, gives, one.share, one.cap)


def _has_yearly_cap(phase: Phase) -> bool:
    return any(one.cap is not None and one.cap_per is Unit.YEAR for one in phase.subsidies)


def _subsidy(one: PhaseSubsidy, facts: Facts, month: date, whole: Fraction) -> Fraction:
    """What a subsidy of a phase comes to in a month, before what bounds it."""
    return whole * (one.share or 0) if one.rate is None else amount(one.rate, facts.area, month)


def _given_this_year(fee: Fee, facts: Facts, month: date, start: date | None) -> _Given:
    """What was given under each cap since January, if the facts were the same."""
    given: dict[tuple[str, Fen], int] = {}
    first = start.month if start is not None and start.year == month.year else 1
    for number in range(first, month.month):
        earlier = month.replace(month=number)
        day = counted_on(earlier, start)
        phase = None if start is None else phase_on(fee, start, day)
        rate = rate_for(fee, facts.use, day)
        if phase is None or rate is None:
            continue
        whole = amount(rate, facts.area, earlier) * (1 - _reduction(fee, facts))
        for one in _of_phase(phase, facts, earlier, whole, given):
            if one.cap is not None and one.payer is not None:
                key = (one.payer, one.cap)
                given[key] = given.get(key, 0) + half_up(one.exact)
    return given


def _yearly_subsidies(
    fee: Fee,
    facts: Facts,
    month: date,
    start: date | None,
    whole: Fraction,
    left: Fraction,
) -> Iterator[_Owed]:
    for one in fee.subsidies:
        share = _share(one, facts, month, start)
        gives = min(whole * share, left)
        left -= gives
        yield _Owed(one.payer.name, Ground.YEARLY_SUBSIDY, gives, share)


def _share(subsidy: YearlySubsidy, facts: Facts, month: date, start: date | None) -> Fraction:
    if facts.developer_stock or (facts.sold and subsidy.ends_on_sale):
        return Fraction(0)
    if facts.hardship and subsidy.hardship is not None:
        return subsidy.hardship
    year = _years_gone(subsidy, facts, month, start)
    return subsidy.shares[year] if year < len(subsidy.shares) else Fraction(0)


def _years_gone(subsidy: YearlySubsidy, facts: Facts, month: date, start: date | None) -> int:
    """Full years since the count began; a household yet to pay is in its first year."""
    since = facts.first_payment if subsidy.from_first_payment else start
    return 0 if since is None else max(months_between(since, month), 0) // 12


def _year(fee: Fee, facts: Facts, month: date, start: date | None) -> int | None:
    if not fee.subsidies:
        return None
    return _years_gone(fee.subsidies[0], facts, month, start) + 1


def _rounded(owed: tuple[_Owed, ...], whole: Fen) -> Iterator[Part]:
    """The parts in fen. What is left goes to the last of them that no cap bounds."""
    rest = max(number for number, one in enumerate(owed) if one.cap is None)
    left, fen = int(whole), [0] * len(owed)
    for number, one in enumerate(owed):
        if number != rest:
            fen[number] = min(half_up(one.exact), left)
            left -= fen[number]
    fen[rest] = left
    for one, each in zip(owed, fen, strict=True):
        yield Part(one.payer, one.ground, Fen(each), one.share)
