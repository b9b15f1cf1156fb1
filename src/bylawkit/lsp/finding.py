"""Where things are: definitions, uses, renaming, symbols, folding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types

from bylawkit.lsp.analysis import Analysis, head_name
from bylawkit.lsp.places import range_of, stretch
from bylawkit.lsp.problems import Locate
from bylawkit.model.bylaw import Named
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.source import Span
from bylawkit.syntax.nodes import Node
from bylawkit.syntax.tables import tables

_KINDS = {
    "party": types.SymbolKind.Class,
    "body": types.SymbolKind.Class,
    "matter": types.SymbolKind.Function,
    "norm": types.SymbolKind.Interface,
    "service": types.SymbolKind.Method,
    "fee": types.SymbolKind.Number,
    "fund": types.SymbolKind.Number,
    "procedure": types.SymbolKind.Event,
    "define": types.SymbolKind.Constant,
    "article": types.SymbolKind.String,
    "scenario": types.SymbolKind.Boolean,
    "bylaw": types.SymbolKind.File,
}
_NAME = re.compile(r"[^\W\d_][\w·-]*")


def definition(analysis: Analysis, at: int, locate: Locate) -> types.Location | None:
    """Where the statement stands that is named at a place; it may stand in a base."""
    one = _named_at(analysis, at)
    if one is None:
        return None
    span = head_name(one)
    return types.Location(locate(span.path), range_of(span))


def _named_at(analysis: Analysis, at: int) -> Named | None:
    name = analysis.name_at(at)
    return None if name is None or analysis.bylaw is None else analysis.bylaw.named.get(name)


def references(
    analysis: Analysis, at: int, others: Iterable[Analysis], declared: bool
) -> list[Span]:
    """Every place in which the statement named at a place is named, in all of these texts."""
    one = _named_at(analysis, at)
    if one is None:
        return []
    head = head_name(one)
    found: dict[tuple[str, int], Span] = {}
    for each in (analysis, *others):
        for span in _places(each, one.name, head):
            found[(span.path, span.start)] = span
    if not declared:
        found.pop((head.path, head.start), None)
    return sorted(found.values(), key=lambda span: (span.path, span.start))


def _places(analysis: Analysis, name: str, head: Span) -> Iterator[Span]:
    """Where a text names a statement, if it is the same statement that it means by the name."""
    bylaw = analysis.bylaw
    if bylaw is None or name not in bylaw.named:
        return
    own = head_name(bylaw.named[name])
    if (own.path, own.start) != (head.path, head.start):
        return
    yield own
    yield from bylaw.uses.get(name, ())
    if (changed := bylaw.amended.get(name)) is not None:
        at = changed.source.text.find(name, changed.start, changed.end)
        if at >= 0:
            yield Span(changed.source, at, at + len(name))


def prepare_rename(analysis: Analysis, at: int) -> types.Range | None:
    """The word that would be renamed."""
    for _, span in analysis.names():
        if span.source is analysis.source and span.start <= at <= span.end:
            return range_of(span)
    return None


def may_be_named(analysis: Analysis, name: str) -> bool:
    """Whether a statement can get this name: it is a name, no word's, and not taken."""
    if not _NAME.fullmatch(name) or name in PARTY_NAMES:
        return False
    if any(name in words for words in tables().words.values()):
        return False
    return analysis.bylaw is None or name not in analysis.bylaw.named


def renamed(
    analysis: Analysis, at: int, others: Iterable[Analysis], name: str, locate: Locate
) -> types.WorkspaceEdit | None:
    """The edits that rename a statement everywhere."""
    changes: dict[str, list[types.TextEdit]] = {}
    for span in references(analysis, at, others, declared=True):
        edit = types.TextEdit(range_of(span), name)
        changes.setdefault(locate(span.path), []).append(edit)
    return types.WorkspaceEdit(changes=dict(changes)) if changes else None


# ── Outline ──


def symbols(analysis: Analysis) -> list[types.DocumentSymbol]:
    """Chapters with their statements, in order."""
    top: list[types.DocumentSymbol] = []
    chapter: types.DocumentSymbol | None = None
    for one in analysis.tree.root.nodes():
        made = _symbol(analysis, one)
        if one.rule == "chapter":
            chapter = made
            top.append(made)
        elif chapter is not None:
            chapter.children = [*(chapter.children or ()), made]
            chapter.range = types.Range(chapter.range.start, made.range.end)
        else:
            top.append(made)
    return top


def _symbol(analysis: Analysis, one: Node) -> types.DocumentSymbol:
    name, detail = _called(one)
    word = one.token()
    mark = next(iter(one.tokens("NAME", "STRING")), word)
    assert mark is not None
    assert word is not None
    kind = types.SymbolKind.Namespace if one.rule == "chapter" else _KINDS.get(one.rule)
    return types.DocumentSymbol(
        name=name or word.text,
        detail=detail or word.text,
        kind=kind or types.SymbolKind.Object,
        range=stretch(analysis.source, one.start, max(one.end, mark.end)),
        selection_range=stretch(analysis.source, mark.start, mark.end),
    )


def _called(one: Node) -> tuple[str, str]:
    """A statement's name and title."""
    name, title = one.token("NAME"), one.token("STRING")
    said = "" if title is None else title.text[1:-1]
    return (said, "") if name is None else (name.text, said)


def workspace_symbols(
    query: str, analyses: Iterable[Analysis], locate: Locate
) -> list[types.WorkspaceSymbol]:
    """Statements of all texts whose name or title holds a word."""
    wanted = query.casefold()
    found = []
    for analysis in analyses:
        for one in analysis.tree.root.nodes():
            name, title = _called(one)
            mark = next(iter(one.tokens("NAME", "STRING")), None)
            if mark is None or not any(wanted in word.casefold() for word in (name, title)):
                continue
            where = stretch(analysis.source, mark.start, mark.end)
            found.append(
                types.WorkspaceSymbol(
                    location=types.Location(locate(analysis.source.path), where),
                    name=name,
                    kind=_KINDS.get(one.rule, types.SymbolKind.Object),
                    container_name=title or None,
                )
            )
    return found


def folding(analysis: Analysis) -> list[types.FoldingRange]:
    """Statements with fields, chapters, and runs of comments."""
    source, found = analysis.source, []
    heads = [one for one in analysis.tree.root.nodes() if one.rule == "chapter"]
    ends = [*(one.start for one in heads[1:]), len(source.text)]
    for one, end in zip(heads, ends, strict=True):
        found.append(_fold(source.position(one.start)[0], _last_line(source.text, end)))
    for one in analysis.tree.root.nodes():
        if one.rule != "chapter":
            found.append(_fold(source.position(one.start)[0], source.position(one.end)[0]))
    found += _comments(analysis)
    return [one for one in found if one.end_line > one.start_line]


def _last_line(text: str, end: int) -> int:
    return text.count("\n", 0, len(text[:end].rstrip())) + 1


def _fold(first: int, last: int, kind: types.FoldingRangeKind | None = None) -> types.FoldingRange:
    return types.FoldingRange(first - 1, last - 1, kind=kind)


def _comments(analysis: Analysis) -> Iterator[types.FoldingRange]:
    lines = [one.line for one in analysis.tree.comments if one.column == 1]
    first = last = 0
    for line in (*lines, 0):
        if line != last + 1:
            if last > first > 0:
                yield _fold(first, last, types.FoldingRangeKind.Comment)
            first = line
        last = line
