"""Processes in the engine of SpiffWorkflow, walked from start to end."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from SpiffWorkflow.bpmn.parser import BpmnValidator
from SpiffWorkflow.bpmn.specs.mixins import BoundaryEventMixin, IntermediateCatchEventMixin
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.camunda.parser import CamundaParser
from SpiffWorkflow.util.task import TaskState

from bylawkit.model.counting import KINDS
from bylawkit.model.votes import Measure

MOST_STEPS = 300


class Walker:
    """Walks one process; ``seen`` holds the nodes passed so far, ``taken`` the pairs of neighbours."""

    def __init__(self, process: bytes, tables: Iterable[bytes]) -> None:
        parser = CamundaParser(validator=BpmnValidator())
        for table in tables:
            parser.add_dmn_str(table)
        parser.add_bpmn_str(process)
        (name,) = parser.get_process_ids()
        self.spec = parser.get_spec(name)
        self.own = {key for key, one in self.spec.task_specs.items() if one.bpmn_id is not None}
        self.seen: set[str] = set()
        self.taken: set[tuple[str, str]] = set()

    def walk(self, chance: random.Random, late: bool) -> list[str]:
        """One way through, by chance; the ends that were reached."""
        self._set_clocks(late)
        workflow = BpmnWorkflow(self.spec)
        for step in range(MOST_STEPS):
            workflow.do_engine_steps()
            workflow.refresh_timers()
            workflow.do_engine_steps()
            if workflow.completed:
                break
            ready = workflow.get_tasks(state=TaskState.READY, manual=True)
            if ready:
                ready[0].data.update(_facts(chance, step))
                ready[0].run()
        assert workflow.completed
        return self._passed(workflow)

    def _set_clocks(self, late: bool) -> None:
        """Waits are over at once; times run out at once if ``late``, else not before the end."""
        for one in self.spec.task_specs.values():
            if isinstance(one, BoundaryEventMixin):
                one.event_definition.expression = '"PT0S"' if late else '"P999D"'
            elif isinstance(one, IntermediateCatchEventMixin):
                one.event_definition.expression = '"PT0S"'

    def _passed(self, workflow: Any) -> list[str]:
        done = [
            one
            for one in workflow.get_tasks(state=TaskState.COMPLETED)
            if one.task_spec.name in self.own
        ]
        for one in done:
            self.seen.add(one.task_spec.name)
            before = one.parent
            while before is not None and before.task_spec.name not in self.own:
                before = before.parent
            if before is not None:
                self.taken.add((before.task_spec.name, one.task_spec.name))
        return [one.task_spec.name for one in done if not self._leads_on(one.task_spec.name)]

    def _leads_on(self, name: str) -> bool:
        return any(one.name in self.own for one in self.spec.task_specs[name].outputs)


def _facts(chance: random.Random, step: int) -> dict[str, int]:
    """What came of a task, by chance: later on nothing fails, so that every walk ends."""
    done = 1 if step > 60 else chance.randint(0, 1)
    votes = {"for": done, "against": 1 - done}
    if chance.random() < 0.3 and step <= 60:
        votes = {"for": 1, "against": 1}
    count = dict.fromkeys(KINDS, 0) | votes
    total = sum(count.values())
    told = {
        f"{measure.value}_{kind}": figure
        for measure in Measure
        for kind, figure in {**count, "total": total}.items()
    }
    return {**told, "done": done, "carried": done}
