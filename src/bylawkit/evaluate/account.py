"""The account of one unit: payments and volunteer hours, set against what it owes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.arrears import Credit, late_charge
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.rate_plan import half_up
from bylawkit.evaluate.words import money
from bylawkit.model.money import Fee, Relief
from bylawkit.model.values import Fen
from bylawkit.record import replace
from bylawkit.source import Place


class Account:
    """What one unit owes, and what came in for it, in the order in which it came."""

    def __init__(self, lines: list[Line], wanted: Wanted) -> None:
        self._lines = lines
        self._wanted = wanted
        self._came: list[list[Credit]] = [[] for _ in lines]
        self._paid = [0] * len(lines)
        self._relieved = [0] * len(lines)
        self._by_year: dict[tuple[str, int], int] = {}
        self._overpaid = 0
        self._before = 0
        self._hours_left = 0
        self._unit = lines[0].unit.name if lines else ""

    def settle(self, payments: list[Payment]) -> None:
        """Set payments against the months that they name, else against the oldest unpaid ones."""
        for one in payments:
            if one.hours is not None:
                self._relieve(one)
            elif one.for_month is None or self._is_known(one.for_month):
                self._unit = one.unit.name
                self._overpaid += self._set_off(one, one.fen, self._paid)

    def lines(self) -> list[Line]:
        """The lines of the months asked for, as they stand after the payments."""
        return [
            self._settled(number, line)
            for number, line in enumerate(self._lines)
            if self._wanted.first <= line.month <= self._wanted.last
        ]

    def noticed(self, path: str) -> Iterator[Diagnostic]:
        """What was paid or worked beyond what is owed, or for months before those asked for."""
        if self._before:
            args = {"unit": self._unit, "amount": money(self._before)}
            args["first"] = f"{self._wanted.first:%Y-%m}"
            yield Diagnostic(codes.EARLIER_MONTHS, Place(path), args)
        for code, amount in (
            (codes.OVERPAID, self._overpaid),
            (codes.HOURS_LEFT, self._hours_left),
        ):
            if amount:
                yield Diagnostic(code, Place(path), {"unit": self._unit, "amount": money(amount)})

    def _settled(self, number: int, line: Line) -> Line:
        on = self._wanted.on
        late = 0
        if on is not None and line.due is not None and line.fee.late is not None:
            came = self._came[number]
            late = late_charge(line.fee.late, Fen(line.owed), line.due, came, on)
        return replace(
            line,
            paid=self._paid[number],
            relieved=self._relieved[number],
            overdue=on is None or line.due is None or line.due < on,
            late=late,
        )

    def _set_off(
        self, payment: Payment, fen: int, column: list[int], fee: str | None = None
    ) -> int:
        """Spread an amount over the lines that it is for; returns what is left of it."""
        for number, line in enumerate(self._lines):
            if payment.for_month not in (None, line.month):
                continue
            if (fee or payment.fee) not in (None, line.fee.name):
                continue
            part = min(fen, line.owed - self._paid[number] - self._relieved[number])
            if part > 0:
                column[number] += part
                self._came[number].append(Credit(payment.paid_on, part))
                if payment.for_month is None and line.month < self._wanted.first:
                    self._before += part
                fen -= part
        return fen

    def _relieve(self, payment: Payment) -> None:
        found = self._relief(payment)
        if found is None:
            return
        fee, relief = found
        worth = half_up((payment.hours or 0) * relief.fen_per_hour)
        year = (fee.name, payment.paid_on.year)
        room = worth if relief.cap is None else max(relief.cap - self._by_year.get(year, 0), 0)
        taken = min(worth, room)
        left = self._set_off(payment, taken, self._relieved, fee.name)
        self._by_year[year] = self._by_year.get(year, 0) + taken - left
        self._unit = payment.unit.name
        self._hours_left += worth - taken + left

    def _relief(self, payment: Payment) -> tuple[Fee, Relief] | None:
        """The fee that hours come off, and its terms."""
        for line in self._lines:
            if line.fee.relief and payment.fee in (None, line.fee.name):
                return line.fee, line.fee.relief[0]
        return None

    def _is_known(self, month: date) -> bool:
        return any(line.month == month for line in self._lines) or (
            self._wanted.first <= month <= self._wanted.last
        )
