"""What a resolution run carries along: the source, the uses of names, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bylawkit.diagnostics import Code, Diagnostic, See, Text
from bylawkit.model.values import Ref
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Token


@dataclass(slots=True)
class Use:
    """A name that was used, and what kinds of statement it may stand for."""

    ref: Ref
    kind: str


@dataclass(slots=True)
class Context:
    """Collects uses and diagnostics while statements are built."""

    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    quotes: list[tuple[str, Span]] = field(default_factory=list)
    field_keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The field keywords (terminals) that each named statement used."""
    broken: bool = False
    """Whether the statement at hand already has a syntax error, so that gaps are not news."""

    def span(self, part: Node | Token) -> Span:
        return Span(self.source, part.start, part.end)

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
    "any": Text("条文", "statement"),
}
"""What a name may be wanted for."""
