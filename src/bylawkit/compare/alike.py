"""Which of many texts is most like another one, without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

_LOOKED_AT = 4
"""How many texts are compared sign by sign with another one."""

_COMMON = 24
"""Two signs that stand together in more texts than this say nothing about which one it is."""


class Gone(Generic[T]):
    """Texts that are taken away one by one, each by the one that is like it.

    Looked at are those that share the most uncommon pairs of signs, and the one that stands next,
    so that the work grows with the length of the texts and not with its square.
    """

    def __init__(self, ones: Sequence[T], text_of: Callable[[T], str]) -> None:
        self._ones = list(ones)
        self._texts = [text_of(one) for one in ones]
        self._taken = [False] * len(ones)
        self._next = 0
        holding: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts):
            for pair in _pairs(text):
                holding.setdefault(pair, []).append(number)
        self._telling = {pair: at for pair, at in holding.items() if len(at) <= _COMMON}

    def take(self, text: str, least: float) -> T | None:
        """The one whose text is most like ``text``, at least so much; it is gone then."""
        best, match = least, -1
        for number in self._candidates(text):
            likeness = _likeness(self._texts[number], text, best)
            if likeness > best or (match < 0 and likeness == best):
                best, match = likeness, number
        if match < 0:
            return None
        self._taken[match] = True
        self._next = match + 1
        return self._ones[match]

    def _candidates(self, text: str) -> list[int]:
        shared = Counter(
            number
            for pair in sorted(_pairs(text))
            for number in self._telling.get(pair, ())
            if not self._taken[number]
        )
        found = sorted(shared, key=lambda number: (-shared[number], number))[:_LOOKED_AT]
        return found + [one for one in self._standing_next() if one not in found]

    def _standing_next(self) -> list[int]:
        """The first that is left after the one taken last."""
        while self._next < len(self._ones) and self._taken[self._next]:
            self._next += 1
        return [self._next] if self._next < len(self._ones) else []


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def _likeness(old: str, new: str, least: float) -> float:
    """How much two texts have in common, from 0 to 1; 0 if that is less than ``least``."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < least:
        return 0.0
    return matcher.ratio()
