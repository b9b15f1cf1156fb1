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
        self._payers: dict[tuple[str, bool], str] = {}
        self._known: dict[object, tuple[Charge, Mapping[str, int], Mapping[str, int]]] = {}
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
                    line = self._line(fee, unit, month, tariff, first[fee.name])
                    if line is not None:
                        yield line

    def _line(
        self, fee: Fee, unit: RegisteredUnit, month: date, tariff: Tariff, first: int | None
    ) -> Line | None:
        """One line; none for a month in which the unit has no household that could owe it."""
        early = unit.handed_over is not None and number_of(unit.handed_over) > tariff.month
        payer = self._payer_of(fee, unit.developer_stock or early)
        if early and payer == self._payer_of(fee, False):
            return None
        exemption = self._wanted.facts.exemption(fee, unit.name, month) if fee.exemptions else None
        standing = Standing(
            first,
            unit.sold_on is not None and number_of(unit.sold_on) < tariff.month,
            month.year in unit.hardship,
            unit.developer_stock or early,
            exemption.share if exemption else None,
        )
        found, payers, others = self._charged(tariff, unit.area, standing, payer)
        return Line(
            fee=fee,
            unit=unit,
            month=month,
            charge=found,
            payer=payer,
            payers=payers,
            owed=payers.get(payer, 0) - others.get(payer, 0),
            due=self._due[fee.name, month],
            others=others,
            exemption=exemption,
            before_handover=early,
        )

    def _charged(
        self, tariff: Tariff, area: int, standing: Standing, payer: str
    ) -> tuple[Charge, Mapping[str, int], Mapping[str, int]]:
        """The charge and who pays what of it; units alike in all that matters share one."""
        key = (id(tariff), area, standing, payer)
        known = self._known.get(key)
        if known is None:
            found = apply(tariff, area, standing)
            known = self._known[key] = (found, *_by_payer(found, payer))
        return known

    def _payer_of(self, fee: Fee, without_owner: bool) -> str:
        key = (fee.name, without_owner)
        if key not in self._payers:
            self._payers[key] = household_of(self._bylaw, fee, without_owner)
        return self._payers[key]

    def _known_in(self, asked: date, month: date) -> Mapping[str, Fraction]:
        """The evaluations of a month; those given for the months wanted count in earlier ones too."""
        is_wanted = self._wanted.first <= asked <= self._wanted.last
        given = self._wanted.indicators or {} if is_wanted else {}
        return {**given, **self._wanted.facts.indicators(month)}


def _by_payer(found: Charge, payer: str) -> tuple[dict[str, int], dict[str, int]]:
    """What each payer pays of a charge; and what those pay who are not the household."""
    payers: dict[str, int] = {}
    others: dict[str, int] = {}
    for part in found.parts:
        if part.ground is Ground.HOUSEHOLD:
            payers[payer] = payers.get(payer, 0) + part.fen
        elif part.payer is not None:
            payers[part.payer] = payers.get(part.payer, 0) + part.fen
            others[part.payer] = others.get(part.payer, 0) + part.fen
    return payers, others


def _first_paid(fee: Fee, payments: Sequence[Payment]) -> int | None:
    """The number of the first month that a household paid for."""
    bearers = {one.payer.name for one in fee.subsidies}
    months = (
        one.month
        for one in payments
        if one.hours is None and one.fee in (None, fee.name) and one.payer not in bearers
    )
    first = min(months, default=None)
    return None if first is None else number_of(first)


def household_of(bylaw: Bylaw, fee: Fee, without_owner: bool = False) -> str:
    """Who pays the household's part.

    What an owner would owe for a unit that is the developer's stock, or not handed over yet, the
    developer owes (Property Management Regulations, art. 41).
    """
    name = fee.payer.name if fee.payer else _BY_LANGUAGE[bylaw.lang == "zh"][0]
    stated = bylaw.named.get(name)
    role = stated.role if isinstance(stated, Party) else PARTY_NAMES.get(name)
    if not without_owner or role is not Role.OWNERS:
        return name
    developers = (one.name for one in bylaw.parties if one.role is Role.DEVELOPER)
    return next(developers, _BY_LANGUAGE[bylaw.lang == "zh"][1])


_BY_LANGUAGE = {True: ("业主", "建设单位"), False: ("owners", "developer")}
