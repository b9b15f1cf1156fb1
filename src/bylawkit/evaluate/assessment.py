"""Assessments: what every unit owes for every month, who pays which part, and what is unpaid.

A payment goes to the month that it names; one that names none goes to the oldest month not yet
paid since the fees began, whether or not that month is asked for. Volunteer hours count as payments
made by those who fund them, up to the cap of a calendar year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.account import Account
from bylawkit.evaluate.bills import Bills, Months
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.months import month_of, months_between
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.planning import counted_on, rate_for
from bylawkit.evaluate.register import Register
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.wording import same_use
from bylawkit.record import record, replace
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]


@record
class Assessment:
    """Every line, in the order of the register, then by month, then by fee."""

    lines: tuple[Line, ...]
    on: date | None = None

    @property
    def payers(self) -> tuple[str, ...]:
        """Everybody who pays a part, in the order in which they occur."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.payers))

    def paid_by(self, payer: str) -> int:
        """What a payer has to pay in all, before what volunteer hours take off."""
        return sum(line.payers.get(payer, 0) for line in self.lines)


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
        unit.name: _months_paid_for(bylaw, by_unit.get(unit.name, []), wanted)
        for unit in register.units
    }
    bills = Bills(bylaw, wanted, (one.use for one in register.units), _all_of(months, wanted))
    noticed = [*bills.noticed()]
    lines: list[Line] = []
    for unit in register.units:
        own = by_unit.get(unit.name, [])
        account = Account(list(bills.lines(unit, own, months[unit.name])), wanted)
        account.settle(own)
        lines += account.lines()
        noticed += account.noticed(register.path)
    noticed += _without_rate(register, wanted.fees)
    noticed += _not_yet(bylaw, register, wanted)
    noticed += _not_counted(wanted.fees)
    noticed += _left_out(register.path, payments, known, wanted)
    if any(one.code.unusable for one in noticed):
        return None, tuple(noticed)
    return Assessment(tuple(lines), wanted.on), tuple(noticed)


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


def _all_of(months: Mapping[str, Months], wanted: Wanted) -> Months:
    """The months from the first to the last that any unit needs."""
    firsts = (first for first, _ in months.values())
    lasts = (last for _, last in months.values())
    return min(firsts, default=wanted.first), max(lasts, default=wanted.last)


# ── What came out ──


def _without_rate(register: Register, fees: tuple[Fee, ...]) -> Iterator[Diagnostic]:
    """Units whose use no fee has a rate for; units that do not count are only mentioned."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for one in register.units:
        if all(rate_for(fee, one.use) is None for fee in fees):
            groups.setdefault((one.use, one.excluded), []).append(one.name)
    for (use, excluded), names in groups.items():
        shown = (*names[:5], "…") if len(names) > 5 else tuple(names)
        args = {"count": len(names), "use": use, "units": shown}
        found = Diagnostic(codes.NO_RATE, Place(register.path), args)
        yield replace(found, severity_override=Severity.INFO) if excluded else found


def _not_yet(bylaw: Bylaw, register: Register, wanted: Wanted) -> Iterator[Diagnostic]:
    """Uses whose first rate begins after the first month asked for."""
    uses = tuple(dict.fromkeys(one.use for one in register.units))
    for fee in wanted.fees:
        start = fee.start or bylaw.effective
        first = counted_on(wanted.first, start)
        for use in uses:
            rates = [one for one in fee.rates if same_use(one.use.name, use)]
            since = min((one.since for one in rates if one.since), default=None)
            if since and first <= wanted.last and rate_for(fee, use, first) is None:
                args = {"name": fee.title, "use": use, "since": since}
                yield Diagnostic(codes.RATE_LATER, fee.field_spans.get("rates", fee.span), args)


def _not_counted(fees: tuple[Fee, ...]) -> Iterator[Diagnostic]:
    """Deposits, which belong to no month, and exemptions, which the register cannot tell."""
    for fee in fees:
        if fee.deposit is not None:
            place = fee.field_spans.get("deposit", fee.span)
            yield Diagnostic(codes.DEPOSIT_APART, place, {"name": fee.title})
        for one in fee.exemptions:
            args = {"name": fee.title, "who": one.who.name}
            yield Diagnostic(codes.NOT_EXEMPTED, one.who.span, args)


def _left_out(
    path: str, payments: Sequence[Payment], known: list[Payment], wanted: Wanted
) -> Iterator[Diagnostic]:
    outside = [one for one in known if not _is_inside(one, wanted)]
    if outside:
        yield Diagnostic(codes.OUTSIDE, Place(path), {"count": len(outside)})
    if len(known) < len(payments):
        args = {"count": len(payments) - len(known), "on": wanted.on}
        yield Diagnostic(codes.AFTER_THE_DAY, Place(path), args)


def _is_inside(payment: Payment, wanted: Wanted) -> bool:
    return payment.for_month is None or wanted.first <= payment.for_month <= wanted.last
