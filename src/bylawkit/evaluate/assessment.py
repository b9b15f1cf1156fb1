"""Assessments: what every unit owes for every month, who pays which part, and what is unpaid.

A payment goes to the month that it names; one that names none goes to the oldest month not yet
paid since the fees began, whether or not that month is asked for. Volunteer hours count as payments made by those who fund them, up to the cap of a calendar
year. What the household owes for a unit of the developer's stock, the developer owes (Property
Management Regulations, art. 41).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.account import Account
from bylawkit.evaluate.arrears import due_date
from bylawkit.evaluate.fees import Charge, Facts, Ground, NoCharge, charge, counted_on, rate_for
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.months import each_month, month_of, months_between
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.register import Register, RegisteredUnit
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.parties import Party, Role
from bylawkit.model.wording import PARTY_NAMES, same_use
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
    lines: list[Line] = []
    noticed: list[Diagnostic] = []
    for unit in register.units:
        own = by_unit.get(unit.name, [])
        months = _months_paid_for(bylaw, own, wanted)
        account = Account(list(_lines(bylaw, unit, own, wanted, months, noticed)), wanted)
        account.settle(own)
        lines += account.lines()
        noticed += account.noticed(register.path)
    noticed += _without_rate(register, wanted.fees)
    noticed += _not_yet(bylaw, register, wanted)
    noticed += _not_counted(wanted.fees)
    noticed += _left_out(register.path, payments, known, wanted)
    if any(one.code.unusable for one in noticed):
        return None, _each_once(noticed)
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


def _lines(
    bylaw: Bylaw,
    unit: RegisteredUnit,
    payments: list[Payment],
    wanted: Wanted,
    months: tuple[date, date],
    noticed: list[Diagnostic],
) -> Iterator[Line]:
    for month in each_month(*months):
        for fee in wanted.fees:
            found = charge(bylaw, fee, _facts(fee, unit, payments, wanted, month), month)
            if isinstance(found, Charge):
                yield _line(bylaw, fee, unit, month, found)
            elif found is NoCharge.NO_START:
                noticed.append(Diagnostic(codes.NO_START, fee.span, {"name": fee.name}))


def _facts(
    fee: Fee, unit: RegisteredUnit, payments: list[Payment], wanted: Wanted, month: date
) -> Facts:
    months = [one.month for one in payments if one.hours is None and one.fee in (None, fee.name)]
    sold = unit.sold_on is not None and months_between(unit.sold_on, month) > 0
    return Facts(
        use=unit.use,
        area=unit.area,
        first_payment=min(months, default=None),
        sold=sold,
        hardship=month.year in unit.hardship,
        developer_stock=unit.developer_stock,
        indicators=wanted.indicators if wanted.first <= month <= wanted.last else None,
    )


def _line(bylaw: Bylaw, fee: Fee, unit: RegisteredUnit, month: date, found: Charge) -> Line:
    payer = _household(bylaw, fee, unit)
    payers: dict[str, int] = {}
    for part in found.parts:
        name = payer if part.ground is Ground.HOUSEHOLD else part.payer
        if name is not None:
            payers[name] = payers.get(name, 0) + part.fen
    due = due_date(fee.due, month) if fee.due else None
    return Line(fee, unit, month, found, payer, payers, found.household, due)


def _household(bylaw: Bylaw, fee: Fee, unit: RegisteredUnit) -> str:
    """Who pays the household's part."""
    name = fee.payer.name if fee.payer else _BY_LANGUAGE[bylaw.lang == "zh"][0]
    stated = bylaw.named.get(name)
    role = stated.role if isinstance(stated, Party) else PARTY_NAMES.get(name)
    if not unit.developer_stock or role is not Role.OWNERS:
        return name
    developers = (one.name for one in bylaw.parties if one.role is Role.DEVELOPER)
    return next(developers, _BY_LANGUAGE[bylaw.lang == "zh"][1])


_BY_LANGUAGE = {True: ("业主", "建设单位"), False: ("owners", "developer")}


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


def _each_once(noticed: Iterable[Diagnostic]) -> Noticed:
    return tuple({(one.code.id, str(one.span), str(one.args)): one for one in noticed}.values())
