"""The articles of both versions as they are printed, and which is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bylawkit.compare.values import Change, Comparison
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.bylaws import bylaws
from bylawkit.render.speaker import article_anchor
from bylawkit.render.view import (
    Block,
    BodyStart,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
    plain,
)

Links = Mapping[str, str]


class Printed(NamedTuple):
    """An article in print: its number, its heading, and what stands under it, line by line.

    ``links`` are the articles that it names, each with the words that name it; ``bare`` is the text
    with the anchors of those articles instead of their numbers.
    """

    number: int
    label: str
    title: str
    lines: tuple[str, ...]
    links: Links
    bare: tuple[str, ...]

    @property
    def heading(self) -> str:
        space = "　" if self.label.startswith("第") else ". "
        return f"{self.label}{space}{self.title}" if self.title else self.label


class Pair(NamedTuple):
    """An article of the old version and the same one of the new, with what became of its statements."""

    old: Printed | None
    new: Printed | None
    changes: tuple[Change, ...]


class Versions(NamedTuple):
    """Both versions in print, and their articles in pairs, in the order of the new one."""

    old: View
    new: View
    pairs: tuple[Pair, ...]


def versions(found: Comparison, lang: str) -> Versions:
    """Both versions of a bylaw as they are printed in one language."""
    old, new = bylaws(found.old, lang), bylaws(found.new, lang)
    before, after = _articles(old, new_anchors(found)), _articles(new, {})
    partner = _partners(found.changes)
    groups: dict[tuple[int | None, int | None], list[Change]] = {}
    origin = {old_number: number for number, old_number in partner.items()}
    for one in found.changes:
        number = one.new_article or origin.get(one.old_article or 0)
        key = (partner.get(number) if number else one.old_article, number)
        groups.setdefault(key, []).append(one)
    return Versions(old, new, tuple(_paired(groups, before, after)))


def new_anchors(found: Comparison) -> Mapping[str, str]:
    """The anchors of the new version by those of the old one, where they differ."""
    partner = _partners(found.changes)
    pairs = (
        (_anchor(found.old, old), _anchor(found.new, number)) for number, old in partner.items()
    )
    return {old: new for old, new in pairs if old != new}


def _anchor(bylaw: Bylaw, number: int) -> str:
    return article_anchor(bylaw.articles[number - 1].statements[0])


def _partners(changes: Sequence[Change]) -> dict[int, int]:
    """The article of the old version that an article of the new one was, by numbers."""
    found: dict[int, int] = {}
    for one in changes:
        old, new = one.old_article, one.new_article
        if old and new and new not in found and old not in found.values():
            found[new] = old
    return found


def _paired(
    groups: Mapping[tuple[int | None, int | None], list[Change]],
    before: Sequence[Printed],
    after: Sequence[Printed],
) -> Iterator[Pair]:
    for (old, new), changes in groups.items():
        yield Pair(
            before[old - 1] if old else None, after[new - 1] if new else None, tuple(changes)
        )


def cover(view: View) -> tuple[str, ...]:
    """The lines of the cover."""
    end = next(at for at, one in enumerate(view.blocks) if isinstance(one, BodyStart))
    return tuple(plain(one.pieces) for one in view.blocks[:end] if isinstance(one, Paragraph))


def chapters(view: View) -> tuple[str, ...]:
    """The chapters with their numbers."""
    return tuple(
        f"{one.label}　{plain(one.title)}"
        if view.lang == "zh"
        else f"{one.label}. {plain(one.title)}"
        for one in view.blocks
        if isinstance(one, Heading) and one.rank is Rank.CHAPTER
    )


def _articles(view: View, renamed: Mapping[str, str]) -> tuple[Printed, ...]:
    return tuple(
        _printed(heading, content, renamed, view.lang) for heading, content in _stretches(view)
    )


def _stretches(view: View) -> Iterator[tuple[Heading, list[Block]]]:
    """Each heading of an article with what stands under it."""
    heading: Heading | None = None
    content: list[Block] = []
    for block in view.blocks:
        if isinstance(block, (Heading, PageBreak)):
            if heading is not None:
                yield heading, content
            heading, content = None, []
            if isinstance(block, Heading) and block.rank is Rank.ARTICLE:
                heading = block
        else:
            content.append(block)
    if heading is not None:
        yield heading, content


def _printed(
    heading: Heading, content: Sequence[Block], renamed: Mapping[str, str], lang: str
) -> Printed:
    lines = [line for block in content for line in _lines(block, lang)]
    every = [*heading.title, *(piece for line in lines for piece in line)]
    links = {renamed.get(x.target, x.target): x.text for x in every if isinstance(x, Link)}
    bare = (_bare(line, renamed) for line in (heading.title, *lines))
    said = tuple(plain(line) for line in lines)
    return Printed(heading.number, heading.label, plain(heading.title), said, links, tuple(bare))


def _bare(line: Pieces, renamed: Mapping[str, str]) -> str:
    return "".join(
        f"<{renamed.get(one.target, one.target)}>" if isinstance(one, Link) else one for one in line
    )


def _lines(block: Block, lang: str) -> Iterator[Pieces]:
    if isinstance(block, Paragraph):
        space = " " if block.label and lang != "zh" else ""
        yield (f"{block.label}{space}", *block.pieces) if block.label else block.pieces
    elif isinstance(block, Table):
        for row in block.rows:
            yield tuple(_row(block.head, row, lang))


def _row(head: Sequence[Pieces], row: Sequence[Pieces], lang: str) -> Iterator[str | Link]:
    """A row of a table as a line: each cell after the head of its column."""
    colon, stop = ("：", "；") if lang == "zh" else (": ", "; ")
    cells = [(title, cell) for title, cell in zip(head, row, strict=True) if plain(cell)]
    for number, (title, cell) in enumerate(cells):
        yield stop if number else ""
        yield from (*title, colon, *cell)
