"""Questions compiled: one matter, decided very many times.

A question becomes Python functions of whole numbers: one answers with the outcome alone, one works
out the figures of every reason. They are for complete tallies of motions: every part of every
measure is known, and there are no candidates. All else is left to
:func:`bylawkit.evaluate.votes.answer`, with which they have to agree
(``tests/evaluate/test_compiled.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.compiled_needed import needed_body
from bylawkit.evaluate.decision import Decision, Needed, Reason, Without
from bylawkit.evaluate.expressions import (
    figures_of,
    level_of,
    met_by,
    need_of,
    parameters,
    short_of,
    truth_of,
)
from bylawkit.evaluate.needed import single_tests
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import (
    OPEN,
    answer,
    defaults_of,
    has_votes,
    unstated_by,
    with_needed,
    without_each,
)
from bylawkit.model.counting import Treatments
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import AnyOf, Comparison, Measure, Side, Test, Tie, Treatment


class CompiledRule(NamedTuple):
    """A question, ready to be put to many tallies.

    ``outcome`` takes, for each of the ``measures``, the figures of
    :data:`~bylawkit.evaluate.tally.PARTS` in their order, as whole numbers.
    """

    question: Question
    measures: tuple[Measure, ...]
    outcome: Callable[..., Outcome]
    reasons: Callable[..., tuple[Reason, ...]] | None
    without: tuple[tuple[str, Treatment, Callable[..., Outcome]], ...]
    needed: tuple[tuple[Measure, Callable[..., tuple[int, int]]], ...] | None
    unstated: tuple[tuple[str, Treatment], ...]

    def decide(self, tally: Tally, on: date | None = None, *, needed: bool = False) -> Decision:
        """The decision on a tally, with every reason, and with what would carry it if ``needed``."""
        figures = self.figures(tally)
        if figures is None or self.reasons is None:
            return self._answer(tally, on, needed)
        outcome = self.outcome(*figures)
        by_people = outcome is Outcome.FOR_HUMAN_DECISION and bool(self.question.approve)
        if (by_people and self.question.consents) or (
            needed and self.needed is None and outcome in OPEN
        ):
            return self._answer(tally, on, needed)
        return Decision(
            self.question.matter,
            on,
            outcome,
            self.reasons(*figures),
            defaults_of(self.unstated, tally),
            policies=self._policies(tally, figures),
            needed=self._needed(figures) if needed and outcome in OPEN else (),
            tied=(Side.FOR, Side.AGAINST) if by_people else (),
            law=self.question.law,
        )

    def _answer(self, tally: Tally, on: date | None, needed: bool) -> Decision:
        """The same step by step."""
        decision = answer(self.question, tally, on)
        return with_needed(self.question, tally, decision) if needed else decision

    def _needed(self, figures: list[int]) -> tuple[Needed, ...]:
        """What would carry it, for each measure."""
        worked = ((measure, *work(*figures)) for measure, work in self.needed or ())
        return tuple(
            Needed(measure, left, least if least <= left else None)
            for measure, left, least in worked
        )

    def _policies(self, tally: Tally, figures: list[int]) -> tuple[Without, ...]:
        """What had come of it without each kind of vote that joins a side."""
        return tuple(
            Without(kind, treatment, outcome(*figures))
            for kind, treatment, outcome in self.without
            if has_votes(tally, kind)
        )

    def figures(self, tally: Tally) -> list[int] | None:
        """What ``outcome`` takes; ``None`` if the tally is not complete, or has candidates."""
        figures: list[int] = []
        for measure in self.measures:
            parts = _parts(tally.counts.get(measure))
            if parts is None:
                return None
            figures += parts
        if len(tally.counts) > len(self.measures):  # other measures have to be known in full, too
            return figures if all(map(_parts, tally.counts.values())) else None
        return figures


def _parts(count: Count | None) -> list[int] | None:
    """The figures of :data:`~bylawkit.evaluate.tally.PARTS`; ``None`` if not all are known."""
    if count is None or count.candidates or count.contested:
        return None
    parts = [count.figures.get(kind, -1) for kind in PARTS]
    total = sum(parts)
    return parts if min(parts) >= 0 and count.figures.get("total", total) == total else None


def compile_rule(question: Question) -> CompiledRule | None:
    """The question as functions of whole numbers; ``None`` if it is about candidates."""
    if question.matter.options:
        return None
    return CompiledRule(
        question,
        question.measures,
        _function(question.measures, _body(question)),
        None if question.guard else _reasons(question),
        tuple(
            (
                kind,
                treatment,
                _function(question.measures, _body(question._replace(treatments=other))),
            )
            for kind, treatment, other in without_each(question.treatments)
        ),
        _needed_functions(question),
        unstated_by(question),
    )


def _needed_functions(
    question: Question,
) -> tuple[tuple[Measure, Callable[..., tuple[int, int]]], ...] | None:
    """For each measure, what tells how many open votes there are, and how many must be yes.

    There are none where that cannot be said at all; ``None``: it has to be searched for.
    """
    if single_tests(question) is None:
        return ()
    found = []
    for measure in question.measures:
        body = needed_body(question, measure)
        if body is None:
            return None
        found.append((measure, _function(question.measures, body)))
    return tuple(found)


def _function(
    measures: tuple[Measure, ...], body: list[str], known: Mapping[str, object] | None = None
) -> Callable[..., Any]:
    """A function of the figures of these measures with this body, which may name what is known."""
    lines = "".join(f"\n    {line}" for line in body)
    scope: dict[str, Any] = {one.name: one for one in Outcome} | dict(known or {})
    exec(f"def function({', '.join(parameters(measures))}):{lines}", scope)
    function: Callable[..., Any] = scope["function"]
    return function


# ── The reasons ──


def _reasons(question: Question) -> Callable[..., tuple[Reason, ...]]:
    """What works out every reason. What several have in common is worked out once."""
    known: dict[str, object] = {"Reason": Reason}
    figures: dict[str, str] = {}
    reasons = []
    asked = (*question.turnout, *question.approve)
    tests = (found for each in asked for found in _comparisons(each, each.test))
    for number, (each, one, one_of) in enumerate(tests):
        have, whole = figures_of(each, one, question.treatments)
        have, whole = (_named(figures, text) for text in (have, whole))
        need = _named(figures, need_of(one.limit, whole))
        short = _named(figures, short_of(one.limit, have, need))
        met = _named(figures, met_by(one.limit, have, whole))
        known |= {f"part{number}": each.part, f"one{number}": one, f"rule{number}": each.rule}
        always = f"part{number}, one{number}, rule{number}"
        reasons.append(f"Reason({always}, {whole}, {need}, {have}, {short}, {met}, (), {one_of})")
    body = [f"{name} = {text}" for text, name in figures.items()]
    return _function(question.measures, [*body, f"return ({', '.join((*reasons, ''))})"], known)


def _named(figures: dict[str, str], text: str) -> str:
    """The name of an expression; equal ones have one name."""
    return figures.setdefault(text, f"figure{len(figures)}")


def _comparisons(
    asked: Asked, test: Test, one_of: bool = False
) -> Iterator[tuple[Asked, Comparison, bool]]:
    """The comparisons of a test, and whether each is one of several alternatives."""
    if isinstance(test, Comparison):
        yield asked, test, one_of
        return
    for part in test.parts:
        yield from _comparisons(asked, part, one_of or isinstance(test, AnyOf))


# ── The outcome ──


def _body(question: Question) -> list[str]:
    """The lines of the function. Silent votes join a side only if the guard holds without them."""
    if not question.guard:
        return _decided(question, question.treatments)
    without = question.treatments._replace(silent=Treatment.NOT_COUNTED)
    guarded = [f"    {line}" for line in _decided(question, question.treatments)]
    return [f"if {_all(question.guard, without)}:", *guarded, *_decided(question, without)]


def _decided(question: Question, treatments: Treatments) -> list[str]:
    lines = []
    if question.turnout:
        lines = [f"if not ({_all(question.turnout, treatments)}): return TURNOUT_NOT_MET"]
    if not question.approve:
        return [*lines, "return FOR_HUMAN_DECISION"]
    carried = "FOR_HUMAN_DECISION" if question.consents else "CARRIED"
    lines.append(f"if {_all(question.approve, treatments)}: return {carried}")
    if question.tie not in (None, Tie.FAILS):
        broken = " and ".join((level_of(question.approve), _left(question, treatments)))
        lines.append(f"if {broken}: return FOR_HUMAN_DECISION")
    return [*lines, "return REJECTED"]


def _left(question: Question, treatments: Treatments) -> str:
    """An expression that is true if the law leaves the breaking of a tie open."""
    if question.tie is Tie.AGAIN:
        return "True"
    demanded = (one for one in question.approve if one.rule.statute is not None)
    return f"({_all(demanded, treatments)})"


def _all(asked: Iterable[Asked], treatments: Treatments) -> str:
    """An expression that is true if every test is met; equal tests stand in it once."""
    parts = dict.fromkeys(truth_of(one, one.test, treatments) for one in asked)
    return " and ".join(parts) or "True"
