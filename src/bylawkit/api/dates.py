"""Questions about days: when a vote can be held, and what is due, done and late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.api.given import CONTENT, Content, Readable, file_of, reading_of
from bylawkit.api.result import Result
from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bylawkit.evaluate.events import Event
    from bylawkit.evaluate.timetable import Timetable
    from bylawkit.evaluate.timetable_events import Happened
    from bylawkit.evaluate.watch.values import Report
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter

__all__ = ["monitor", "timetable"]

Noticed = tuple[Diagnostic, ...]


def timetable(
    bylaw: Readable, matter: str, on: date, *, events: Content | Sequence[Event] | None = None
) -> Result[Timetable]:
    """The earliest lawful dates of a vote that is proposed on the day ``on``, step by step.

    With ``events``, what was too early or too late is among what is noticed.

    >>> from datetime import date
    >>> found = timetable("examples/commercial", "修订规约", date(2026, 5, 6)).unwrap()
    >>> found.steps[0].day
    datetime.date(2026, 5, 6)
    """
    from bylawkit.api.names import named_one
    from bylawkit.evaluate.codes import UNKNOWN_MATTER

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    if found is None:
        return Result(None, noticed, reading.bylaw)
    asked, unknown = named_one(found.matters, matter, UNKNOWN_MATTER)
    if asked is None:
        return Result(None, noticed + unknown, found)
    happened, problems = _happened(events, asked)
    noticed += problems
    if happened is None:
        return Result(None, noticed, found)
    table, problems = _timetable(found, asked, on, happened)
    return Result(table, noticed + problems, found)


def monitor(
    bylaw: Readable,
    events: Content | Sequence[Event],
    *,
    on: date | None = None,
    since: date | None = None,
    complete: bool = False,
) -> Result[Report]:
    """Which duties are due, done, late and breached by a log of events, and what follows.

    It stands as of the day ``on`` (that of the last event unless stated) and begins with the day
    ``since`` (that of the first). A ``complete`` log is one where what is not mentioned was not done.

    >>> found = monitor("examples/old", "examples/old/events.csv").unwrap()
    >>> [one.name for one in found.standing("breached")][:2]
    ['接受检查', '楼内充电']
    """
    from bylawkit.evaluate.too_early import before_bylaw
    from bylawkit.evaluate.watch.monitor import monitor as watched
    from bylawkit.evaluate.workdays import calendar_of

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    log, path, problems = events_of(events)
    noticed += problems
    if log is not None and not log:
        from bylawkit.evaluate.table_codes import EMPTY_TABLE
        from bylawkit.source import Place

        noticed += (Diagnostic(EMPTY_TABLE, Place(path), {"path": path}),)
    if found is None or not log:
        return Result(None, noticed, reading.bylaw)
    calendar = calendar_of(found.home.place if found.home else ())
    day = on or log[-1].day
    try:
        report = watched(found, log, day, calendar, since, complete=complete)
    except OverflowError:
        from bylawkit.api.codes import BEYOND_CALENDAR

        return Result(None, (Diagnostic(BEYOND_CALENDAR, None, {"day": day}),), found)
    noticed += tuple(before_bylaw(found, day))
    return Result(report, (*noticed, *report.noticed), found)


def events_of(
    given: Content | Sequence[Event],
) -> tuple[tuple[Event, ...] | None, str, Noticed]:
    """The events that were given or are in the file, what messages call it, and what was noticed."""
    from bylawkit.evaluate.events import read_events

    if not isinstance(given, CONTENT):
        return tuple(given), "<events>", ()
    file, noticed = file_of(given, "events")
    if file is None:
        return None, "<events>", noticed
    events, noticed = read_events(*file)
    return events, file.path, noticed


def _happened(
    given: Content | Sequence[Event] | None, matter: Matter
) -> tuple[Happened | None, Noticed]:
    from bylawkit.evaluate.timetable_events import happened

    if given is None:
        return {}, ()
    events, path, noticed = events_of(given)
    if events is None:
        return None, noticed
    found, problems = happened(events, matter, path)
    return found, noticed + problems


def _timetable(
    bylaw: Bylaw, matter: Matter, on: date, found: Happened
) -> tuple[Timetable | None, Noticed]:
    from bylawkit.api.codes import BEYOND_CALENDAR
    from bylawkit.evaluate.timetable import timetable as made
    from bylawkit.evaluate.timetable_events import breaches, days_of
    from bylawkit.evaluate.too_early import before_bylaw, before_law
    from bylawkit.evaluate.workdays import calendar_of
    from bylawkit.pipeline import law_for

    law = law_for(bylaw, on=on)
    try:
        table = made(bylaw, matter, on, law.in_force(), calendar_of(law.place), days_of(found))
    except OverflowError:
        return None, (Diagnostic(BEYOND_CALENDAR, None, {"day": on}),)
    early = (*before_bylaw(bylaw, on), *before_law(law, on))
    return table, (*early, *breaches(table, found))
