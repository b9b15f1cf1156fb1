"""Texts in the language, coloured by the parser itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from bylawkit.source import Source
from bylawkit.syntax.marks import marks
from bylawkit.syntax.parser import parse

_KINDS: dict[str, Any] = {
    "class": Keyword.Declaration,
    "property": Name.Attribute,
    "keyword": Keyword,
    "operator": Operator,
    "variable": Name,
    "string": String,
    "number": Number,
    "comment": Comment,
}


class BylawLexer(Lexer):
    """What the parser does not understand stays plain."""

    name = "bylaw"
    aliases = ("bylaw",)
    filenames = ("*.bylaw",)

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """Place, kind and text of each stretch, gaps included."""
        at = 0
        for start, end, kind in sorted(marks(parse(Source("sample.bylaw", text)))):
            yield at, Text, text[at:start]
            yield start, _KINDS[kind], text[start:end]
            at = end
        yield at, Text, text[at:]
