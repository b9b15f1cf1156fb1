"""How a procedure goes: what comes of each stage and how long it takes, as ``monitor`` sees it.

Our own answer is that of :mod:`bylawkit.evaluate.watch.stages`, which is given a log of the stages as
they end. It is asked by a calendar that counts as a timer does: without days of rest at the end of a
period, and with the most days that so many working days may take.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from bylawkit.enforce.subjects.subject import Branch
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.votes import decide
from bylawkit.evaluate.watch.acts import WORDS, Act
from bylawkit.evaluate.watch.stages import watch_procedures
from bylawkit.evaluate.watch.values import Item, Standing
from bylawkit.evaluate.workdays import Calendar, Period
from bylawkit.export.dmn import no_table
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Duration, Unit
from bylawkit.model.votes import Matter
from bylawkit.source import Place


class Step(NamedTuple):
    """What becomes of a stage: after so many days it is done or not; a vote has a tally.

    ``people`` is what people decide where a tally leaves it to them.
    """

    days: int
    done: bool
    tally: Tally | None = None
    people: bool = False


# ── How a timer counts ──

_PLAIN = Calendar(official=False)
DAY = timedelta(days=1)


class _Timed(Calendar):
    """Periods as a timer counts them."""

    def period(self, event: date, length: Duration) -> Period:
        if length.unit is Unit.WORKDAY:
            week = (event + at * DAY for at in range(7))
            return Period(event + max(_PLAIN.period(one, length).last - one for one in week))
        found = _PLAIN.period(event, length)
        return Period(found.rest or found.last)


TIMED = _Timed(official=False)


# ── How it goes ──


class Log:
    """A procedure on its way, as ``monitor`` sees it, and what was said of each stage so far."""

    def __init__(self, bylaw: Bylaw, procedure: Procedure, start: date) -> None:
        self.bylaw, self.procedure, self.day = bylaw, procedure, start
        self.stages = {one.name: one for one in procedure.stages}
        began = next(one for one in WORDS[Act.STARTED] if one != procedure.stages[0].name)
        self.events = [self._event(began, "")]
        self.passages: list[Json] = []
        self.came_by: list[Branch] = []
        self.well = True

    def _event(self, act: str, note: str) -> Event:
        return Event(self.day, "", act, self.procedure.name, "", "", note, Place(""))

    def _items(self, on: date) -> list[Item]:
        items = watch_procedures(self.bylaw, self.events, on, TIMED, [])
        return [one for one in items if one.name == self.procedure.name]

    @property
    def stage(self) -> Stage | None:
        """The stage that it is at; ``None`` at the end."""
        return self.stages.get(self._items(self.day)[-1].what.zh)

    @property
    def due(self) -> date | None:
        """The last day of the stage."""
        return self._items(self.day)[-1].due

    def take(self, stage: Stage, step: Step) -> None:
        """Let a stage end."""
        begun, self.day = self.day, self.day + step.days * DAY
        item = self._items(self.day)[-1]
        late = item.standing is Standing.BREACHED
        if stage.at_least is not None:
            self.day = TIMED.period(self.day, stage.at_least).last
        outcome = outcome_of(self.bylaw, stage, step)
        self.well = went_well(stage, step, outcome)
        self.events.append(self._event(stage.name, "" if self.well else WORDS[Act.FAILED][0]))
        said = (*(["overdue"] if late else []), "done" if self.well else "failed")
        self.came_by += [Branch(self.procedure.name, f"{stage.name} {one}") for one in said]
        self.passages.append(
            {
                "stage": stage.name,
                "who": _who(self.bylaw, stage),
                "begun": begun.isoformat(),
                "last_day": item.due and item.due.isoformat(),
                "raised_to": [item.raised_to] if late else [],
                "left_to_people": outcome is Outcome.FOR_HUMAN_DECISION,
                "ended": self.day.isoformat(),
            }
        )

    def told(self) -> Json:
        """The stages gone through, and where that led to."""
        items, stage = self._items(self.day), self.stage
        soon = [one.what.zh for one in items if one.not_before is not None]
        return {"stages": self.passages, "too_soon": soon, **self._where(stage)}

    def _where(self, stage: Stage | None) -> Json:
        if stage is not None:
            return {"at": stage.name}
        last = self.stages[self.events[-1].act]
        to = self.procedure.escalate_to
        halted = not self.well and not last.fails
        ended = "raised" if halted and to else "completed" if self.well else "failed"
        return {"ended": ended, "raised_to": to.name if halted and to else ""}


def matter_of(bylaw: Bylaw, stage: Stage) -> Matter | None:
    """The matter that a stage votes on, if the vote can be read off a tally."""
    found = bylaw.named.get(stage.matter.name) if stage.matter else None
    return found if isinstance(found, Matter) and no_table(bylaw, found) is None else None


def outcome_of(bylaw: Bylaw, stage: Stage, step: Step) -> Outcome | None:
    """What the vote of a stage comes to by the bylaw's own tests."""
    matter = matter_of(bylaw, stage)
    if matter is None or step.tally is None:
        return None
    return decide(bylaw, matter, step.tally).outcome


def went_well(stage: Stage, step: Step, outcome: Outcome | None) -> bool:
    """Where nothing is said of failure, nobody is asked whether a stage failed; a vote may be lost."""
    if outcome is Outcome.FOR_HUMAN_DECISION:
        return step.people
    if outcome is not None:
        return outcome is Outcome.CARRIED
    return step.done or not (stage.fails or stage.matter)


def _who(bylaw: Bylaw, stage: Stage) -> str:
    """Who acts: the stage's actor, or who decides its matter."""
    matter = bylaw.named.get(stage.matter.name) if stage.matter else None
    decider = matter.decided_by if isinstance(matter, Matter) else None
    actor = stage.actor or decider
    return "" if actor is None else actor.name
