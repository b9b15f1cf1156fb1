"""Lines and words.

A line at the margin begins a statement; an indented line is one of its fields. Within a line, only
those words are looked for that the grammar accepts at that place.

Some signs look like others, or like nothing at all. Words are looked for in a text in which those
are replaced one by one, so that every place stays the same (:func:`narrowed`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.syntax.nodes import Token
from bylawkit.syntax.tables import Lexicon

BLANKS = " \t　"
"""White space within a line; the full-width space is how Chinese input methods indent."""

COMMENT = "#＃"

LONGEST_NUMBER = 60
"""Longer rows of digits are no number that a bylaw could need."""

LOOK_ALIKE = {
    **dict(zip("АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝӏв", "ABESIJKMHOPCTYXaeopcyxsijhdqwlB", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi", strict=True)),
}
"""Cyrillic and Greek letters that look like Latin ones; a name that holds one is refused."""

NUMERALS = frozenset("零〇一二两三四五六七八九十百千万半")
_LONG = frozenset({"NAME", "PLACE", "STRING", "TEXT"})
_SIGNS = frozenset("＋－＜＞＝＂")
_UNSEEN = frozenset({"Cc", "Cf"})
_JOINERS = frozenset("\u200c\u200d")
"""They hold emoji together, and may stand in prose."""


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
        if found is not None and (found.end() - position <= LONGEST_NUMBER or terminal in _LONG):
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
    return not names or not (after.isalpha() or after == "_") or after in NUMERALS


# ── Signs that look like others ──────────────────────────────────────────────────────────────────


def is_plain(text: str) -> bool:
    """Whether a text holds no sign that cannot be seen, and no blank but the usual ones."""
    for usual in "\n\t　":
        text = text.replace(usual, "")
    return text.isprintable() and "\ufffd" not in text


def narrowed(text: str) -> str:
    """The text as words are looked for in it, sign by sign.

    Full-width letters and signs are the usual ones, and so are the letters that mathematicians and
    games of fonts use; every kind of blank is a space, and so is what nobody can see.
    """
    from unicodedata import category, normalize

    table = {}
    for sign in set(text):
        same = normalize("NFKC", sign)
        if sign in "\n\t　":
            continue
        if sign.isspace() or (category(sign) in _UNSEEN and sign not in _JOINERS):
            table[ord(sign)] = " "
        elif sign in _SIGNS or _is_letter_like(sign, same):
            table[ord(sign)] = same
    return text.translate(table) if table else text


def _is_letter_like(sign: str, same: str) -> bool:
    """A letter or a digit in other dress; ``²`` is no digit, since it changes what is before it."""
    if sign.isascii() or not same.isascii() or len(same) != 1:
        return False
    return (same.isalpha() and sign.isalnum()) or sign.isdecimal()


def hidden(text: str) -> list[int]:
    """Where signs stand that nobody sees, or that every reader would see differently."""
    from unicodedata import category

    odd = {
        sign
        for sign in set(text)
        if sign not in "\n\t"
        and sign not in _JOINERS
        and (category(sign) in ("Cc", "Cf", "Co", "Cs") or sign in "\ufffd\ufffe\uffff")
    }
    return [place for place, sign in enumerate(text) if sign in odd] if odd else []


def one_form(name: str) -> str | None:
    """A name as it is compared and printed, or ``None`` if it holds a letter that deceives the eye."""
    if name.isascii():
        return name
    from unicodedata import is_normalized, normalize

    same = name if is_normalized("NFKC", name) else normalize("NFKC", name)
    if not LOOK_ALIKE.keys().isdisjoint(same):
        return None
    if same == name:
        return name
    plain = same[:1].isalpha() and all(one.isalnum() or one in "_·-" for one in same)
    return same if plain else name
