"""Two versions of a document as one with tracked changes: accepted, it is the new one, rejected the old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bylawkit.render.alignment import aligned
from bylawkit.render.view import (
    Block,
    Contents,
    Heading,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
    plain,
)
from bylawkit.render.word.body import LAST, Maker, table_begin
from bylawkit.render.word.steps import DEL, INS, Anchors, Step, breaks, is_item, lists, rows, steps
from bylawkit.render.word.tracked import Pen

AUTHOR = "bylawkit"
_NO_DAY = date(1980, 1, 1)
_SEPARATOR = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'


def redline(old: View, new: View, on: date | None = None, renamed: Anchors | None = None) -> bytes:
    """The bytes of a ``.docx``.

    Changes are dated ``on``, so that no clock is asked; ``renamed`` gives the anchors of articles
    in the new version by those in the old one, where they differ.
    """
    from bylawkit.render.word import packed

    maker = _Redline(old, new, Pen(AUTHOR, f"{on or _NO_DAY}T00:00:00Z"))
    maker.compare(steps(old.blocks, new.blocks, renamed or {}))
    return packed(replace(new, kind="redline"), "".join(maker.out), maker.lists)


class _Redline(Maker):
    def __init__(self, old: View, new: View, pen: Pen) -> None:
        super().__init__(new)
        self.before = old
        self.pen = pen
        self.kind = ""  # del, ins, or nothing for what is in both
        self.was: Pieces | None = None  # the old words of what is in both
        self.numbers: dict[int, int] = {}  # which list of 项 each paragraph is in, by its step
        self.at = 0  # the step that is being written

    def compare(self, found: list[Step]) -> None:
        self.numbers, self.lists = _numbers(found)
        followers = [step.new or step.old for step in found[1:]]
        kinds = breaks(found)
        for at, (step, after) in enumerate(zip(found, (*followers, None), strict=True)):
            self.at = at
            self._take(step, after, self.pen.paragraph(*kinds[at]))
        if kinds[-1:] != [()] or isinstance(found[-1].new or found[-1].old, Table):
            self.out.append(LAST)
        self.end()

    def _take(self, step: Step, after: Block | None, mark: str) -> None:
        old, new = step
        self.mark = mark
        if isinstance(new, Contents) or isinstance(old, Contents):
            self._chapters(new if isinstance(new, Contents) else None)
        elif isinstance(old, Table) and isinstance(new, Table):
            self._tables(old, new)
        elif old is not None and new is not None:
            self.was = _words_of(old)
            self.block(new, after)
            self.was = None
        elif (block := new or old) is not None:
            self._one_sided(block, DEL if new is None else INS, after)
        self.mark = ""

    def _one_sided(self, block: Block, kind: str, after: Block | None) -> None:
        """A block that only one version has."""
        self.kind = kind
        if isinstance(block, Table):
            self._lonely_table(block)
        else:
            self.block(block, after)
        self.kind = self.mark = ""

    # ── What the maker asks ──

    def words(self, pieces: Pieces) -> str:
        if self.kind == DEL:
            return self.pen.struck_out(pieces, self.lang)
        if self.kind == INS:
            return self.pen.put_in(pieces, self.lang)
        if self.was is None or self.was == pieces:
            return super().words(pieces)
        return self.pen.changed(self.was, pieces, self.lang)

    def led(self, joint: str, title: Pieces) -> Pieces:
        """The old title is led in the same way."""
        if self.was is not None:
            self.was = super().led(joint, self.was)
        return super().led(joint, title)

    def list_of(self, item: Paragraph) -> int:
        """The list of an item, the same for both versions if it is in both."""
        return self.numbers[self.at]

    # ── Tables ──

    def _tables(self, old: Table, new: Table) -> None:
        """Row by row; a table with other columns is struck out and written anew."""
        if list(map(plain, old.head)) != list(map(plain, new.head)):
            for one, kind in ((old, DEL), (new, INS)):
                self.mark = self.pen.paragraph(kind)
                self._one_sided(one, kind, None)
            return
        opened = self._open(new)
        self._cells(new.head, None, opened, new.id, head=True)
        for position, (before, after) in enumerate(rows(old, new), start=1):
            self._row_of(before, after, opened, new.id + 31 * position)
        self._close()

    def _lonely_table(self, one: Table) -> None:
        if self.out and self.out[-1] == "</w:tbl>":  # two tables would become one
            self.out.append(_SEPARATOR.format(self.pen.paragraph(INS, DEL)))
        opened = self._open(one)
        self._cells(one.head, None, opened, one.id, head=True)
        for position, row in enumerate(one.rows, start=1):
            self._cells(row, None, opened, one.id + 31 * position)
        self._close()

    def _row_of(
        self,
        before: tuple[Pieces, ...] | None,
        after: tuple[Pieces, ...] | None,
        opened: list[str],
        number: int,
    ) -> None:
        if before is None or after is None:
            self.kind = DEL if after is None else INS
        self.mark = self.pen.paragraph(self.kind) if self.kind else ""
        self._cells(after or before or (), before if after else None, opened, number)
        self.kind = self.mark = ""

    def _cells(
        self,
        row: tuple[Pieces, ...],
        was: tuple[Pieces, ...] | None,
        opened: list[str],
        number: int,
        head: bool = False,
    ) -> None:
        out = self.out
        marks = self.pen.mark(self.kind) if self.kind else ""
        heading = "<w:tblHeader/>" if head else ""
        out.append(f"<w:tr><w:trPr><w:cantSplit/>{heading}{marks}</w:trPr>")
        for position, (cell, opening) in enumerate(zip(row, opened, strict=True)):
            number = (number + 1) & 0x7FFFFFFF or 1
            out.append(opening)
            self.was = was[position] if was and not self.kind else None
            self.paragraph("TableHead" if head else "TableText", self.words(cell), number)
            out.append("</w:tc>")
        self.was = None
        out.append("</w:tr>")

    def _open(self, one: Table) -> list[str]:
        begin, opened = table_begin(one)
        self.out.append(begin)
        return opened

    def _close(self) -> None:
        self.out.append("</w:tbl>")
        self.after_table()

    # ── Contents ──

    def _chapters(self, one: Contents | None) -> None:
        """The contents of both versions. Where they differ, they are no field."""
        old, new = _chapters(self.before), _chapters(self.view)
        if one is not None and list(map(_said, old)) == list(map(_said, new)):
            self.block(one, None)
            return
        title = (
            one.title
            if one
            else next(x.title for x in self.before.blocks if isinstance(x, Contents))
        )
        in_both = bool(old and new)
        if not in_both:
            self.kind = INS if new else DEL
            self.mark = self.pen.paragraph(self.kind)
        self.paragraph("TOCHeading", self.words((title,)), 1)
        self.kind = self.mark = ""
        for before, after in _paired(old, new):
            self._entry(before, after)

    def _entry(self, before: Heading | None, after: Heading | None) -> None:
        chapter = after or before
        assert chapter is not None
        if before is None or after is None:
            self.kind = DEL if after is None else INS
            self.mark = self.pen.paragraph(self.kind)
        shown = self.words((chapter.label + self.stop, *chapter.title))
        link = f'<w:hyperlink w:anchor="_{chapter.anchor}" w:history="1">{shown}</w:hyperlink>'
        self.paragraph("TOC1", link, chapter.id + 1)
        self.kind = self.mark = ""


_Chapters = list[tuple[Heading | None, Heading | None]]


def _paired(old: list[Heading], new: list[Heading]) -> _Chapters:
    """The chapters of both versions in one order; they are the same if they read the same."""
    pairs = aligned(old, new, _said, lambda one, other: 0.0)
    return list(pairs)


def _numbers(found: list[Step]) -> tuple[dict[int, int], int]:
    """The list of each 项, by its step, and how many lists there are; what is in both is one."""
    same = {
        before: after
        for step, before, after in lists(found)
        if is_item(step.old) and is_item(step.new)
    }
    known: dict[tuple[bool, int], int] = {}
    numbers: dict[int, int] = {}
    for at, (step, before, after) in enumerate(lists(found)):
        if is_item(step.new):
            numbers[at] = known.setdefault((True, after), len(known))
        elif is_item(step.old):
            key = (True, same[before]) if before in same else (False, before)
            numbers[at] = known.setdefault(key, len(known))
    return numbers, len(known)


def _chapters(view: View) -> list[Heading]:
    return [x for x in view.blocks if isinstance(x, Heading) and x.rank is Rank.CHAPTER]


def _said(chapter: Heading) -> tuple[str, Pieces]:
    return chapter.label, chapter.title


def _words_of(block: Block) -> Pieces | None:
    if isinstance(block, Heading):
        return block.title
    return block.pieces if isinstance(block, Paragraph) else None
