"""Hazards found at inspections: rectified, re-checked and signed off, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.watch.acts import Act, act_of, failed, names_of
from bylawkit.evaluate.watch.repeated import names, said
from bylawkit.evaluate.watch.values import Item, Standing
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Safety
from bylawkit.model.values import Duration
from bylawkit.record import replace

Noticed = list[Diagnostic]

_STEPS = (Act.FOUND, Act.RECTIFIED, Act.RECHECKED, Act.SIGNED_OFF)
_WHAT = {
    Act.FOUND: Text("登记", "record"),
    Act.RECTIFIED: Text("整改", "rectification"),
    Act.RECHECKED: Text("复查", "re-check"),
    Act.SIGNED_OFF: Text("销号", "sign-off"),
}


def watch_hazards(
    bylaw: Bylaw, events: Sequence[Event], on: date, calendar: Calendar, noticed: Noticed
) -> Iterator[Item]:
    """The next step of every hazard, and each step that was late."""
    for safety in bylaw.safety:
        own = [one for one in events if one.object in (safety.name, safety.title)]
        hazards = [one for one in own if act_of(one.act) in _STEPS]
        noticed += [_unknown(one) for one in own if act_of(one.act) not in (*_STEPS, Act.INSPECTED)]
        noticed += [Diagnostic(codes.NO_HAZARD, one.place, {}) for one in hazards if not one.unit]
        for subject in dict.fromkeys(one.unit for one in hazards if one.unit):
            about = [one for one in hazards if one.unit == subject]
            yield from _Hazard(bylaw, safety, subject, on, calendar, noticed).items(about)


def _unknown(event: Event) -> Diagnostic:
    args = {"text": event.act, "object": event.object, "names": names_of(Act.INSPECTED, *_STEPS)}
    return Diagnostic(codes.ACT_NOT_WATCHED, event.place, args)


class _Hazard:
    """One hazard on its way: found, rectified, re-checked, signed off."""

    def __init__(
        self,
        bylaw: Bylaw,
        safety: Safety,
        subject: str,
        on: date,
        calendar: Calendar,
        noticed: Noticed,
    ) -> None:
        self.safety = safety
        self.on = on
        self.calendar = calendar
        self.noticed = noticed
        self.blank = Item(
            name=safety.name,
            title=safety.title,
            what=_WHAT[Act.FOUND],
            standing=Standing.DUE,
            subject=subject,
            article=article_number(bylaw, safety.name),
        )

    def items(self, events: Sequence[Event]) -> Iterator[Item]:
        """What is owed next, and what was done late. Events out of their order are noticed."""
        last: Event | None = None
        for event in self._in_their_order(events):
            if last is not None and act_of(last.act) is Act.SIGNED_OFF:
                yield self._open(last)
            elif last is not None:
                yield from self._late(last, event)
            self._signed_by(event)
            last = event
        if last is not None:
            yield self._open(last)

    def _in_their_order(self, events: Sequence[Event]) -> Iterator[Event]:
        """The events that follow from each other; a log may tell one day's events in any order."""
        last: Event | None = None
        for _, same_day in groupby(events, lambda one: one.day):
            waiting = list(same_day)
            while waiting:
                due = (Act.FOUND,) if last is None else self._after(last)
                last = next((one for one in waiting if act_of(one.act) in due), None) or last
                if last not in waiting:
                    self.noticed += map(_out_of_order, waiting)
                    break
                waiting.remove(last)
                yield last

    def _after(self, event: Event) -> tuple[Act, ...]:
        """The steps that may follow. A failed re-check calls for rectification again.

        What was signed off may be found again: the number may be that of a place.
        """
        act = act_of(event.act)
        if act is Act.SIGNED_OFF:
            return (Act.FOUND,)
        if act is Act.FOUND or (act is Act.RECHECKED and failed(event.amount, event.note)):
            return (Act.RECTIFIED,)
        if act is Act.RECTIFIED and self.safety.recheck_within is not None:
            return (Act.RECHECKED,)
        return (Act.SIGNED_OFF, Act.RECHECKED) if act is Act.RECTIFIED else (Act.SIGNED_OFF,)

    def _next(self, event: Event) -> tuple[Act, Duration | None, tuple[str, ...]]:
        """The step that is owed after an event, its time limit, and who owes it."""
        step = self._after(event)[0]
        if step is Act.RECTIFIED:
            return step, self.safety.rectify_within, names([self.safety.responsible])
        if step is Act.RECHECKED:
            return (
                step,
                self.safety.recheck_within,
                names([self.safety.sign_off or self.safety.inspector]),
            )
        return step, None, names([self.safety.sign_off])

    def _owed(self, event: Event) -> Item:
        step, within, who = self._next(event)
        due = None if within is None else self.calendar.period(event.day, within).last
        return replace(self.blank, what=_WHAT[step], who=who, since=event.day, due=due)

    def _late(self, before: Event, event: Event) -> Iterator[Item]:
        owed = self._owed(before)
        if owed.due is not None and event.day > owed.due:
            follows = said(self.safety.or_else)
            yield replace(owed, standing=Standing.LATE, done=event.day, have=1, follows=follows)

    def _open(self, last: Event) -> Item:
        if act_of(last.act) is Act.SIGNED_OFF:
            return replace(
                self.blank,
                what=_WHAT[Act.SIGNED_OFF],
                standing=Standing.DONE,
                who=names([self.safety.sign_off]),
                done=last.day,
                have=1,
            )
        owed = self._owed(last)
        if owed.due is None or self.on <= owed.due:
            return owed
        to = self.safety.escalate_to
        return replace(
            owed,
            standing=Standing.BREACHED,
            follows=said(self.safety.or_else),
            raised_to=to.name if to else "",
        )

    def _signed_by(self, event: Event) -> None:
        who = self.safety.sign_off
        if act_of(event.act) is not Act.SIGNED_OFF or who is None:
            return
        if event.party and event.party != who.name:
            args = {"who": who.name, "party": event.party}
            self.noticed.append(Diagnostic(codes.NOT_THEIRS, event.place, args))


def _out_of_order(event: Event) -> Diagnostic:
    return Diagnostic(codes.OUT_OF_ORDER, event.place, {"text": event.act, "unit": event.unit})
