"""Marked text of a template to blocks of a view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from zlib import crc32

from bylawkit.render.cleaning import tidy
from bylawkit.render.marks import BLOCK, CELL, LINE, pieces
from bylawkit.render.view import (
    TABLE_LINE,
    Block,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Pieces,
    Rank,
    Table,
    cells_wide,
    plain,
)

_LOOKS = {
    "p": Look.TEXT,
    "t": Look.TITLE,
    "u": Look.SUBTITLE,
    "s": Look.SALUTATION,
    "n": Look.NOTE,
    "c": Look.CAPTION,
    "r": Look.RIGHT,
}
_NARROWEST = 4
_PADDING = 3
_ONE_LINE_HEAD = 10
_SHORT_WORD = 12


class _Maker:
    """Takes the stretches of one template's output in order and makes blocks of them."""

    def __init__(self, key: str, lang: str, tongue: ModuleType, line: int) -> None:
        self.line = line
        self.seed = crc32(key.encode("utf-8", "replace"))
        self.lang = lang
        self.tongue = tongue
        self.blocks: list[Block] = []
        self.made = 0
        self.items = 0
        self.as_written = False
        self.sections = 0
        self.notes = 0
        self.head: tuple[Pieces, ...] = ()
        self.rows: list[tuple[Pieces, ...]] = []

    def take(self, letter: str, text: str) -> None:
        if letter in "HR":
            self._table_row(letter, text)
            return
        self._end_table()
        if letter == "P":
            self.blocks.append(PageBreak())
            return
        words = tidy(text, self.lang)
        if not words:
            return
        if letter in "bB":
            self._basis(words, last=letter == "B")
        elif letter in "iI":
            self._item(words)
            self.as_written = letter == "I"
        elif letter == "h":
            self._section(words)
        elif letter == "m":
            self._numbered_note(words)
        else:
            self._end_items()
            self.blocks.append(Paragraph(_LOOKS[letter], pieces(words), self._id()))

    def finish(self) -> tuple[Block, ...]:
        self._end_table()
        self._end_items()
        return tuple(self.blocks)

    def _item(self, words: str) -> None:
        self.items += 1
        label = self.tongue.item_label(self.items)
        self.blocks.append(Paragraph(Look.ITEM, pieces(words), self._id(), self.items, label))

    def _section(self, words: str) -> None:
        self._end_items()
        self.sections += 1
        label = self.tongue.section_label(self.sections)
        number = self._id()
        anchor = f"s{number:08x}"
        heading = Heading(Rank.SECTION, self.sections, label, pieces(words), anchor, number)
        self.blocks.append(heading)

    def _numbered_note(self, words: str) -> None:
        self._end_items()
        self.notes += 1
        text = self.tongue.note_label(self.notes) + words
        self.blocks.append(Paragraph(Look.NOTE, pieces(text), self._id()))

    def _basis(self, words: str, last: bool) -> None:
        """The statute goes to the end of the first 款 (of the last, in prose) or stands alone."""
        self._end_items()
        places = range(len(self.blocks) - 1, len(self.blocks)) if last else range(len(self.blocks))
        for at in places:
            one = self.blocks[at] if at >= 0 else None
            if isinstance(one, Paragraph) and one.look is Look.TEXT and _is_finished(one):
                space = "" if self.lang == "zh" else " "
                self.blocks[at] = one._replace(pieces=(*one.pieces, space + words))
                return
        self.blocks.append(Paragraph(Look.TEXT, pieces(words), self._id()))

    def _table_row(self, letter: str, text: str) -> None:
        cells = tuple(self._cell(cell) for cell in text.split(CELL))
        if letter == "H":
            self._end_table()
            self._end_items()
            self.head = cells
        else:
            self.rows.append(cells)

    def _cell(self, text: str) -> Pieces:
        return pieces("\n".join(tidy(one, self.lang) for one in text.split(LINE)))

    def _end_table(self) -> None:
        if not self.head:
            return
        rows, head = tuple(self.rows), self.head
        widths = _widths(head, rows, self.line)
        lines = _lines(rows, widths, self.line)
        self.blocks.append(Table(head, rows, widths, self._id(), lines))
        self.head, self.rows = (), []

    def _end_items(self) -> None:
        """The last 项 of a list ends with a full stop, not a semicolon."""
        last = self.blocks[-1] if self.items and self.blocks and not self.as_written else None
        self.items = 0
        if isinstance(last, Paragraph) and last.look is Look.ITEM and last.pieces:
            *rest, end = last.pieces
            if isinstance(end, str) and end.endswith(("；", ";")):
                end = end[:-1] + ("。" if end.endswith("；") else ".")
                self.blocks[-1] = last._replace(pieces=(*rest, end))

    def _id(self) -> int:
        self.made += 1
        return crc32(b"\n%d" % self.made, self.seed) & 0x7FFFFFFF or 1


