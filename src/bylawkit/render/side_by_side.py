"""A document in Chinese and English side by side: each article's two texts in one row.

Both views are of one bylaw, so their headings correspond. What stands under articles and sections
goes into a table of two columns; paragraphs elsewhere stand in pairs; the cells of a table hold both
texts unless they are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bylawkit.diagnostics import Text
from bylawkit.render.origin import unlinked
from bylawkit.render.view import (
    Block,
    BodyStart,
    Code,
    Contents,
    Drawing,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Piece,
    Pieces,
    Rank,
    Table,
    View,
    plain,
)

KINDS = (
    "bylaws", "ballot", "result", "fees", "notice", "posting", "proxy",
    "assembly-rules", "council-rules", "covenant",
)  # fmt: skip
"""The kinds that are made side by side: what people read, vote on and sign."""

ENDING = Text("中英对照", "bilingual")
_HEAD: tuple[Pieces, ...] = (("中文",), ("English",))
_HALVES = (42, 42)
_Part = tuple[Heading | None, tuple[Block, ...]]
_Lines = list[Pieces]


def side_by_side(chinese: View, english: View) -> View:
    """One view of both; its kind says that it is of two languages."""
    left, right = _parts(chinese), _parts(_in_words(english))
    blocks = _in_rows(left, right) if _correspond(left, right) else _in_turn(chinese, english)
    twin = (english.source_sha256,) if english.source_sha256 != chinese.source_sha256 else ()
    return replace(
        chinese,
        kind=f"{chinese.kind}-zh-en",
        blocks=tuple(blocks),
        sheet=None,
        base_sha256=(*chinese.base_sha256, *twin),
    )


def _in_rows(left: list[_Part], right: list[_Part]) -> list[Block]:
    maker = _Maker()
    for (heading, mine), (other, theirs) in zip(left, right, strict=True):
        maker.part(heading, other, mine, theirs)
    maker.end_rows()
    return maker.blocks


def _in_turn(chinese: View, english: View) -> list[Block]:
    """One after the other, where templates of the user's own say different things."""
    return [*chinese.blocks, PageBreak(), *_in_words(english).blocks]


def _correspond(left: list[_Part], right: list[_Part]) -> bool:
    """Whether there are as many headings of the same ranks, with as many tables below each."""
    return [_outline(one) for one in left] == [_outline(one) for one in right]


def _outline(part: _Part) -> tuple[Rank | None, int]:
    heading, blocks = part
    tables = sum(isinstance(one, (Table, Drawing)) for one in blocks) if heading else 0
    return heading.rank if heading else None, tables


def _in_words(view: View) -> View:
    """English references in words: the fields of one document know one way to say a number."""
    return replace(view, blocks=unlinked(view.blocks))


def _parts(view: View) -> list[_Part]:
    """What stands before the first heading, and under each."""
    found: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for one in view.blocks:
        if isinstance(one, Heading):
            found.append((one, []))
        else:
            found[-1][1].append(one)
    return [(heading, tuple(below)) for heading, below in found]


