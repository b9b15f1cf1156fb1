"""Fees: one unit in one month, at random, around the days on which something changes, and as scenarios say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random
from typing import NamedTuple

from bylawkit.enforce.rego.fee_tests import cases
from bylawkit.enforce.rego.fees import MONTHS, month_text
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.evaluate.fees import Charge, Facts, Ground, charge
from bylawkit.evaluate.months import later, month_of
from bylawkit.evaluate.planning import plan_from_start
from bylawkit.evaluate.rate_plan import NoCharge, RatePlan, Tariff
from bylawkit.export.values import Json, fraction
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.scenario import FeeScenario
from bylawkit.record import replace


class FeeCase(NamedTuple):
    """One unit and one month of one fee. The month is its first day."""

    bylaw: Bylaw
    fee: Fee
    facts: Facts
    month: date


def ours(case: FeeCase) -> Charge | NoCharge:
    """Our own charge, or why there is none."""
    return charge(case.bylaw, case.fee, case.facts, case.month)


def told(case: FeeCase) -> Json:
    """A case in the words in which engines are asked."""
    facts = case.facts
    paid, exempt = facts.first_payment, facts.exempt
    return {
        "fee": case.fee.name,
        "use": facts.use,
        "area": facts.area,
        "month": month_text(case.month),
        "first_payment": None if paid is None else month_text(paid),
        "sold": facts.sold,
        "hardship": facts.hardship,
        "developer_stock": facts.developer_stock,
        "exempt": exempt and fraction(exempt),
    }


# ── Cases ──


def _plans(bylaw: Bylaw) -> list[RatePlan]:
    found = (plan_from_start(bylaw, fee, MONTHS) for fee in bylaw.fees if fee.rates)
    return [one for one in found if one is not None]


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """The bylaw's scenarios, and what lies just beside each limit of a tariff."""
    fees = {one.name: one for one in bylaw.fees}
    for one in bylaw.scenarios:
        fee = fees.get(one.fee.name) if isinstance(one, FeeScenario) else None
        if fee is not None and isinstance(one, FeeScenario):
            facts = Facts(one.use.name, one.area, one.first_payment, one.sold, one.hardship)
            yield Tried("scenario", FeeCase(bylaw, fee, facts, month_of(one.month)))
    for plan in _plans(bylaw):
        for case in cases(plan):
            facts = Facts(case.use, case.area, **case.facts)
            yield Tried("boundary", FeeCase(bylaw, plan.fee, facts, case.month))


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[FeeCase]:
    """Any unit in any month of any fee."""
    plans = _plans(bylaw)
    uses = {id(plan): [*dict.fromkeys(use for use, _ in plan.tariffs)] for plan in plans}
    while plans:
        plan = chance.choice(plans)
        month = later(plan.first, chance.randrange(MONTHS))
        facts = _facts(chance, plan, chance.choice(uses[id(plan)]), month)
        yield FeeCase(bylaw, plan.fee, facts, month)


_AREAS = (0, 1, 8950, 10000, 12001)


def _facts(chance: Random, plan: RatePlan, use: str, month: date) -> Facts:
    paid = chance.choice((None, later(plan.first, chance.randrange(-5, MONTHS)), later(month, -12)))
    shares: list[Fraction | None] = [None, *(one.share for one in plan.fee.exemptions)]
    return Facts(
        use,
        chance.choice((chance.randrange(1, 30000), chance.choice(_AREAS))),
        paid,
        chance.random() < 0.2,
        chance.random() < 0.2,
        chance.random() < 0.1,
        exempt=chance.choice(shares),
    )


# ── Smaller ──


def smaller(case: FeeCase) -> Iterator[FeeCase]:
    """The case with less area, and with one fact fewer."""
    facts = case.facts
    for area in dict.fromkeys((0, 1, facts.area // 2, facts.area // 10 * 10, facts.area - 1)):
        if 0 <= area < facts.area:
            yield case._replace(facts=replace(facts, area=area))
    for plain in ("first_payment", "exempt"):
        if getattr(facts, plain) is not None:
            yield case._replace(facts=replace(facts, **{plain: None}))
    for plain in ("sold", "hardship", "developer_stock"):
        if getattr(facts, plain):
            yield case._replace(facts=replace(facts, **{plain: False}))


# ── What may come of it ──


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Every phase of every use, every payer on every ground, and every year of a subsidy."""
    for plan in _plans(bylaw):
        for (use, _), one in plan.tariffs.items():
            if isinstance(one, Tariff):
                yield from _of_tariff(plan.fee, use, one)
                yield from _of_yearly(plan.fee, one)
        yield from (_exempt(plan.fee, one.share) for one in plan.fee.exemptions)


def taken(case: FeeCase, found: Charge | NoCharge) -> Iterator[Branch]:
    """What came of a case."""
    if not isinstance(found, Charge):
        return
    fee, facts, tariff = case.fee, case.facts, found.tariff
    yield from _of_tariff(fee, facts.use, tariff, found)
    if tariff.yearly:
        yield _standing(fee, facts, found)
    if facts.exempt is not None:
        yield _exempt(fee, facts.exempt)


def _of_tariff(fee: Fee, use: str, one: Tariff, found: Charge | None = None) -> Iterator[Branch]:
    """The phase of a use, and who pays; what somebody pays only if ``found`` says so."""
    phase = f", {one.phase.name}" if one.phase else ""
    rate = f"{one.rate.fen} fen"
    yield Branch(fee.name, f"{use}{phase}, {rate}")
    paid = {(part.ground, part.payer) for part in found.parts if part.fen} if found else None
    for gift in one.gifts:
        if paid is None or (Ground.PHASE_SUBSIDY, gift.payer) in paid:
            yield Branch(fee.name, f"{use}{phase}, subsidy of {gift.payer}")
        if gift.cap is not None and (found is None or _capped(found, gift.payer, gift.cap)):
            yield Branch(fee.name, f"{use}{phase}, subsidy of {gift.payer} at its cap")


def _capped(found: Charge, payer: str, cap: int) -> bool:
    return any(
        part.fen == cap and part.payer == payer and part.ground is Ground.PHASE_SUBSIDY
        for part in found.parts
    )


def _of_yearly(fee: Fee, one: Tariff) -> Iterator[Branch]:
    if one.yearly:
        longest = max(len(gift.by_year) for gift in one.yearly)
        yield from (Branch(fee.name, f"year {year} of subsidies") for year in range(1, longest + 1))
        yield Branch(fee.name, "no household's")
    if any(gift.ends_on_sale for gift in one.yearly):
        yield Branch(fee.name, "sold")
    if any(gift.hardship for gift in one.yearly):
        yield Branch(fee.name, "hardship")


def _standing(fee: Fee, facts: Facts, found: Charge) -> Branch:
    if facts.developer_stock:
        return Branch(fee.name, "no household's")
    if facts.sold and any(gift.ends_on_sale for gift in found.tariff.yearly):
        return Branch(fee.name, "sold")
    if facts.hardship and any(gift.hardship for gift in found.tariff.yearly):
        return Branch(fee.name, "hardship")
    return Branch(fee.name, f"year {found.year} of subsidies")


def _exempt(fee: Fee, share: Fraction) -> Branch:
    return Branch(fee.name, f"{share} exempt")


SUBJECT = Subject("fees", fixed, at_random, ours, smaller, told, branches, taken)
