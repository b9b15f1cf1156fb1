"""Sharing: the statements of a bylaw together with those of the texts it uses.

``引用`` puts the statements of a base where it stands, without its head and its scenarios;
``修改`` replaces the fields it names in a statement of a base; ``删去`` leaves one out. Every
statement keeps the source it came from, so that each change can be shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from bylawkit.diagnostics import See, Text
from bylawkit.diagnostics.spelling import nearest
from bylawkit.resolve import codes
from bylawkit.resolve.context import Context
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Token, Tree
from bylawkit.syntax.parser import parse

Fetch = Callable[[Source, str], "Source | Text"]
"""Finds the text that a source uses by a written path: the text, or why it cannot be used."""

_LEFT_OUT = ("bylaw", "scenario")


class Entry(NamedTuple):
    """One statement of the whole: where it is from, whether it was understood, how it was changed."""

    node: Node
    source: Source
    broken: bool
    changes: tuple[Change, ...] = ()


class Change(NamedTuple):
    """An amendment of a statement."""

    node: Node
    source: Source


class Overlay(NamedTuple):
    """Everything that a bylaw consists of.

    ``trees`` are the texts, its own first; ``used`` finds the base that a ``引用`` brings in, by its
    text and where it stands there.
    """

    entries: list[Entry]
    omitted: list[tuple[Entry, Span]]
    trees: list[Tree]
    used: dict[tuple[Source, int], Tree]


def overlay(context: Context, tree: Tree, fetch: Fetch) -> Overlay:
    """Put a tree and the texts it uses together; what goes wrong is reported to ``context``."""
    found = Overlay([], [], [tree], {})
    _add(context, tree, fetch, found, (_place(tree.source),))
    return found


def _place(source: Source) -> str:
    return os.path.abspath(source.path)


def _add(
    context: Context, tree: Tree, fetch: Fetch, found: Overlay, chain: tuple[str, ...]
) -> None:
    first = len(found.entries)
    changed: dict[tuple[str, str], Span] = {}
    for node in tree.root.nodes():
        context.source = tree.source
        if node.rule == "use_base":
            _use(context, node, fetch, found, chain)
        elif node.rule in ("amend", "omit"):
            _change(context, node, found, first, changed)
        elif len(chain) == 1 or node.rule not in _LEFT_OUT:
            broken = node.start in tree.broken
            found.entries.append(Entry(node, tree.source, broken))
    context.source = tree.source


def _use(
    context: Context, node: Node, fetch: Fetch, found: Overlay, chain: tuple[str, ...]
) -> None:
    token = node.token("STRING")
    assert token is not None
    path = token.text[1:-1]
    base = fetch(context.source, path)
    if isinstance(base, Text):
        context.report(codes.NO_BASE, token, path=path, why=base)
        return
    place = _place(base)
    if place in chain:
        around = [os.path.basename(one) for one in (*chain[chain.index(place) :], place)]
        context.report(codes.BASE_CYCLE, token, path=" → ".join(around))
        return
    if any(_place(tree.source) == place for tree in found.trees):
        context.report(codes.BASE_TWICE, token, path=path)
        return
    tree, using = parse(base), context.source
    found.trees.append(tree)
    found.used[using, node.start] = tree
    context.diagnostics.extend(tree.diagnostics)
    _add(context, tree, fetch, found, (*chain, place))
    context.source = using


def _change(
    context: Context,
    node: Node,
    found: Overlay,
    first: int,
    changed: dict[tuple[str, str], Span],
) -> None:
    """Apply one amendment or omission to a statement of a base."""
    inner = node.node()
    target = node if inner is None else inner
    rule = None if inner is None else inner.rule
    key, token = _key(target)
    place = _find(found.entries, first, key, rule, context.source)
    if token is None or not token.text:
        return
    if place is None:
        _report_nothing(context, token, key, found.entries[first:])
    elif key in changed:
        see = See(Text("第一次改动在这里", "it was first changed here"), changed[key])
        context.report(codes.CHANGED_TWICE, token, (see,), name=key[1])
    else:
        changed[key] = context.span(token)
        entry = found.entries[place]
        if inner is None:
            del found.entries[place]
            found.omitted.append((entry, context.span(node)))
        else:
            change = Change(inner, context.source)
            found.entries[place] = entry._replace(changes=(*entry.changes, change))


def _key(node: Node) -> tuple[tuple[str, str], Token | None]:
    """What a statement is called: its name, or for prose its title."""
    token = node.token("NAME")
    if token is not None:
        return ("name", token.text), token
    token = node.token("STRING")
    return ("title", token.text[1:-1] if token else ""), token


def _find(
    entries: list[Entry], first: int, key: tuple[str, str], rule: str | None, own: Source
) -> int | None:
    for place in range(first, len(entries)):
        entry = entries[place]
        is_prose = entry.node.rule == "article"
        if entry.source is own or (key[0] == "title") is not is_prose:
            continue
        if _key(entry.node)[0] == key and rule in (None, entry.node.rule):
            return place
    return None


def _report_nothing(
    context: Context,
    token: Token,
    key: tuple[str, str],
    entries: list[Entry],
) -> None:
    own = [one for one in entries if one.source is context.source and _key(one.node)[0] == key]
    if own:
        see = See(Text("它在这里", "it stands here"), Span(context.source, *_ends(own[0].node)))
        context.report(codes.CHANGES_OWN, token, (see,), name=key[1])
        return
    theirs = [one.node for one in entries if one.source is not context.source]
    cure = _of_another_kind(key, theirs) or nearest(key[1], [_key(one)[0][1] for one in theirs])
    context.report(codes.CHANGES_NOTHING, token, name=key[1], cure=cure or _LOOK)


_LOOK = Text(
    '核对名称；文字条文写 `条 "标题"`', 'check the name; for prose write `article "title"`'
)


def _of_another_kind(key: tuple[str, str], nodes: list[Node]) -> Text | None:
    """For the name of a statement of another kind than was written."""
    word = next((one.token() for one in nodes if _key(one)[0] == key), None)
    if word is None:
        return None
    meant = f"{word.text} {key[1]}"
    return Text(f"写成 `{meant}`", f"write `{meant}`")


def _ends(node: Node) -> tuple[int, int]:
    return node.start, node.end
