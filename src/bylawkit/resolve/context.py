"""What a resolution run carries along: the source, the uses of names, and what was noticed."""

from __future__ import annotations

from typing import Any, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, See, Text
from bylawkit.model.values import Ref
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Token


class Use(NamedTuple):
    """A name that was used, and what kinds of statement it may stand for."""

    ref: Ref
    kind: str


class Context:
    """Collects uses and diagnostics while statements are built.

    ``nodes`` holds each named statement as it was written. ``broken``:
    the statement at hand already has a syntax error, so that gaps in it are not news;
    ``unclear``: the names of all such statements.
    """

    __slots__ = ("broken", "diagnostics", "nodes", "quotes", "source", "unclear", "uses")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.uses: list[Use] = []
        self.quotes: list[tuple[str, Span]] = []
        self.nodes: dict[str, Node] = {}
        self.broken = False
        self.unclear: set[str] = set()

    def span(self, part: Node | Token) -> Span:
        return tuple.__new__(Span, (self.source, part.start, part.end))

    def report(
        self, code: Code, part: Node | Token | Span, see: tuple[See, ...] = (), **args: Any
    ) -> None:
        span = part if isinstance(part, Span) else self.span(part)
        self.diagnostics.append(Diagnostic(code, span, args, see))

    def use(self, token: Token, kind: str) -> Ref:
        """Note that a name was used where ``kind`` is wanted."""
        ref = Ref(token.text, self.span(token))
        self.uses.append(Use(ref, kind))
        return ref


KINDS: dict[str, Text] = {
    "party": Text("主体", "party"),
    "matter": Text("事项", "matter"),
    "counterpart": Text("可作对价的条文", "counterpart"),
    "fee": Text("费用", "fee"),
    "fund": Text("资金", "fund"),
    "any": Text("条文", "statement"),
}
"""What a name may be wanted for."""
