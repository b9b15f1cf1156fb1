"""What differs between two paragraphs that were taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bylawkit.compare.tokens import Token
from bylawkit.returned.values import Replaced


def alike(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether both say the same."""
    return [one.meaning for one in old] == [one.meaning for one in new]


class Change(NamedTuple):
    """Tokens that were put in the place of others; ``around`` are those before and after."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    around: tuple[tuple[Token, ...], tuple[Token, ...]] = ((), ())

    @property
    def loaded(self) -> bool:
        """Whether it touches a figure or a word that rules hang on."""
        return any(one.loaded for one in (*self.old, *self.new))

    @property
    def exact(self) -> Replaced:
        """It in words."""
        return Replaced(_together(self.old), _together(self.new))

    @property
    def replaced(self) -> Replaced:
        """It in words, a single character with its neighbours, so that one sees which word it is in."""
        before, after = self.around
        if self.loaded or any(len(one.words) > 1 for one in (*self.old, *self.new)):
            return self.exact
        return Replaced(
            _together((*before, *self.old, *after)), _together((*before, *self.new, *after))
        )


def changes(old: Sequence[Token], new: Sequence[Token]) -> tuple[Change, ...]:
    """What differs, in the order of the text."""
    matcher = SequenceMatcher(
        None, [one.meaning for one in old], [one.meaning for one in new], False
    )
    return tuple(
        Change(tuple(old[a:b]), tuple(new[c:d]), (_letter(old[:a][-1:]), _letter(old[b : b + 1])))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _letter(one: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(x for x in one if not x.loaded and x.words.isalpha())


def _together(some: Sequence[Token]) -> str:
    """Words as one; Latin ones with a space between them."""
    text = ""
    for one in some:
        gap = text and text[-1].isascii() and one.words[0].isascii() and text[-1].isalnum()
        text += (" " if gap and one.words[0].isalnum() else "") + one.words
    return text
