"""Gates that open only if the votes carried a matter.

A gate is a ``permit``: what is not certainly carried is denied by default, and so is whatever makes the arithmetic
fail, for Cedar passes over a policy that errs. Shares are compared by multiplying across.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bylawkit.enforce.cedar.text import together
from bylawkit.enforce.questions import Days, Put, sums_of
from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.question import Question, measures_of
from bylawkit.evaluate.tally import PARTS
from bylawkit.model.counting import Treatments
from bylawkit.model.votes import AnyOf, Comparison, Test


def why_no_gate(put: Put) -> str | None:
    """Why a matter has no gate, if it has none: its being carried does not hang on figures alone."""
    if not put.first.approve:
        return "no test of approval: left to people"
    if put.first.consents:
        return "another group has to agree besides: left to people"
    return None


def gate_of(put: Put, days: Days) -> str:
    """The condition on which a matter is carried."""
    questions = [put.first] + ([put.again] if put.again else [])
    measures = dict.fromkeys(
        measure.value
        for one in questions
        for measure in measures_of((*one.guard, *one.turnout, *one.approve))
    )
    carried = _carried(put, put.first)
    if put.again is not None:
        again = _carried(put, put.again)
        carried = f"(if context.secondCall then\n{again}\nelse\n{carried})"
    known = tuple(f"context has {one}" for one in measures)
    counted = tuple(one for measure in measures for one in _sound(measure))
    return together((*_held(days), *known, *counted, carried), "&&")


def _held(days: Days) -> tuple[str, ...]:
    """The days on which the law is the same."""
    first = () if days.first is None else (f"context.on >= {number_of(days.first)}",)
    last = () if days.last is None else (f"context.on <= {number_of(days.last)}",)
    return (*first, *last)


def number_of(day: date) -> int:
    """A day as a number: ``20260501``."""
    return day.year * 10000 + day.month * 100 + day.day


def _sound(measure: str) -> Iterable[str]:
    """A tally that can be right: no figure below zero, and the parts make up the total."""
    for kind in PARTS:
        yield f"context.{measure}.{kind} >= 0"
    yield f"context.{measure}.total == {_sum(measure, PARTS)}"


def _carried(put: Put, question: Question) -> str:
    stated = _decided(question, question.treatments)
    if not question.guard:
        return stated
    guard = _all(question.guard, put.without_silent)
    without = _decided(question, put.without_silent)
    return f"(if {guard} then\n{stated}\nelse\n{without})"


def _decided(question: Question, treatments: Treatments) -> str:
    return _all((*question.turnout, *question.approve), treatments)


def _all(asked: Iterable[Asked], treatments: Treatments) -> str:
    """Every test is met; equal tests stand in it once."""
    parts = dict.fromkeys(_met(one, one.test, treatments) for one in asked)
    return "(" + together(tuple(parts), "&&") + ")"


def _met(asked: Asked, test: Test, treatments: Treatments) -> str:
    if not isinstance(test, Comparison):
        parts = tuple(_met(asked, one, treatments) for one in test.parts)
        return "(" + together(parts, "||" if isinstance(test, AnyOf) else "&&") + ")"
    sums, measure = sums_of(asked, test, treatments), test.measure.value
    whole = f"context.{measure}.total" if sums.whole is None else _sum(measure, sums.whole)
    have = _sum(measure, sums.have)
    if sums.follow:
        ahead, behind = ("for", "against") if test.side.value == "for" else ("against", "for")
        majority = f"context.{measure}.{ahead} > context.{measure}.{behind}"
        have = f"({have} + (if {majority} then {_sum(measure, sums.follow)} else 0))"
    share, cmp = test.limit.share, test.limit.cmp.value
    return f"({whole} > 0 && {have} * {share.denominator} {cmp} {whole} * {share.numerator})"


def _sum(measure: str, kinds: Iterable[str]) -> str:
    each = [f"context.{measure}.{kind}" for kind in kinds]
    return each[0] if len(each) == 1 else "(" + " + ".join(each) + ")" if each else "0"
