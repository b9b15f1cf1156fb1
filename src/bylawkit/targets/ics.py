"""The target ``ics``: what comes round by the bylaws, for the calendar of a telephone or an office."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.target import Made, Target, enforced_at, gap, rest
from bylawkit.model.bylaw import Bylaw
from bylawkit.targets.agenda import Entry, agenda
from bylawkit.vcalendar import calendar

FILE = "ics/agenda.ics"


def export(bylaw: Bylaw) -> Made:
    """One calendar; no file if the bylaw gives no entry, since it says no day to count from."""
    found, origins = tuple(agenda(bylaw)), Origins(bylaw)
    entries = [one for one in found if isinstance(one, Entry)]
    told = tuple(
        enforced_at(one.statement, FILE, one.event.summary, origins, one.field) for one in entries
    )
    gaps = [
        gap(one.statement, one.reason, origins, one.field)
        for one in found
        if not isinstance(one, Entry)
    ]
    gaps += rest(bylaw, (), "only days that come round are entries", origins)
    if not entries:
        return Made({}, not_enforced=tuple(gaps))
    events = [one.event for one in entries]
    text = calendar(bylaw.title, "agenda", min(one.day for one in events), events)
    return Made({FILE: text.encode()}, (), told, tuple(gaps))


TARGET = Target("ics", "iCalendar 2.0 (RFC 5545)", (FILE,), export)
