"""What may be written at a place of a text: the words that the grammar accepts there."""

from __future__ import annotations

from typing import NamedTuple

from bylawkit.source import Source
from bylawkit.syntax.lexer import BLANKS, COMMENT, Line, lines
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.parser import _Parser
from bylawkit.syntax.tables import tables


class Expected(NamedTuple):
    """The terminals that may come at ``start``, and the word that is being typed from there on."""

    start: int
    terminals: frozenset[str]


class Here(NamedTuple):
    """Where a place lies: the keyword of its statement and of its field, and what may come there.

    There are two answers in ``expected`` if the word before the place may be finished or not.
    """

    statement: str | None
    field: str | None
    indented: bool
    expected: tuple[Expected, ...]


def statement_start(text: str, offset: int) -> int:
    """Where the statement begins in which ``offset`` lies: the last line at the margin above it."""
    start = text.rfind("\n", 0, offset) + 1
    while start > 0 and (start >= len(text) or text[start] in BLANKS + COMMENT + "\n"):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def expected(text: str, offset: int) -> Here:
    """What may be written at ``offset``. Only the statement around it is read."""
    start = statement_start(text, offset)
    return _Reader(Source("", text[start:offset]), start).here()


class _Reader(_Parser):
    """Reads a statement up to a place in the middle of a line."""

    def __init__(self, source: Source, base: int) -> None:
        super().__init__(source, tables())
        self.base = base

    def here(self) -> Here:
        begun = self.text.rfind("\n") + 1
        for line in lines(self.text[:begun]):
            if self.text[line.words] not in COMMENT:
                self._line(line)
        last = self.text[begun:]
        words = begun + len(last) - len(last.lstrip(BLANKS))
        indented = words > begun
        if not self._enter(Line(begun, words, len(self.text)), indented):
            return Here(self._kind(), None, indented, ())
        return Here(self._kind(), *self._read(words, indented))

    def _kind(self) -> str | None:
        return None if self.keyword is None else self.keyword.type

    def _enter(self, line: Line, indented: bool) -> bool:
        if indented:
            return not self.skipping and self._enter_block(line, self.text[line.start : line.words])
        self._leave_block(line.start)
        self.statement = self.keyword = None
        return True

    def _read(self, at: int, indented: bool) -> tuple[str | None, bool, tuple[Expected, ...]]:
        """Read the words of the last line; what may come behind them, and in the last one's stead."""
        size, first, before, last = len(self.text), None, None, None
        while True:
            self._reduce_defaults()
            while at < size and self.text[at] in BLANKS:
                at += 1
            row = self.grammar.states[self.states[-1]]
            here = Expected(self.base + at, frozenset(row))
            if at >= size:
                break
            token = self._next(at, self.grammar.lexicon(row))
            if token is None or not self._feed(token):
                return (first and first.type), indented, (here,)
            first, before, last, at = first or token, here, token, token.end
            self._noted(token, indented)
        touching = last is not None and last.end == size
        every = (before, here) if touching and before is not None else (here,)
        return (first and first.type), indented, tuple(one for one in every if one)

    def _noted(self, token: Token, indented: bool) -> None:
        if not indented and self.statement is None:
            self.statement = self.keyword = token
