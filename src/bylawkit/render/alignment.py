"""Which of the new paragraphs is which of the old ones, when the order is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")
Key = Callable[[T], Hashable]
Likeness = Callable[[T, T], float]
Aligned = Iterator[tuple[T | None, T | None]]

ALIKE = 0.4
"""Texts that are at least this much the same are one text, changed."""

_MANY = 4000  # pairs; more are taken in order
_LONG = 4_000_000  # characters times characters


def likeness(old: str, new: str) -> float:
    """1 for the same text, 0 for one that has nothing of the other."""
    if old == new:
        return 1.0
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _LONG)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def aligned(old: Sequence[T], new: Sequence[T], key: Key[T], alike: Likeness[T]) -> Aligned[T]:
    """Both in one order: those with the same key, those that are alike, and the others by themselves.

    What is gone comes before what is new.
    """
    matcher = SequenceMatcher(None, [key(one) for one in old], [key(one) for one in new], False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _paired(old[a:b], new[c:d], alike)


def _paired(old: Sequence[T], new: Sequence[T], alike: Likeness[T]) -> Aligned[T]:
    """The pairs with the most likeness in all."""
    if len(old) * len(new) > _MANY:
        pairs = [(at, at) for at in range(min(len(old), len(new))) if alike(old[at], new[at])]
    else:
        pairs = _best(old, new, alike)
    left, right = 0, 0
    for at, other in (*pairs, (len(old), len(new))):
        yield from ((one, None) for one in old[left:at])
        yield from ((None, one) for one in new[right:other])
        if at < len(old):
            yield old[at], new[other]
        left, right = at + 1, other + 1


def _best(old: Sequence[T], new: Sequence[T], alike: Likeness[T]) -> list[tuple[int, int]]:
    """The best pairs in order, by the longest way through a table of what is alike."""
    scores = [[max(alike(one, other) - ALIKE / 2, 0.0) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            together = scores[a][b] + best[a + 1][b + 1] if scores[a][b] else 0.0
            best[a][b] = max(together, best[a + 1][b], best[a][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if scores[a][b] and best[a][b] == scores[a][b] + best[a + 1][b + 1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def unmoved(order: Sequence[int]) -> set[int]:
    """The positions of the largest set of numbers that rise; the others are those that moved."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int | None] = []
    for number, at in enumerate(order):
        slot = bisect_left(tails, at)
        previous.append(ends[slot - 1] if slot else None)
        tails[slot : slot + 1] = [at]
        ends[slot : slot + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return kept
