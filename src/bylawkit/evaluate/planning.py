"""From the rules of a fee to its rate plan.

Months count whole; the phase and the rate of a month are those of its first day, or of the day on
which the fee starts. A price for a quarter or a year is spread so that its months add up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from math import lcm
from typing import NamedTuple

from bylawkit.evaluate.months import (
    MONTHS,
    after,
    days_in,
    each_month,
    later,
    month_of,
    months_between,
)
from bylawkit.evaluate.rate_plan import (
    Linear,
    NoCharge,
    PhaseGift,
    RatePlan,
    Tariff,
    YearlyGift,
    number_of,
)
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee, Linked, Phase, PhaseSubsidy, YearlySubsidy, rate_on
from bylawkit.model.values import Per, Rate, Unit
from bylawkit.model.wording import USES, same_use
from bylawkit.record import replace

Indicators = Mapping[str, Fraction]
"""Results of evaluation that are known: ``满意度`` is 78 %."""


def rate_plan(
    bylaw: Bylaw,
    fee: Fee,
    uses: Iterable[str],
    first: date,
    last: date,
    known_in: Callable[[date, date], Indicators] = lambda asked, month: {},
) -> RatePlan:
    """Compile a fee for some uses and months.

    ``known_in`` tells, for a month asked for, the evaluations of that month or of an earlier one.
    """
    uses = tuple(dict.fromkeys(uses))
    tariffs = {
        (use, month): tariff_of(bylaw, fee, use, month, partial(known_in, month))
        for month in each_month(first, last)
        for use in uses
    }
    return RatePlan(fee, month_of(first), month_of(last), tariffs)


def plan_from_start(bylaw: Bylaw, fee: Fee, months: int) -> RatePlan | None:
    """The rate plan of the first months of a fee; ``None`` if nobody says when they begin."""
    start = fee.start or bylaw.effective
    if start is None:
        return None
    first = month_of(start)
    try:
        last = later(first, months - 1)
    except OverflowError:
        return None
    named = dict.fromkeys(one.use.name for one in fee.rates)
    return rate_plan(bylaw, fee, _spellings(named), first, last)


def _spellings(uses: Iterable[str]) -> Iterator[str]:
    """Every use, in both languages if it is a well-known one."""
    for use in uses:
        yield use
        yield from next((text for text in USES.values() if use in text), ())


def tariff_of(
    bylaw: Bylaw, fee: Fee, use: str, month: date, known_in: Callable[[date], Indicators]
) -> Tariff | NoCharge:
    """What one use pays in one month, or why nothing; ``known_in`` tells the evaluations of a month."""
    start = fee.start or bylaw.effective
    found = _tariff(fee, use, month, start, known_in(month))
    if not isinstance(found, Tariff) or not _has_yearly_cap(found):
        return found
    begins = start.month if start is not None and start.year == month.year else 1
    months = (month.replace(month=number) for number in range(begins, month.month))
    earlier = (_tariff(fee, use, one, start, known_in(one)) for one in months)
    return replace(found, earlier=tuple(one for one in earlier if isinstance(one, Tariff)))


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


# ── One month ──


class _Exact(NamedTuple):
    """An amount in fen before it gets a scale: for each 0.01 m², and besides."""

    per_area: Fraction
    flat: Fraction

    def times(self, factor: Fraction | int) -> _Exact:
        return _Exact(self.per_area * factor, self.flat * factor)


def _tariff(
    fee: Fee, use: str, month: date, start: date | None, known: Indicators
) -> Tariff | NoCharge:
    day = counted_on(month, start)
    rate = rate_for(fee, use, day)
    if rate is None:
        return NoCharge.NO_RATE
    if start is not None and month < month_of(start):
        return NoCharge.NOT_STARTED
    if start is None and _needs_start(fee):
        return NoCharge.NO_START
    phase = None if start is None else phase_on(fee, start, day)
    linked = tuple(one for one in fee.linked if _applies(one, known))
    falls = sum((one.reduction for one in linked), Fraction(0))
    whole = _price(rate, month).times(max(1 - falls, Fraction(0)))
    return _scaled(_Rules(fee, month, start, phase, linked), rate, whole)


class _Rules(NamedTuple):
    """What of a fee holds in one month."""

    fee: Fee
    month: date
    start: date | None
    phase: Phase | None
    linked: tuple[Linked, ...]


def _needs_start(fee: Fee) -> bool:
    return bool(fee.phases) or any(not one.from_first_payment for one in fee.subsidies)


def _applies(one: Linked, known: Indicators) -> bool:
    result = known.get(one.indicator.name)
    return result is not None and one.limit.cmp.holds(result, one.limit.share)


def _price(rate: Rate, month: date) -> _Exact:
    """The exact price of one month. A rate without a period is by the month."""
    if rate.period is Unit.DAY:
        price = rate.fen * days_in(month)
    else:
        price = rate.fen / MONTHS.get(rate.period or Unit.MONTH, 1)
    if rate.per is Per.SQUARE_METRE:
        return _Exact(price / 100, Fraction(0))
    return _Exact(Fraction(0), price)


def _scaled(rules: _Rules, rate: Rate, whole: _Exact) -> Tariff:
    """The tariff, with every amount over one denominator."""
    fee, phase = rules.fee, rules.phase
    household = whole.times(phase.share if phase else 1)
    given = [_given(one, rules.month, whole) for one in (phase.subsidies if phase else ())]
    yearly = [[whole.times(one) for one in _shares(gift)] for gift in fee.subsidies]
    amounts = [whole, household, *given, *(one for gift in yearly for one in gift)]
    parts = lcm(*(number.denominator for one in amounts for number in one))
    scale = parts * lcm(*(one.share.denominator for one in fee.exemptions))
    return Tariff(
        number_of(rules.month),
        scale,
        _linear(whole, scale),
        _linear(household, scale),
        rate,
        fee.payer.name if fee.payer else None,
        (rules.month.month - 1) % MONTHS.get(rate.period or Unit.MONTH, 1),
        tuple(_phase_gifts(phase, given, scale)),
        tuple(_yearly_gifts(rules, yearly, scale)),
        phase.borne_by.name if phase and phase.borne_by else None,
        phase,
        rules.linked,
    )


def _linear(one: _Exact, scale: int) -> Linear:
    return Linear(int(one.per_area * scale), int(one.flat * scale))


def _given(one: PhaseSubsidy, month: date, whole: _Exact) -> _Exact:
    """What a subsidy of a phase comes to, before what bounds it."""
    return whole.times(one.share or 0) if one.rate is None else _price(one.rate, month)


def _shares(gift: YearlySubsidy) -> tuple[Fraction, ...]:
    return gift.shares if gift.hardship is None else (*gift.shares, gift.hardship)


def _phase_gifts(phase: Phase | None, given: list[_Exact], scale: int) -> Iterator[PhaseGift]:
    for one, amount in zip(phase.subsidies if phase else (), given, strict=True):
        by_year = one.cap is not None and one.cap_per is Unit.YEAR
        share = None if one.share is None else one.share.as_integer_ratio()
        yield PhaseGift(one.payer.name, _linear(amount, scale), share, one.cap, by_year)


def _yearly_gifts(rules: _Rules, yearly: list[list[_Exact]], scale: int) -> Iterator[YearlyGift]:
    for one, amounts in zip(rules.fee.subsidies, yearly, strict=True):
        linear = [_linear(amount, scale) for amount in amounts]
        yield YearlyGift(
            one.payer.name,
            tuple(linear[: len(one.shares)]),
            tuple(share.as_integer_ratio() for share in one.shares),
            _years_gone(one, rules),
            one.ends_on_sale,
            None if one.hardship is None else linear[-1],
            None if one.hardship is None else one.hardship.as_integer_ratio(),
        )


def _years_gone(one: YearlySubsidy, rules: _Rules) -> int | None:
    if one.from_first_payment or rules.start is None:
        return None
    return max(months_between(rules.start, rules.month), 0) // 12


def _has_yearly_cap(tariff: Tariff) -> bool:
    return any(one.cap_by_year for one in tariff.gifts)
