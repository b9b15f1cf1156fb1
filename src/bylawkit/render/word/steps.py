"""The blocks of two versions of a document in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bylawkit.render.alignment import aligned, likeness
from bylawkit.render.view import (
    Block,
    Contents,
    Heading,
    Link,
    Look,
    PageBreak,
    Paragraph,
    Pieces,
    Table,
    plain,
)

Anchors = Mapping[str, str]

DEL, INS = "del", "ins"
_MOVED = "o"
"""Ends the anchor of an article at the place that it left."""


class Step(NamedTuple):
    """A block of the old version, and the same one of the new; one of them may be missing."""

    old: Block | None
    new: Block | None


class _Section(NamedTuple):
    key: str
    blocks: tuple[Block, ...]


def steps(old: Sequence[Block], new: Sequence[Block], renamed: Anchors) -> list[Step]:
    """Both versions block by block; ``renamed`` gives new anchors by old ones.

    What moved is gone at its old place and new at the other; its old anchor is then another one.
    """
    before = _sections([_with_anchors(one, renamed) for one in old])
    after = _sections(new)
    matched = aligned(before, after, _section_key, lambda one, other: 0.0)
    pairs = list(matched)
    gone = {one.key for one, other in pairs if one and not other}
    moved = {one.key: one.key + _MOVED for _, one in pairs if one and one.key in gone}
    found = [
        step
        for one, other in pairs
        for step in _blocks(
            [_with_anchors(block, moved) for block in one.blocks] if one else [],
            other.blocks if other else (),
        )
    ]
    return _with_a_common_end(list(_lists_kept(found)))


def _with_a_common_end(found: list[Step]) -> list[Step]:
    """The last paragraphs of both versions together: an office suite cannot take out the last one."""
    end = tail(found)
    old = [step for step in found[end:] if step.old]
    new = [step for step in found[end:] if step.new]
    if not (old and new and _alike(old[-1].old, new[-1].new)):
        return found
    return [*found[:end], *old[:-1], *new[:-1], Step(old[-1].old, new[-1].new)]


def tail(found: Sequence[Step]) -> int:
    """The first of the steps behind the last one that is in both versions."""
    return max((at + 1 for at, step in enumerate(found) if None not in step), default=0)


Kinds = tuple[str, ...]


def breaks(found: Sequence[Step]) -> list[Kinds]:
    """What becomes of the end of each block: nothing, or that it is struck out, or put in.

    What only one version has at its end joins the paragraph before it, if they look the same: then
    each break is marked but the last, since the last paragraph of a document cannot go.
    """
    kinds: list[Kinds] = [_kind(step) for step in found]
    end = tail(found)
    rest = found[end:]
    if not (end > 0 and rest) or any(isinstance(step.new or step.old, Table) for step in rest):
        return kinds
    if _alike(found[end - 1].new, rest[-1].new or rest[-1].old):
        kinds[end - 1 :] = [*kinds[end:], ()]
    return kinds


def _kind(step: Step) -> Kinds:
    if step.old is None:
        return (INS,)
    return (DEL,) if step.new is None else ()


def _alike(one: Block | None, other: Block | None) -> bool:
    """Whether two paragraphs look the same, whatever they say."""
    if not (isinstance(one, Paragraph) and isinstance(other, Paragraph)):
        return False
    return one.look is other.look and not is_item(one)


def _section_key(one: _Section) -> str:
    return one.key


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    """The blocks under each chapter and each article, with their heading."""
    found: list[_Section] = []
    key, content = "", list[Block]()
    for one in blocks:
        if isinstance(one, (Heading, PageBreak)):
            found.append(_Section(key, tuple(content)))
            key, content = one.anchor if isinstance(one, Heading) else "page", []
        content.append(one)
    return [*found, _Section(key, tuple(content))]


def _blocks(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Step]:
    for one, other in aligned(old, new, _key, _likeness):
        yield Step(one, other)


def _key(one: Block) -> object:
    if isinstance(one, Heading):
        return one.rank, one.anchor
    if isinstance(one, Paragraph):
        return one.look, one.pieces
    if isinstance(one, Table):
        return one.head, one.rows
    return type(one) if isinstance(one, Contents) else one


def _likeness(old: Block, new: Block) -> float:
    if isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.look is new.look:
        if old.look in (Look.TITLE, Look.SUBTITLE):
            return 0.3 + likeness(plain(old.pieces), plain(new.pieces))
        return likeness(plain(old.pieces), plain(new.pieces))
    if isinstance(old, Table) and isinstance(new, Table):
        return float(list(map(plain, old.head)) == list(map(plain, new.head)))
    return 0.0


def rows(old: Table, new: Table) -> Iterator[tuple[tuple[Pieces, ...] | None, ...]]:
    """The rows of two tables in one order."""
    return aligned(old.rows, new.rows, lambda row: row, _row_likeness)


def _row_likeness(old: tuple[Pieces, ...], new: tuple[Pieces, ...]) -> float:
    return likeness(*("\n".join(map(plain, row)) for row in (old, new)))


# ── Anchors ──


def _with_anchors(block: Block, names: Anchors) -> Block:
    """The block with other anchors, where ``names`` has them."""
    if not names:
        return block
    if isinstance(block, Heading):
        title = _linked(block.title, names)
        return block._replace(anchor=names.get(block.anchor, block.anchor), title=title)
    if isinstance(block, Paragraph):
        return block._replace(pieces=_linked(block.pieces, names))
    if isinstance(block, Table):
        return block._replace(
            rows=tuple(tuple(_linked(cell, names) for cell in row) for row in block.rows)
        )
    return block


def _linked(pieces: Pieces, names: Anchors) -> Pieces:
    return tuple(
        Link(one.text, names.get(one.target, one.target)) if isinstance(one, Link) else one
        for one in pieces
    )


# ── Lists ──


def _lists_kept(found: Sequence[Step]) -> Iterator[Step]:
    """A list is the same as one other at most, or the numbers of its 项 would be wrong."""
    same: dict[int, int] = {}
    taken: dict[int, int] = {}
    for step, before, after in lists(found):
        both = is_item(step.old) and is_item(step.new)
        if both and (same.setdefault(before, after), taken.setdefault(after, before)) != (
            after,
            before,
        ):
            yield Step(step.old, None)
            yield Step(None, step.new)
        else:
            yield step


def lists(found: Sequence[Step]) -> Iterator[tuple[Step, int, int]]:
    """Each step with the list of 项 that each version has come to."""
    before = after = 0
    for step in found:
        before += _begins(step.old)
        after += _begins(step.new)
        yield step, before, after


def is_item(block: Block | None) -> bool:
    """Whether it is a 项."""
    return isinstance(block, Paragraph) and block.look is Look.ITEM


def _begins(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.look is Look.ITEM and block.number == 1
