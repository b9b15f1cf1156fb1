"""What each word of a text is, for whoever colours it: editors, and the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.syntax.nodes import Tree
from bylawkit.syntax.tables import tables

KINDS = ("keyword", "class", "variable", "string", "number", "comment", "property", "operator")
"""A statement's first word is a ``class``, a field's first word a ``property``."""

_NUMBERS = frozenset(
    (
        "DATE",
        "YEAR_MONTH",
        "CLOCK_TIME",
        "FRACTION",
        "PERCENT",
        "NUMBER",
        "NUMERAL",
        "ARTICLE_NUMBER",
    )
)


class Mark(NamedTuple):
    """A stretch of a text and its kind, one of :data:`KINDS`."""

    start: int
    end: int
    kind: str


def marks(tree: Tree) -> Iterator[Mark]:
    """Every word that was understood, and every comment; words come in order, comments behind them."""
    statements = tree.root.nodes()
    heads = {one.start for one in statements}
    fields = {field.start for one in statements for field in one.nodes()}
    words = tables().words
    for one in tree.tokens:
        if one.end <= one.start:
            continue
        if one.start in heads:
            yield Mark(one.start, one.end, "class")
        elif one.type in _NUMBERS:
            yield Mark(one.start, one.end, "number")
        elif one.type in ("STRING", "TEXT"):
            yield Mark(one.start, one.end, "string")
        elif one.type in ("NAME", "PLACE"):
            yield Mark(one.start, one.end, "variable")
        elif one.start in fields:
            yield Mark(one.start, one.end, "property")
        elif one.type in words and not one.type.startswith("_"):
            yield Mark(one.start, one.end, "keyword" if one.text[0].isalpha() else "operator")
    for comment in tree.comments:
        yield Mark(comment.start, comment.end, "comment")
