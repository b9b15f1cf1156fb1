"""What is owed once something happened, and what must not be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.watch.acts import Act, act_of, names_of
from bylawkit.evaluate.watch.repeated import names, said
from bylawkit.evaluate.watch.values import Item, Standing
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Modality, Norm
from bylawkit.record import replace

Noticed = list[Diagnostic]

_DOING = frozenset({Act.DONE, Act.PUBLISHED, Act.REPORTED, Act.INSPECTED, Act.RECTIFIED, Act.MET})
_WHAT = {
    Modality.DUTY: Text("履行", "performance"),
    Modality.RIGHT: Text("行使", "exercise"),
    Modality.BAN: Text("遵守", "observance"),
}


def watch_norms(
    bylaw: Bylaw, events: Sequence[Event], on: date, calendar: Calendar, noticed: Noticed
) -> Iterator[Item]:
    """Duties that an event calls for, and every breach that the log records."""
    for norm in bylaw.norms:
        own = [one for one in events if one.object in (norm.name, norm.title)]
        subjects = dict.fromkeys(one.unit for one in own)
        item = _blank(bylaw, norm)
        for subject in subjects:
            about = [one for one in own if one.unit == subject]
            yield from _called_for(norm, replace(item, subject=subject), about, on, calendar)
        yield from _breaches(norm, item, own)
        noticed += [_unknown(one) for one in own if act_of(one.act) not in _KNOWN]


_KNOWN = _DOING | {Act.STARTED, Act.BROKEN, Act.REFUSED, Act.EVALUATED}


def _unknown(event: Event) -> Diagnostic:
    args = {
        "text": event.act,
        "object": event.object,
        "names": names_of(Act.STARTED, Act.DONE, Act.BROKEN, Act.REFUSED),
    }
    return Diagnostic(codes.ACT_NOT_WATCHED, event.place, args)


def _blank(bylaw: Bylaw, norm: Norm) -> Item:
    return Item(
        name=norm.name,
        title=norm.title,
        what=_WHAT[norm.modality],
        standing=Standing.DUE,
        who=names(norm.bearers),
        to=names(norm.owed_to),
        article=article_number(bylaw, norm.name),
    )


def _called_for(
    norm: Norm, item: Item, own: Sequence[Event], on: date, calendar: Calendar
) -> Iterator[Item]:
    """One item for each event that calls for the norm: done by the next event that says so."""
    calls = [one for one in own if act_of(one.act) is Act.STARTED]
    done = [one for one in own if act_of(one.act) in _DOING]
    for call in calls:
        due = _due(norm, call.day, calendar)
        answer = next((one for one in done if _answers(norm, call, one)), None)
        if answer is not None:
            done.remove(answer)
        standing = _standing(due, answer.day if answer else None, on)
        yield replace(
            item,
            standing=standing,
            since=call.day,
            due=due,
            done=answer.day if answer else None,
            have=int(answer is not None),
            follows=said(norm.or_else) if standing in (Standing.LATE, Standing.BREACHED) else (),
        )
    if norm.every is None and norm.modality is not Modality.BAN:
        for one in done:
            yield replace(item, standing=Standing.DONE, done=one.day, have=1)


def _answers(norm: Norm, call: Event, event: Event) -> bool:
    return norm.ahead is not None or event.day >= call.day


def _due(norm: Norm, day: date, calendar: Calendar) -> date | None:
    """The last day: so long after the event, or so long ahead of it."""
    if norm.within is not None:
        return calendar.period(day, norm.within).last
    if norm.ahead is None:
        return None
    due = day - timedelta(days=1)
    while calendar.period(due, norm.ahead).last >= day:
        due -= timedelta(days=1)
    return due


def _standing(due: date | None, done: date | None, on: date) -> Standing:
    if done is not None:
        return Standing.DONE if due is None or done <= due else Standing.LATE
    return Standing.DUE if due is None or on <= due else Standing.BREACHED


def _breaches(norm: Norm, item: Item, own: Sequence[Event]) -> Iterator[Item]:
    """Each breach that the log records; who breaks a norm again bears what follows a repetition."""
    before: dict[tuple[str, str], int] = {}
    for one in own:
        if act_of(one.act) not in (Act.BROKEN, Act.REFUSED):
            continue
        who = (one.party, one.unit)
        times = before[who] = before.get(who, 0) + 1
        again = (
            norm.repeated[min(times - 2, len(norm.repeated) - 1)]
            if norm.repeated and times > 1
            else None
        )
        yield replace(
            item,
            what=Text("违反", "breach"),
            standing=Standing.BREACHED,
            who=(one.party,) if one.party else item.who,
            subject=one.unit,
            since=one.day,
            have=times,
            follows=said(again or norm.or_else),
        )
