"""The whole text of a bylaw that uses others: every statement in its final order, with its origin.

What comes from a base is marked by comments, and so is every change, so that the text parses again
to the same meaning and a reader sees who wrote what. Comments of the texts are kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.resolve.build import FIELDS
from bylawkit.resolve.overlay import Change, Entry, Overlay
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Tree
from bylawkit.syntax.printer import Row, print_rows, row_of, rows_of

_FROM = Text("# 来自 {place}", "# from {place}")
_CHANGED = Text("# 修改于 {place}", "# changed at {place}")
_OMITTED = Text("# 删去：{what}（{place}，见 {by}）", "# left out: {what} ({place}, see {by})")
_WAS = Text("# 原为 {old}", "# was {old}")
_ADDED = Text("# 新增", "# added")
_BETWEEN = Text("；", "; ")
_WORDS = frozenset(("paragraph", "item"))
_PARAGRAPHS = "paragraphs"


class _Line(NamedTuple):
    """A line of a statement, with the attribute that it sets; none for the first and for comments."""

    attribute: str | None
    row: Row


class _Written(NamedTuple):
    """A statement as it stands in its text: comments above it, then its lines."""

    above: list[Row]
    lines: list[_Line]


def whole_text(whole: Overlay, lang: str) -> str:
    """Everything that a bylaw consists of, in the tidy form in ``lang``."""
    return print_rows(list(_Writer(whole, lang).rows()), lang)


class _Writer:
    """Goes through the texts as the overlay did, and prints what became of each statement."""

    def __init__(self, whole: Overlay, lang: str) -> None:
        self.whole = whole
        self.lang = lang
        self.own = whole.trees[0]
        self.texts = {tree.source: _Text(tree, lang) for tree in whole.trees}
        self.entries = {(one.source, one.node.start): one for one in whole.entries}
        self.omitted = {(one.source, one.node.start): (one, by) for one, by in whole.omitted}
        self.apart = False

    def rows(self) -> Iterator[Row]:
        yield from self._of(self.own)
        yield from self.texts[self.own.source].below

    def _of(self, tree: Tree) -> Iterator[Row]:
        for node in tree.root.nodes():
            key = tree.source, node.start
            if key in self.whole.used:
                yield from self.texts[tree.source].statement(node.start).above
                yield from self._of(self.whole.used[key])
            elif key in self.entries:
                yield from self._entry(self.entries[key])
            elif key in self.omitted:
                yield from self._left_out(*self.omitted[key])

    def _entry(self, entry: Entry) -> Iterator[Row]:
        own, lines = self.texts[entry.source].statement(entry.node.start)
        above, notes = [*own], [*self._origin(entry)]
        for change in entry.changes:
            written = self.texts[change.source].statement(change.node.start)
            above += [row._replace(gap=False) for row in written.above]
            lines = self._changed(entry.node, lines, change, written)
        head, *rest = (one.row for one in lines)
        apart = (own[0] if own else head).gap or bool(notes) or self.apart
        self.apart = bool(notes)
        body = [*notes, head._replace(gap=False), *rest]
        body[0] = body[0]._replace(gap=head.gap and bool(own))
        first, *others = *above, *body
        yield first._replace(gap=apart)
        yield from others

    def _origin(self, entry: Entry) -> Iterator[Row]:
        if entry.source is not self.own.source:
            yield _note(_FROM(self.lang).format(place=_place(entry.source, entry.node)))
        for change in entry.changes:
            place = _place(change.source, change.node)
            yield _note(_CHANGED(self.lang).format(place=place))

    def _left_out(self, entry: Entry, by: Span) -> Iterator[Row]:
        head = self.texts[entry.source].statement(entry.node.start).lines[0].row
        what, place = f"{head.key} {head.rest}", _place(entry.source, entry.node)
        by_place = f"{by.path}:{by.line}"
        yield _note(_OMITTED(self.lang).format(what=what, place=place, by=by_place), gap=True)
        for row in self.texts[by.source].statement(by.start).above:
            yield row._replace(gap=False)
        self.apart = True

    # ── Changes ──

    def _changed(
        self, node: Node, lines: list[_Line], change: Change, written: _Written
    ) -> list[_Line]:
        """The lines of a statement with those of an amendment in their place."""
        new = _by_attribute(written.lines[1:])
        old = _by_attribute(lines[1:])
        comments = [_Line(None, row) for row in new.pop(None, [])]
        made = [self._head(node, lines[0], change), *comments]
        for attribute, row in lines[1:]:
            if attribute is None or attribute not in new:
                made.append(_Line(attribute, row))
            elif attribute in old:
                was = _BETWEEN(self.lang).join(one.rest or one.key for one in old.pop(attribute))
                made += _marked(attribute, new[attribute], _WAS(self.lang).format(old=was))
        for attribute, rows in new.items():
            if all(one.attribute != attribute for one in lines):
                made += _marked(attribute, rows, _ADDED(self.lang))
        return made

    def _head(self, node: Node, line: _Line, change: Change) -> _Line:
        """The first line; a new title or value is taken from the amendment."""
        titled = node.rule != "article" and change.node.token("STRING") is not None
        if node.rule != "define" and not titled:
            return line
        row = self.texts[change.source].first_row(change.node)
        old = line.row.rest.partition(" ")[2]
        mark = _WAS(self.lang).format(old=old) if old else _ADDED(self.lang)
        return _Line(None, _commented(row, mark)._replace(gap=line.row.gap))


class _Text:
    """One text by its statements."""

    def __init__(self, tree: Tree, lang: str) -> None:
        self.tree = tree
        self.lang = lang
        self.starts: list[int] = []
        self.written: list[_Written] = []
        self.below: list[Row] = []
        self._sort(rows_of(tree, lang))

    def statement(self, start: int) -> _Written:
        """The statement that stands at an offset, or around it."""
        return self.written[bisect_right(self.starts, start) - 1]

    def first_row(self, node: Node) -> Row:
        """The first line of a statement, without the word that makes it an amendment."""
        tokens = self.tree.tokens
        at = bisect_left(tokens, node.start, key=lambda token: token.start)
        return row_of([*takewhile(lambda token: token.type != "_NL", tokens[at:])], self.lang)

    def _sort(self, rows: list[Row]) -> None:
        """Give every line to its statement; comments at the margin belong to what follows."""
        fields = _attributes(self.tree.root)
        heads = {node.start for node in self.tree.root.nodes()}
        above: list[Row] = []
        for row in rows:
            if row.start in heads:
                self.starts.append(row.start)
                self.written.append(_Written(above, [_Line(None, row)]))
                above = []
            elif row.indent and self.written:
                self.written[-1].lines.append(_Line(fields.get(row.start), row))
            else:
                above.append(row)
        self.below = above


def _attributes(root: Node) -> dict[int, str]:
    """The attribute that the line at each offset sets."""
    found: dict[int, str] = {}
    for statement in root.nodes():
        inner = statement.node() if statement.rule == "amend" else statement
        assert inner is not None
        table = FIELDS.get(inner.rule, {})
        for field in inner.nodes():
            if field.rule in table:
                found[field.start] = table[field.rule].attribute
            elif field.rule in _WORDS:
                found[field.start] = _PARAGRAPHS
    return found


def _by_attribute(lines: list[_Line]) -> dict[str | None, list[Row]]:
    """The lines that set each attribute; comments under ``None``."""
    found: dict[str | None, list[Row]] = {}
    for attribute, row in lines:
        found.setdefault(attribute, []).append(row)
    return found


def _marked(attribute: str | None, rows: list[Row], mark: str) -> list[_Line]:
    """Lines of an amendment, the first of them marked."""
    first, *rest = (row._replace(gap=False) for row in rows)
    return [_Line(attribute, row) for row in (_commented(first, mark), *rest)]


def _commented(row: Row, mark: str) -> Row:
    if not row.comment:
        return row._replace(comment=mark)
    return row._replace(comment=f"{row.comment} {mark}")


def _note(text: str, gap: bool = False) -> Row:
    return Row(0, 0, "", "", "", text, gap)


def _place(source: Source, node: Node) -> str:
    return f"{source.path}:{source.position(node.start)[0]}"
