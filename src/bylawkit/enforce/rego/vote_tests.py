"""``votes_test.rego``: the bylaw's scenarios, and votes just below, at and just above each test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bylawkit.enforce.limits import at_limits
from bylawkit.enforce.questions import Put
from bylawkit.enforce.rego import suite
from bylawkit.enforce.rego.text import flat
from bylawkit.enforce.subjects.votes import input_of, tally_at
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.tally import tally_of_scenario
from bylawkit.evaluate.votes import answer
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import VoteScenario

_STEPS = {-1: "just below", 0: "exactly", 1: "just above"}


def module(bylaw: Bylaw, puts: tuple[Put, ...], package: str) -> str:
    """The whole file; what is expected is what our own engine decides."""
    cases = (*_scenarios(bylaw, puts), *_boundaries(bylaw, puts))
    tests = ((told, _expected(given, decision)) for told, given, decision in cases)
    title = f"{bylaw.title}: scenarios, and votes at each limit"
    return suite.module(title, package, tests)


def _expected(given: dict[str, Any], decision: Decision) -> Iterator[str]:
    short = [one.short_by for one in decision.reasons]
    yield f"decision := votes.decision with input as {flat(given)}"
    yield f"decision.outcome == {flat(decision.outcome.value)}"
    yield f"[reason.short_by | some reason in decision.reasons] == {flat(short)}"


Case = tuple[str, dict[str, Any], Decision]


def _scenarios(bylaw: Bylaw, puts: tuple[Put, ...]) -> Iterator[Case]:
    by_name = {put.matter.name: put for put in puts}
    for one in bylaw.scenarios:
        put = by_name.get(one.matter.name) if isinstance(one, VoteScenario) else None
        if put is not None and isinstance(one, VoteScenario) and not one.candidates:
            tally = tally_of_scenario(one, put.matter)
            yield one.title, input_of(put.matter.name, tally), answer(put.first, tally)


def _boundaries(bylaw: Bylaw, puts: Iterable[Put]) -> Iterator[Case]:
    for put in puts:
        name = put.matter.name
        for one in at_limits(bylaw, put):
            test = one.tested.comparison
            figure = (
                f"{one.tested.part} {test.measure.value} {test.limit.cmp.value} {test.limit.share}"
            )
            told = f"{name}: {_STEPS[one.step]} the figure for {figure}"
            yield told, input_of(name, tally_at(one.votes)), one.decision
