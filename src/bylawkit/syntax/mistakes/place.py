"""Where a line could not be read on, and what helps to say why."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.source import Source, Span
from bylawkit.syntax.lexer import BLANKS, COMMENT, Line
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.tables import Tables

CLOSE = {'"': '"', "“": "”", "「": "」", "『": "』"}
"""Each opening quotation mark with the one that closes it."""

_LONGEST = 60


class Place(NamedTuple):
    """The place of a slip. ``written`` holds the words of the line before it, ``statement`` the word
    that began the statement, ``expected`` the terminals that could have stood there.

    ``text`` is the source text with signs narrowed; both have the same places.
    """

    source: Source
    text: str
    line: Line
    position: int
    written: list[Token]
    statement: Token | None
    expected: Collection[str]
    grammar: Tables
    too_deep: bool = False

    @property
    def head(self) -> bool:
        """Whether this is the first line of a statement."""
        return self.line.start == self.line.words

    @property
    def key(self) -> Token | None:
        """The first word of the line."""
        return self.written[0] if self.written else None

    @property
    def before(self) -> Token | None:
        """The last word that could be read."""
        return self.written[-1] if self.written else None

    @property
    def ended(self) -> bool:
        """Whether nothing more stands on the line but perhaps a comment."""
        return self.position >= self.line.end or self.text[self.position] in COMMENT

    @property
    def sign(self) -> str:
        """The sign at the place, empty at the end of the line."""
        return "" if self.position >= self.line.end else self.text[self.position]

    @property
    def rest(self) -> str:
        """What stands from the place on, without a comment."""
        return self.text[self.position : self.words_end]

    @property
    def words_end(self) -> int:
        """Where the words of the line end: before a comment and the blanks around it."""
        end = self.position
        while end < self.line.end:
            mark = min(
                (
                    place
                    for sign in COMMENT
                    if (place := self.text.find(sign, end, self.line.end)) >= 0
                ),
                default=self.line.end,
            )
            if mark == self.line.end or mark == 0 or self.text[mark - 1] in BLANKS:
                end = mark
                break
            end = mark + 1
        while end > self.position and self.text[end - 1] in BLANKS:
            end -= 1
        return end

    @property
    def word(self) -> str:
        """The word at the place, as it was typed."""
        return self.word_span().text

    def word_span(self) -> Span:
        """The word at the place: up to white space or punctuation, at least one character."""
        start = end = self.position
        if end < self.line.end and self.text[end] in CLOSE:
            closing = self.text.find(CLOSE[self.text[end]], end + 1, self.line.end)
            end = self.line.end if closing < 0 else closing + 1
        elif end < self.line.end and wordlike(self.text[end]):
            while end < self.line.end and wordlike(self.text[end]):
                end += 1
        else:
            end = min(end + 1, self.line.end)
        return self.source.span(start, min(end, start + _LONGEST))

    def rest_span(self) -> Span:
        """All that stands from the place on, without a comment."""
        return self.source.span(self.position, max(self.words_end, self.position))

    def from_word(self, number: int) -> Span:
        """The words of the line from one of those written to the end of the line."""
        return self.source.span(self.written[number].start, self.words_end)

    def span_of(self, token: Token) -> Span:
        return self.source.span(token.start, token.end)

    def accepts(self, *terminals: str) -> bool:
        """Whether one of these could stand at the place."""
        return any(one in self.expected for one in terminals)

    def begins(self, *words: str) -> str | None:
        """The first of these words with which the rest of the line begins."""
        for word in words:
            if self.text.startswith(word, self.position):
                return word
        return None

    def under(self, *keys: str) -> bool:
        """Whether the line begins with one of these keywords (terminals)."""
        return bool(self.written) and self.written[0].type in keys

    def say(self, code: Code, span: Span | None = None, **args: Any) -> Diagnostic:
        """The diagnostic of ``code``, at ``span`` or at the word at the place."""
        if span is None:
            span = self.word_span()
        args.setdefault("word", span.text)
        return Diagnostic(code, span, args)


def wordlike(character: str) -> bool:
    """Whether a character can be part of a word or of a number."""
    return character.isalnum() or character in "_-·%％.．"


def both(text: str) -> Text:
    """What reads the same in both languages."""
    return Text(text, text)
