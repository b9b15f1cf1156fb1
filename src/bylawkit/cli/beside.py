"""What documents are made from beside the bylaw: the register, and a tally that is decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.evaluate.register import Register, RegisteredUnit
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter
    from bylawkit.pipeline import Reading
    from bylawkit.render.ballot import Voter
    from bylawkit.render.catalogue import Given
    from bylawkit.render.review import Review

Noticed = tuple[Diagnostic, ...]


def beside(args: argparse.Namespace, reading: Reading) -> tuple[Given | None, Noticed]:
    """The voters of each matter and the result, as far as files for them are given; the review."""
    from dataclasses import replace

    from bylawkit.cli.beside_result import result_of
    from bylawkit.pipeline import law_sha256
    from bylawkit.render.catalogue import Given

    bylaw = reading.bylaw
    if bylaw is None:
        return None, ()
    matter, noticed = _asked_for(args.matter, bylaw)
    found = Given(matter=None if matter is None else matter.name, law_sha256=law_sha256(bylaw))
    if args.register is not None:
        found, problems = _voters(args, bylaw, found)
        noticed += problems
    if args.tally is not None:
        result, problems = result_of(args.tally, bylaw)
        found, noticed = replace(found, result=result), noticed + problems
    if args.on is not None:
        days, problems = _days(args.on, bylaw, found)
        found, noticed = replace(found, days=days), noticed + problems
    if any(one.code.unusable for one in noticed):
        return None, noticed
    return replace(found, review=_review(args, reading)), noticed


def _asked_for(name: str | None, bylaw: Bylaw) -> tuple[Matter | None, Noticed]:
    from bylawkit.api.names import named_one
    from bylawkit.evaluate.codes import UNKNOWN_MATTER

    return (None, ()) if name is None else named_one(bylaw.matters, name, UNKNOWN_MATTER)


# ── When it is voted on ──


def _days(on: date, bylaw: Bylaw, given: Given) -> tuple[dict[str, dict[str, date]], Noticed]:
    """The earliest lawful days of each vote that is proposed on a day, moment by moment."""
    from bylawkit.api.codes import BEYOND_CALENDAR
    from bylawkit.evaluate.timetable import timetable
    from bylawkit.evaluate.workdays import calendar_of
    from bylawkit.pipeline import law_for

    law = law_for(bylaw, on=on)
    floors, calendar = law.in_force(), calendar_of(law.place)
    found: dict[str, dict[str, date]] = {}
    for matter in given.matters(bylaw):
        try:
            steps = timetable(bylaw, matter, on, floors, calendar).steps
        except OverflowError:
            return {}, (Diagnostic(BEYOND_CALENDAR, None, {"day": on}),)
        found[matter.name] = {one.moment.value: one.day for one in steps}
    return found, ()


# ── What was found ──


def _review(args: argparse.Namespace, reading: Reading) -> Review | None:
    """Everything that ``check`` would say, and what it proved; ``None`` if nobody asked for it."""
    from bylawkit.pipeline import law_for, outcome, verdicts
    from bylawkit.render.review import Review

    bylaw = reading.bylaw
    if bylaw is None or (args.kind and "review" not in args.kind):
        return None
    judged, law = outcome(reading), law_for(bylaw)
    return Review(judged.found, judged.allowed, law, verdicts(bylaw, law))


# ── Who votes ──


_WITH_UNITS = frozenset(("ballot", "delivery", "tally", "minutes"))


def _voters(args: argparse.Namespace, bylaw: Bylaw, given: Given) -> tuple[Given, Noticed]:
    from dataclasses import replace

    from bylawkit.api.given import register_of
    from bylawkit.cli.beside_fees import with_fees
    from bylawkit.evaluate.register import by_head
    from bylawkit.render.electorate import Manner, manner

    register, noticed = register_of(args.register)
    if register is None:
        return given, noticed
    given, problems = with_fees(args, bylaw, register, given)
    noticed += problems
    if args.kind and _WITH_UNITS.isdisjoint(args.kind):
        return given, noticed
    found: dict[str, tuple[Voter, ...]] = {}
    heads: dict[str, int] = {}
    for matter in given.matters(bylaw):
        if manner(bylaw, matter) is not Manner.UNITS:
            continue
        units, problems = _units(register, matter, args.scope)
        noticed += problems
        found[matter.name] = tuple(voter(unit) for unit in units)
        heads[matter.name] = len(by_head(units))
    return replace(given, voters=found, heads=heads), noticed


def _units(
    register: Register, matter: Matter, where: str | None
) -> tuple[tuple[RegisteredUnit, ...], Noticed]:
    """The units that vote on a matter; none, and a remark, if that is still to be said."""
    from bylawkit.evaluate.scopes import units_in_scope
    from bylawkit.model.votes import Scope
    from bylawkit.render import codes

    narrow = matter.scope in (Scope.BLOCK, Scope.STAIRWELL)
    if matter.scope in (Scope.PAYERS, Scope.AFFECTED) or (narrow and where is None):
        about = {"matter": matter.title}
        return (), (Diagnostic(codes.BLANK_BALLOT, matter.span, about),)
    units, noticed = units_in_scope(register, matter.scope, where if narrow else None)
    return units or (), noticed


def voter(unit: RegisteredUnit) -> Voter:
    """A unit as documents know it."""
    from bylawkit.render.ballot import Voter

    owners = () if unit.developer_stock else (unit.owner, *unit.co_owners)
    return Voter(unit.name, unit.use, unit.area, owners)
