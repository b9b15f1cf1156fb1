"""Decisions by the compiled rule that is kept: the same as step by step, reasons and all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bylawkit as bk
from bylawkit.api import kept
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.rounds import play
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import with_needed
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure
from bylawkit.pipeline import law_for
from bylawkit.record import replace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAYS = (date(2026, 5, 26), date(2020, 12, 31), None)


@cache
def bylaws() -> tuple[Bylaw, ...]:
    return tuple(bk.read(path).unwrap() for path in sorted(EXAMPLES.glob("*/*.bylaw")))


@cache
def matters() -> tuple[tuple[Bylaw, Matter], ...]:
    return tuple((bylaw, matter) for bylaw in bylaws() for matter in bylaw.matters)


def step_by_step(
    bylaw: Bylaw, matter: Matter, tally: Tally, on: date | None, second_call: bool = False
) -> Decision:
    """The decision without anything that is compiled or kept."""
    law = law_for(bylaw, on=on)
    question = question_of(bylaw, matter, law.in_force(), second_call=second_call)
    asked, decision = play(question, (tally,), law.on).rounds[0]
    return with_needed(asked, tally, decision)


figures = st.one_of(
    st.integers(0, 6), st.sampled_from([30, 60, 61, 90, 100]), st.integers(0, 10**9)
)
PARTS_OF_ALL = st.lists(figures, min_size=len(PARTS), max_size=len(PARTS))


@st.composite
def counts(draw: Callable[..., Any], matter: Matter) -> Count:
    """A count that is known in full, most often; else something is missing."""
    known = dict(zip(PARTS, draw(PARTS_OF_ALL), strict=True))
    if draw(st.booleans()):
        known["total"] = sum(known.values())
    lacking = draw(st.sampled_from(["", "", "", *known]))
    known.pop(lacking, None)
    if not matter.options or not draw(st.booleans()):
        return Count(known)
    votes = {one.name: draw(st.integers(0, 60)) for one in matter.options}
    return Count(known | {"for": sum(votes.values())}, votes)


class Vote(NamedTuple):
    """A tally of one of the matters; only its number is printed."""

    number: int
    tally: Tally

    @property
    def bylaw(self) -> Bylaw:
        return matters()[self.number][0]

    @property
    def matter(self) -> Matter:
        return matters()[self.number][1]

    def decide(self, on: date | None, *, second_call: bool = False) -> Decision:
        """As a platform does it."""
        name = self.matter.name
        found = bk.decide(self.bylaw, name, tally=self.tally, on=on, second_call=second_call)
        return found.unwrap().decision


@st.composite
def votes(draw: Callable[..., Any]) -> Vote:
    number = draw(st.integers(0, len(matters()) - 1))
    bylaw, matter = matters()[number]
    question = question_of(bylaw, matter, law_for(bylaw).in_force())
    others = draw(st.sampled_from([(), *((one,) for one in Measure)]))
    measures = dict.fromkeys((*question.measures, *others))
    return Vote(number, Tally({one: draw(counts(matter)) for one in measures}))


def test_there_are_matters_of_every_kind() -> None:
    found = [matter for _, matter in matters()]
    assert len(bylaws()) == 8
    assert len(found) > 60
    compiled = [kept.kept_rule(bylaw, matter).compiled for bylaw, matter in matters()]
    assert sum(one is not None for one in compiled) > 50


def agreed(vote: Vote, on: date | None, second_call: bool) -> None:
    found = vote.decide(on, second_call=second_call)
    expected = step_by_step(vote.bylaw, vote.matter, vote.tally, on, second_call)
    assert found == expected
    assert repr(found.reasons) == repr(expected.reasons)


@settings(deadline=None, max_examples=200)
@given(votes(), st.sampled_from(DAYS), st.booleans())
def test_the_library_decides_as_step_by_step(
    vote: Vote, on: date | None, second_call: bool
) -> None:
    agreed(vote, on, second_call)


@pytest.mark.slow
@settings(deadline=None, max_examples=5_000)
@given(votes(), st.sampled_from(DAYS), st.booleans())
def test_it_does_so_very_often(vote: Vote, on: date | None, second_call: bool) -> None:
    agreed(vote, on, second_call)


@settings(deadline=None, max_examples=100)
@given(votes(), st.sampled_from(["against", "abstain", "invalid", "silent", "unserved"]))
def test_what_is_needed_is_enough(vote: Vote, others: str) -> None:
    """With so many yes among the open votes it is carried, whatever the others are.

    That is known if the totals of all measures are, and if it can be carried at all.
    """
    decision = vote.decide(DAYS[0])
    known = {one.measure for one in decision.needed if one.least is not None}
    if not known or known != {one.comparison.measure for one in decision.reasons}:
        return
    found = Vote(vote.number, with_yes(vote.tally, decision, others)).decide(DAYS[0])
    assert found.outcome in (Outcome.CARRIED, Outcome.FOR_HUMAN_DECISION)


def with_yes(tally: Tally, decision: Decision, others: str) -> Tally:
    """The tally once the votes that are needed have come in as yes, and the others as something."""
    full = tally.completed()
    counted = {}
    for one in decision.needed:
        known = {kind: full.of(one.measure).figures.get(kind, 0) for kind in PARTS}
        known |= {"silent": 0, "unserved": 0}
        known["for"] += one.least or 0
        known[others] += one.of - (one.least or 0)
        counted[one.measure] = Count(known)
    return Tally({**full.counts, **counted})


# ── What is kept ──

TEXT = '规约 "试验"\n  类型  商品房\n\n事项 甲\n  类别  内部事务\n  同意  参与人数{0}\n'
HALF = dict.fromkeys(PARTS, 0) | {"for": 5, "against": 4}


def test_bylaws_with_one_name_are_not_mixed_up() -> None:
    low, high = (bk.read(TEXT.format(limit)).unwrap() for limit in ("过半数", "三分之二以上"))
    tally = Tally({Measure.HEADS: Count(HALF)})
    for _ in range(3):
        assert bk.decide(low, "甲", tally=tally).value.outcome is Outcome.CARRIED  # type: ignore[union-attr]
        assert bk.decide(high, "甲", tally=tally).value.outcome is Outcome.REJECTED  # type: ignore[union-attr]


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "甲.bylaw"
    tally = Tally({Measure.HEADS: Count(HALF)})
    for limit, outcome in (("过半数", Outcome.CARRIED), ("三分之二以上", Outcome.REJECTED)):
        path.write_text(TEXT.format(limit), encoding="utf-8")
        assert bk.decide(path, "甲", tally=tally).unwrap().outcome is outcome


def test_days_and_second_calls_have_rules_of_their_own() -> None:
    (bylaw,) = [one for one in bylaws() if one.source.path.endswith("槐柏里小区.bylaw")]
    matter = bylaw.named["动用维修资金"]
    assert isinstance(matter, Matter)
    before, after = (kept.kept_rule(bylaw, matter, day) for day in (date(2020, 6, 1), DAYS[0]))
    assert before.question.law != after.question.law
    assert kept.kept_rule(bylaw, matter, DAYS[0]) is after
    assert kept.kept_rule(bylaw, matter, DAYS[0], second_call=True) is not after
    assert kept.kept_rule(bylaw, replace(matter), DAYS[0]) is not after


def test_only_so_much_is_kept() -> None:
    """A service that reads a bylaw anew for every vote does not keep them all."""
    text = TEXT.format("过半数")
    tally = Tally({Measure.HEADS: Count(HALF)})
    for _ in range(200):
        bk.decide(text, "甲", tally=tally)
    for one in (kept._made, kept._matter_named):
        assert one.cache_info().currsize <= 64