def blocks(
    marked: str, key: str, lang: str, tongue: ModuleType, line: int = TABLE_LINE
) -> tuple[Block, ...]:
    """The blocks of a template's output; ``key`` is what their ids are made from.

    ``line`` is how many half-width characters of table text a line holds.
    """
    maker = _Maker(key, lang, tongue, line)
    for letter, text in _stretches(marked):
        maker.take(letter, text)
    return maker.finish()


def _is_finished(paragraph: Paragraph) -> bool:
    return plain(paragraph.pieces).endswith(("。", "！", "？", "”", "）", ".", "!", "?", ")"))


def _stretches(marked: str) -> Iterator[tuple[str, str]]:
    for stretch in marked.split(BLOCK)[1:]:
        yield stretch[0], stretch[1:]


def _widths(
    head: tuple[Pieces, ...], rows: tuple[tuple[Pieces, ...], ...], line: int
) -> tuple[int, ...]:
    """Column widths: what each needs, as long as the line has room; long ones share the rest.

    Long words at the head of a column of short ones go on two lines if the line is too short.
    """
    heads = [_head_need(_wide(cell)) for cell in head]
    needs = heads
    for row in rows:
        needs = list(map(max, needs, map(_wide, row)))
    needs = [need + _PADDING for need in needs]
    whole = [max(need, _wide(cell) + _PADDING) for need, cell in zip(needs, head, strict=True)]
    if sum(whole) <= line:
        return tuple(whole)
    if sum(needs) > line < 2 * max(needs):
        needs = [
            need if 2 * need > line else min(need, max(head, _folded(column)) + _PADDING)
            for need, head, column in zip(needs, heads, zip(*rows, strict=True), strict=True)
        ]
    room, open_columns = line, sorted(range(len(needs)), key=needs.__getitem__)
    widths = [0] * len(needs)
    while open_columns:
        first = open_columns[0]
        fair = room // len(open_columns)
        widths[first] = max(min(needs[first], fair), 1)
        room -= widths[first]
        open_columns.pop(0)
    return tuple(widths)


def _lines(rows: tuple[tuple[Pieces, ...], ...], widths: tuple[int, ...], line: int) -> int:
    """How many lines of text the rows take in columns of these shares."""
    whole = sum(widths)
    room = [max(line * width // whole - _PADDING, 1) for width in widths]
    return sum(
        max(-(-_wide(cell) // wide) for cell, wide in zip(row, room, strict=True)) for row in rows
    )


def _folded(column: tuple[Pieces, ...]) -> int:
    """What a column needs whose cells may take two lines; short words stay on one."""
    return max(
        max(_half(_wide(cell)), *map(_unbroken, plain(cell).split() or [""]))
        if _wide(cell) > _SHORT_WORD
        else _wide(cell)
        for cell in column
    )


_MIXED = re.compile("(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
"""Where Chinese and digits meet, word processors leave a quarter of a character free."""


def _wide(cell: Pieces) -> int:
    """How wide a line is as it is set, in half-width characters."""
    text = plain(cell)
    return cells_wide(cell) + (0 if text.isascii() else (len(_MIXED.findall(text)) + 1) // 2)


def _half(wide: int) -> int:
    return max(_NARROWEST, (wide + 1) // 2 + 2)


def _unbroken(word: str) -> int:
    """How much of a word stays on one line; Chinese may break anywhere, but a short word should not."""
    return len(word) if word.isascii() else min(cells_wide((word,)), _SHORT_WORD)


def _head_need(wide: int) -> int:
    return max(_NARROWEST, wide if wide <= _ONE_LINE_HEAD else (wide + 3) // 2)
