"""Places as the protocol counts them: lines from 0, columns in UTF-16 units."""

from __future__ import annotations

from lsprotocol import types

from bylawkit.source import Source, Span


def units(text: str) -> int:
    """How many UTF-16 units a text takes: two for a character beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(source: Source, offset: int) -> types.Position:
    """The position of an offset."""
    line, column = source.position(offset)
    start = offset - column + 1
    return types.Position(line - 1, units(source.text[start:offset]))


def offset(source: Source, at: types.Position) -> int:
    """The offset of a position; one beyond a line or the text is the end of it."""
    starts = source.line_starts
    if at.line >= len(starts):
        return len(source.text)
    start, line = starts[max(at.line, 0)], source.line(max(at.line, 0) + 1)
    if line.isascii():
        return start + min(max(at.character, 0), len(line))
    taken = 0
    for column, sign in enumerate(line):
        if taken >= at.character:
            return start + column
        taken += 1 + (sign > "\uffff")
    return start + len(line)


def stretch(source: Source, start: int, end: int) -> types.Range:
    """The range from one offset to another."""
    return types.Range(position(source, start), position(source, end))


def range_of(span: Span) -> types.Range:
    """The range of a span in its own text."""
    return stretch(span.source, span.start, span.end)
