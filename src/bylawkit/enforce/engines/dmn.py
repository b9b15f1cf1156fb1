"""Decision tables in the DMN engine of SpiffWorkflow, in this process."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from types import CodeType, SimpleNamespace
from typing import Any

from SpiffWorkflow.bpmn.parser import BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser
from SpiffWorkflow.exceptions import SpiffWorkflowException

from bylawkit.export.dmn_tables import names_in

VERSION = version("spiffworkflow")

_KNOWN = {"__builtins__": {"min": min, "max": max}}
"""All that an expression of a table may call."""


class _Expressions(TaskDataEnvironment):  # type: ignore[misc]
    """Evaluates expressions as the engine does, each compiled once, with nothing but the facts in reach."""

    def evaluate(
        self, expression: str, context: dict[str, Any], external_context: Any = None
    ) -> Any:
        facts = {**context, **external_context} if external_context else context
        try:
            return eval(_compiled(expression), _KNOWN, facts)
        except Exception as problem:
            raise SpiffWorkflowException(f"{expression}: {problem}") from problem


@cache
def _compiled(expression: str) -> CodeType:
    return compile(expression.strip(), "<expression>", "eval")


@cache
def _is_whole(expression: str) -> bool:
    """Whether it can be evaluated by itself: ``3`` can, ``>= 0`` cannot."""
    try:
        ast.parse(expression)
    except SyntaxError:
        return False
    return True


class Script(PythonScriptEngine):  # type: ignore[misc]
    """The engine's evaluator, which looks at each expression once instead of at each asking."""

    def __init__(self) -> None:
        super().__init__(_Expressions())

    def validate(self, expression: str) -> None:
        if not _is_whole(expression):
            raise SyntaxError(expression)


class Table:
    """One DMN file, checked against the schema that the engine brings and ready to be asked.

    Every row is tried, whatever the hit policy says, so that two rows that are met at once show.
    ``met`` holds the numbers of the rows that were met so far, ``rows`` those of all; ``facts`` are the
    names that its columns ask for.

    Raises:
        ValueError: the file is not a decision table of which one row is met; the message says why.
    """

    def __init__(self, data: bytes) -> None:
        parser = BpmnDmnParser(validator=BpmnValidator())
        try:
            parser.add_dmn_str(data)
            (self.id,) = parser.dmn_parsers
            self._engine = parser.get_engine(self.id, None)
        except (SpiffWorkflowException, ValueError, SyntaxError, IndexError) as problem:
            raise ValueError(str(problem)) from problem
        table = self._engine.decision_table
        if table.hit_policy != "UNIQUE":
            raise ValueError(f"{self.id}: hit policy {table.hit_policy}")
        table.hit_policy = "COLLECT"
        self.rows = frozenset(rule.row_number for rule in table.rules)
        self.facts = frozenset(names_in(one.expression for one in table.inputs))
        self.met: set[int] = set()
        self._workflow = SimpleNamespace(script_engine=Script())

    def ask(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """What the one row that is met answers; ``rows`` if it is not one, ``error`` if the engine fails."""
        task = SimpleNamespace(data=dict(facts), workflow=self._workflow)
        try:
            found = self._engine.decide(task)
            if len(found) != 1:
                return {"rows": [one.row_number for one in found]}
            self.met.add(found[0].row_number)
            return dict(found[0].output_as_dict(task))
        except SpiffWorkflowException as problem:
            return {"error": str(problem)}
