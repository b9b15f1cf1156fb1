"""Questions about money: what each unit owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.api.given import CONTENT, Content, Readable, file_of, reading_of, register_of
from bylawkit.api.result import Result
from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from bylawkit.evaluate.assessment import Assessment
    from bylawkit.evaluate.events import Event
    from bylawkit.evaluate.fee_facts import FeeFacts
    from bylawkit.evaluate.lines import Wanted
    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.money import Fee

__all__ = ["assess"]

MOST_MONTHS = 120
"""The longest stretch that is worked out at once."""

Noticed = tuple[Diagnostic, ...]


def assess(
    bylaw: Readable,
    register: Content | Register,
    first: date,
    last: date,
    *,
    payments: Content | Sequence[Payment] | None = None,
    facts: Content | FeeFacts | None = None,
    events: Content | Sequence[Event] | None = None,
    on: date | None = None,
    ends: date | None = None,
    indicators: Mapping[str, Fraction] | None = None,
    fee: str | None = None,
    unit: str | None = None,
) -> Result[Assessment]:
    """What each unit owes from the month of ``first`` to that of ``last``, and each payer of subsidies.

    ``payments`` made after the day ``on`` do not count, and late charges run up to it. ``facts`` are
    those beside the register: evaluations by month, units that are exempted; ``events`` a log whose
    evaluations count from the month after their day; ``indicators`` are results of evaluation for
    all months (``{"满意度": Fraction(78, 100)}``). ``fee`` leaves out all
    other fees, ``unit`` all other units; fees end on the day ``ends``. Amounts are whole fen.

    >>> from datetime import date
    >>> months = date(2026, 7, 1), date(2026, 9, 1)
    >>> found = assess("examples/old", "examples/old/register.csv", *months).unwrap()
    >>> {payer: found.paid_by(payer) for payer in found.payers}
    {'业主': 3151485, '街道': 2972376, '建设单位': 67887}
    """
    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    if found is None:
        return Result(None, noticed, reading.bylaw)
    wanted, problems = wanted_of(found, fee, (first, last), dict(indicators or {}))
    noticed += problems
    if wanted is not None:
        wanted = wanted._replace(on=on, ends=ends)
    made, problems = _assessed(found, register, payments, (facts, events), wanted, unit)
    return Result(made, noticed + problems, found)


def _assessed(
    bylaw: Bylaw,
    given: Content | Register,
    paid: Content | Sequence[Payment] | None,
    known: tuple[Content | FeeFacts | None, Content | Sequence[Event] | None],
    wanted: Wanted | None,
    unit: str | None,
) -> tuple[Assessment | None, Noticed]:
    from bylawkit.evaluate.assessment import assess as made
    from bylawkit.evaluate.register_size import against_size
    from bylawkit.evaluate.table_codes import COUNTED_ONCE

    register, noticed = register_of(given)
    if wanted is None or register is None:
        return None, noticed
    noticed = tuple(one for one in noticed if one.code is not COUNTED_ONCE)
    noticed += tuple(against_size(bylaw, register))
    facts, problems = facts_of(known[0], register, bylaw)
    noticed += problems
    if facts is not None and known[1] is not None:
        facts, problems = evaluated(bylaw, wanted._replace(facts=facts), known[1])
        noticed += problems
    payments, problems = payments_of(paid, register, bylaw)
    noticed += problems
    if payments is None or facts is None:
        return None, noticed
    if unit is not None:
        register, payments, problems = _only(unit, register, payments)
        noticed += problems
        if problems:
            return None, noticed
    found, problems = made(bylaw, register, payments, wanted._replace(facts=facts))
    return found, noticed + problems


def wanted_of(
    bylaw: Bylaw, fee: str | None, months: tuple[date, date], indicators: dict[str, Fraction]
) -> tuple[Wanted | None, Noticed]:
    """Which fees and months are wanted; ``None`` if there are no such."""
    from bylawkit.evaluate import fee_codes as codes
    from bylawkit.evaluate.lines import Wanted
    from bylawkit.evaluate.months import months_between

    fees, noticed = _fees(fee, bylaw)
    noticed += _unknown(indicators, fees)
    first, last = (one.replace(day=1) for one in months)
    count = months_between(first, last) + 1
    given: dict[str, object] = {"first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}"}
    if count < 1:
        noticed += (Diagnostic(codes.MONTHS_BACKWARD, None, given),)
    if count > MOST_MONTHS:
        given |= {"count": count, "limit": MOST_MONTHS}
        noticed += (Diagnostic(codes.TOO_MANY_MONTHS, None, given),)
    return (None if noticed else Wanted(fees, first, last, None, indicators)), noticed


def _fees(name: str | None, bylaw: Bylaw) -> tuple[tuple[Fee, ...], Noticed]:
    from bylawkit.api.names import named_one
    from bylawkit.evaluate import fee_codes as codes
    from bylawkit.evaluate.codes import UNKNOWN_FEE

    if not bylaw.fees:
        return (), (Diagnostic(codes.NO_FEE, bylaw.span),)
    if name is None:
        return bylaw.fees, ()
    fee, unknown = named_one(bylaw.fees, name, UNKNOWN_FEE)
    return (() if fee is None else (fee,)), unknown


def _unknown(indicators: Mapping[str, Fraction], fees: tuple[Fee, ...]) -> Noticed:
    from bylawkit.evaluate import fee_codes as codes

    known = tuple(dict.fromkeys(one.indicator.name for fee in fees for one in fee.linked))
    return tuple(
        Diagnostic(codes.UNKNOWN_INDICATOR, None, {"name": name, "names": known})
        for name in indicators
        if name not in known
    )


def payments_of(
    given: Content | Sequence[Payment] | None, register: Register, bylaw: Bylaw
) -> tuple[tuple[Payment, ...] | None, Noticed]:
    """The payments that were given or are in the file; none without."""
    from bylawkit.evaluate.payments import payers_of, read_payments

    if given is None:
        return (), ()
    if not isinstance(given, CONTENT):
        return tuple(given), ()
    file, noticed = file_of(given, "payments")
    if file is None:
        return None, noticed
    return read_payments(*file, register, bylaw.fees, payers_of(bylaw))


def facts_of(
    given: Content | FeeFacts | None, register: Register, bylaw: Bylaw
) -> tuple[FeeFacts | None, Noticed]:
    """The facts beside the register that were given or are in the file; none without."""
    from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, FeeFacts, read_facts

    if given is None:
        return NOTHING_KNOWN, ()
    if isinstance(given, FeeFacts):
        return given, ()
    file, noticed = file_of(given, "facts")
    return (None, noticed) if file is None else read_facts(*file, register, bylaw.fees)


def evaluated(
    bylaw: Bylaw, wanted: Wanted, given: Content | Sequence[Event]
) -> tuple[FeeFacts | None, Noticed]:
    """The facts of ``wanted`` with the evaluations in a log of events."""
    from bylawkit.api.dates import events_of
    from bylawkit.evaluate.fee_evaluations import with_evaluations

    events, _, noticed = events_of(given)
    if events is None:
        return None, noticed
    facts, problems = with_evaluations(bylaw, wanted, events)
    return facts, noticed + problems


def _only(
    name: str, register: Register, payments: tuple[Payment, ...]
) -> tuple[Register, tuple[Payment, ...], Noticed]:
    """The register and the payments of one unit; a problem if it is not registered."""
    from bylawkit.evaluate.fee_codes import NO_SUCH_UNIT
    from bylawkit.evaluate.register import by_unit, unit_key
    from bylawkit.evaluate.spelling import did_you_mean
    from bylawkit.record import replace
    from bylawkit.source import Place

    units = by_unit(register.units)
    unit = units.get(unit_key(name))
    if unit is None:
        close = did_you_mean(unit_key(name), units, {key: one.name for key, one in units.items()})
        args: dict[str, object] = {"unit": name}
        problem = Diagnostic(NO_SUCH_UNIT, Place(register.path), args, hint_text=close)
        return register, payments, (problem,)
    own = tuple(one for one in payments if one.unit is unit)
    return replace(register, units=(unit,)), own, ()
