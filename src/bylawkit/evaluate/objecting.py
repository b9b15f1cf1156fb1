"""Objections one by one: who objected in time, who too early or too late, and who twice.

Objections may be made from the day on which the result is announced until the end of the time for
them, as timetables have it. Where that cannot be worked out, and where nobody noted the day of an
objection, it counts. A unit that objects twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import objection_codes as codes
from bylawkit.evaluate.decision import Floors
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import unit_key
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.timetable import Step, end_of_objections
from bylawkit.evaluate.words import MEASURES, figure
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter, Measure
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]


class Objection(NamedTuple):
    """An objection in writing, or several that came in together.

    ``votes`` is what it counts, areas in 0.01 m²; ``on`` the day on which it came in, ``None`` if
    nobody noted it; ``unit`` the unit that it is for; ``place`` where it stands in a file.
    """

    on: date | None
    votes: Mapping[Measure, int]
    unit: str | None = None
    place: Place | None = None


Objections = Mapping[Measure, int] | tuple[Objection, ...]
"""Who objected in writing: counted by measure, or one by one."""


class Window(NamedTuple):
    """When objections may be made: from the day ``since`` until the end of the day of ``end``."""

    since: date
    end: Step
    calendar: Calendar


class Why(StrEnum):
    """Why an objection does not count."""

    EARLY = "early"
    LATE = "late"
    TWICE = "twice"


class LeftOut(NamedTuple):
    """An objection that does not count, and why."""

    objection: Objection
    why: Why


class Objected(NamedTuple):
    """Which objections count: ``votes`` by measure, areas in 0.01 m², without measures that are unknown.

    ``window`` is ``None`` if it could not be worked out or nobody asked; ``unknown`` then says why
    not, if objections have days. ``kept`` are those of several that count one by one.
    """

    votes: Mapping[Measure, int]
    kept: tuple[Objection, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    window: Window | None = None
    unknown: Unknown | None = None

    @property
    def undated(self) -> int:
        """How many of those that count have no day."""
        return sum(one.on is None for one in self.kept)


class Unknown(NamedTuple):
    """Why the time for objections cannot be worked out, and what to do."""

    why: Text
    cure: Text


_NOT_ANNOUNCED = Unknown(
    Text("没有写公布结果的日期", "nobody says on which day the result was announced"),
    Text(
        '在 `公布` 里写上日期，例如 "公布": {"日期": "2026-06-02"}',
        'write it into `announced`, such as "announced": {"on": "2026-06-02"}',
    ),
)
_NO_TIME = Unknown(
    Text("规约和法律都没有规定异议期", "neither the bylaw nor the law sets a time for them"),
    Text(
        "在事项里写明异议期，例如 `异议期 7日`",
        "write it in the matter, such as `objection 7 days`",
    ),
)
_BEYOND = Unknown(
    Text("异议期超出了日历的范围", "it falls outside the calendar"),
    Text("核对公布结果的日期", "check the day on which the result was announced"),
)


def window_of(
    bylaw: Bylaw, matter: Matter, result: date | None, floors: Floors, calendar: Calendar
) -> Window | Unknown:
    """When objections to a result announced on this day may be made, or why nobody knows."""
    if result is None:
        return _NOT_ANNOUNCED
    try:
        end = end_of_objections(bylaw, matter, result, floors, calendar)
    except OverflowError:
        return _BEYOND
    return _NO_TIME if end is None else Window(result, end, calendar)


def objected(made: Objections, window: Window | Unknown) -> Objected:
    """Which of these objections count."""
    if not isinstance(made, tuple):
        return Objected(made)
    known = window if isinstance(window, Window) else None
    kept: list[Objection] = []
    left_out: list[LeftOut] = []
    units: set[str] = set()
    for one in made:
        why = _outside(one.on, known) if known else None
        unit = None if one.unit is None else unit_key(one.unit)
        if why is None and unit in units:
            why = Why.TWICE
        if why is not None:
            left_out.append(LeftOut(one, why))
            continue
        kept.append(one)
        units |= set() if unit is None else {unit}
    asked = known is None and any(one.on for one in made)
    unknown = window if asked and isinstance(window, Unknown) else None
    return Objected(_sums(kept), tuple(kept), tuple(left_out), known, unknown)


def _outside(on: date | None, window: Window) -> Why | None:
    if on is None:
        return None
    if on < window.since:
        return Why.EARLY
    return Why.LATE if on > window.end.day else None


def _sums(kept: Iterable[Objection]) -> dict[Measure, int]:
    """The votes together; a measure that one of them leaves out is unknown."""
    votes = [one.votes for one in kept]
    return {
        measure: sum(one[measure] for one in votes)
        for measure in Measure
        if all(measure in one for one in votes)
    }


# ── What there is to say ──


def remarks(found: Objected, tally: Tally, asked: Iterable[Measure]) -> Noticed:
    """Which objections do not count, and what else is odd about those that do.

    ``asked`` are the measures that the tests of objections ask about.
    """
    return (
        *(_left_out(one, found) for one in found.left_out),
        *_undated(found),
        *_no_window(found.unknown),
        *_lacking(found.kept, asked),
        *_beyond(found, tally),
    )


def _left_out(one: LeftOut, found: Objected) -> Diagnostic:
    args = {"what": named(one.objection), "why": why_left_out(one, found)}
    hint = _ONCE if one.why is Why.TWICE else None
    return Diagnostic(codes.LEFT_OUT, one.objection.place, args, hint_text=hint)


_ONCE = Text(
    "一户只算一次；不是同一户的，改正房号",
    "a unit counts once; if it is another unit, correct its name",
)


def _undated(found: Objected) -> Iterator[Diagnostic]:
    if found.undated:
        place = next(one.place for one in found.kept if one.on is None)
        yield Diagnostic(codes.UNDATED, place, {"count": found.undated})


def _no_window(unknown: Unknown | None) -> Iterator[Diagnostic]:
    if unknown is not None:
        yield Diagnostic(codes.NO_WINDOW, None, {"why": unknown.why, "cure": unknown.cure})


def _lacking(kept: tuple[Objection, ...], asked: Iterable[Measure]) -> Iterator[Diagnostic]:
    """That an objection leaves out a measure which is asked about, and which others state."""
    stated = [one for one in asked if any(one in each.votes for each in kept)]
    for each in kept:
        for one in stated:
            if one not in each.votes:
                args = {"what": named(each), "measure": MEASURES[one]}
                yield Diagnostic(codes.INCOMPLETE, each.place, args)


def _beyond(found: Objected, tally: Tally) -> Iterator[Diagnostic]:
    """That the objections together exceed all owners; those counted already were read so."""
    for one, votes in found.votes.items() if found.kept else ():
        total = tally.completed().of(one).figures.get("total")
        if total is not None and votes > total:
            told = {"votes": figure(votes, one), "total": figure(total, one)}
            yield Diagnostic(codes.TOGETHER_OVER, None, {"measure": MEASURES[one], **told})


def named(one: Objection) -> str:
    """An objection by its unit, else by where it stands."""
    return shown(one.unit or (one.place and one.place.cell) or "–")


def why_left_out(one: LeftOut, found: Objected) -> Text:
    """Why an objection does not count, with the days: 2026-06-10 收到，异议期 2026-06-09 已满."""
    if one.why is Why.TWICE or found.window is None:
        return Text("这一户的异议已经计入", "the unit's objection counts already")
    on, (since, end, _) = one.objection.on, found.window
    if one.why is Why.EARLY:
        return Text(
            f"{on} 收到，{since} 才公布结果",
            f"it came in on {on}, and the result was announced on {since}",
        )
    return Text(
        f"{on} 收到，异议期 {end.day} 已满",
        f"it came in on {on}, and the time for objections ended on {end.day}",
    )
