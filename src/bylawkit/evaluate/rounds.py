"""Rounds: a vote that narrows the candidates down, or that is taken again over a tie.

Where a matter has a shortlist, the first round decides nothing but who goes on: those with the most
votes, the same in every measure, if enough take part. Where a tie is to be voted on again, those who
are tied go on, for the places that are left. Where it is left to a lot, the lot is drawn round by
round: those drawn onto a shortlist stand in the next. Each round has a tally of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bylawkit.evaluate.candidates import ahead, are_level
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.judging import Judge
from bylawkit.evaluate.lots import Lots, drawn, is_for_a_lot
from bylawkit.evaluate.question import Question, measures_of
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.votes import answer
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Tie
from bylawkit.record import replace


class Played(NamedTuple):
    """What came of the rounds: a question and a decision for each that was needed.

    ``unasked`` is how many tallies were left over; ``not_standing`` names who got votes in a round
    (counted from 1) in which they did not stand; ``known`` are the rounds whose tie was not drawn,
    because the seed of their lot had drawn an earlier one.
    """

    rounds: tuple[tuple[Question, Decision], ...]
    unasked: int = 0
    not_standing: tuple[tuple[int, str], ...] = ()
    known: tuple[int, ...] = ()


def play(
    question: Question,
    tallies: Iterable[Tally],
    on: date | None = None,
    lots: Lots = Lots(),  # noqa: B008 - it stands still
) -> Played:
    """Decide round after round, as long as there is one more to be decided."""
    rounds: list[tuple[Question, Decision]] = []
    strangers: list[tuple[int, str]] = []
    known: list[int] = []
    seeds: set[str] = set()
    asked: Question | None = question
    unasked = 0
    for number, tally in enumerate(tallies, start=1):
        if asked is None:
            unasked += 1
            continue
        standing = {one.name for one in asked.matter.options}
        if number > 1:
            strangers += [(number, one) for one in tally.candidates if one not in standing]
            tally = _only(tally, standing)
        decision, lot = _round(asked, tally, on), lots.of(number)
        if lot is not None and is_for_a_lot(asked, decision):
            known += [number] if lot.seed in seeds else []
            decision = decision if lot.seed in seeds else drawn(asked, decision, lot, lots.line)
            seeds.add(lot.seed)
        rounds.append((asked, decision))
        asked = _next(asked, decision)
    return Played(tuple(rounds), unasked, tuple(strangers), tuple(known))


def narrows(question: Question) -> bool:
    """Whether a round only says who goes on to the next."""
    shortlist = question.matter.shortlist
    return shortlist is not None and len(question.matter.options) > shortlist


def _round(question: Question, tally: Tally, on: date | None) -> Decision:
    decision = answer(question, tally, on)
    if not narrows(question) or decision.outcome is Outcome.TURNOUT_NOT_MET:
        return decision
    open_ = replace(decision, outcome=Outcome.UNDETERMINED, winners=(), tied=(), narrows=True)
    turnout = Judge(tally.completed(), question.treatments).all_of(question.turnout).truth
    names = tuple(one.name for one in question.matter.options)
    measures = measures_of(question.approve) or question.measures
    counts = [tally.of(measure).candidates for measure in measures]
    if turnout is None or any(name not in count for count in counts for name in names):
        return open_
    surely, tied = ahead(tally, names, question.matter.shortlist or 1, measures)
    if tied:
        level = are_level(tally, tied, measures)
        by_people = replace(open_, outcome=Outcome.FOR_HUMAN_DECISION, level=level)
        return replace(by_people, shortlisted=surely, tied=tied)
    return replace(open_, shortlisted=surely)


def _next(question: Question, decision: Decision) -> Question | None:
    """What is asked in the next round; ``None`` if there is none."""
    matter = question.matter
    if decision.narrows and not decision.tied and decision.shortlisted:
        options = tuple(one for one in matter.options if one.name in decision.shortlisted)
        return question._replace(matter=replace(matter, options=options, shortlist=None))
    if question.tie is not Tie.AGAIN or not decision.tied or decision.narrows:
        return None
    if decision.of_motion:
        return question
    options = tuple(one for one in matter.options if one.name in decision.tied)
    places = (matter.winners or 1) - len(decision.winners)
    return question._replace(matter=replace(matter, options=options, winners=places))


def _only(tally: Tally, names: set[str]) -> Tally:
    """The tally with the votes for these candidates only; the others' ballots still take part."""
    return Tally(
        {
            measure: replace(
                count,
                candidates={name: one for name, one in count.candidates.items() if name in names},
            )
            for measure, count in tally.counts.items()
        }
    )
