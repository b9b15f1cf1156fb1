"""Procedures: what comes of each stage and how long it takes, on every way through, in time and late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from bylawkit.enforce.subjects.going import (
    DAY,
    TIMED,
    Log,
    Step,
    matter_of,
    outcome_of,
    went_well,
)
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.enforce.subjects.votes import is_finished, tally_at_random
from bylawkit.evaluate.months import MONTHS
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.export.bpmn_flow import times_of, unreached
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure


class ProcedureCase(NamedTuple):
    """One time through a procedure, from the day ``start`` on, as far as there are steps."""

    bylaw: Bylaw
    procedure: Procedure
    start: date
    steps: tuple[Step, ...]


def ours(case: ProcedureCase) -> Log:
    """How the case goes by our own reckoning."""
    log = Log(case.bylaw, case.procedure, case.start)
    for step in case.steps:
        stage = log.stage
        if stage is None:
            break
        log.take(stage, step)
    return log


# ── Steps to try ──

_MANY = 400
"""How many tallies are tried for one of each outcome."""


class _Steps:
    """What may come of the stages of a bylaw, by chance."""

    def __init__(self, bylaw: Bylaw, random: Random) -> None:
        self.bylaw, self.random = bylaw, random
        self._known: dict[str, dict[Outcome, list[Tally]]] = {}

    def ways(self, stage: Stage) -> Iterator[Step]:
        """One step for each thing that may come of a stage; how long it takes is still open."""
        matter = matter_of(self.bylaw, stage)
        if matter is None:
            yield from (Step(0, done) for done in (True, False))
            return
        for outcome, tallies in self._tallies(matter).items():
            for people in (True, False) if outcome is Outcome.FOR_HUMAN_DECISION else (False,):
                done = self.random.random() < 0.5
                yield Step(0, done, self.random.choice(tallies), people)

    def shares(self, stage: Stage) -> Iterator[Step]:
        """Votes by share, so that the vote of another matter shows."""
        matter = matter_of(self.bylaw, stage)
        if matter is not None:
            measures = question_of(self.bylaw, matter, ()).measures
            yield from (Step(0, False, one.completed()) for one in _by_share(measures))

    def by_chance(self, log: Log, stage: Stage, luck: float) -> Step:
        """A step that goes well if there is ``luck``."""
        ways = list(self.ways(stage))
        well = [one for one in ways if went_well(stage, one, outcome_of(self.bylaw, stage, one))]
        way = self.random.choice(well if well and self.random.random() < luck else ways)
        return _lasting(
            log, stage, way, self.random.choice((*_limits(log), self.random.randrange(60)))
        )

    def _tallies(self, matter: Matter) -> dict[Outcome, list[Tally]]:
        """Complete tallies of a matter by what they come to."""
        found = self._known.setdefault(matter.name, {})
        if not found:
            measures = question_of(self.bylaw, matter, ()).measures
            tried = [tally_at_random(measures, self.random) for _ in range(_MANY)]
            for tally in map(Tally.completed, (*_by_share(measures), *tried)):
                if is_finished(tally, measures):
                    found.setdefault(decide(self.bylaw, matter, tally).outcome, []).append(tally)
        return found


_TWELVE = 12


def _by_share(measures: Iterable[Measure]) -> Iterator[Tally]:
    """Twelve votes, none to all of them for it: as many for as against, and on either side of common limits."""
    for yes in range(_TWELVE + 1):
        votes = {"for": yes, "against": _TWELVE - yes, "total": _TWELVE}
        yield Tally({one: Count({**dict.fromkeys(PARTS, 0), **votes}) for one in measures})


def _lasting(log: Log, stage: Stage, step: Step, days: int) -> Step:
    """The step with its days; no stage begins after the 28th if months count, since they differ then.

    From the 31st on, a month ends on the last of the next one by law, and days later in some engines.
    """
    if any(one.unit in MONTHS for one in times_of(log.procedure)):
        for more in range(4):
            end = log.day + (days + more) * DAY
            if stage.at_least is not None:
                end = TIMED.period(end, stage.at_least).last
            if end.day <= 28:
                days += more
                break
    return step._replace(days=days)


def _limits(log: Log) -> tuple[int, ...]:
    """The number of days at which a stage begins to be late, one less, and none."""
    due = log.due
    return (0,) if due is None else (0, (due - log.day).days, (due - log.day).days + 1)


_START = date(2026, 1, 1)
_MOST_STEPS = 24


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """Every stage by the shortest way to it, with all that may come of it, in time and late."""
    for procedure in bylaw.procedures:
        if procedure.stages:
            yield from (Tried("boundary", one) for one in _everywhere(bylaw, procedure))


def _everywhere(bylaw: Bylaw, procedure: Procedure) -> Iterator[ProcedureCase]:
    made, seen = _Steps(bylaw, Random(1)), {procedure.stages[0].name}
    todo: list[tuple[Step, ...]] = [()]
    while todo:
        steps = todo.pop(0)
        log = ours(ProcedureCase(bylaw, procedure, _START, steps))
        stage = log.stage
        assert stage is not None
        limits = _limits(log)
        for way in (*made.ways(stage), *made.shares(stage)):
            for days in limits:
                step = _lasting(log, stage, way, days)
                case = ProcedureCase(bylaw, procedure, _START, (*steps, step))
                yield case
            after = ours(case).stage
            if after is not None and after.name not in seen:
                seen.add(after.name)
                todo.append(case.steps)


def at_random(bylaw: Bylaw, random: Random) -> Iterator[ProcedureCase]:
    """Cases without end; some go well nearly always, so that they come far."""
    made, procedures = _Steps(bylaw, random), [one for one in bylaw.procedures if one.stages]
    while procedures:
        start = _START + random.randrange(700) * DAY
        log = Log(bylaw, random.choice(procedures), start.replace(day=min(start.day, 28)))
        start, steps, luck = log.day, list[Step](), random.choice((0.5, 0.8, 0.95))
        for _ in range(random.randint(1, _MOST_STEPS)):
            stage = log.stage
            if stage is None:
                break
            step = made.by_chance(log, stage, luck)
            steps.append(step)
            log.take(stage, step)
        yield ProcedureCase(bylaw, log.procedure, start, tuple(steps))


# ── In print, smaller, and what was tried ──


def told(case: ProcedureCase) -> Json:
    """A case as a certificate prints it."""
    return {
        "procedure": case.procedure.name,
        "start": case.start.isoformat(),
        "steps": [_told(one) for one in case.steps],
    }


def _told(step: Step) -> Json:
    found: Json = {"days": step.days, "done": step.done}
    if step.tally is not None:
        counts = step.tally.counts.items()
        found["tally"] = {measure.value: dict(count.figures) for measure, count in counts}
        found["people"] = step.people
    return found


def smaller(case: ProcedureCase) -> Iterator[ProcedureCase]:
    """The case with fewer steps, or with fewer days, from the end on."""
    steps = case.steps
    for at in reversed(range(len(steps))):
        yield case._replace(steps=(*steps[:at], *steps[at + 1 :]))
    for at in reversed(range(len(steps))):
        days = steps[at].days
        for less in dict.fromkeys((days, days - days // 2, 1)):
            if 0 < less <= days:
                step = steps[at]._replace(days=days - less)
                yield case._replace(steps=(*steps[:at], step, *steps[at + 1 :]))


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """All that may come of each stage that something leads to."""
    for procedure in bylaw.procedures:
        left_out = unreached(procedure) if procedure.stages else ()
        for stage in procedure.stages:
            if stage.name not in left_out:
                fails, timed = stage.fails or stage.matter, stage.within
                said = ("done", *(["failed"] if fails else []), *(["overdue"] if timed else []))
                yield from (Branch(procedure.name, f"{stage.name} {one}") for one in said)


def taken(_: ProcedureCase, log: Log) -> Iterator[Branch]:
    """What came of the stages of a case."""
    yield from log.came_by


SUBJECT = Subject("procedures", fixed, at_random, ours, smaller, told, branches, taken)
