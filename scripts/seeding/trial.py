"""Runs the checker over texts with one fault each, and tells which faults it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from bylawkit.pipeline import findings, read_text
from bylawkit.source import Span
from seeding.bases import bases
from seeding.catalogue import KINDS
from seeding.fault import Base, Fault, Kind

IN_EXAMPLE, IN_PAGE = 5, 1
"""Of the faults of one kind in one text, so many are tried, spread over the text."""


class Mutant(NamedTuple):
    """One faulty text: by number of its kind, of its sound text, and the fault."""

    kind_number: int
    base_number: int
    fault: Fault

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_number]

    @property
    def base(self) -> Base:
        return bases()[self.base_number]

    @property
    def text(self) -> str:
        """The sound text with the fault in it."""
        return self.fault.text(self.base)

    @property
    def line(self) -> int:
        """The line on which the finding belongs."""
        return self.text.count("\n", 0, self.fault.place) + 1


class Outcome(NamedTuple):
    """What became of a mutant: whether it was found, and all that was newly said, by line."""

    caught: bool
    said: tuple[tuple[int, str], ...]


def mutants() -> Iterator[Mutant]:
    """Every mutant that is tried; no text twice for one kind."""
    for number, kind in enumerate(KINDS):
        for place, base in enumerate(bases()):
            seeded = list(dict.fromkeys(kind.faults(base))) if base.moved is kind.local else []
            most = IN_EXAMPLE if base.is_example else IN_PAGE
            yield from (Mutant(number, place, one) for one in _spread(seeded, most))


def _spread(every: Sequence[Fault], most: int) -> Iterator[Fault]:
    if len(every) <= most:
        yield from every
    else:
        yield from (every[number * len(every) // most] for number in range(most))


def tried(mutant: Mutant) -> Outcome:
    """The outcome of one mutant: a code of its kind, on its line, that was not there before."""
    base, fault = mutant.base, mutant.fault
    before = {(code, fault.moved(offset)) for code, offset in base.noticed}
    new = [
        (one.span.line, one.code.id)
        for one in findings(read_text(mutant.text, base.source.path))
        if isinstance(one.span, Span)
        and one.span.path == base.source.path
        and (one.code.id, one.span.start) not in before
    ]
    caught = any((mutant.line, code) in new for code in mutant.kind.codes)
    return Outcome(caught, tuple(new))


def all_tried(every: Iterable[Mutant]) -> list[tuple[Mutant, Outcome]]:
    """Mutants with their outcomes, in their order, worked out by several processes."""
    listed = list(every)
    with ProcessPoolExecutor() as pool:
        return list(zip(listed, pool.map(tried, listed, chunksize=40), strict=True))
