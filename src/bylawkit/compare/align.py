"""Which statement of the new version is which of the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bylawkit.compare.alike import Gone
from bylawkit.compare.fields import content_of, prose_text
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.prose import Prose
from bylawkit.render.alignment import unmoved

ALIKE = 0.6
"""Prose whose wording is at least this much the same is the same article under another title."""

Key = tuple[str, str, int]


class Placed(NamedTuple):
    """A statement with its key (kind, name, and which one of several of that name) and its article."""

    key: Key
    statement: Statement
    article: int

    @property
    def name(self) -> str:
        return self.key[1]


class Pair(NamedTuple):
    """A statement of the old version and the same one of the new; one of them may be missing."""

    old: Placed | None
    new: Placed | None
    moved: bool = False


def pairs(old: Bylaw, new: Bylaw) -> tuple[Pair, ...]:
    """Every statement of both versions, in the order of the new one; what is gone stands where it was."""
    before, after = tuple(_placed(old)), tuple(_placed(new))
    partner = _same_names(before, after)
    partner |= _renamed(before, after, partner)
    kept = _unmoved([one for one in after if one.key in partner], before, partner)
    by_key = {one.key: one for one in before}
    found = [
        Pair(by_key[partner[one.key]], one, one.key not in kept)
        if one.key in partner
        else Pair(None, one)
        for one in after
    ]
    return tuple(_with_the_gone(found, before, set(partner.values())))


def renames(found: Sequence[Pair]) -> dict[str, str]:
    """The new names of statements that were renamed, by their old ones."""
    return {
        one.old.name: one.new.name
        for one in found
        if one.old and one.new and one.old.name != one.new.name
    }


def _placed(bylaw: Bylaw) -> Iterator[Placed]:
    seen: dict[tuple[str, str], int] = {}
    for article in bylaw.articles:
        for one in article.statements:
            kind, name = type(one).__name__, _name(one)
            number = seen[kind, name] = seen.get((kind, name), -1) + 1
            yield Placed((kind, name, number), one, article.number)


def _name(one: Statement) -> str:
    return one.title if isinstance(one, Prose) else one.name


def _same_names(before: Sequence[Placed], after: Sequence[Placed]) -> dict[Key, Key]:
    known = {one.key for one in before}
    return {one.key: one.key for one in after if one.key in known}


def _renamed(
    before: Sequence[Placed], after: Sequence[Placed], partner: Mapping[Key, Key]
) -> dict[Key, Key]:
    """Statements that say the same under another name, and prose that is much the same."""
    taken = set(partner.values())
    gone = [one for one in before if one.key not in taken]
    rest = [one for one in after if one.key not in partner]
    found = _same_content(gone, rest)
    taken = set(found.values())
    prose = Gone([one for one in gone if one.key not in taken and _is_prose(one)], _text_of)
    for one in rest:
        if one.key not in found and _is_prose(one):
            match = prose.take(_text_of(one), ALIKE)
            if match is not None:
                found[one.key] = match.key
    return found


def _same_content(gone: Sequence[Placed], rest: Sequence[Placed]) -> dict[Key, Key]:
    """The statements that say the very same, in the order of the old version."""
    saying: dict[tuple[Any, ...], list[Key]] = {}
    for one in reversed(gone):
        saying.setdefault((one.key[0], *content_of(one.statement)), []).append(one.key)
    found = {}
    for one in rest:
        if keys := saying.get((one.key[0], *content_of(one.statement))):
            found[one.key] = keys.pop()
    return found


def _is_prose(one: Placed) -> bool:
    return isinstance(one.statement, Prose)


def _text_of(one: Placed) -> str:
    assert isinstance(one.statement, Prose)
    return prose_text(one.statement)


def _unmoved(
    after: Sequence[Placed], before: Sequence[Placed], partner: Mapping[Key, Key]
) -> set[Key]:
    """The largest set of statements whose order is the same in both versions."""
    place = {one.key: number for number, one in enumerate(before)}
    return {after[one].key for one in unmoved([place[partner[one.key]] for one in after])}


def _with_the_gone(
    found: Sequence[Pair], before: Sequence[Placed], kept: set[Key]
) -> Iterator[Pair]:
    """The pairs, with each statement that is gone after the one that it stood behind."""
    behind: dict[Key | None, list[Placed]] = {}
    last: Key | None = None
    for one in before:
        if one.key in kept:
            last = one.key
        else:
            behind.setdefault(last, []).append(one)
    yield from (Pair(one, None) for one in behind.get(None, ()))
    for pair in found:
        yield pair
        gone = behind.get(pair.old.key, ()) if pair.old else ()
        yield from (Pair(one, None) for one in gone)
