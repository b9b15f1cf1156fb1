"""Source texts and places in them.

Bytes become a :class:`Source`; every word of it can be pointed at with a :class:`Span`.
Offsets count code points of the normalised text (no BOM, ``\\n`` line ends, one form for what looks
the same); lines and columns shown to people start at 1.
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
    """Decode bytes as UTF-8, and give what looks the same one form.

    A BOM goes, and so do zero-width spaces and soft hyphens, which nobody sees; every kind of line
    end becomes ``\\n``; composed and decomposed letters, compatibility ideographs and Kangxi
    radicals (as PDF files have them) become the usual characters.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8; the caller reports it.
    """
    text = data.decode("utf-8")
    if any(sign in text for sign in _LINE_ENDS):
        text = text.replace("\r\n", "\n")
        for sign in _LINE_ENDS:
            text = text.replace(sign, "\n")
    for sign in _UNSEEN:
        if sign in text:
            text = text.replace(sign, "")
    return Source(path, text if text.isascii() else _one_form(text, data))


_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_UNSEEN = "\ufeff\u200b\u2060\u00ad"
_RADICALS = b"\xe2\xbc", b"\xe2\xbd", b"\xe2\xbe", b"\xe2\xbf"
"""How every Kangxi radical begins in UTF-8."""


_PIECE, _MOST_MARKS = 400, 30


def _one_form(text: str, data: bytes) -> str:
    """Goes piece by piece: Unicode's way takes quadratic time over endless heaps of accents."""
    from unicodedata import combining, is_normalized, normalize

    if any(start in data for start in _RADICALS):
        radicals = {sign for sign in text if "\u2f00" <= sign <= "\u2fd5"}
        text = text.translate({ord(sign): normalize("NFKC", sign) for sign in radicals})
    pieces, start, size = [], 0, len(text)
    while start < size:
        end = start + _PIECE
        while end < min(size, start + _PIECE + _MOST_MARKS) and combining(text[end]):
            end += 1
        piece = text[start:end]
        pieces.append(piece if is_normalized("NFC", piece) else normalize("NFC", piece))
        start = end
    return "".join(pieces)
