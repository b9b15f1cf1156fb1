"""The account of one unit: payments and volunteer hours, set against what it owes.

Whoever pays a part of a fee has a place of its own in every line: money from the subdistrict goes to
its subsidies, money from the household to the household's part. A party that has no part pays in
the household's stead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.arrears import Credit, late_charge
from bylawkit.evaluate.lines import Line, Refund, Wanted
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.rate_plan import half_up
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.evaluate.words import money
from bylawkit.model.money import Fee, Relief
from bylawkit.model.values import Fen
from bylawkit.record import replace
from bylawkit.source import Place


class Account:
    """What one unit owes, and what came in for it, in the order in which it came."""

    def __init__(self, unit: RegisteredUnit, lines: list[Line], wanted: Wanted) -> None:
        self._unit = unit
        self._lines = lines
        self._wanted = wanted
        self._months = {line.month for line in lines}
        self._bearers = {name for line in lines for name in line.others}
        self._came: list[list[Credit]] = [[] for _ in lines]
        self._paid = [0] * len(lines)
        self._received: list[dict[str, int]] = [{} for _ in lines]
        self._relieved = [0] * len(lines)
        self._by_year: dict[tuple[str, int], int] = {}
        self._left: dict[str | None, int] = {}
        self._before = 0
        self._hours_left = 0
        self._too_early = 0

    def settle(self, payments: list[Payment]) -> None:
        """Set payments against the months that they name, else against the oldest unpaid ones."""
        for one in payments:
            if one.hours is not None:
                self._relieve(one)
            elif self._is_too_early(one):
                self._too_early += one.fen
            elif one.for_month is None or self._is_known(one.for_month):
                left = self._spread(one)
                self._left[one.payer] = self._left.get(one.payer, 0) + left

    def lines(self) -> list[Line]:
        """The lines of the months asked for, as they stand after the payments."""
        return [
            self._settled(number, line)
            for number, line in enumerate(self._lines)
            if self._wanted.first <= line.month <= self._wanted.last
        ]

    def refunds(self) -> Iterator[Refund]:
        """What is to be paid back, and to whom, once the fees have come to their end."""
        if self._wanted.ends is not None:
            for payer, left in self._left.items():
                if left:
                    yield Refund(self._unit, payer, Fen(left))

    def noticed(self, path: str) -> Iterator[Diagnostic]:
        """What was paid or worked beyond what is owed, or for months before those asked for."""
        if self._before:
            first = f"{self._wanted.first:%Y-%m}"
            yield self._told(codes.EARLIER_MONTHS, path, self._before, first=first)
        if self._too_early:
            on = self._unit.handed_over
            yield self._told(codes.BEFORE_MOVING_IN, path, self._too_early, on=on)
        for payer, left in self._left.items():
            if left and self._wanted.ends is None:
                code = codes.OVERPAID if payer is None else codes.PAYER_OVERPAID
                yield self._told(code, path, left, payer=payer)
        if self._hours_left:
            yield self._told(codes.HOURS_LEFT, path, self._hours_left)

    def _told(self, code: Code, path: str, amount: int, **args: object) -> Diagnostic:
        given = {"unit": self._unit.name, "fen": amount, "amount": money(amount), **args}
        return Diagnostic(code, Place(path), given)

    def _settled(self, number: int, line: Line) -> Line:
        on, came = self._wanted.on, tuple(self._came[number])
        late = 0
        if on is not None and line.due is not None and line.fee.late is not None:
            late = late_charge(line.fee.late, Fen(line.owed), line.due, came, on)
        return replace(
            line,
            paid=self._paid[number],
            received=self._received[number],
            relieved=self._relieved[number],
            overdue=on is None or line.due is None or line.due < on,
            late=late,
            came=came,
        )

    # ── Money ──

    def _spread(self, payment: Payment) -> int:
        """Spread money over the lines that it is for; returns what is left of it."""
        left = payment.fen
        for number in self._meant(payment):
            line = self._lines[number]
            if self._is_of_household(payment, line):
                left -= self._credit(number, payment, left, self._paid)
            if payment.payer in line.others:
                left -= self._receive(number, payment, left)
        return left

    def _is_of_household(self, payment: Payment, line: Line) -> bool:
        """Whether money goes to the household's part: its own, or paid in its stead."""
        if payment.payer is None:
            return not line.before_handover
        return payment.payer == line.payer or payment.payer not in self._bearers

    def _meant(self, payment: Payment, fee: str | None = None) -> Iterator[int]:
        """The numbers of the lines that a payment may go to."""
        for number, line in enumerate(self._lines):
            if payment.for_month in (None, line.month) and (fee or payment.fee) in (
                None,
                line.fee.name,
            ):
                yield number

    def _credit(self, number: int, payment: Payment, fen: int, column: list[int]) -> int:
        line = self._lines[number]
        part = min(fen, line.owed - self._paid[number] - self._relieved[number])
        if part <= 0:
            return 0
        column[number] += part
        self._came[number].append(Credit(payment.paid_on, part))
        if payment.for_month is None and line.month < self._wanted.first:
            self._before += part
        return part

    def _receive(self, number: int, payment: Payment, fen: int) -> int:
        """Money of another payer, for its own part of a line."""
        payer, received = payment.payer or "", self._received[number]
        part = max(min(fen, self._lines[number].others[payer] - received.get(payer, 0)), 0)
        if part:
            received[payer] = received.get(payer, 0) + part
        return part

    def _is_too_early(self, payment: Payment) -> bool:
        """Whether a household paid for a month before it had the unit."""
        begins = self._unit.handed_over
        if payment.payer is not None or payment.for_month is None or begins is None:
            return False
        return payment.for_month < begins.replace(day=1)

    def _is_known(self, month: date) -> bool:
        asked = self._wanted.first <= month <= self._wanted.last
        ends = self._wanted.ends
        return asked or month in self._months or (ends is not None and month > ends)

    # ── Hours ──

    def _relieve(self, payment: Payment) -> None:
        found = self._relief(payment)
        if found is None:
            return
        fee, relief = found
        worth = half_up((payment.hours or 0) * relief.fen_per_hour)
        year = (fee.name, payment.paid_on.year)
        room = worth if relief.cap is None else max(relief.cap - self._by_year.get(year, 0), 0)
        left = taken = min(worth, room)
        for number in self._meant(payment, fee.name):
            if not self._lines[number].before_handover:
                left -= self._credit(number, payment, left, self._relieved)
        self._by_year[year] = self._by_year.get(year, 0) + taken - left
        self._hours_left += worth - taken + left

    def _relief(self, payment: Payment) -> tuple[Fee, Relief] | None:
        """The fee that hours come off, and its terms."""
        for line in self._lines:
            if line.fee.relief and payment.fee in (None, line.fee.name):
                return line.fee, line.fee.relief[0]
        return None
