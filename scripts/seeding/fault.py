"""What a seeded fault is: one stretch of a text exchanged, and where a finding about it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.source import Source


class Base(NamedTuple):
    """A sound text in which faults are seeded, from ``start`` up to ``end``.

    ``noticed`` are the codes reported of it as it stands, with their offsets. ``moved`` is an example
    with another home, for faults against the law of that place.
    """

    name: str
    bylaw: Bylaw
    start: int
    end: int
    noticed: frozenset[tuple[str, int]]
    moved: bool = False

    @property
    def source(self) -> Source:
        return self.bylaw.source

    @property
    def text(self) -> str:
        return self.bylaw.source.text

    @property
    def is_example(self) -> bool:
        return self.start == 0

    def say(self, chinese: str, english: str) -> str:
        """The words for the language of the text."""
        return chinese if self.bylaw.lang == "zh" else english


class Fault(NamedTuple):
    """The characters from ``start`` up to ``end`` become ``new``.

    The finding belongs on the line of ``at``, else on that of the change.
    """

    start: int
    end: int
    new: str
    at: int | None = None

    def text(self, base: Base) -> str:
        """The text with the fault in it."""
        return base.text[: self.start] + self.new + base.text[self.end :]

    def moved(self, offset: int) -> int:
        """Where a place of the sound text is found in the faulty one."""
        if offset < self.end:
            return min(offset, self.start) if offset >= self.start else offset
        return offset + len(self.new) - (self.end - self.start)

    @property
    def place(self) -> int:
        """Where the finding belongs, in the faulty text."""
        if self.at is None:
            return self.start + len(self.new) - len(self.new.lstrip(" \n"))
        return self.moved(self.at)


Seeds = Iterator[Fault]

CHANGED = Text("改动的那一行", "the line changed")
NAMED = Text("所在语句的第一行", "the first line of the statement")


class Kind(NamedTuple):
    """One kind of fault: what is changed, which codes may report it, and on which line.

    ``local``: it is against the law of some places only, and seeded in examples moved there.
    """

    name: str
    title: Text
    codes: tuple[str, ...]
    where: Text
    faults: Callable[[Base], Seeds]
    local: bool = False


def kind(
    chinese: str, english: str, *codes: str, where: Text = CHANGED, local: bool = False
) -> Callable[[Callable[[Base], Seeds]], Kind]:
    """Makes a kind of the function that seeds its faults."""

    def made(faults: Callable[[Base], Seeds]) -> Kind:
        name = faults.__name__.replace("_", "-")
        return Kind(name, Text(chinese, english), codes, where, faults, local)

    return made
