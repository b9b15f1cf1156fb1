"""A view of the bylaws as Akoma Ntoso 3.0 (OASIS, 2018): 章, 条, 款 and 项 with ids that can be cited.

Ids follow the Akoma Ntoso naming convention: an article, whose number is unique in the whole text,
is ``art_3``; what is counted anew in it hangs on it, ``art_3__para_2__point_1``. Numbers in ids
are digits; what a reader sees, 第三条, stands in ``num``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from bylawkit.markup import DECLARATION, element, safe
from bylawkit.model.addresses import article_id
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.archive.identity import meta
from bylawkit.render.view import (
    Block,
    BodyStart,
    Heading,
    Link,
    Look,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
    cell_lines,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akoma_ntoso(bylaw: Bylaw, view: View) -> str:
    """The text of an ``.akn.xml`` file; ``view`` is that of ``bylaw`` in one language."""
    parts = _parts(view.blocks)
    places = {
        one.anchor: article_id(one.number)
        for one in view.blocks
        if isinstance(one, Heading) and one.rank is Rank.ARTICLE
    }
    told = _Teller(places)
    act = (
        element("meta", meta(bylaw, view)),
        *told.preface(parts.cover),
        element("body", told.body(parts.articles), eId="body"),
        *told.conclusions(parts.end),
    )
    root = element(
        "akomaNtoso",
        (element("act", act, name="bylaws", contains="originalVersion"),),
        xmlns=NAMESPACE,
    )
    return f"{DECLARATION}\n{root}\n"


class _Parts(NamedTuple):
    cover: Sequence[Block]
    articles: Sequence[Block]
    end: Sequence[Block]


def _parts(blocks: Sequence[Block]) -> _Parts:
    """The cover, the articles, and what stands behind the last of them."""
    start = next(at for at, one in enumerate(blocks) if isinstance(one, BodyStart)) + 1
    headed = (
        at
        for at in range(start, len(blocks))
        if isinstance(one := blocks[at], Heading) and one.rank is Rank.SECTION
    )
    end = next(headed, len(blocks))
    return _Parts(blocks[:start], blocks[start:end], blocks[end:])


class _Teller:
    """Writes blocks; ``places`` are the ids of the articles by the anchors that links lead to."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places

    def preface(self, blocks: Sequence[Block]) -> Iterator[str]:
        lines = [self._cover_line(one) for one in blocks if isinstance(one, Paragraph)]
        if lines:
            yield element("preface", lines, eId="preface")

    def _cover_line(self, one: Paragraph) -> str:
        words = self._words(one.pieces)
        if one.look is Look.TITLE:
            return element(
                "longTitle", (element("p", element("docTitle", words)),), eId="preface__longTitle"
            )
        return element("p", words)

    def body(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Chapters with their articles; articles before the first chapter stand by themselves."""
        before, chapters = _under(blocks, Rank.CHAPTER)
        yield from self._articles(before)
        for chapter, articles in chapters:
            content = (*self._head(chapter), *self._articles(articles))
            yield element("chapter", content, eId=f"chp_{chapter.number}")
        if not blocks:
            nothing = element("content", (element("p"),))
            yield element("hcontainer", (nothing,), eId="hcontainer_1", name="empty")

    def _articles(self, blocks: Sequence[Block]) -> Iterator[str]:
        for article, content in _under(blocks, Rank.ARTICLE)[1]:
            number = article_id(article.number)
            lines = (*self._head(article), *self._paragraphs(content, number))
            yield element("article", lines, eId=number)

    def _head(self, one: Heading) -> Iterator[str]:
        yield element("num", safe(one.label))
        if one.title:
            yield element("heading", self._words(one.title))

    def _paragraphs(self, blocks: Sequence[Block], article: str) -> Iterator[str]:
        """款: a paragraph with the 项 that follow it; a table with its caption."""
        numbers = count(1)
        for group in _groups(blocks):
            number = f"{article}__para_{next(numbers)}"
            items = [one for one in group if _is_item(one)]
            if items:
                head = [self._block(one) for one in group if not _is_item(one)]
                intro = (element("intro", head),) if head else ()
                yield element("paragraph", (*intro, *self._points(items, number)), eId=number)
            else:
                content = element("content", [self._block(one) for one in group])
                yield element("paragraph", (content,), eId=number)

    def _points(self, items: Sequence[Block], paragraph: str) -> Iterator[str]:
        for number, one in enumerate(items, start=1):
            assert isinstance(one, Paragraph)
            content = element("content", (element("p", self._words(one.pieces)),))
            label = element("num", safe(one.label))
            yield element("point", (label, content), eId=f"{paragraph}__point_{number}")

    def conclusions(self, blocks: Sequence[Block]) -> Iterator[str]:
        """What the document says behind its last article: where articles are from."""
        lines = [self._block(one) for one in blocks if isinstance(one, (Heading, Paragraph, Table))]
        if lines:
            yield element("conclusions", lines, eId="conclusions")

    def _block(self, one: Block) -> str:
        if isinstance(one, Table):
            rows = (self._row("th", one.head), *(self._row("td", row) for row in one.rows))
            return element("table", rows)
        if isinstance(one, Heading):
            return element("p", safe(one.label) + self._words(one.title), class_="section")
        assert isinstance(one, Paragraph)
        kind = {} if one.look is Look.TEXT else {"class_": one.look.value}
        return element("p", safe(one.label) + self._words(one.pieces), **kind)

    def _row(self, cell: str, cells: Sequence[Pieces]) -> str:
        return element("tr", [element(cell, self._lines(one)) for one in cells])

    def _lines(self, cell: Pieces) -> Iterator[str]:
        for line in cell_lines(cell):
            yield element("p", self._words(line))

    def _words(self, pieces: Pieces) -> str:
        return "".join(self._piece(one) for one in pieces)

    def _piece(self, one: str | Link) -> str:
        if isinstance(one, str):
            return safe(one)
        place = self.places.get(one.target)
        return safe(one.text) if place is None else element("ref", safe(one.text), href=f"#{place}")


def _under(
    blocks: Sequence[Block], rank: Rank
) -> tuple[Sequence[Block], list[tuple[Heading, Sequence[Block]]]]:
    """What stands before the first heading of a rank, and what stands under each."""
    heads = [
        (at, one) for at, one in enumerate(blocks) if isinstance(one, Heading) and one.rank is rank
    ]
    ends = [*(at for at, _ in heads), len(blocks)]
    found = [(one, blocks[at + 1 : end]) for (at, one), end in zip(heads, ends[1:], strict=True)]
    return blocks[: ends[0]], found


def _is_item(one: Block) -> bool:
    return isinstance(one, Paragraph) and one.look is Look.ITEM


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that belong together: a text and its items, a caption and its table."""
    group: list[Block] = []
    for one in blocks:
        if not isinstance(one, (Paragraph, Table)):
            continue
        if group and not _goes_on(group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _goes_on(before: Block, one: Block) -> bool:
    if _is_item(one):
        return isinstance(before, Paragraph) and not (
            _is_item(before) and getattr(one, "number", 0) == 1
        )
    return isinstance(one, Table) and isinstance(before, Paragraph) and before.look is Look.CAPTION
