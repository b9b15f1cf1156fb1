"""A bylaw and a log of events in; how everything that is owed stands, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.events import Event, up_to
from bylawkit.evaluate.spelling import did_you_mean
from bylawkit.evaluate.watch.evaluations import deductions
from bylawkit.evaluate.watch.hazards import watch_hazards
from bylawkit.evaluate.watch.repeated import watch_repeated
from bylawkit.evaluate.watch.single import watch_norms
from bylawkit.evaluate.watch.stages import watch_procedures
from bylawkit.evaluate.watch.values import Report
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw


def monitor(
    bylaw: Bylaw,
    events: Sequence[Event],
    on: date,
    calendar: Calendar,
    since: date | None = None,
    *,
    complete: bool = False,
) -> Report:
    """How duties, services, inspections and procedures stand on the day ``on``.

    ``events`` are in the order of their days; later ones than ``on`` are left out, and said to be.
    Terms are counted from ``since``, by default the first event, and never from before the bylaw
    took effect. A ``complete`` log mentions everything that was done: what it does not mention was not.
    """
    known, late = up_to(events, on)
    noticed = [*_of_nothing(bylaw, events), *late]
    start = since or (known[0].day if known else on)
    start = max(start, bylaw.effective) if bylaw.effective else start
    items = (
        *watch_repeated(bylaw, known, start, on, calendar, complete=complete),
        *watch_norms(bylaw, known, on, calendar, noticed),
        *watch_hazards(bylaw, known, on, calendar, noticed),
        *watch_procedures(bylaw, known, on, calendar, noticed),
    )
    found = tuple(deductions(bylaw, known, noticed))
    return Report(on, start, items, found, tuple(noticed))


def _of_nothing(bylaw: Bylaw, events: Sequence[Event]) -> list[Diagnostic]:
    """Events about something that the bylaw does not hold."""
    titles = (str(getattr(one, "title", one.name)) for one in bylaw.named.values())
    known = {*bylaw.named, *titles}
    known |= {one.indicator.name for fee in bylaw.fees for one in fee.linked}
    return [
        Diagnostic(
            codes.UNKNOWN_OBJECT,
            one.place,
            {"text": one.object},
            hint_text=did_you_mean(one.object, known),
        )
        for one in events
        if one.object not in known
    ]
