"""Lines of one unit: the rate plans of a run, applied to what is known of a household."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.arrears import due_date
from bylawkit.evaluate.fees import Charge, Ground, Standing, apply
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.months import each_month
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.planning import rate_plan
from bylawkit.evaluate.rate_plan import NoCharge, RatePlan, Tariff, number_of
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.parties import Party, Role
from bylawkit.model.wording import PARTY_NAMES

Months = tuple[date, date]


class Bills:
    """What units owe in some months, by plans that are compiled once."""

    def __init__(self, bylaw: Bylaw, wanted: Wanted, uses: Iterable[str], months: Months) -> None:
        self._bylaw = bylaw
        self._wanted = wanted
        uses = tuple(uses)
        self.plans: Mapping[str, RatePlan] = {
            fee.name: rate_plan(bylaw, fee, uses, *months, self._known_in) for fee in wanted.fees
        }
        self._due = {
            (fee.name, month): due_date(fee.due, month) if fee.due else None
            for fee in wanted.fees
            for month in each_month(*months)
        }

    def noticed(self) -> Iterator[Diagnostic]:
        """Fees whose phases have no beginning."""
        for plan in self.plans.values():
            if NoCharge.NO_START in plan.tariffs.values():
                yield Diagnostic(codes.NO_START, plan.fee.span, {"name": plan.fee.name})

    def lines(
        self, unit: RegisteredUnit, payments: Sequence[Payment], months: Months
    ) -> Iterator[Line]:
        """The lines of a unit by month, then by fee."""
        first = {fee.name: _first_paid(fee, payments) for fee in self._wanted.fees}
        for month in each_month(*months):
            for fee in self._wanted.fees:
                tariff = self.plans[fee.name].tariffs[unit.use, month]
                if isinstance(tariff, Tariff):
                    standing = _standing(unit, tariff.month, month.year, first[fee.name])
                    found = apply(tariff, unit.area, standing)
                    yield self._line(fee, unit, month, found)

    def _line(self, fee: Fee, unit: RegisteredUnit, month: date, found: Charge) -> Line:
        payer = household_of(self._bylaw, fee, unit)
        payers: dict[str, int] = {}
        for part in found.parts:
            name = payer if part.ground is Ground.HOUSEHOLD else part.payer
            if name is not None:
                payers[name] = payers.get(name, 0) + part.fen
        due = self._due[fee.name, month]
        return Line(fee, unit, month, found, payer, payers, found.household, due)

    def _known_in(self, month: date) -> Mapping[str, Fraction]:
        asked = self._wanted.first <= month <= self._wanted.last
        return self._wanted.indicators or {} if asked else {}


def _first_paid(fee: Fee, payments: Sequence[Payment]) -> int | None:
    """The number of the first month that a household paid for."""
    months = (one.month for one in payments if one.hours is None and one.fee in (None, fee.name))
    first = min(months, default=None)
    return None if first is None else number_of(first)


def _standing(unit: RegisteredUnit, month: int, year: int, first: int | None) -> Standing:
    """What is known of a household in a month; a sale counts from the month after it."""
    sold = unit.sold_on is not None and number_of(unit.sold_on) < month
    return Standing(first, sold, year in unit.hardship, unit.developer_stock)


def household_of(bylaw: Bylaw, fee: Fee, unit: RegisteredUnit) -> str:
    """Who pays the household's part.

    What an owner would owe for a unit of the developer's stock, the developer owes (Property
    Management Regulations, art. 41).
    """
    name = fee.payer.name if fee.payer else _BY_LANGUAGE[bylaw.lang == "zh"][0]
    stated = bylaw.named.get(name)
    role = stated.role if isinstance(stated, Party) else PARTY_NAMES.get(name)
    if not unit.developer_stock or role is not Role.OWNERS:
        return name
    developers = (one.name for one in bylaw.parties if one.role is Role.DEVELOPER)
    return next(developers, _BY_LANGUAGE[bylaw.lang == "zh"][1])


_BY_LANGUAGE = {True: ("业主", "建设单位"), False: ("owners", "developer")}
