"""Boundary votes: for each test the smallest votes just below, at and just above it.

A test is tried by itself, with everything else comfortably met; a test of approval once more where
no more take part than turnout asks for, since there it is at its narrowest. The size is the one
that the bylaw declares, else one that people can picture. What comes of each vote is worked out by
the engine, so that the pack says what the rules do, and not what they were meant to do.

Where candidates stand, the tests are tried on the first of them; then who has the last
place is tried, if votes decide between two; where a round narrows them down, the next round as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked, body_of, comparisons
from bylawkit.evaluate.decision import Decision, Reason
from bylawkit.evaluate.judging import Judge
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.standing import Standing, standings
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import RETURNED
from bylawkit.model.values import Cmp
from bylawkit.model.votes import Comparison, Measure, Scope, Side, Treatment
from bylawkit.record import replace

FEW = 12
"""How many households vote where no size is declared."""

SQUARE_METRES = 80_00
SEATS = 7

Votes = Mapping[Measure, Mapping[str, int]]
"""What a boundary vote counts: per measure, the kinds of vote that there are."""


class Boundary(NamedTuple):
    """One vote near a test.

    ``step`` is -1 just below, 0 at, 1 just above the figure that the test needs. ``narrow`` is
    true if no more take part than turnout needs. ``reason`` is the test with this vote, ``None`` if
    the vote is about the last place.
    """

    step: int
    narrow: bool
    reason: Reason | None
    votes: Votes
    decision: Decision
    standing: Standing

    @property
    def tested(self) -> Reason:
        """The test that the vote is near to; not for votes about the last place."""
        assert self.reason is not None
        return self.reason

    @property
    def candidates(self) -> Mapping[str, Mapping[Measure, int]]:
        """The votes for each candidate; none for a motion."""
        return self.standing.shares(self.votes)


def boundaries(bylaw: Bylaw, question: Question) -> Iterator[Boundary]:
    """The boundary votes of a matter, test by test; none if nothing is asked."""
    for one in standings(question):
        yield from around_tests(bylaw, one)
        yield from _of_places(bylaw, one)


def around_tests(bylaw: Bylaw, standing: Standing) -> Iterator[Boundary]:
    """The boundary votes of the tests of one round; of a motion, if nobody stands."""
    question = standing.question
    wholes = _wholes(bylaw, question)
    everybody = {measure: _count(whole, whole, question) for measure, whole in wholes.items()}
    for asked, test in _singles(standing):
        taking_part = [(False, wholes)]
        if asked.part == "approve" and question.turnout:
            taking_part.append((True, _least_turnout(question, wholes)))
        for narrow, most in taking_part:
            votes = everybody if not narrow else _all_for(question, wholes, most)
            yield from _around(standing, asked, test, votes, wholes, most[test.measure], narrow)


def _singles(standing: Standing) -> Iterator[tuple[Asked, Comparison]]:
    """Every comparison, each once; a statute's that the bylaw repeats counts as the bylaw's.

    A round that narrows the candidates down approves of nobody.
    """
    seen = set()
    question = standing.question
    for asked in (*question.turnout, *(() if standing.narrows else question.approve)):
        for test in comparisons(asked.test):
            key = (asked.part, test)
            if key not in seen and test.limit.share:
                seen.add(key)
                yield asked._replace(test=test), test


def _around(
    standing: Standing,
    asked: Asked,
    test: Comparison,
    votes: Votes,
    wholes: Mapping[Measure, int],
    most: int,
    narrow: bool,
) -> Iterator[Boundary]:
    question, measure, whole = standing.question, test.measure, wholes[test.measure]

    def at(figure: int) -> Votes:
        return {**votes, measure: _with(test.side, figure, most, whole, question)}

    def holds(figure: int) -> bool:
        return standing.judged(asked, _tally(at(figure), standing)).truth is True

    edge = _edge(holds, most, upward=test.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE))
    for step in (-1, 0, 1) if edge is not None else ():
        assert edge is not None
        if 0 <= edge + step <= most:
            tally = _tally(at(edge + step), standing)
            reason = standing.judged(asked, tally).reasons[0]
            found = standing.decided(tally)
            yield Boundary(step, narrow, reason, at(edge + step), found, standing)


def _of_places(bylaw: Bylaw, standing: Standing) -> Iterator[Boundary]:
    """The votes where one candidate more would have the last place, if votes decide between them."""
    wholes = _wholes(bylaw, standing.question)
    found = []
    for step in (-1, 0, 1) if len(standing.names) > standing.places else ():
        votes = {one: _rivals(step, whole, standing) for one, whole in wholes.items()}
        contest = standing.contest(step)
        decision = contest.decided(_tally(votes, contest))
        found.append(Boundary(step, False, None, votes, decision, contest))
    if found and found[1].decision.tied:
        yield from found


def _rivals(step: int, whole: int, standing: Standing) -> Mapping[str, int]:
    """A vote in which everybody takes part; ballots that name nobody are against."""
    question = standing.question
    if standing.choices > 1:
        return _count(whole, whole, question)
    named = sum(standing.contest(step).split(whole))
    return _count(named, whole, question, against=whole - named)


def _edge(holds: Callable[[int], bool], most: int, *, upward: bool) -> int | None:
    """The least figure at which a test holds, or the greatest; ``None`` if it makes no difference."""
    if holds(0) == holds(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle) is upward:
            high = middle
        else:
            low = middle
    return high if upward else low


# ── Votes ──


def _wholes(bylaw: Bylaw, question: Question) -> dict[Measure, int]:
    """How much there is of each measure that is asked about."""
    declared = question.matter.scope is Scope.COMPOUND
    households = (bylaw.households if declared else None) or FEW
    area = (bylaw.area if declared else None) or households * SQUARE_METRES
    body = body_of(bylaw, question.matter)
    seats = (body.seat_count if body else None) or SEATS
    sizes = {
        Measure.AREA: int(area),
        Measure.HEADS: households,
        Measure.HOUSEHOLDS: households,
        Measure.SEATS: seats,
    }
    return {measure: sizes[measure] for measure in question.measures}


def _least_turnout(question: Question, wholes: Mapping[Measure, int]) -> dict[Measure, int]:
    """The least of each measure that has to take part, if all of it takes part for."""
    least = {}
    for measure, whole in wholes.items():
        tests = [
            asked._replace(test=test)
            for asked in question.turnout
            for test in comparisons(asked.test)
            if test.measure is measure
        ]

        def enough(figure: int, measure: Measure = measure, tests: list[Asked] = tests) -> bool:
            count = _count(figure, wholes[measure], question)
            tally = Tally({measure: whole_story(count)})
            return Judge(tally, question.treatments).all_of(tests).truth is True

        found = _edge(enough, whole, upward=True) if tests else None
        least[measure] = whole if found is None else found
    return least


def _all_for(
    question: Question, wholes: Mapping[Measure, int], most: Mapping[Measure, int]
) -> dict[Measure, Mapping[str, int]]:
    return {one: _count(most[one], whole, question) for one, whole in wholes.items()}


def _with(side: Side, figure: int, most: int, whole: int, question: Question) -> Mapping[str, int]:
    """A vote in which ``figure`` is on this side, and ``most`` take part."""
    match side:
        case Side.PARTICIPATING:
            return _count(figure, whole, question)
        case Side.FOR:
            return _count(figure, whole, question, against=most - figure)
        case Side.AGAINST:
            return _count(most - figure, whole, question, against=figure)


def _count(yes: int, whole: int, question: Question, against: int = 0) -> Mapping[str, int]:
    """A vote; those who take no part are not served where silence would count."""
    votes = {"total": whole, "for": yes, "against": against}
    if question.treatments.silent is not Treatment.NOT_COUNTED:
        votes |= {"silent": 0, "unserved": whole - yes - against}
    return votes


def _tally(votes: Votes, standing: Standing) -> Tally:
    """What a scenario with these votes is taken to say."""
    shares = standing.shares(votes)
    return Tally(
        {
            measure: replace(
                whole_story(count),
                candidates={name: each[measure] for name, each in shares.items()},
            )
            for measure, count in votes.items()
        }
    )


def whole_story(count: Mapping[str, int]) -> Count:
    """The votes of one measure as a count: kinds of ballot that it does not name were not cast."""
    none = dict.fromkeys([kind for kind in RETURNED if kind != "others"], 0)
    return Count(none | dict(count))
