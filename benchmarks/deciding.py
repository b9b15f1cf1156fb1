"""How many votes are decided in a second, in process: with every reason, and the outcome alone.

The matter is one of an example: area and heads, turnout and approval, each asked for by the bylaw
and by the Civil Code; the tallies differ and come out in different ways. ``bylawkit.decide`` is
called as a platform calls it, for a bylaw that was read before; it also says what would carry a
motion that is not carried. Beside us stands the same rule written by hand for these two measures,
without reasons.

    python benchmarks/deciding.py [--assert]
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from time import process_time
from typing import TypeVar

import bylawkit as bk
from bylawkit.evaluate.compiled import CompiledRule, compile_rule
from bylawkit.evaluate.question import Question, question_of
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import answer, with_needed
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure
from bylawkit.pipeline import law_for
from measure import ROOT, finish, in_turns, show

T = TypeVar("T")

TALLIES = 2_000
ROUNDS = 9
DAY = date(2026, 5, 26)
MATTER = "动用维修资金"
LIBRARY, WITH_REASONS, ALONE, ENGINE, IN_FULL, BY_HAND = (
    "bylawkit.decide, with reasons",
    "compiled, with reasons",
    "compiled, outcome alone",
    "step by step, with reasons",
    "step by step, with what would carry it",
    "the rule by hand, outcome alone",
)
LEAST = {LIBRARY: 20_000, WITH_REASONS: 20_000, ALONE: 300_000}


def main() -> int:
    """Compile one matter, check that all ways agree, measure."""
    bylaw = the_bylaw()
    question = the_question(bylaw)
    rule = compile_rule(question)
    assert rule is not None
    tallies = [a_tally(Random(seed)) for seed in range(TALLIES)]
    rows = [figures for one in tallies if (figures := rule.figures(one)) is not None]
    agreed(bylaw, question, rule, tallies, rows)
    return finish(lambda: measured(bylaw, question, rule, tallies, rows))


def the_bylaw() -> Bylaw:
    """The example of an old compound."""
    return bk.read(ROOT / "examples" / "old").unwrap()


def the_question(bylaw: Bylaw) -> Question:
    """What is asked of a vote on using the repair fund."""
    matter = bylaw.named[MATTER]
    assert isinstance(matter, Matter)
    return question_of(bylaw, matter, law_for(bylaw, on=DAY).in_force())


def a_tally(random: Random) -> Tally:
    """A vote of some four hundred owners."""
    heads = [random.randrange(0, most) for most in (400, 120, 20, 5, 10, 1, 150)]
    area = [one * random.randrange(5_000, 9_000) for one in heads]
    return Tally({Measure.AREA: _count(area), Measure.HEADS: _count(heads)})


def _count(parts: list[int]) -> Count:
    return Count(dict(zip(PARTS, parts, strict=True)) | {"total": sum(parts)})


def by_hand(row: list[int]) -> Outcome:
    """The rule as a programmer would write it for these two measures."""
    for at in (0, 7):
        total, taking_part = sum(row[at : at + 7]), sum(row[at : at + 4])
        if not total or taking_part * 3 < total * 2:
            return Outcome.TURNOUT_NOT_MET
    for at in (0, 7):
        follow = row[at + 3] if row[at] > row[at + 1] else 0
        if (row[at] + follow) * 2 <= sum(row[at : at + 4]):
            return Outcome.REJECTED
    return Outcome.CARRIED


def agreed(
    bylaw: Bylaw,
    question: Question,
    rule: CompiledRule,
    tallies: list[Tally],
    rows: list[list[int]],
) -> None:
    """All ways come to the same, and to different outcomes."""
    assert len(rows) == len(tallies)
    found = [answer(question, one, DAY) for one in tallies]
    assert [rule.decide(one, DAY) for one in tallies] == found
    decided = [bk.decide(bylaw, MATTER, tally=one, on=DAY).unwrap().decision for one in tallies]
    in_full = zip(tallies, found, strict=True)
    assert decided == [with_needed(question, tally, one) for tally, one in in_full]
    outcomes = [one.outcome for one in found]
    assert [rule.outcome(*one) for one in rows] == outcomes == [by_hand(one) for one in rows]
    assert len(set(outcomes)) == 3


def each(decide: Callable[[T], object], votes: list[T]) -> None:
    """Decide one after the other, and keep nothing."""
    for one in votes:
        decide(one)


def measured(
    bylaw: Bylaw,
    question: Question,
    rule: CompiledRule,
    tallies: list[Tally],
    rows: list[list[int]],
) -> list[str]:
    """Print the rates; return the figures that were missed."""

    def in_full(tally: Tally) -> None:
        with_needed(question, tally, answer(question, tally))

    jobs: dict[str, Callable[[], object]] = {
        LIBRARY: lambda: each(lambda one: bk.decide(bylaw, MATTER, tally=one, on=DAY), tallies),
        WITH_REASONS: lambda: each(rule.decide, tallies),
        ALONE: lambda: each(lambda row: rule.outcome(*row), rows),
        ENGINE: lambda: each(lambda one: answer(question, one), tallies),
        IN_FULL: lambda: each(in_full, tallies),
        BY_HAND: lambda: each(by_hand, rows),
    }
    taken = in_turns(jobs, ROUNDS, process_time)
    rate = {name: TALLIES / seconds for name, seconds in taken.items()}
    least = {name: f"{figure:,}" for name, figure in LEAST.items()}
    table = [[name, f"{rate[name]:,.0f}", least.get(name, "")] for name in jobs]
    title = f"Votes decided a second, medians of {ROUNDS} turns, CPU time"
    show(title, ["how", "a second", "least"], table)
    return [f"{name}: {rate[name]:,.0f} a second" for name in LEAST if rate[name] < LEAST[name]]


if __name__ == "__main__":
    raise SystemExit(main())
