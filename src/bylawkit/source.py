"""Source texts and places in them.

Bytes become a :class:`Source`; every word of it can be pointed at with a :class:`Span`.
Offsets count code points of the normalised text (no BOM, ``\\n`` line ends); lines and columns
shown to people start at 1.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Source:
    """One text with a name, as read: no BOM, every line ended by ``\\n``."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        if self._starts is None:
            starts = [0]
            find = self.text.find
            at = find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """The part of this source from ``start`` up to ``end``."""
        return Span(self, start, end)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"


class Span(NamedTuple):
    """A stretch of a source text."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def line(self) -> int:
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.path}:{line}:{column}"

    def __repr__(self) -> str:
        return f"Span({self})"


class Place(NamedTuple):
    """A place in a file that is not a bylaw: a table row, a JSON key, or the file itself."""

    path: str
    line: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
        if self.cell is not None:
            parts.append(self.cell)
        return ":".join(parts)


def source_from_bytes(path: str, data: bytes) -> Source:
    """Decode bytes as UTF-8, dropping a BOM and folding line ends.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8; the caller reports it.
    """
    text = data.decode("utf-8")
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, text)
