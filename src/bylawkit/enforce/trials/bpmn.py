"""Processes in a workflow engine: the stages gone through, by whom, how long, and the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bylawkit.enforce.subjects.going import Log, Step
from bylawkit.enforce.subjects.procedures import SUBJECT, ProcedureCase
from bylawkit.enforce.trials.dmn import ENGINE, figures_of
from bylawkit.enforce.trials.trial import (
    NO_PROCESS,
    Coverage,
    NothingToAskError,
    Opened,
    Spot,
    Trial,
)
from bylawkit.export import bpmn, dmn
from bylawkit.export.bpmn_flow import ENDINGS
from bylawkit.export.target import Files
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

if TYPE_CHECKING:
    from bylawkit.enforce.engines.bpmn import End, Process, Walk


class Processes(Opened):
    """The processes of a bylaw, with the tables of its votes."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        from bylawkit.enforce.engines.bpmn import VERSION, Process, Walk

        rows = bpmn.export(bylaw).enforced
        if not rows:
            raise NothingToAskError(NO_PROCESS.en)
        votes = (dmn.export(bylaw).files or {}).items()
        tables = [data for name, data in votes if name.startswith("dmn/vote_")]
        self.version, self._walk = VERSION, Walk
        self._files: dict[str, str] = {row["name"]: row["file"] for row in rows}
        self._processes: dict[str, Process] = {
            row["name"]: Process(files[row["file"]], tables) for row in rows
        }

    def expected(self, case: ProcedureCase, ours: Log) -> Any:
        """Every stage with its days, and where it led to."""
        return ours.told()

    def ask(self, cases: Sequence[ProcedureCase]) -> list[Any]:
        """How each case goes in the engine."""
        return [*map(self._gone, cases)]

    def _gone(self, case: ProcedureCase) -> Any:
        try:
            walk = self._walk(self._processes[case.procedure.name], case.start)
            return _walked(walk, case)
        except ValueError as problem:
            return {"error": str(problem)}

    def coverage(self) -> Coverage:
        """Every sequence flow and every end, and whether it was come by."""
        return {
            Spot(f"{self._files[name]} {part}"): part in process.passed
            for name, process in self._processes.items()
            for part in sorted(process.parts)
        }


def _walked(walk: Walk, case: ProcedureCase) -> Json:
    passages = []
    for step in case.steps:
        if walk.task is None:
            break
        passages.append(_passage(walk, step, case))
    return {"stages": passages, "too_soon": [], **_where(walk, case)}


def _passage(walk: Walk, step: Step, case: ProcedureCase) -> Json:
    lane, name = walk.task or ("", "")
    begun, last, ends = walk.day, walk.last, len(walk.ends)
    walk.wait(begun + timedelta(days=step.days))
    raised = [one.raised_to or "" for one in walk.ends[ends:]]
    walk.hand_in(_facts(step))
    people = walk.task is not None and _stage(walk.task[1], case) is None
    if people:
        walk.hand_in({"carried": int(step.people)})
    return {
        "stage": _stage(name, case) or name,
        "who": lane,
        "begun": begun.isoformat(),
        "last_day": last and last.isoformat(),
        "raised_to": raised,
        "left_to_people": people,
        "ended": walk.day.isoformat(),
    }


def _facts(step: Step) -> dict[str, int]:
    figures = {} if step.tally is None else figures_of(step.tally)
    return {"done": int(step.done), **figures}


def _stage(task: str, case: ProcedureCase) -> str | None:
    """The stage of a task, by what it is called; ``None`` if it is another task."""
    colon = "：" if case.bylaw.lang == "zh" else ": "
    found = (
        one.name for one in case.procedure.stages if f"{task}{colon}".startswith(one.name + colon)
    )
    return max(found, key=len, default=None)


def _where(walk: Walk, case: ProcedureCase) -> Json:
    if walk.task is not None:
        return {"at": _stage(walk.task[1], case) or walk.task[1]}
    return _ended(walk.ends[-1], case)


def _ended(end: End, case: ProcedureCase) -> Json:
    if end.raised_to is not None:
        return {"ended": "raised", "raised_to": end.raised_to}
    named = {words(case.bylaw.lang): what for what, words in ENDINGS.items()}
    return {"ended": named.get(end.name, end.name), "raised_to": ""}


TRIALS = (Trial(ENGINE, "bpmn", SUBJECT, Processes),)
