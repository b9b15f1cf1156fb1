"""Text to tree: runs the tables over the words, and goes on after every slip.

A slip costs the line it stands in and nothing more: the parser returns to where the line began and
reads on with the next one, so that one run reports every mistake in a file.
"""

from __future__ import annotations

import gc

from bylawkit.diagnostics import Diagnostic
from bylawkit.source import Source, Span
from bylawkit.syntax.lexer import (
    BLANKS,
    COMMENT,
    Line,
    is_plain,
    lines,
    narrowed,
    next_word,
    one_form,
)
from bylawkit.syntax.nodes import Node, Token, Tree
from bylawkit.syntax.tables import Lexicon, Tables, tables

MAX_DEPTH = 64
"""How many brackets may be open at once in a line."""

_Value = Node | Token | list["Node | Token"]


def parse(source: Source) -> Tree:
    """Parse a whole text. Never raises for what a user wrote; the tree holds what was understood."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Parser(source, tables()).run()
    finally:
        if collecting:
            gc.enable()


class _Parser:
    def __init__(self, source: Source, grammar: Tables) -> None:
        self.source = source
        self.text = source.text
        self.narrowed = False
        self.grammar = grammar
        self.states = [grammar.start]
        self.values: list[_Value] = []
        self.tokens: list[Token] = []
        self.comments: list[Span] = []
        self.diagnostics: list[Diagnostic] = []
        self.broken: set[int] = set()
        self.unseen: set[int] = set()
        self.reported = -1
        self.block_indent: str | None = None
        self.statement: Token | None = None
        self.keyword: Token | None = None
        self.skipping = False
        self.mark = 0

    def run(self) -> Tree:
        if not is_plain(self.text):
            self._narrow()
            self._report_hidden()
        for line in lines(self.text):
            if self.text[line.words] in COMMENT:
                self._comment(line)
            else:
                self._line(line)
        self._leave_block(len(self.text))
        self._feed(Token("$END", "", len(self.text), len(self.text)))
        root = self.values[0]
        assert isinstance(root, Node)
        if self.unseen:
            self.diagnostics.sort(key=_start)
        return Tree(self.source, root, self.tokens, self.comments, self.diagnostics, self.broken)

    def _narrow(self) -> bool:
        """From here on look for words in the narrowed text; false if that changes nothing."""
        if self.narrowed:
            return False
        self.narrowed = True
        self.text = narrowed(self.source.text)
        return self.text != self.source.text

    def _report_hidden(self) -> None:
        """Signs that nobody sees are refused wherever they stand, one message a line."""
        from bylawkit.syntax.mistakes.characters import hidden_signs

        for one in hidden_signs(self.source):
            self._report(one)
            self.unseen.add(self.source.position(_start(one))[0])

    # ── Layout ────────────────────────────────────────────────────────────────────────────────

    def _comment(self, line: Line) -> None:
        self.comments.append(self.source.span(line.words, line.end))
        if line.words == line.start and self.text.startswith(("##", "＃＃"), line.start):
            from bylawkit.syntax.mistakes.margin import heading

            found = heading(self.source, line.start, line.end)
            if found is not None:
                self._report(found)

    def _line(self, line: Line) -> None:
        indent = self.source.text[line.start : line.words]
        if not indent:
            self._leave_block(line.start)
            self.skipping = False
            self.statement = self.keyword = None
        elif self.skipping or not self._enter_block(line, indent):
            return
        self.mark = 0
        self._words(line, head=not indent)

    def _leave_block(self, at: int) -> None:
        if self.block_indent is not None:
            self._feed(Token("_DEDENT", "", at, at))
            self.block_indent = None

    def _enter_block(self, line: Line, indent: str) -> bool:
        """Open the block of fields, if this is its first line; report odd indentation."""
        if self.block_indent is None:
            if self.statement is None:
                self._misplaced("orphan", line)
                return False
            if not self._feed(Token("_INDENT", "", line.start, line.words)):
                self._misplaced("no_fields", line)
                self.skipping = True
                return False
            self.block_indent = indent
        elif indent != self.block_indent:
            self._misplaced("uneven", line)
        return True

    def _misplaced(self, how: str, line: Line) -> None:
        """Report a line that stands where none of its kind can stand, or not as its neighbours do."""
        from bylawkit.syntax.mistakes import layout

        if self._line_number(line) not in self.unseen:
            self.reported = line.start
            explain = getattr(layout, how)
            self._report(explain(self.source, line, self.statement, self.block_indent))

    def _line_number(self, line: Line) -> int:
        return self.source.position(line.start)[0] if self.unseen else 0

    # ── Words ─────────────────────────────────────────────────────────────────────────────────

    def _words(self, line: Line, head: bool) -> None:
        position, depth = line.words, 0
        first = True
        while True:
            self._reduce_defaults()
            while position < line.end and self.text[position] in BLANKS:
                position += 1
            if position >= line.end or self.text[position] in COMMENT:
                break
            row = self.grammar.states[self.states[-1]]
            token = self._next(position, self.grammar.lexicon(row))
            if token is not None:
                depth += (token.type == "_OPEN") - (token.type == "_CLOSE")
            if token is None or depth > MAX_DEPTH or not self._feed(token, first):
                self._slip(line, position, depth)
                return
            if head and (first or (self.keyword is not None and self.keyword.type == "AMEND")):
                self.statement = self.statement or token
                self.keyword = token
            first = False
            self.tokens.append(token)
            position = token.end
        if position < line.end:
            self.comments.append(self.source.span(position, line.end))
        end = Token("_NL", "", line.end, line.end)
        if self._feed(end):
            self.tokens.append(end)
        else:
            self._slip(line, position, depth)

    def _next(self, position: int, lexicon: Lexicon) -> Token | None:
        """The next word. Names get one form; prose keeps the signs that it was typed in."""
        token = next_word(self.text, position, lexicon)
        if token is None:
            return self._next(position, lexicon) if self._narrow() else None
        if token.type in ("NAME", "PLACE"):
            name = one_form(token.text)
            if name != token.text:
                if name is not None and self._narrow():
                    return self._next(position, lexicon)
                return None if name is None else token._replace(text=name)
        elif self.narrowed and token.type in ("TEXT", "STRING"):
            return token._replace(text=self.source.text[token.start : token.end])
        return token

    def _slip(self, line: Line, position: int, depth: int) -> None:
        """Report what is wrong at ``position`` and go back to where the line began."""
        head, written = line.start == line.words, []
        while self.tokens and self.tokens[-1].start >= line.start:
            written.append(self.tokens.pop())
        if self.reported != line.start and self._line_number(line) not in self.unseen:
            self._explain(line, position, depth, written[::-1])
        if self.statement is not None:
            self.broken.add(self.statement.start)
        if head:
            self._finish_head(line)
        elif written:
            self._go_back()

    def _explain(self, line: Line, position: int, depth: int, written: list[Token]) -> None:
        from bylawkit.syntax import mistakes

        row = self.grammar.states[self.states[-1]]
        place = mistakes.Place(
            source=self.source,
            text=self.text,
            line=line,
            position=position,
            written=written,
            statement=self.keyword,
            expected=row.keys(),
            grammar=self.grammar,
            too_deep=depth > MAX_DEPTH,
        )
        self._report(mistakes.explain(place))

    def _go_back(self) -> None:
        del self.states[self.mark :]
        del self.values[self.mark - 1 :]

    def _finish_head(self, line: Line) -> None:
        """Supply what a statement's first line lacks, so that its fields can still be read."""
        if self.statement is None:
            self.skipping = True
            return
        for _ in range(4):
            self._reduce_defaults()
            supplied = self._supply(line)
            if supplied == "_NL":
                return
            if supplied is None:
                break
        self._go_back()
        self.statement, self.skipping = None, True

    def _supply(self, line: Line) -> str | None:
        """Put in one empty token of a kind that can stand here; its kind, or ``None``."""
        for wanted in ("_NL", "NAME", "STRING", "NUMBER"):
            row = self.grammar.states[self.states[-1]]
            if wanted in row and self._feed(Token(wanted, "", line.end, line.end)):
                return wanted
        return None

    # ── The automaton ─────────────────────────────────────────────────────────────────────────

    def _feed(self, token: Token, first: bool = False) -> bool:
        """Give one token to the automaton; false if it cannot stand here."""
        grammar, states = self.grammar.states, self.states
        kind = token.type
        while True:
            row = grammar[states[-1]]
            action = row.get(kind) or row.get("*")
            if action is None:
                return False
            if action > 0:
                break
            self._reduce(-action - 1)
        if kind == "$END":
            return True
        if first:
            self.mark = len(states)
        states.append(action - 1)
        self.values.append(token)
        return True

    def _reduce_defaults(self) -> None:
        grammar, states = self.grammar.states, self.states
        while (action := grammar[states[-1]].get("*")) is not None:
            self._reduce(-action - 1)

    def _reduce(self, number: int) -> None:
        name, length, origin = self.grammar.rules[number]
        states, values = self.states, self.values
        if length:
            parts = values[-length:]
            del values[-length:]
            del states[-length:]
        else:
            parts = []
        values.append(_build(name, parts, name[0] == "_"))
        states.append(self.grammar.states[states[-1]][origin] - 1)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)


def _build(name: str, parts: list[_Value], inline: bool) -> _Value:
    """A node of these parts, or, for a rule that only groups, the parts themselves."""
    if inline and parts and type(parts[0]) is list:
        children = parts[0]
        rest = parts[1:]
    else:
        children, rest = [], parts
    for part in rest:
        if type(part) is list:
            children.extend(part)
        elif type(part) is Node or part[0][0] != "_":  # type: ignore[index]
            children.append(part)  # type: ignore[arg-type]
    if inline:
        return children
    start = children[0].start if children else 0
    return Node(name, children, start, children[-1].end if children else start)


def _start(diagnostic: Diagnostic) -> int:
    assert isinstance(diagnostic.span, Span)
    return diagnostic.span.start
