"""Assessments: what every unit owes for every month, who pays which part, and what is unpaid.

A payment goes to the month that it names; one that names none goes to the oldest month not yet
paid since the fees began, whether or not that month is asked for. Volunteer hours count as payments
made by those who fund them, up to the cap of a calendar year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.account import Account
from bylawkit.evaluate.bills import Bills, Months
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, FeeFacts
from bylawkit.evaluate.fee_notices import about_fees, about_payments, together
from bylawkit.evaluate.lines import Line, Refund, Wanted
from bylawkit.evaluate.months import month_of, months_between
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.register import Register
from bylawkit.model.bylaw import Bylaw
from bylawkit.record import record

Noticed = tuple[Diagnostic, ...]


@record
class Assessment:
    """Every line, in the order of the register, then by month, then by fee."""

    lines: tuple[Line, ...]
    on: date | None = None
    refunds: tuple[Refund, ...] = ()
    facts: FeeFacts = NOTHING_KNOWN

    @property
    def payers(self) -> tuple[str, ...]:
        """Everybody who pays a part, in the order in which they occur."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.payers))

    def paid_by(self, payer: str) -> int:
        """What a payer has to pay in all, before what volunteer hours take off."""
        return sum(line.payers.get(payer, 0) for line in self.lines)

    @property
    def paying(self) -> tuple[str, ...]:
        """Those who have paid for parts that are not a household's."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.received))

    def borne_by(self, payer: str) -> int:
        """What a payer bears beside what it owes as a household."""
        return sum(line.others.get(payer, 0) for line in self.lines)

    def received_from(self, payer: str) -> int:
        """What a payer has paid of its own part, beside what households paid."""
        return sum(line.received.get(payer, 0) for line in self.lines)


def assess(
    bylaw: Bylaw, register: Register, payments: Sequence[Payment], wanted: Wanted
) -> tuple[Assessment | None, Noticed]:
    """Assess every unit; ``None`` if a fee does not say from when its phases run.

    Without ``wanted.on`` all payments count, all that is unpaid is in arrears, and no late charge
    is worked out.
    """
    known = [one for one in payments if wanted.on is None or one.paid_on <= wanted.on]
    by_unit: dict[str, list[Payment]] = {}
    for one in sorted(known, key=lambda payment: payment.paid_on):
        by_unit.setdefault(one.unit.name, []).append(one)
    months = {
        unit.name: _ended(_months_paid_for(bylaw, by_unit.get(unit.name, []), wanted), wanted)
        for unit in register.units
    }
    bills = Bills(bylaw, wanted, (one.use for one in register.units), _all_of(months, wanted))
    noticed = [*bills.noticed()]
    lines: list[Line] = []
    refunds: list[Refund] = []
    told: list[Diagnostic] = []
    for unit in register.units:
        own = by_unit.get(unit.name, [])
        account = Account(unit, list(bills.lines(unit, own, months[unit.name])), wanted)
        account.settle(own)
        lines += account.lines()
        refunds += account.refunds()
        told += account.noticed(register.path)
    noticed += together(told)
    noticed += about_fees(bylaw, register, wanted)
    noticed += about_payments(register.path, payments, known, wanted)
    if any(one.code.unusable for one in noticed):
        return None, tuple(noticed)
    return Assessment(tuple(lines), wanted.on, tuple(refunds), wanted.facts), tuple(noticed)


# ── Charges ──


def _months_paid_for(bylaw: Bylaw, payments: list[Payment], wanted: Wanted) -> tuple[date, date]:
    """The first and the last month that payments may go to.

    Those asked for; but where a payment names no month, all from the beginning of the fees to the
    month in which the last one came.
    """
    came = [month_of(one.paid_on) for one in payments if one.for_month is None]
    if not came:
        return wanted.first, wanted.last
    starts = [fee.start or bylaw.effective or min(came) for fee in wanted.fees]
    first, last = min(wanted.first, *map(month_of, starts)), max(wanted.last, *came)
    if months_between(first, wanted.first) > _FAR or months_between(wanted.last, last) > _FAR:
        return wanted.first, wanted.last
    return first, last


_FAR = 600
"""Months further away are a slip in a date."""


def _ended(months: Months, wanted: Wanted) -> Months:
    """These months, but none after the one in which the fees end."""
    first, last = months
    return first, last if wanted.ends is None else min(last, month_of(wanted.ends))


def _all_of(months: Mapping[str, Months], wanted: Wanted) -> Months:
    """The months from the first to the last that any unit needs."""
    firsts = (first for first, _ in months.values())
    lasts = (last for _, last in months.values())
    return min(firsts, default=wanted.first), max(lasts, default=wanted.last)
