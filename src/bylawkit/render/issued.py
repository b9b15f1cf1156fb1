"""The paragraphs of a document as it was issued, one by one, to be found again in what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bylawkit.render.view import (
    Block,
    Box,
    Code,
    Contents,
    Drawing,
    Heading,
    Look,
    Paragraph,
    Piece,
    Pieces,
    Rank,
    Table,
    View,
    plain,
)

ROW = "row"
CONTENTS = "contents"
DRAWING = "drawing"
JOINT = "｜"
"""What stands between the cells of a row."""


class Line(NamedTuple):
    """A paragraph, or the row of a table.

    ``article`` is the anchor of the article it stands in, empty before the first; ``look`` is what it
    is for; ``label`` is the number that Word writes before it.
    """

    id: int
    article: str
    look: str
    pieces: Pieces
    label: str = ""

    @property
    def text(self) -> str:
        """The words, without the number that Word writes."""
        return plain(self.pieces)

    @property
    def is_heading(self) -> bool:
        """Whether it stands over an article, a chapter or a section."""
        return self.look in _RANKS


_SPACES = re.compile(r"\s+")
_RANKS = frozenset(Rank)


def squeezed(text: str) -> str:
    """Words without the spaces of layout: none beside Chinese, one between other words."""
    return _SPACES.sub(lambda found: " " if _between_words(found) else "", text)


def _between_words(found: re.Match[str]) -> bool:
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return bool(before and after) and before.isascii() and after.isascii()


def lines(view: View) -> Iterator[Line]:
    """Every paragraph of a document in order; drawings are told by their words elsewhere."""
    article = ""
    for block in view.blocks:
        if type(block) is Paragraph:
            yield Line(block.id, article, block.look, block.pieces, block.label)
        elif type(block) is Heading:
            article = block.anchor
            yield Line(block.id, article, block.rank, block.title, block.label)
        else:
            yield from _others(block, article, view)


def _others(block: Block, article: str, view: View) -> Iterator[Line]:
    """The lines of a block that is neither a heading nor a paragraph."""
    if isinstance(block, Table):
        yield from _rows(block, article)
    elif isinstance(block, Contents):
        yield from _contents(block, view)
    elif isinstance(block, Drawing):
        yield Line(block.id, article, DRAWING, _boxes(block))
    elif isinstance(block, Code):
        yield Line(block.id, article, DRAWING, ())
        yield Line(block.id + 1, article, Look.CAPTION, (block.caption,))


def _rows(table: Table, article: str) -> Iterator[Line]:
    for position, row in enumerate((table.head, *table.rows)):
        number = table.id + 31 * position + 1
        yield Line(number & 0x7FFFFFFF or 1, article, ROW, _joined(row))


def _boxes(drawing: Drawing) -> Pieces:
    boxes = (one for one in drawing.shapes if isinstance(one, Box))
    return boxed(line for one in boxes for line in one.lines)


def boxed(words: Iterable[str]) -> Pieces:
    """The words of a drawing, in an order that no program changes."""
    return (JOINT.join(sorted(one.strip() for one in words if one.strip())),)


def _joined(row: tuple[Pieces, ...]) -> Pieces:
    found: list[Piece] = []
    for position, cell in enumerate(row):
        found += [JOINT] if position else []
        found += [one.replace("\n", " ") if isinstance(one, str) else one for one in cell]
    return tuple(found)


def _contents(one: Contents, view: View) -> Iterator[Line]:
    stop = "　" if view.lang == "zh" else ". "
    yield Line(1, "", CONTENTS, (one.title,))
    for block in view.blocks:
        if isinstance(block, Heading) and block.rank is Rank.CHAPTER:
            yield Line(block.id + 1, "", CONTENTS, (block.label + stop, plain(block.title)))
