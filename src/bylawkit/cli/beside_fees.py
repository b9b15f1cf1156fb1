"""What papers for households are made from: what each unit pays in a month, and what it owes."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bylawkit.evaluate.assessment import Assessment
    from bylawkit.evaluate.dunning import Reminder
    from bylawkit.evaluate.lines import Line
    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register, RegisteredUnit
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.render.catalogue import Given
    from bylawkit.render.letters import Household, Letter, Owed

Noticed = tuple[Diagnostic, ...]


def with_fees(
    args: argparse.Namespace, bylaw: Bylaw, register: Register, given: Given
) -> tuple[Given, Noticed]:
    """What is given, with a sheet for each household and a letter to each in arrears.

    Sums need a day; letters need payments as well, or to be asked for by name.
    """
    noticed: Noticed = ()
    kinds = args.kind or (() if args.matter else ("household", "dunning"))
    if "household" in kinds:
        homes, noticed = _households(bylaw, register, args.on)
        given = replace(given, households=homes, on=args.on)
    if "dunning" in kinds and args.on and bylaw.fees and (args.payments or args.kind):
        letters, problems = _letters(args, bylaw, register)
        given = replace(given, letters=letters)
        noticed += tuple(one for one in problems if one not in noticed)
    return given, noticed


def _households(
    bylaw: Bylaw, register: Register, on: date | None
) -> tuple[tuple[Household, ...], Noticed]:
    from bylawkit.cli.beside import voter
    from bylawkit.evaluate.months import month_of
    from bylawkit.render.letters import Household, Monthly

    units = [one for one in register.units if not one.excluded]
    lines: dict[str, list[Line]] = {}
    noticed: Noticed = ()
    if on is not None and bylaw.fees:
        found, noticed = _assessed(bylaw, register, month_of(on), month_of(on))
        for line in () if found is None else found.lines:
            lines.setdefault(line.unit.name, []).append(line)
    return tuple(
        Household(
            voter(unit),
            tuple(
                Monthly(one.fee, sum(one.payers.values()), one.owed)
                for one in lines.get(unit.name, ())
            ),
        )
        for unit in units
    ), noticed


def _letters(
    args: argparse.Namespace, bylaw: Bylaw, register: Register
) -> tuple[tuple[Letter, ...], Noticed]:
    from bylawkit.api.money import payments_of
    from bylawkit.evaluate.dunning import reminders
    from bylawkit.evaluate.months import month_of
    from bylawkit.render import codes

    payments, noticed = payments_of(args.payments, register, bylaw)
    if payments is None:
        return (), noticed
    first = _first_month(bylaw, args.on)
    found, problems = _assessed(bylaw, register, first, month_of(args.on), args.on, payments)
    noticed += problems
    if found is None:
        return (), noticed
    letters = tuple(_by_household(bylaw, reminders(found.lines, args.on), args.on))
    if not letters:
        noticed += (Diagnostic(codes.NOBODY_OWES, bylaw.span, {"on": args.on}),)
    return letters, noticed


def _first_month(bylaw: Bylaw, on: date) -> date:
    """The month in which the fees begin, at most ten years back."""
    from bylawkit.api.money import MOST_MONTHS
    from bylawkit.evaluate.months import each_month, month_of

    begun = [fee.start or bylaw.effective or on for fee in bylaw.fees]
    first, last = min(map(month_of, begun)), month_of(on)
    return first if first > last else tuple(each_month(first, last))[-MOST_MONTHS:][0]


def _assessed(
    bylaw: Bylaw,
    register: Register,
    first: date,
    last: date,
    on: date | None = None,
    payments: Iterable[Payment] = (),
) -> tuple[Assessment | None, Noticed]:
    from bylawkit.evaluate.assessment import assess
    from bylawkit.evaluate.lines import Wanted

    wanted = Wanted(bylaw.fees, first, max(first, last), on)
    return assess(bylaw, register, tuple(payments), wanted)


def _by_household(bylaw: Bylaw, found: Iterable[Reminder], on: date) -> Iterator[Letter]:
    from bylawkit.cli.beside import voter
    from bylawkit.render.letters import Letter

    owed: dict[tuple[str, str], list[Reminder]] = {}
    for one in found:
        owed.setdefault((one.unit.name, one.payer), []).append(one)
    for every in owed.values():
        unit, payer = every[0].unit, every[0].payer
        names = _addressed(bylaw, unit, payer)
        yield Letter(voter(unit), names, payer, on, tuple(map(_owed, every)))


def _addressed(bylaw: Bylaw, unit: RegisteredUnit, payer: str) -> tuple[str, ...]:
    """The owners by name, if it is the owner who pays."""
    from bylawkit.model.parties import Role
    from bylawkit.model.wording import role_named

    if role_named(bylaw, payer) is Role.OWNERS and not unit.developer_stock:
        return unit.owners
    return ()


def _owed(one: Reminder) -> Owed:
    from bylawkit.render.letters import Owed

    return Owed(
        fee=one.fee,
        first=one.first,
        last=one.last,
        fen=one.fen,
        late=one.late,
        due=one.due,
        days=one.days,
        now=None if one.now is None else one.now.step,
    )
