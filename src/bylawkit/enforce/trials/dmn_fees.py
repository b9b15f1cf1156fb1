"""Fees by decision tables: rate, phase, bearer and subsidies, multiplied out before anything is rounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from bylawkit.enforce.subjects.evaluations import SUBJECT as EVALUATED
from bylawkit.enforce.subjects.fees import SUBJECT, FeeCase
from bylawkit.enforce.trials.dmn import ENGINE, Tables
from bylawkit.enforce.trials.trial import NO_TABLE, Coverage, NothingToAskError, Spot, Trial
from bylawkit.evaluate.fees import Charge, Ground
from bylawkit.evaluate.months import after, days_in, month_of, months_between
from bylawkit.evaluate.planning import counted_on
from bylawkit.evaluate.rate_plan import Linear, NoCharge, Tariff
from bylawkit.export.dmn_fees import counts_in_months
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.values import Duration, Unit

_MONTHS = {"": 1, "month": 1, "quarter": 3, "half-year": 6, "year": 12}
_STANDING = ("developer_stock", "sold", "hardship")

Told = dict[str, Any]


class _UnansweredError(Exception):
    """No row is met, or several, or the engine fails; holds what it said."""


class Fees(Tables):
    """The tables of a bylaw's fees, asked as somebody asks who makes a bill of them."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        super().__init__(bylaw, files, "fee")
        self._starts = {one.name: one.start or bylaw.effective for one in bylaw.fees}

    def answers(self, case: FeeCase) -> bool:
        """Fees whose phases last so many months, from their start on."""
        fee, start = case.fee, self._starts[case.fee.name]
        known = (fee.name, "rates") in self.tables and counts_in_months(fee)
        return known and start is not None and case.month >= month_of(start)

    def expected(self, case: FeeCase, ours: Charge | NoCharge) -> Any:
        """What our own tariff says, exactly; nothing where there is no rate."""
        if not isinstance(ours, Charge):
            return None
        tariff, area = ours.tariff, case.facts.area
        yearly = [one for one in ours.parts if one.ground is Ground.YEARLY_SUBSIDY]
        return {
            "whole": _exact(tariff.whole, tariff, area),
            "household": _exact(tariff.household, tariff, area),
            "phase": tariff.phase.name if tariff.phase else "",
            "borne_by": tariff.borne_by or "",
            "gifts": [
                [one.payer, _exact(one.amount, tariff, area), one.cap or 0, one.cap_by_year]
                for one in tariff.gifts
            ],
            "yearly": [[one.payer, str(one.share)] for one in yearly],
        }

    def ask(self, cases: Sequence[FeeCase]) -> list[Any]:
        """What the tables come to for each case."""
        return [*map(self._bill, cases)]

    def _bill(self, case: FeeCase) -> Any:
        try:
            return _Bill(self, case, self._starts[case.fee.name] or case.month).told()
        except _UnansweredError as said:
            (answer,) = said.args
            return None if answer == {"rows": []} else answer

    def row(self, fee: Fee, part: str, facts: Told) -> Told:
        """What a table of a fee answers."""
        found = self.files[self.tables[fee.name, part]].ask(facts)
        if "rows" in found or "error" in found:
            raise _UnansweredError(found)
        return found

    def coverage(self) -> Coverage:
        """Every row, but for those of evaluations, which are asked about apart."""
        return {spot: met for spot, met in super().coverage().items() if not _evaluates(spot)}


class Evaluated(Fees):
    """The same tables where results of evaluation are known."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        super().__init__(bylaw, files)
        if not any(part == "linked" for _, part in self.tables):
            raise NothingToAskError(NO_TABLE.en)

    def coverage(self) -> Coverage:
        """Every row of the tables of evaluations."""
        return {spot: met for spot, met in Tables.coverage(self).items() if _evaluates(spot)}


def _evaluates(spot: Spot) -> bool:
    return "_linked.dmn " in spot.name


def _exact(amount: Linear, tariff: Tariff, area: int) -> str:
    """Fen before rounding."""
    return str(Fraction(amount.of(area), tariff.scale))


# ── What tables come to ──


class _Bill:
    """One unit and month, worked out of the tables alone."""

    def __init__(self, tables: Fees, case: FeeCase, start: date) -> None:
        self._tables, self._fee, self._facts, self._start = tables, case.fee, case.facts, start
        self._month = case.month

    def told(self) -> Any:
        whole, phase = self._whole(), self._phase()
        gifts = self._gifts(phase["phase"], whole)
        return {
            "whole": str(whole),
            "household": str(whole * _share(phase)),
            "phase": phase["phase"],
            "borne_by": phase["borne_by"],
            "gifts": gifts,
            "yearly": [*self._yearly()],
        }

    def _ask(self, part: str, **facts: Any) -> Told:
        return self._tables.row(self._fee, part, facts)

    def _whole(self) -> Fraction:
        day = int(f"{counted_on(self._month, self._start):%Y%m%d}")
        price = self._price(self._ask("rates", use=self._facts.use, day=day))
        return price * max(1 - sum(self._falls(), Fraction(0)), Fraction(0))

    def _falls(self) -> Iterable[Fraction]:
        known = self._facts.indicators or {}
        for turn, one in enumerate(self._fee.linked, start=1):
            result = known.get(one.indicator.name)
            if result is not None:
                num, den = result.as_integer_ratio()
                yield _share(self._ask("linked", turn=turn, value_num=num, value_den=den))

    def _price(self, told: Told) -> Fraction:
        """A rate for one month: by the day, or spread over its period."""
        price = Fraction(told["fen_num"], told["fen_den"])
        by_day = told["period"] == "day"
        price = price * days_in(self._month) if by_day else price / _MONTHS[told["period"]]
        return price * self._facts.area / 100 if told["per"] == "m2" else price

    def _phase(self) -> Told:
        if not self._fee.phases:
            return {"phase": "", "share_num": 1, "share_den": 1, "borne_by": ""}
        return self._ask("phases", months=_full_months(self._start, self._month))

    def _gifts(self, phase: str, whole: Fraction) -> list[Any]:
        stated = {one.name: len(one.subsidies) for one in self._fee.phases}
        found = []
        for turn in range(1, stated.get(phase, 0) + 1):
            told = self._ask("phase_subsidies", phase=phase, turn=turn)
            given = str(whole * _share(told) + self._price(told))
            found.append([told["payer"], given, told["cap_fen"], told["cap_per"] == "year"])
        return found

    def _yearly(self) -> Iterable[Any]:
        standing = {key: "yes" if getattr(self._facts, key) else "no" for key in _STANDING}
        for turn, one in enumerate(self._fee.subsidies, start=1):
            begun = self._facts.first_payment if one.from_first_payment else self._start
            year = 0 if begun is None else _full_years(begun, self._month)
            told = self._ask("subsidies", turn=turn, year=year, **standing)
            yield [told["payer"], str(_share(told))]


def _share(told: Told) -> Fraction:
    return Fraction(told["share_num"], told["share_den"])


def _full_years(begun: date, month: date) -> int:
    return max(months_between(begun, month), 0) // 12


def _full_months(start: date, month: date) -> int:
    day, months = counted_on(month, start), 0
    while after(start, Duration(months + 1, Unit.MONTH)) <= day:
        months += 1
    return months


TRIALS = (Trial(ENGINE, "dmn", SUBJECT, Fees), Trial(ENGINE, "dmn", EVALUATED, Evaluated))
