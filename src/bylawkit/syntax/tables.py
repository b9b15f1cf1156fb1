"""The grammar as tables, made from ``grammar/`` by ``scripts/compile_grammar.py``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from bylawkit.diagnostics import Text

Matcher = Callable[[str, int], "re.Match[str] | None"]


class Lexicon(NamedTuple):
    """What may be read at one place of the grammar.

    ``words`` maps a first character to (word, terminal) pairs, longest word first. ``names``: a
    name may stand here too, so that a Chinese word counts only if the name ends with it.
    """

    words: dict[str, list[tuple[str, str]]]
    patterns: list[tuple[str, Matcher]]
    names: bool


class Tables:
    """The LALR automaton, and the words it accepts in each state."""

    __slots__ = (
        "_lexicons",
        "_order",
        "inline",
        "patterns",
        "rows",
        "rules",
        "start",
        "states",
        "words",
    )

    def __init__(self, text: str) -> None:
        data = json.loads(text)
        self.start: int = data["start"]
        self.words: dict[str, list[str]] = data["words"]
        self.rows: list[dict[str, int]] = data["rows"]
        self.states: list[dict[str, int]] = [self.rows[number] for number in data["states"]]
        origins: list[str] = data["origins"]
        self.rules: list[tuple[str, int, str]] = [
            (name, length, origin)
            for (name, length), origin in zip(data["rules"], origins, strict=True)
        ]
        self.patterns: list[tuple[str, str]] = [(name, regex) for name, regex in data["patterns"]]
        self._lexicons: dict[int, Lexicon] = {}
        self._order: dict[str, int] = {}

    def lexicon(self, row: dict[str, int]) -> Lexicon:
        """The words and patterns accepted where ``row`` is the parser's row."""
        known = self._lexicons.get(id(row))
        if known is None:
            known = self._lexicons[id(row)] = self.make_lexicon(row)
        return known

    def order(self, terminal: str) -> int:
        """The place of a word in the vocabulary, by which lists of words are sorted."""
        if not self._order:
            self._order.update((one, place) for place, one in enumerate(self.words))
        return self._order[terminal]

    def make_lexicon(self, row: dict[str, int]) -> Lexicon:
        """The words and patterns of these terminals."""
        words: dict[str, list[tuple[str, str]]] = {}
        for terminal in row:
            for word in self.words.get(terminal, ()):
                words.setdefault(word[0], []).append((word, terminal))
        for same_start in words.values():
            same_start.sort(key=lambda pair: -len(pair[0]))
        patterns = [(name, matcher(regex)) for name, regex in self.patterns if name in row]
        return Lexicon(words, patterns, "NAME" in row or "PLACE" in row)


@cache
def matcher(regex: str) -> Matcher:
    """A compiled pattern's ``match``."""
    return re.compile(regex).match


@cache
def tables() -> Tables:
    """The tables of the language, read once."""
    from bylawkit import assets

    return Tables(assets.text("syntax/tables.json"))


def spelled(words: list[str]) -> Text:
    """The first Chinese and the first English spelling of a word."""
    zh = next((one for one in words if not one.isascii()), words[0])
    en = next((one for one in words if one.isascii() and one[0].isalpha()), words[0])
    return Text(zh, en)
