"""What is known of a text that is open in an editor, and of the texts it uses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from bylawkit.api.settings import Settings
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.law import Law
from bylawkit.pipeline import Reading, law_for, outcome, read_source
from bylawkit.resolve.overlay import Fetch
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Token, Tree
from bylawkit.syntax.parser import parse

_NONE = Settings()


class Analysis:
    """One version of one text. Every part is worked out when it is first asked for."""

    def __init__(
        self,
        source: Source,
        fetch: Fetch,
        earlier: Analysis | None = None,
        settings: Settings = _NONE,
    ) -> None:
        self.source = source
        self._fetch = fetch
        self._settings = settings
        self._earlier = earlier

    @property
    def understood(self) -> Analysis:
        """The latest version of this text that was read already; this one if there is none."""
        return self._earlier or self

    @cached_property
    def tree(self) -> Tree:
        """What is written, word by word."""
        return parse(self.source)

    @cached_property
    def reading(self) -> Reading:
        """What it means, with the texts it uses."""
        self._earlier = None
        return read_source(self.source, self._fetch)

    @property
    def bylaw(self) -> Bylaw | None:
        """The bylaw, as far as it was understood."""
        return self.reading.bylaw

    @property
    def lang(self) -> str:
        """The language of the bylaw; Chinese where there is none."""
        return "zh" if self.bylaw is None else self.bylaw.lang

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """Every problem that the project asks for, those of the rules only if all could be read."""
        settings = self._settings
        found = outcome(self.reading, settings.place, settings.on).found
        return settings.applied(found, self.source)[0]

    @cached_property
    def law(self) -> Law:
        """The law by which the bylaw is judged; only where there is a bylaw."""
        assert self.bylaw is not None
        return law_for(self.bylaw, self._settings.place, self._settings.on)

    def statement_at(self, offset: int) -> Node | None:
        """The statement around a place."""
        for one in self.tree.root.nodes():
            if one.start <= offset <= one.end:
                return one
        return None

    def token_at(self, offset: int) -> Token | None:
        """The word at a place, or just before it."""
        found = None
        for one in self.tree.tokens:
            if one.start > offset:
                break
            if one.end >= offset and one.end > one.start:
                found = one
                if one.end > offset:
                    break
        return found

    def name_at(self, offset: int) -> str | None:
        """The name of the statement that is named at a place, where it is declared or used."""
        for name, span in self.names():
            if span.source is self.source and span.start <= offset <= span.end:
                return name
        return None

    def names(self) -> Iterator[tuple[str, Span]]:
        """Every place in which a statement of the bylaw is named, its own head first."""
        if self.bylaw is None:
            return
        for name, one in self.bylaw.named.items():
            yield name, head_name(one)
            for span in self.bylaw.uses.get(name, ()):
                yield name, span


def head_name(one: Named) -> Span:
    """Where a statement's own name stands at its head."""
    text, start = one.span.source.text, one.span.start
    end = text.find("\n", start)
    at = text.find(one.name, start, end if end >= 0 else len(text))
    return Span(one.span.source, at, at + len(one.name)) if at >= 0 else one.span
