"""Questions compiled: one matter, decided very many times.

A question becomes Python functions of whole numbers: one answers with the outcome alone, one works
out the figures of every reason. They are for complete tallies of motions: every part of every
measure is known, and there are no candidates. All else is left to
:func:`bylawkit.evaluate.votes.answer`, with which they have to agree
(``tests/evaluate/test_compiled.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.decision import Decision, Part, Reason, Rule, Without
from bylawkit.evaluate.expressions import figures_of, level_of, parameters, truth_of
from bylawkit.evaluate.measuring import figure_needed
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.tally import PARTS, Tally
from bylawkit.evaluate.votes import answer, defaults_of, has_votes
from bylawkit.model.counting import Treatments
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AnyOf, Comparison, Measure, Side, Test, Tie, Treatment


class CompiledRule(NamedTuple):
    """A question, ready to be put to many tallies.

    ``outcome`` takes, for each of the ``measures``, the figures of
    :data:`~bylawkit.evaluate.tally.PARTS` in their order, as whole numbers.
    """

    question: Question
    measures: tuple[Measure, ...]
    outcome: Callable[..., Outcome]
    works: tuple[_Work, ...]
    worked: Callable[..., tuple[int, ...]]
    unfollowed: Callable[..., Outcome]

    def decide(self, tally: Tally, on: date | None = None) -> Decision:
        """The decision on a tally, with every reason."""
        figures = self.figures(tally) if self.works else None
        if figures is None:
            return answer(self.question, tally, on)
        outcome = self.outcome(*figures)
        by_people = outcome is Outcome.FOR_HUMAN_DECISION and bool(self.question.approve)
        if by_people and self.question.consents:
            return answer(self.question, tally, on)
        found = iter(self.worked(*figures))
        return Decision(
            self.question.matter,
            on,
            outcome,
            tuple([one.reason(next(found), next(found)) for one in self.works]),
            defaults_of(self.question.matter, tally, self.question.treatments),
            policies=self._policies(tally, figures),
            tied=(Side.FOR, Side.AGAINST) if by_people else (),
            law=self.question.law,
        )

    def _policies(self, tally: Tally, figures: list[int]) -> tuple[Without, ...]:
        """What had come of it without the votes that follow the majority."""
        if not has_votes(tally, "follow"):
            return ()
        follow = self.question.treatments.follow
        return (Without("follow", follow, self.unfollowed(*figures)),)

    def figures(self, tally: Tally) -> list[int] | None:
        """What ``outcome`` takes; ``None`` if the tally is not complete, or has candidates."""
        figures: list[int] = []
        for measure in self.measures:
            count = tally.counts.get(measure)
            if count is None or count.candidates or count.contested:
                return None
            parts = [count.figures.get(kind, -1) for kind in PARTS]
            if min(parts) < 0 or count.figures.get("total", sum(parts)) != sum(parts):
                return None
            figures += parts
        return figures


class _Work(NamedTuple):
    """What is always the same about one reason."""

    part: Part
    comparison: Comparison
    rule: Rule
    one_of: bool
    cmp: Cmp
    above: int
    below: int

    def reason(self, have: int, whole: int) -> Reason:
        """The reason, with its figures."""
        need = figure_needed(self.comparison.limit, whole)
        short = need - have if self.cmp in _UPWARD else have - need
        met = whole != 0 and self.cmp.holds(have * self.below, whole * self.above)
        return Reason(
            self.part,
            self.comparison,
            self.rule,
            whole,
            need,
            have,
            max(short, 0),
            met,
            (),
            self.one_of,
        )


_UPWARD = (Cmp.AT_LEAST, Cmp.MORE)


def compile_rule(question: Question) -> CompiledRule | None:
    """The question as functions of whole numbers; ``None`` if it is about candidates."""
    if question.matter.options:
        return None
    asked = (*question.turnout, *question.approve)
    simple = not question.guard and question.treatments.silent is Treatment.NOT_COUNTED
    works = [(each, one) for each in asked for one in _works(each, each.test)] if simple else []
    unfollowed = question.treatments._replace(follow=Treatment.PARTICIPATES)
    figures = [figures_of(each, one.comparison, question.treatments) for each, one in works]
    flat = "".join(f"{figure}, " for pair in figures for figure in pair)
    return CompiledRule(
        question,
        question.measures,
        _function(question.measures, _body(question)),
        tuple(one for _, one in works),
        _function(question.measures, [f"return ({flat})"]),
        _function(question.measures, _body(question._replace(treatments=unfollowed))),
    )


def _works(asked: Asked, test: Test, one_of: bool = False) -> Iterator[_Work]:
    if isinstance(test, Comparison):
        share = test.limit.share
        values = (test.limit.cmp, share.numerator, share.denominator)
        yield _Work(asked.part, test, asked.rule, one_of, *values)
        return
    for part in test.parts:
        yield from _works(asked, part, one_of or isinstance(test, AnyOf))


def _function(measures: tuple[Measure, ...], body: list[str]) -> Callable[..., Any]:
    """A function of the figures of these measures with this body."""
    lines = "".join(f"\n    {line}" for line in body)
    scope: dict[str, Any] = {one.name: one for one in Outcome}
    exec(f"def function({', '.join(parameters(measures))}):{lines}", scope)
    function: Callable[..., Any] = scope["function"]
    return function


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
