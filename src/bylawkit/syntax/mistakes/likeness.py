"""Which known word a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Collection

_SHORTEST_PART = 2
_MOST = 3


def most_like(word: str, known: Collection[str]) -> list[str]:
    """The known words most like ``word``, three at most: few letters apart, or one part of another."""
    word = word.lower()
    best: list[str] = []
    least = _tolerance(word)
    for one in known:
        if abs(len(one) - len(word)) <= least and not set(one).isdisjoint(word):
            apart = distance(word, one, least + 1)
            if apart <= least and apart < max(len(one), len(word)):
                best = [*best, one] if apart == least and best else [one]
                least = apart
    if not best and len(word) >= _SHORTEST_PART:
        best = [one for one in known if len(one) >= _SHORTEST_PART and (one in word or word in one)]
    return best[:_MOST]


def _tolerance(word: str) -> int:
    """How many letters may differ: one of two Chinese characters, one in three Latin letters."""
    return max(1, len(word) // 3) if word.isascii() else max(1, len(word) // 2)


def distance(one: str, other: str, most: int) -> int:
    """How many letters to change, add, drop or swap; ``most`` if it is that or more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= most:
            return most
    return row[-1]
