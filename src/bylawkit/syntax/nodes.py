"""The syntax tree: what was written, word by word, with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic
from bylawkit.numerals import narrow, numeral, parts
from bylawkit.source import Source, Span


class Token(NamedTuple):
    """One word: its terminal in the grammar, its text, and where it stands."""

    type: str
    text: str
    start: int
    end: int


class Node:
    """A grammar rule that was recognised, with its parts in order.

    Two nodes are equal if they say the same, wherever they stand.
    """

    __slots__ = ("children", "end", "rule", "start")

    def __init__(self, rule: str, children: list[Node | Token], start: int, end: int) -> None:
        self.rule = rule
        self.children = children
        self.start = start
        self.end = end

    def token(self, *types: str) -> Token | None:
        """The first token of one of these types, or of any type."""
        for child in self.children:
            if type(child) is Token and (child.type in types or not types):
                return child
        return None

    def tokens(self, *types: str) -> list[Token]:
        """The tokens of these types, in order."""
        return [one for one in self.children if type(one) is Token and one.type in types]

    def nodes(self, *rules: str) -> list[Node]:
        """The nodes of these rules, or all nodes, in order."""
        if not rules:
            return [one for one in self.children if type(one) is Node]
        return [one for one in self.children if type(one) is Node and one.rule in rules]

    def node(self, *rules: str) -> Node | None:
        """The first node of one of these rules, or of any rule."""
        for child in self.children:
            if type(child) is Node and (child.rule in rules or not rules):
                return child
        return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self.rule)

    def _parts(self) -> list[object]:
        """The tree flattened without recursion, positions and spelling of words left out."""
        parts: list[object] = []
        stack: list[Node | Token] = [self]
        while stack:
            one = stack.pop()
            if type(one) is Token:
                parts.append(_meaning(one))
            else:
                assert isinstance(one, Node)
                parts.append((one.rule, len(one.children)))
                stack.extend(one.children)
        return parts

    def __repr__(self) -> str:
        return f"Node({self.rule!r}, {self.children!r})"


VALUES = frozenset(
    [
        "DATE",
        "YEAR_MONTH",
        "CLOCK_TIME",
        "FRACTION",
        "PERCENT",
        "NUMBER",
        "NUMERAL",
        "ARTICLE_NUMBER",
        "PLACE",
        "NAME",
        "STRING",
        "TEXT",
    ]
)
"""Terminals whose text carries meaning; every other terminal is a word of the vocabulary."""


def _meaning(token: Token) -> tuple[str, object]:
    """What a token says, however it is spelled: ``三分之二`` and ``2/3`` say the same."""
    kind, text = token.type, token.text
    if kind == "NUMERAL":
        return "NUMBER", str(numeral(text))
    if kind == "FRACTION":
        return kind, parts(text)
    if kind == "STRING":
        return kind, text[1:-1]
    if kind in ("DATE", "YEAR_MONTH", "CLOCK_TIME"):
        return kind, [int(number) for number in re.findall(r"\d+", narrow(text))]
    if kind in ("NUMBER", "PERCENT", "ARTICLE_NUMBER"):
        return kind, narrow(text).replace(" ", "").strip("第").replace("条", "")
    return kind, text if kind in VALUES else ""


class Tree(NamedTuple):
    """A parsed text: the root, every token and comment in order, and what was wrong.

    ``broken`` holds the starts of statements of which a part was not understood.
    """

    source: Source
    root: Node
    tokens: list[Token]
    comments: list[Span]
    diagnostics: list[Diagnostic]
    broken: set[int]
