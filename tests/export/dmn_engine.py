"""Decision tables in the engine of SpiffWorkflow, and counts to put to them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from SpiffWorkflow.bpmn.parser import BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser

from bylawkit.model.counting import KINDS
from bylawkit.model.votes import Measure

VOTES = tuple(kind for kind in KINDS if kind != "others")
Figures = dict[Measure, dict[str, int]]


class Decision:
    """One DMN file in the engine; it is checked against the schema that the engine brings.

    Every row is tried, whatever the hit policy says, so that two rows that are met at once show.
    ``met`` holds the rows that were met so far.
    """

    def __init__(self, data: bytes) -> None:
        parser = BpmnDmnParser(validator=BpmnValidator())
        parser.add_dmn_str(data)
        (self.id,) = parser.dmn_parsers
        self._engine = parser.get_engine(self.id, None)
        self._engine.decision_table.hit_policy = "COLLECT"
        self._script = PythonScriptEngine()
        self.rows = len(self._engine.decision_table.rules)
        self.met: set[int] = set()

    def decide(self, facts: dict[str, Any]) -> dict[str, Any]:
        """What the one row that is met answers."""
        workflow = SimpleNamespace(script_engine=self._script)
        task = SimpleNamespace(data=dict(facts), workflow=workflow)
        (rule,) = self._engine.decide(task)
        self.met.add(rule.row_number)
        return dict(rule.output_as_dict(task))


def facts_of(figures: Figures) -> dict[str, int]:
    """A count as the tables name its figures: ``area_for``."""
    return {
        f"{measure.value}_{kind}": figure
        for measure, by_kind in figures.items()
        for kind, figure in by_kind.items()
    }


def counts(seed: int, number: int) -> Iterator[Figures]:
    """Complete counts: small ones, where shares are often met to the vote, and large ones."""
    chance = random.Random(seed)
    for at in range(number):
        largest = (12, 60, 10**9)[at % 3]
        yield {measure: _count(chance, largest) for measure in Measure}


def _count(chance: random.Random, largest: int) -> dict[str, int]:
    """A total split among some kinds of vote, in a few cases evenly between for and against."""
    total = chance.randint(0, largest)
    kinds = chance.sample(VOTES, chance.randint(1, len(VOTES)))
    cuts = sorted(chance.randint(0, total) for _ in kinds[1:])
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]
    figures = dict.fromkeys(VOTES, 0) | dict(zip(kinds, parts, strict=True))
    if chance.random() < 0.3:
        figures["against"] = figures["for"]
    if chance.random() < 0.5:
        figures["silent"] = figures["unserved"] = 0
    return figures | {"total": sum(figures.values())}
