"""What is to be said beside an assessment: what was left out of it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.fee_facts import unmet
from bylawkit.evaluate.lines import Wanted
from bylawkit.evaluate.months import after, each_month, month_of
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.planning import counted_on, phase_on, rate_for
from bylawkit.evaluate.register import Register
from bylawkit.evaluate.words import duration_text, money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.wording import same_use
from bylawkit.record import replace
from bylawkit.source import Place

_FEW = 5


def about_fees(bylaw: Bylaw, register: Register, wanted: Wanted) -> Iterator[Diagnostic]:
    """Units, months, exemptions and deposits that no line is about."""
    yield from _without_rate(register, wanted.fees)
    for fee in wanted.fees:
        start = fee.start or bylaw.effective
        yield from _starts_later(fee, start, wanted)
        yield from _rate_later(fee, start, register, wanted)
        yield from _phases_over(fee, start, wanted)
        yield from _apart(fee, wanted)
    for fee, one, units in unmet(wanted.facts, wanted.fees):
        args = {"name": fee.title, "who": one.who.name, "units": _few(units)}
        yield Diagnostic(codes.NO_ATTENDANCE, one.who.span, args)


def about_payments(
    path: str, payments: Sequence[Payment], known: Sequence[Payment], wanted: Wanted
) -> Iterator[Diagnostic]:
    """Payments for other months, after the day, or too far ahead."""
    outside = [one for one in known if not _is_inside(one, wanted)]
    if outside:
        yield Diagnostic(codes.OUTSIDE, Place(path), {"count": len(outside)})
    if len(known) < len(payments):
        later = {"count": len(payments) - len(known), "on": wanted.on}
        yield Diagnostic(codes.AFTER_THE_DAY, Place(path), later)
    for fee in wanted.fees:
        far = [one for one in known if _is_too_far(fee, one)]
        if far and fee.prepay is not None:
            units = _few(tuple(dict.fromkeys(one.unit.name for one in far)))
            limit = duration_text(fee.prepay)
            args = {"name": fee.title, "limit": limit, "count": len(far), "units": units}
            yield Diagnostic(codes.PREPAID_TOO_FAR, Place(path), args)


def _is_inside(payment: Payment, wanted: Wanted) -> bool:
    return payment.for_month is None or wanted.first <= payment.for_month <= wanted.last


def _is_too_far(fee: Fee, payment: Payment) -> bool:
    if fee.prepay is None or payment.for_month is None or payment.hours is not None:
        return False
    if payment.fee not in (None, fee.name):
        return False
    try:
        return payment.for_month > after(month_of(payment.paid_on), fee.prepay)
    except OverflowError:
        return False


# ── Fees ──


def _without_rate(register: Register, fees: tuple[Fee, ...]) -> Iterator[Diagnostic]:
    """Units whose use no fee has a rate for; units that do not count are only mentioned."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for one in register.units:
        if all(rate_for(fee, one.use) is None for fee in fees):
            groups.setdefault((one.use, one.excluded), []).append(one.name)
    for (use, excluded), names in groups.items():
        args = {"count": len(names), "use": use, "units": _few(tuple(names))}
        found = Diagnostic(codes.NO_RATE, Place(register.path), args)
        yield replace(found, severity_override=Severity.INFO) if excluded else found


def _starts_later(fee: Fee, start: date | None, wanted: Wanted) -> Iterator[Diagnostic]:
    if start is not None and wanted.first < month_of(start):
        found = Diagnostic(codes.STARTS_LATER, fee.span, {"name": fee.title, "start": start})
        some = month_of(start) <= wanted.last
        yield replace(found, severity_override=Severity.INFO) if some else found


def _rate_later(
    fee: Fee, start: date | None, register: Register, wanted: Wanted
) -> Iterator[Diagnostic]:
    """Uses whose first rate begins after the first month asked for."""
    first = counted_on(wanted.first, start)
    for use in dict.fromkeys(one.use for one in register.units):
        rates = [one for one in fee.rates if same_use(one.use.name, use)]
        since = min((one.since for one in rates if one.since), default=None)
        if since and first <= wanted.last and rate_for(fee, use, first) is None:
            args = {"name": fee.title, "use": use, "since": since}
            yield Diagnostic(codes.RATE_LATER, fee.field_spans.get("rates", fee.span), args)


def _phases_over(fee: Fee, start: date | None, wanted: Wanted) -> Iterator[Diagnostic]:
    """The first month asked for in which no phase is left."""
    if not fee.phases or start is None or fee.phases[-1].length is None:
        return
    for month in each_month(max(wanted.first, month_of(start)), wanted.last):
        if phase_on(fee, start, counted_on(month, start)) is None:
            args = {"name": fee.title, "month": f"{month:%Y-%m}"}
            yield Diagnostic(codes.PHASES_OVER, fee.phases[-1].span, args)
            return


def _apart(fee: Fee, wanted: Wanted) -> Iterator[Diagnostic]:
    """Deposits, which belong to no month, and exemptions of which nothing is known."""
    if fee.deposit is not None:
        place = fee.field_spans.get("deposit", fee.span)
        yield Diagnostic(codes.DEPOSIT_APART, place, {"name": fee.title})
    for one in fee.exemptions:
        if one.who.name not in wanted.facts.names:
            args = {"name": fee.title, "who": one.who.name}
            yield Diagnostic(codes.NOT_EXEMPTED, one.who.span, args)


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*names[:_FEW], "…") if len(names) > _FEW else names


# ── Many units at once ──


def together(told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is said of units: one by one, or, of more than a few, of all of them at once."""
    groups: dict[tuple[str, object], list[Diagnostic]] = {}
    for one in told:
        groups.setdefault((one.code.id, one.args.get("payer")), []).append(one)
    for group in groups.values():
        yield from group if len(group) <= _FEW else (_sum(group),)


def _sum(group: list[Diagnostic]) -> Diagnostic:
    """One problem of many units, with the first of them and the sum."""
    count, first = len(group), group[0]
    fen = sum(one.args["fen"] for one in group if isinstance(one.args["fen"], int))
    name = first.args["unit"]
    units = Text(f"{name} 等 {count} 套", f"{name} and {count - 1} more")
    return replace(first, args={**first.args, "unit": units, "fen": fen, "amount": money(fen)})
