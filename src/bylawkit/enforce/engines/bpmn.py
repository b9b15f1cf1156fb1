"""Processes in the workflow engine of SpiffWorkflow, in this process, by a calendar of ours.

The engine reads lengths of time itself and says when they are over; only the day on which it does so
is given to it, since a run must not depend on the day on which it is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from xml.etree import ElementTree

from SpiffWorkflow.bpmn.parser import BpmnValidator
from SpiffWorkflow.bpmn.specs.event_definitions.item_aware_event import EscalationEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import (
    DurationTimerEventDefinition,
    TimerEventDefinition,
)
from SpiffWorkflow.bpmn.specs.mixins import BoundaryEventMixin, EndEventMixin
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.camunda.parser import CamundaParser
from SpiffWorkflow.exceptions import SpiffWorkflowException
from SpiffWorkflow.util.task import TaskState

from bylawkit.enforce.engines.dmn import VERSION as VERSION
from bylawkit.enforce.engines.dmn import Script

_FLOW = "{http://www.omg.org/spec/BPMN/20100524/MODEL}sequenceFlow"


class _Days(Script):
    """The engine's evaluator, and the day that it is."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


class _Timer(DurationTimerEventDefinition):  # type: ignore[misc]
    """A timer that looks at the day given.

    What is ``awaited`` is over on its last day; a limit is passed when its last day is. Hours are
    whole days up: a log knows no hours.
    """

    def __init__(self, name: str, expression: str, awaited: bool) -> None:
        super().__init__(name, expression)
        self.awaited = awaited

    def has_fired(self, my_task: Any) -> bool:
        today = my_task.workflow.script_engine.day
        last: date = my_task._get_internal_data("event_value") or self._last(my_task, today)
        if last <= today if self.awaited else last < today:
            my_task._set_internal_data(event_fired=True)
        return bool(my_task._get_internal_data("event_fired", False))

    def _last(self, my_task: Any, today: date) -> date:
        start = datetime.combine(today, time(), UTC)
        length: timedelta = self.get_timedelta_from_start(
            self.parse_iso_duration(self.expression), start
        )
        last = today - (-length // timedelta(days=1)) * timedelta(days=1)
        my_task._set_internal_data(event_value=last)
        return last


class End(NamedTuple):
    """An end that was reached, and whether it raises the matter to somebody."""

    name: str
    raised_to: str | None


class Process:
    """One process with the tables that it asks, checked against the schema that the engine brings.

    ``flows`` are the sequence flows by the nodes that they join, ``ends`` the end events; ``passed``
    are the flows and the ends that any walk took so far.

    Raises:
        ValueError: the engine cannot read a file, or a timer is not a length of time.
    """

    def __init__(self, process: bytes, tables: Iterable[bytes]) -> None:
        parser = CamundaParser(validator=BpmnValidator())
        try:
            for table in tables:
                parser.add_dmn_str(table)
            parser.add_bpmn_str(process)
            (name,) = parser.get_process_ids()
            self.spec = parser.get_spec(name)
        except (SpiffWorkflowException, ValueError, SyntaxError) as problem:
            raise ValueError(str(problem)) from problem
        self.flows = {
            (one.attrib["sourceRef"], one.attrib["targetRef"]): one.attrib["id"]
            for one in ElementTree.fromstring(process).iter(_FLOW)
        }
        self.own = {key for key, one in self.spec.task_specs.items() if one.bpmn_id is not None}
        self.ends = {
            key for key in self.own if isinstance(self.spec.task_specs[key], EndEventMixin)
        }
        self.passed: set[str] = set()
        for one in self.spec.task_specs.values():
            told = getattr(one, "event_definition", None)
            if isinstance(told, TimerEventDefinition):
                if not isinstance(told, DurationTimerEventDefinition):
                    raise ValueError(f"{one.name}: a timer without a length of time")
                awaited = not isinstance(one, BoundaryEventMixin)
                one.event_definition = _Timer(told.name, told.expression, awaited)

    @property
    def parts(self) -> frozenset[str]:
        """All flows and ends by their ids."""
        return frozenset((*self.flows.values(), *self.ends))


class Walk:
    """One way through a process, from the day ``day`` on. ``ends`` are those reached so far, in order.

    Raises:
        ValueError: the engine fails.
    """

    def __init__(self, process: Process, day: date) -> None:
        self._process = process
        self._days = _Days(day)
        self.ends: list[End] = []
        try:
            self._workflow = BpmnWorkflow(process.spec, script_engine=self._days)
        except RecursionError as problem:  # a loop without a task in it, looked through in advance
            raise ValueError(str(problem)) from problem
        self._go_on()

    @property
    def day(self) -> date:
        """The day that it is."""
        return self._days.day

    @property
    def task(self) -> tuple[str, str] | None:
        """The lane and the name of the task that somebody has to do; ``None`` at the end."""
        spec = self._ready and self._ready.task_spec
        return spec and (spec.lane, spec.bpmn_name)

    @property
    def last(self) -> date | None:
        """The last day on which the task is not overdue."""
        for one in self._ready.parent.children if self._ready else ():
            if isinstance(one.task_spec, BoundaryEventMixin):
                found: date | None = one._get_internal_data("event_value")
                return found
        return None

    def wait(self, day: date) -> None:
        """Let days pass until ``day``."""
        if day > self.day:
            self._days.day = day
            self._go_on()

    def hand_in(self, facts: Mapping[str, Any]) -> None:
        """The task is done, with these facts; what has to be waited for then passes."""
        task = self._ready
        if task is None:
            raise ValueError("no task to hand in")
        task.data.update(facts)
        try:
            task.run()
        except SpiffWorkflowException as problem:
            raise ValueError(str(problem)) from problem
        self._note(task)
        self._go_on()
        while self._ready is None and not self._workflow.completed:
            self.wait(self._next())

    def _next(self) -> date:
        """The first day on which something that is waited for is over."""
        waiting = self._workflow.get_tasks(state=TaskState.WAITING)
        days = [one._get_internal_data("event_value") for one in waiting]
        coming: list[date] = [one for one in days if one is not None and one > self.day]
        if not coming:
            raise ValueError("it waits for nothing")
        return min(coming)

    def _go_on(self) -> None:
        try:
            self._workflow.refresh_timers()
            self._workflow.do_engine_steps(did_complete_task=self._note)
        except SpiffWorkflowException as problem:
            raise ValueError(str(problem)) from problem
        found = self._workflow.get_tasks(state=TaskState.READY, manual=True)
        self._ready = found[0] if found else None

    def _note(self, task: Any) -> None:
        name, process = task.task_spec.name, self._process
        if name not in process.own:
            return
        before = task.parent
        while before is not None and before.task_spec.name not in process.own:
            before = before.parent
        if before is not None:
            flow = process.flows.get((before.task_spec.name, name))
            process.passed.update(() if flow is None else (flow,))
        if name in process.ends:
            process.passed.add(name)
            told = task.task_spec.event_definition
            raised = isinstance(told, EscalationEventDefinition)
            self.ends.append(End(task.task_spec.bpmn_name, told.name if raised else None))
