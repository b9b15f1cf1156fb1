"""Lines and words.

A line at the margin begins a statement; an indented line is one of its fields. Within a line, only
those words are looked for that the grammar accepts at that place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.syntax.nodes import Token
from bylawkit.syntax.tables import Lexicon

BLANKS = " \t　\xa0"
"""White space within a line; the full-width space is how Chinese input methods indent."""

COMMENT = "#＃"

_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万")


class Line(NamedTuple):
    """A line that is not blank: where it starts, where its words begin, and where it ends."""

    start: int
    words: int
    end: int


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    start, size = 0, len(text)
    while start < size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        words = start
        while words < end and text[words] in BLANKS:
            words += 1
        if words < end:
            yield Line(start, words, end)
        start = end + 1


def next_word(text: str, position: int, lexicon: Lexicon) -> Token | None:
    """The token at ``position`` that ``lexicon`` accepts there."""
    for word, terminal in lexicon.words.get(text[position], ()):
        if text.startswith(word, position):
            end = position + len(word)
            if _stands_alone(text, end, word, lexicon.names):
                return Token(terminal, word, position, end)
    for terminal, match in lexicon.patterns:
        found = match(text, position)
        if found is not None:
            return Token(terminal, found.group(), position, found.end())
    return None


def _stands_alone(text: str, end: int, word: str, names: bool) -> bool:
    """Whether the word ends here rather than going on as part of a longer one."""
    if end >= len(text):
        return True
    after = text[end]
    last = word[-1]
    if last.isascii():
        return not (last.isalnum() and (after.isascii() and (after.isalnum() or after in "_-")))
    return not names or not (after.isalpha() or after == "_") or after in _NUMERALS
