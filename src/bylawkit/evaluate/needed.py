"""What would carry a motion: how many of the votes that have not come in must be yes.

Counted is what suffices whatever the others do: vote against, abstain, cast something invalid, or
nothing at all. It is worked out for motions whose tests each ask about one measure, all of which
have to be met; a measure without a known total is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.decision import Needed
from bylawkit.evaluate.judging import Judge
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.counting import RETURNED
from bylawkit.model.votes import AllOf, Comparison, Measure, Test

PLAIN = tuple(kind for kind in RETURNED if kind != "others")
OTHERWISE = ("against", "abstain", "invalid", "silent", "unserved")


def still_needed(question: Question, tally: Tally) -> tuple[Needed, ...]:
    """For each measure, how many of the open votes must be yes; nothing if that cannot be said."""
    asked = single_tests(question)
    if asked is None or tally.candidates:
        return ()
    return tuple(
        found
        for measure in question.measures
        if (found := _needed(question, tally.of(measure), measure, asked)) is not None
    )


def single_tests(question: Question) -> tuple[tuple[Asked, Comparison], ...] | None:
    """Every comparison, with the test that it is part of; ``None`` if not all of them have to be met,
    or there is more to be met."""
    asked = [single for one in (*question.turnout, *question.approve) for single in _each(one)]
    if not question.approve or question.guard or question.matter.options:
        return None
    found = tuple((one, one.test) for one in asked if isinstance(one.test, Comparison))
    return found if len(found) == len(asked) else None


def _each(asked: Asked) -> Iterator[Asked]:
    """Tests that must all be met, one by one."""
    parts: tuple[Test, ...] = asked.test.parts if isinstance(asked.test, AllOf) else (asked.test,)
    for part in parts:
        one = asked._replace(test=part)
        if isinstance(part, AllOf):
            yield from _each(one)
        else:
            yield one


def _needed(
    question: Question,
    count: Count,
    measure: Measure,
    asked: tuple[tuple[Asked, Comparison], ...],
) -> Needed | None:
    total = count.figures.get("total")
    known = {kind: count.figures.get(kind, 0) for kind in PLAIN}
    tests = [one for one, comparison in asked if comparison.measure is measure]
    if total is None or total < sum(known.values()):
        return None
    left = total - sum(known.values())

    def suffices(yes: int) -> bool:
        for kind in OTHERWISE:
            figures = dict.fromkeys(OTHERWISE, 0) | known | {"total": total}
            figures["for"] += yes
            figures[kind] += left - yes
            judge = Judge(Tally({measure: Count(figures).completed()}), question.treatments)
            if not judge.all_of(tests).truth:
                return False
        return True

    if not suffices(left):
        return Needed(measure, left, None)
    low, high = 0, left
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if suffices(middle) else (middle + 1, high)
    return Needed(measure, left, low)
