"""Texts in the language, coloured by the parser itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, String, Text

from bylawkit.source import Source
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import tables

_KINDS = {"NAME": Name, "PLACE": Name, "STRING": String, "TEXT": String}


class BylawLexer(Lexer):
    """What the parser does not understand stays plain."""

    name = "bylaw"
    aliases = ("bylaw",)
    filenames = ("*.bylaw",)

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """Place, kind and text of each stretch, gaps included."""
        tree = parse(Source("sample.bylaw", text))
        heads = {one.start for one in tree.root.nodes()}
        fields = {field.start for one in tree.root.nodes() for field in one.nodes()}
        found = [(one.start, one.end, Comment) for one in tree.comments]
        for token in tree.tokens:
            if token.end > token.start:
                found.append(
                    (token.start, token.end, _kind(token.type, token.start, heads, fields))
                )
        at = 0
        for start, end, kind in sorted(found, key=lambda one: one[:2]):
            if start >= at:
                yield at, Text, text[at:start]
                yield start, kind, text[start:end]
                at = end
        yield at, Text, text[at:]


def _kind(kind: str, start: int, heads: set[int], fields: set[int]) -> Any:
    if kind in _KINDS:
        return _KINDS[kind]
    if start in heads:
        return Keyword.Declaration
    if start in fields:
        return Name.Attribute
    return Keyword if kind in tables().words else Number
