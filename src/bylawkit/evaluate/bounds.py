"""What a comparison comes to whatever the unknown figures are.

If the total is known, the unknown kinds of vote share what the known ones leave of it. Figures are
sums of kinds, so that they are greatest and least where one kind has all that is left; a
comparison that comes out alike at every such corner comes out so everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from bylawkit.model.counting import KINDS, RETURNED

Figures = Mapping[str, int]

_PLAIN = tuple(kind for kind in RETURNED if kind != "others")
_OUTSIDE = tuple(kind for kind in KINDS if kind not in RETURNED)


class Rest(NamedTuple):
    """What is left of a whole for some unknown kinds of vote."""

    kinds: tuple[str, ...]
    votes: int


def corners(figures: Figures) -> Iterator[dict[str, int]]:
    """The figures completed in every extreme way; none if the total is unknown."""
    rests = rests_of(figures)
    for chosen in product(*(one.kinds for one in rests)) if rests else ():
        full = {kind: figures.get(kind, 0) for kind in (*_PLAIN, *_OUTSIDE)}
        for kind, rest in zip(chosen, rests, strict=True):
            full[kind] += rest.votes
        yield full | {"total": figures["total"], "returned": sum(full[kind] for kind in _PLAIN)}


def rests_of(figures: Figures) -> tuple[Rest, ...]:
    """What is left for unknown kinds: of the ballots returned, of those that were not, or of all."""
    if "total" not in figures:
        return ()
    total, returned = figures["total"], figures.get("returned")
    wholes = [(total, (*_PLAIN, *_OUTSIDE))]
    if returned is not None:
        wholes = [(returned, _PLAIN), (total - returned, _OUTSIDE)]
    found = []
    for whole, kinds in wholes:
        unknown = tuple(kind for kind in kinds if kind not in figures)
        left = whole - sum(figures.get(kind, 0) for kind in kinds)
        if left < 0 or (left and not unknown):
            return ()
        found += [Rest(unknown, left)] if unknown else []
    return tuple(found)
