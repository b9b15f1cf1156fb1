"""Procedures under way: at which stage a case is, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.watch.acts import Act, act_of, failed
from bylawkit.evaluate.watch.repeated import names
from bylawkit.evaluate.watch.values import Item, Standing
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.record import replace

Noticed = list[Diagnostic]


def watch_procedures(
    bylaw: Bylaw, events: Sequence[Event], on: date, calendar: Calendar, noticed: Noticed
) -> Iterator[Item]:
    """Each case of each procedure: the stages that took too long, and the one it is at.

    An event names the procedure as its object, the case as its unit, and as its act the stage that
    ended; the amount or the note says so if it failed. The case begins with its first event, which
    may be ``开始``.
    """
    for procedure in bylaw.procedures:
        own = [one for one in events if one.object in (procedure.name, procedure.title)]
        for subject in dict.fromkeys(one.unit for one in own):
            about = [one for one in own if one.unit == subject]
            yield from _Case(bylaw, procedure, subject, on, calendar, noticed).items(about)


class _Case:
    """One case on its way through a procedure."""

    def __init__(
        self,
        bylaw: Bylaw,
        procedure: Procedure,
        subject: str,
        on: date,
        calendar: Calendar,
        noticed: Noticed,
    ) -> None:
        self.procedure = procedure
        self.on = on
        self.calendar = calendar
        self.noticed = noticed
        self.blank = Item(
            name=procedure.name,
            title=procedure.title,
            what=Text("", ""),
            standing=Standing.DUE,
            subject=subject,
            article=article_number(bylaw, procedure.name),
        )

    def items(self, events: Sequence[Event]) -> Iterator[Item]:
        stage: Stage | None = self.procedure.stages[0] if self.procedure.stages else None
        since = events[0].day
        for event in events:
            if act_of(event.act) is Act.STARTED and event.act != (stage and stage.name):
                since = event.day
            elif stage is None or event.act != stage.name:
                self.noticed.append(self._out_of_order(event, stage))
            else:
                yield from self._too_soon_or_late(stage, since, event.day)
                stage, since = self._after(stage, event), event.day
        yield self._at(stage, since)

    def _out_of_order(self, event: Event, stage: Stage | None) -> Diagnostic:
        at = Text("（已经结束）", "(ended)") if stage is None else Text(stage.name, stage.name)
        args = {"text": event.act, "name": self.procedure.name, "stage": at}
        return Diagnostic(codes.NOT_AT_STAGE, event.place, args)

    def _after(self, stage: Stage, event: Event) -> Stage | None:
        stages = {one.name: one for one in self.procedure.stages}
        if failed(event.amount, event.note):
            return stages.get(stage.on_failure.name) if stage.on_failure else None
        if stage.then is not None:
            return stages.get(stage.then.name)
        order = self.procedure.stages
        at = order.index(stage) + 1
        return None if stage.ends or at == len(order) else order[at]

    def _owed(self, stage: Stage, since: date) -> Item:
        due = None if stage.within is None else self.calendar.period(since, stage.within).last
        who = names([stage.actor or stage.matter])
        return replace(self.blank, what=Text(stage.name, stage.name), who=who, since=since, due=due)

    def _too_soon_or_late(self, stage: Stage, since: date, day: date) -> Iterator[Item]:
        owed = self._owed(stage, since)
        if owed.due is not None and day > owed.due:
            yield replace(owed, standing=Standing.LATE, done=day, have=1)
        if stage.at_least is not None and day < self.calendar.period(since, stage.at_least).last:
            first = self.calendar.period(since, stage.at_least).last
            yield replace(owed, standing=Standing.BREACHED, done=day, not_before=first)

    def _at(self, stage: Stage | None, since: date) -> Item:
        if stage is None:
            what = Text("全部阶段", "all stages")
            return replace(self.blank, what=what, standing=Standing.DONE, done=since, have=1)
        owed = self._owed(stage, since)
        if owed.due is None or self.on <= owed.due:
            return owed
        to = self.procedure.escalate_to
        return replace(owed, standing=Standing.BREACHED, raised_to=to.name if to else "")
