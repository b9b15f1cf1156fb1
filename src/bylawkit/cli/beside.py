"""What documents are made from beside the bylaw: the register, and a tally that is decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bylawkit.evaluate.decision import Decision
    from bylawkit.evaluate.register import Register, RegisteredUnit
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter
    from bylawkit.pipeline import Reading
    from bylawkit.render.ballot import Voter
    from bylawkit.render.catalogue import Given
    from bylawkit.render.result import Checked, Line, Result
    from bylawkit.render.review import Review

Noticed = tuple[Diagnostic, ...]


def beside(args: argparse.Namespace, reading: Reading) -> tuple[Given | None, Noticed]:
    """The voters of each matter and the result, as far as files for them are given; the review."""
    from dataclasses import replace

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
        result, problems = _result(args.tally, bylaw)
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


# ── What became of the vote ──


def _result(path: str, bylaw: Bylaw) -> tuple[Result | None, Noticed]:
    from bylawkit.api.files import read_bytes, shown
    from bylawkit.api.names import named_one
    from bylawkit.evaluate import codes as evaluate_codes
    from bylawkit.evaluate.json_text import read_json
    from bylawkit.evaluate.tally_file import read_tally, stated_matter
    from bylawkit.render import codes

    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    value, noticed = read_json(shown(path), data)
    if noticed:
        return None, noticed
    name = stated_matter(value)
    if name is None:
        place = Place(shown(path))
        return None, (Diagnostic(codes.NO_MATTER_NAMED, place, {"path": shown(path)}),)
    matter, noticed = named_one(bylaw.matters, name, evaluate_codes.UNKNOWN_MATTER)
    if matter is None:
        return None, noticed
    counted, noticed = read_tally(shown(path), data, matter)
    return (None if counted is None else _decided(bylaw, matter, counted)), noticed


def _decided(bylaw: Bylaw, matter: Matter, counted: TallyFile) -> Result:
    from bylawkit.evaluate.recount import recount
    from bylawkit.evaluate.votes import decide
    from bylawkit.pipeline import law_for
    from bylawkit.render.result import Differing, Result, figure_named

    floors = law_for(bylaw, None, counted.on).in_force()
    decision = decide(bylaw, matter, counted.tally, counted.on, floors)
    differences = recount(decision, counted.tally, counted.announced, counted.outcome)
    tally = counted.tally.completed()
    return Result(
        matter=matter,
        on=counted.on,
        outcome=decision.outcome,
        measures=tuple(tally.counts),
        lines=tuple(_lines(tally)),
        tests=tuple(_tests(decision)),
        missing=tuple(figure_named(one) for one in decision.missing),
        differences=tuple(
            Differing(figure_named(one.figure), one.announced, one.computed) for one in differences
        ),
        winners=decision.winners,
        tied=decision.tied,
        consents=decision.consents,
    )


def _lines(tally: Tally) -> Iterator[Line]:
    """The count, kind by kind; kinds of which nothing is known or that nobody cast are left out."""
    from bylawkit.evaluate.tally import KEYS
    from bylawkit.render.result import Line

    for kind in KEYS:
        if kind == "for" and tally.candidates:
            for name in tally.candidates:
                counts = {one: tally.of(one).candidates.get(name) for one in tally.counts}
                yield Line(kind, counts, name)
            continue
        counts = {one: tally.of(one).figures.get(kind) for one in tally.counts}
        if kind in ("total", "for", "against") or any(counts.values()):
            yield Line(kind, counts)


def _tests(decision: Decision) -> Iterator[Checked]:
    """The tests, each once: a statute's test that the bylaw repeats is told as the bylaw's."""
    from bylawkit.render.result import Checked

    seen = set()
    for one in decision.reasons:
        key = (one.part, one.comparison, one.candidate)
        if key in seen:
            continue
        seen.add(key)
        statute = one.rule.statute is not None
        figures = (one.whole, one.need, one.have, one.short_by, one.met)
        yield Checked(one.comparison, *figures, statute, one.candidate, one.part == "guard")
