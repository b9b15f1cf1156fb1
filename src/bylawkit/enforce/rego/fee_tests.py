"""``fees_test.rego``: what is owed in the first and the last month of each tariff, and just beside every limit.

Limits are the areas at which the whole is rounded to one fen more or a cap is reached, the years of a
subsidy, and the months and areas that a bundle covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from bylawkit.enforce.rego import suite
from bylawkit.enforce.rego.fees import (
    Planned,
    Stretch,
    article_of,
    largest_area,
    month_text,
    stretches,
)
from bylawkit.enforce.rego.text import flat
from bylawkit.evaluate.fees import Charge, Facts, charge
from bylawkit.evaluate.months import later
from bylawkit.evaluate.rate_plan import NoCharge, PhaseGift, RatePlan, Tariff, YearlyGift, rounded
from bylawkit.export.origins import Origins
from bylawkit.export.values import fraction
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee

USUAL = 89_50
"""The area, in 0.01 m², from which limits are looked for."""


class Case(NamedTuple):
    """A household and a month, and what is tried by them; ``facts`` beside use and area."""

    about: str
    use: str
    month: date
    area: int = USUAL
    facts: dict[str, Any] = {}  # noqa: RUF012 - never changed


def module(bylaw: Bylaw, fees: Iterable[Planned], package: str) -> str:
    """The whole file; what is expected is what our own engine charges."""
    return suite.module(f"{bylaw.title}: fees at each limit", package, _tests(bylaw, fees))


def _tests(bylaw: Bylaw, fees: Iterable[Planned]) -> suite.Tests:
    origins = Origins(bylaw)
    for one in fees:
        fee, plan = one.fee, one.plan
        assert plan is not None
        for case in cases(plan):
            found = charge(bylaw, fee, Facts(case.use, case.area, **case.facts), case.month)
            assert isinstance(found, Charge), found
            told = f"{fee.name}, {case.use}, {month_text(case.month)}: {case.about}"
            wanted = _told(found, article_of(fee, origins))
            yield told, suite.answers("fees.charge", _asked(fee, case), wanted)
        for case, code, at in refused(plan):
            told = f"{fee.name}: {case.about} is refused"
            yield told, suite.refuses("fees.charge", _asked(fee, case), code, at)
        usual = _asked(fee, next(cases(plan)))
        for at, value, code in _MALFORMED:
            told = f"{fee.name}: {at} {flat(value)} is refused"
            yield told, suite.refuses("fees.charge", {**usual, at: value}, code, at)


_MALFORMED = (
    ("fee", "", "unknown-fee"),
    ("month", "2026-13", "not-a-month"),
    ("first_payment", "2026", "not-a-month"),
    ("sold", "no", "not-true-or-false"),
)
"""What can be no fee, no month and no answer, and what is said of it."""


def _asked(fee: Fee, case: Case) -> dict[str, Any]:
    given = {"fee": fee.name, "use": case.use, "area": case.area, "month": month_text(case.month)}
    return given | {key: _json(value) for key, value in case.facts.items()}


def _json(value: date | Fraction | bool) -> Any:
    if isinstance(value, Fraction):
        return fraction(value)
    return month_text(value) if isinstance(value, date) else value


def _told(found: Charge, article: str | None) -> dict[str, Any]:
    """A charge as the policy tells it."""
    parts = [{"payer": one.payer, "ground": one.ground, "fen": one.fen} for one in found.parts]
    return {"article": article, "whole": found.whole, "parts": parts}


# ── What is charged ──


def cases(plan: RatePlan) -> Iterator[Case]:
    """Every case of a fee. A tariff that only counts months on is tried in its first month alone."""
    largest: int | None = largest_area(plan)
    for use in dict.fromkeys(use for use, _ in plan.tariffs):
        before: tuple[object, object] | None = None
        for one in stretches(plan, use):
            rules = (one.tariff.phase, one.tariff.rate)
            if rules == before:
                yield Case("a tariff that follows", use, one.first)
            elif any(one.use.name == use for one in plan.fee.rates):
                yield from _at_limits(one, use)
            before = rules
            if largest is not None:
                yield Case("the largest area", use, one.first, largest)
                largest = None


def _at_limits(one: Stretch, use: str) -> Iterator[Case]:
    first = Case("first month", use, one.first)
    yield first
    yield Case("last month", use, one.last)
    for about, area in _areas(one.tariff):
        yield first._replace(about=about, area=area)
    for about, facts in _households(one):
        yield first._replace(about=about, facts=facts)


def _areas(tariff: Tariff) -> Iterator[tuple[str, int]]:
    whole, scale = tariff.whole, tariff.scale
    yield "no area", 0
    if whole.per_area:
        fen = rounded(whole.of(USUAL), scale) + 1
        more = -(-(scale * (2 * fen - 1) - 2 * whole.flat) // (2 * whole.per_area))
        yield "just below the next fen", more - 1
        yield "just at the next fen", more
    for gift in tariff.gifts:
        for area in _at_cap(gift, scale):
            yield f"near the cap of {gift.payer}", area


def _at_cap(gift: PhaseGift, scale: int) -> Iterator[int]:
    """The largest area that a cap does not touch, and the next."""
    if gift.cap is not None and gift.amount.per_area:
        area = (gift.cap * scale - gift.amount.flat) // gift.amount.per_area
        yield from (max(area, 0), max(area, 0) + 1)


def _households(one: Stretch) -> Iterator[tuple[str, dict[str, Any]]]:
    for gift in one.tariff.yearly:
        yield from _of_years(gift, one.first)
    for exempt in dict.fromkeys(each.share for each in one.fee.exemptions):
        yield f"exempt from {exempt}", {"exempt": exempt}


def _of_years(gift: YearlyGift, month: date) -> Iterator[tuple[str, dict[str, Any]]]:
    if gift.year is None:
        for year in range(1, len(gift.by_year) + 1):
            for months in (12 * year - 1, 12 * year):
                about = f"{months} months after the first payment, {gift.payer}"
                yield from ((about, {"first_payment": one}) for one in _later(month, -months))
    yield f"sold, {gift.payer}", {"sold": True}
    yield f"hardship, {gift.payer}", {"hardship": True}
    yield f"developer's stock, {gift.payer}", {"developer_stock": True}


# ── What is refused ──

Refused = tuple[Case, str, str]
"""A case, and the code and the place of the one problem with it."""


def refused(plan: RatePlan) -> Iterator[Refused]:
    """What a bundle does not answer: other uses, areas, exemptions and months than it covers."""
    found = next((use, one) for use, _ in plan.tariffs for one in stretches(plan, use))
    case = Case("", found[0], found[1].first)
    yield case._replace(about="another use", use=""), "no-rate", "use"
    for area in (-1, largest_area(plan) + 1):
        yield case._replace(about=f"the area {area}", area=area), "not-an-area", "area"
    other = {"exempt": Fraction(1, 2**31 - 1)}
    yield case._replace(about="another exemption", facts=other), "unknown-exemption", "exempt"
    for use in dict.fromkeys(one.use.name for one in plan.fee.rates):
        for month in _beside(plan, use):
            about = f"{use} in {month_text(month)}"
            yield Case(about, use, month), "month-not-covered", "month"


def _beside(plan: RatePlan, use: str) -> Iterator[date]:
    """The months just before and just after those that are covered."""
    months = {one for each in stretches(plan, use) for one in (each.first, each.last)}
    near = (month for one in sorted(months) for step in (-1, 1) for month in _later(one, step))
    for month in dict.fromkeys(near):
        if isinstance(plan.tariffs.get((use, month), NoCharge.NO_RATE), NoCharge):
            yield month


def _later(month: date, step: int) -> tuple[date, ...]:
    """The month so many months later, if the calendar reaches so far."""
    try:
        return (later(month, step),)
    except OverflowError:
        return ()