class _Maker:
    """Takes the parts in order; rows wait until something else follows."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.rows: list[tuple[Pieces, ...]] = []
        self.id = 0

    def part(
        self,
        heading: Heading | None,
        other: Heading | None,
        left: tuple[Block, ...],
        right: tuple[Block, ...],
    ) -> None:
        if heading is None or other is None:
            self._pairs(left, right)
        elif heading.rank is Rank.CHAPTER:
            self.end_rows()
            said = f"　{other.label}"
            if plain(heading.title) != plain(other.title):
                said += f". {plain(other.title)}"
            self.blocks.append(heading._replace(title=(*heading.title, said)))
            self._pairs(left, right)
        else:
            self.id = self.id or heading.id
            lines = [_led(heading, "　" if heading.rank is Rank.ARTICLE else "")]
            self._rows(lines, [_led(other, " ")], left, right)

    def _rows(
        self, left: _Lines, right: _Lines, blocks: Sequence[Block], others: Sequence[Block]
    ) -> None:
        """A row of what is said, another one after each table; signatures follow in pairs."""
        blocks, others, ends = _without_end(blocks, others)
        for one, other in zip(_runs(blocks), _runs(others), strict=True):
            if isinstance(one, list) and isinstance(other, list):
                left, right = [*left, *map(_line, one)], [*right, *map(_line, other)]
            elif not isinstance(one, list) and not isinstance(other, list):
                self._row(left, right)
                left, right = [], []
                self._pairs((one,), (other,))
        self._row(left, right)
        if ends:
            self._pairs(*ends)

    def _row(self, left: _Lines, right: _Lines) -> None:
        if left or right:
            self.rows.append((_stacked(left), _stacked(right)))

    def end_rows(self) -> None:
        """The rows so far as a table."""
        if self.rows:
            number = self.id ^ 0x5A5A5A5A or 1
            lines = sum(1 + len(plain(cell)) // 20 for row in self.rows for cell in row)
            rows = tuple(self.rows)
            self.blocks.append(Table(_HEAD, rows, _HALVES, number, lines, beside=True))
        self.rows, self.id = [], 0

    def _pairs(self, left: tuple[Block, ...], right: tuple[Block, ...]) -> None:
        if not left and not right:
            return
        self.end_rows()
        pages, others = _pages(left), _pages(right)
        if len(pages) != len(others):
            self.blocks += (*left, *right)
            return
        for at, (page, other) in enumerate(zip(pages, others, strict=True)):
            self.blocks += [PageBreak()] * bool(at)
            self.blocks += _paired(page, other)


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    """What stands between page breaks."""
    found: list[list[Block]] = [[]]
    for one in blocks:
        if isinstance(one, PageBreak):
            found.append([])
        else:
            found[-1].append(one)
    return found


def _paired(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Block]:
    """Blocks of one shape in pairs, what is in one language only where it stands."""
    shapes = [_shape(one) for one in left], [_shape(one) for one in right]
    for what, at, end, to, stop in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (*left[at:end], *right[to:stop])
            continue
        for one, other in zip(left[at:end], right[to:stop], strict=True):
            yield from _pair(one, other)


def _shape(one: Block) -> tuple[str, int]:
    """What kind of block it is; blocks of one shape in the same order are a pair."""
    if isinstance(one, Paragraph):
        return one.look, 0
    return type(one).__name__, len(one.head) if isinstance(one, Table) else 0


def _runs(blocks: Sequence[Block]) -> Iterator[list[Paragraph] | Table | Drawing]:
    """Paragraphs between tables, also where there are none: both languages have as many of these."""
    run: list[Paragraph] = []
    for one in blocks:
        if isinstance(one, Paragraph):
            run.append(one)
        elif isinstance(one, (Table, Drawing)):
            yield run
            yield one
            run = []
    yield run


_Ends = tuple[tuple[Block, ...], tuple[Block, ...]] | None


def _without_end(
    left: Sequence[Block], right: Sequence[Block]
) -> tuple[Sequence[Block], Sequence[Block], _Ends]:
    """What is signed at the end, or begins a new page, does not stand in a row."""
    at, to = _end(left), _end(right)
    ends = (tuple(left[at:]), tuple(right[to:]))
    return left[:at], right[:to], ends if any(ends) else None


def _end(blocks: Sequence[Block]) -> int:
    for at, one in enumerate(blocks):
        if isinstance(one, PageBreak) or (isinstance(one, Paragraph) and one.look is Look.RIGHT):
            return at
    return len(blocks)


def _led(heading: Heading, joint: str) -> Pieces:
    """A heading with its number, as a line."""
    return (f"{heading.label}{joint if heading.title else ''}", *heading.title)


def _line(one: Paragraph) -> Pieces:
    space = " " if one.label.endswith(")") else ""
    return (f"{one.label}{space}", *one.pieces) if one.label else one.pieces


def _stacked(lines: Iterable[Pieces]) -> Pieces:
    """Lines in one cell, each a paragraph; links in words, since they lead to headings alone."""
    found: list[Piece] = []
    for line in lines:
        found += ["\n"] * bool(found)
        found.append(plain(line).replace("\n", " "))
    return ("".join(map(str, found)),)


def _pair(one: Block, other: Block) -> tuple[Block, ...]:
    """The same in both languages: once if it is the same, else one after the other."""
    if isinstance(one, (BodyStart, Code)):
        return (one,)
    if isinstance(one, Contents) and isinstance(other, Contents):
        return (Contents(f"{one.title}　{other.title}"),)
    if isinstance(one, Table) and isinstance(other, Table) and _alike(one, other):
        head = _cells(one.head, other.head)
        rows = tuple(_cells(*both) for both in zip(one.rows, other.rows, strict=True))
        return (one._replace(head=head, rows=rows, lines=one.lines + other.lines),)
    if isinstance(one, Paragraph) and isinstance(other, Paragraph):
        same = plain(one.pieces) == plain(other.pieces)
        return (one,) if same else (one, _second(other))
    return one, other


def _second(one: Paragraph) -> Paragraph:
    """A paragraph below its twin: an item with its number in words, since Word counts the Chinese ones."""
    if one.look is Look.TITLE:
        return one._replace(look=Look.SUBTITLE)
    return (
        one._replace(look=Look.TEXT, pieces=_line(one), number=0, label="") if one.number else one
    )


def _alike(one: Table, other: Table) -> bool:
    return len(one.head) == len(other.head) and len(one.rows) == len(other.rows)


def _cells(left: tuple[Pieces, ...], right: tuple[Pieces, ...]) -> tuple[Pieces, ...]:
    return tuple(
        one if plain(one) == plain(other) else (f"{plain(one)}\n{plain(other)}",)
        for one, other in zip(left, right, strict=True)
    )
