"""What a document says, before anybody decides what it looks like.

A :class:`View` is a sequence of blocks. Word, HTML and Markdown are made from the same view, so
they cannot differ in wording. Every block has an ``id``: 31 bits that stay the same as long as the
article keeps its name, wherever the article moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from unicodedata import east_asian_width

from bylawkit.render.sheet import Sheet


class Link(NamedTuple):
    """A cross-reference: the words shown, and the anchor of the article they lead to."""

    text: str
    target: str


Piece = str | Link
Pieces = tuple[Piece, ...]


class Rank(StrEnum):
    """What a heading stands over: 第一章, 第一条, or 一、 in a notice."""

    CHAPTER = "chapter"
    ARTICLE = "article"
    SECTION = "section"


class Heading(NamedTuple):
    """A numbered heading. ``label`` is the number in words: ``第一条``."""

    rank: Rank
    number: int
    label: str
    title: Pieces
    anchor: str
    id: int


class Look(StrEnum):
    """What a paragraph is for."""

    TEXT = "text"  # 款
    ITEM = "item"  # 项
    TITLE = "title"
    SUBTITLE = "subtitle"
    SALUTATION = "salutation"
    NOTE = "note"
    CAPTION = "caption"
    RIGHT = "right"


class Paragraph(NamedTuple):
    """A paragraph. ``number`` is that of a 项, from 1 in each list; ``label`` is it in words."""

    look: Look
    pieces: Pieces
    id: int
    number: int = 0
    label: str = ""


class Table(NamedTuple):
    """A table with one heading row.

    A line end inside a cell begins a new paragraph there.

    ``widths`` are shares of the line, and ``lines`` is how many lines of text the rows take then.
    In a table of two languages ``beside`` each other a cell begins with its heading.
    """

    head: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    widths: tuple[int, ...]
    id: int
    lines: int = 0
    beside: bool = False


Point = tuple[int, int]


class Box(NamedTuple):
    """Lines of text in a drawing; ``look`` is ``party``, ``office`` or ``figure``."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    look: str

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2


class Curve(NamedTuple):
    """A cubic curve with filled arrowheads; ``bold`` or ``missing`` (dashed)."""

    points: tuple[Point, Point, Point, Point]
    heads: tuple[tuple[Point, Point, Point], ...]
    bold: bool = False
    missing: bool = False


Shape = Box | Curve


class Drawing(NamedTuple):
    """A drawing, lengths in 0.01 mm. ``said`` tells it in words, line by line."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str
    said: tuple[str, ...]
    id: int


class Code(NamedTuple):
    """A QR code in the corner of a page. ``text`` is what it says, ``caption`` stands beneath it."""

    text: str
    caption: str
    said: str
    id: int


class Contents(NamedTuple):
    """Where the table of contents stands: the chapters of this document."""

    title: str


class PageBreak(NamedTuple):
    """What follows starts on a new page."""


class BodyStart(NamedTuple):
    """The cover ends here; page numbers begin."""


Block = Heading | Paragraph | Table | Drawing | Code | Contents | PageBreak | BodyStart


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One document. ``source_sha256`` and ``generator`` say what it was made from and by.

    ``base_sha256`` are the hashes of the model texts that the source uses, ``law_sha256`` that of
    the law packs. ``rules`` says by anchor of what kind the statement of an article is. ``sheet`` is
    its table for a spreadsheet, if it is one.
    """

    kind: str
    lang: str
    title: str
    blocks: tuple[Block, ...]
    source_sha256: str
    generator: str
    base_sha256: tuple[str, ...] = ()
    law_sha256: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    sheet: Sheet | None = None


TABLE_LINE = 84
"""How many half-width characters of table text a line holds."""

LARGE_LINE = TABLE_LINE * 3 // 4
"""The same in large print."""

_WIDE = frozenset("WF")


def cells_wide(pieces: Pieces) -> int:
    """How wide a line of text is, in half-width characters."""
    text = plain(pieces)
    return len(text) + (
        0 if text.isascii() else sum(map(_WIDE.__contains__, map(east_asian_width, text)))
    )


def cell_lines(cell: Pieces) -> tuple[Pieces, ...]:
    """The paragraphs of a cell."""
    if len(cell) == 1 and isinstance(cell[0], str) and "\n" not in cell[0]:
        return (cell,)
    lines: list[list[Piece]] = [[]]
    for piece in cell:
        first, *others = piece.split("\n") if isinstance(piece, str) else [piece]
        lines[-1].append(first)
        lines += [[one] for one in others]
    return tuple(tuple(one for one in line if one) for line in lines)


def plain(pieces: Pieces) -> str:
    """The words of a paragraph without their links."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return pieces[0]
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
