"""A log of what happened held against the timetable of a vote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.timetable import Bound, Moment, Timetable
from bylawkit.evaluate.timetable_text import why_text
from bylawkit.evaluate.timetable_words import ACTS, what_text
from bylawkit.evaluate.words import joined
from bylawkit.model.votes import Matter
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]
Happened = dict[Moment, Event]

_MOMENTS = {word: moment for moment, words in ACTS.items() for word in words}


def happened(events: Iterable[Event], matter: Matter, path: str) -> tuple[Happened, Noticed]:
    """When the steps of ``matter`` happened, by the events about it."""
    found: Happened = {}
    noticed: list[Diagnostic] = []
    own = [one for one in events if one.object in (matter.name, matter.title)]
    for event in own:
        moment = _MOMENTS.get(event.act.casefold())
        if moment is None:
            names = tuple(Text(words[0], words[-1]) for words in ACTS.values())
            args = {"text": event.act, "names": names}
            noticed.append(Diagnostic(codes.UNKNOWN_ACT, event.place, args))
        elif moment is Moment.HEARING:  # the last of those heard counts
            found[moment] = event
        elif moment in found:
            day = found[moment].day
            noticed.append(Diagnostic(codes.TWICE, event.place, {"text": event.act, "day": day}))
        else:
            found[moment] = event
    if not own:
        args = {"path": path, "name": matter.name}
        noticed.append(Diagnostic(codes.NO_EVENT, Place(path), args))
    return found, tuple(noticed)


def days_of(found: Happened) -> dict[Moment, date]:
    """The days alone."""
    return {moment: event.day for moment, event in found.items()}


def breaches(table: Timetable, found: Happened) -> Noticed:
    """Every step that was too early or too late."""
    return tuple(
        Diagnostic(
            codes.TOO_EARLY if step.bound is Bound.EARLIEST else codes.TOO_LATE,
            found[step.moment].place,
            {
                "what": what_text(step),
                "actual": step.actual,
                "day": step.day,
                "why": joined(list(why_text(step)), "；", "; "),
            },
        )
        for step in table.steps
        if step.kept is False
    )
