"""Who stands in a boundary vote, and how its votes fall to them.

A motion has nobody standing. Where candidates do not stand in the bylaw, as in an election, there
are as many as there are places, and one more. All votes go to the first of them, unless a round
narrows them down, or the last place is contested between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.judging import Judge, Judged
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.rounds import narrows, play
from bylawkit.evaluate.tally import Tally
from bylawkit.model.votes import Matter, Measure
from bylawkit.record import replace


class Standing(NamedTuple):
    """A round of a vote: what is asked, and who stands; ``contested`` tells by how many votes the
    one without a place is ahead of the last who has one."""

    question: Question
    names: tuple[str, ...] = ()
    round: int = 1
    contested: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether the round only says who goes on to the next."""
        return narrows(self.question)

    @property
    def choices(self) -> int:
        """How many candidates a ballot may name."""
        return self.question.matter.choices or 1

    @property
    def places(self) -> int:
        """How many can win, or go on."""
        matter = self.question.matter
        return (matter.shortlist if self.narrows else matter.winners) or 1

    def contest(self, ahead: int) -> Standing:
        """With the last place contested: the one who has none is ``ahead``."""
        return self._replace(contested=ahead)

    def judged(self, asked: Asked, tally: Tally) -> Judged:
        """A test, as the first candidate sees it."""
        one = self.names[0] if self.names and asked.part == "approve" else None
        return Judge(tally, self.question.treatments, one).all_of([asked])

    def decided(self, tally: Tally) -> Decision:
        """What comes of a tally."""
        ((_, decision),) = play(self.question, (tally,)).rounds
        return decision

    def shares(
        self, votes: Mapping[Measure, Mapping[str, int]]
    ) -> Mapping[str, Mapping[Measure, int]]:
        """The votes for each candidate."""
        each = {measure: self.split(count["for"]) for measure, count in votes.items()}
        return {
            name: {measure: split[number] for measure, split in each.items()}
            for number, name in enumerate(self.names)
        }

    def split(self, ballots: int) -> list[int]:
        """The votes for each candidate, in order, where so many ballots name somebody."""
        others = len(self.names) - 1
        if self.contested is not None:
            return self._rivals(ballots, self.contested)
        if not self.narrows:
            return [ballots, *[0] * others]
        weights = range(others + 1, 0, -1)
        parts = [ballots * one // sum(weights) for one in weights]
        return [parts[0] + ballots - sum(parts), *parts[1:]]

    def _rivals(self, ballots: int, ahead: int) -> list[int]:
        """The last two level but for ``ahead``; who has a place for sure has two votes more."""
        sure = self.places - 1
        level = (min(ballots * self.choices, ballots * (sure + 2)) - 1 - 2 * sure) // (sure + 2)
        level = max(min(level, ballots - 2), 1)
        rest = len(self.names) - sure - 2
        return [*[level + 2] * sure, level, level + ahead, *[0] * rest]


def standings(question: Question) -> Iterator[Standing]:
    """The rounds of a vote, each with who stands in it."""
    names = _names(question.matter)
    first = Standing(question, names)
    yield first
    if first.narrows:
        matter = question.matter
        left = replace(matter, options=matter.options[: matter.shortlist], shortlist=None)
        yield Standing(question._replace(matter=left), names[: matter.shortlist], 2)


def _names(matter: Matter) -> tuple[str, ...]:
    """Who stands; nobody for a motion."""
    if matter.options:
        return tuple(one.name for one in matter.options)
    if matter.winners is None and matter.choices is None:
        return ()
    return tuple(f"候选人{number + 1}" for number in range((matter.winners or 1) + 1))
