"""What a subject is: cases, our own answer to each, and how a case is made smaller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, zip_longest
from random import Random
from typing import Any, NamedTuple

from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw


class Tried(NamedTuple):
    """A case, and where it comes from: ``random``, ``boundary`` or ``scenario``."""

    origin: str
    case: Any


class Branch(NamedTuple):
    """Something that may come of a rule: ``what`` of the statement ``rule``."""

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


class Subject(NamedTuple):
    """Cases of one kind. Nothing here knows of any engine.

    ``fixed`` are the cases that a bylaw brings itself, its scenarios and boundary packs; ``random`` makes
    more without end, and stops at once if the bylaw has nothing to ask about. ``ours`` is what we say
    of a case, ``smaller`` gives cases that are smaller by one step, ``told`` is the case as a
    certificate prints it. ``branches`` is all that may come of a bylaw's rules, and ``taken`` what
    came of a case.
    """

    name: str
    fixed: Callable[[Bylaw], Iterable[Tried]]
    random: Callable[[Bylaw, Random], Iterator[Any]]
    ours: Callable[[Any], Any]
    smaller: Callable[[Any], Iterable[Any]]
    told: Callable[[Any], Json]
    branches: Callable[[Bylaw], Iterable[Branch]]
    taken: Callable[[Any, Any], Iterable[Branch]]

    def cases(self, bylaw: Bylaw, seed: int) -> Iterator[Tried]:
        """Cases without end, the same for the same seed: those that are fixed and others in turn."""
        chance = Random(f"{self.name} {seed}")
        fixed = [*self.fixed(bylaw)]
        chance.shuffle(fixed)
        more = (Tried("random", one) for one in self.random(bylaw, chance))
        first = zip_longest(fixed, islice(more, len(fixed)))
        yield from (one for pair in first for one in pair if one is not None)
        yield from more


MOST_TRIED = 3000
"""So many smaller cases are tried at most: figures of millions that must fit each other shrink by ones."""


def shrunk(subject: Subject, case: Any, differs: Callable[[Any], bool]) -> Any:
    """The case as small as it can be made, in so many trials, while it ``differs``."""
    left, found = MOST_TRIED, True
    while found and left:
        found = False
        for smaller in islice(subject.smaller(case), left):
            left -= 1
            if differs(smaller):
                case, found = smaller, True
                break
    return case
