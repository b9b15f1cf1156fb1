"""Which paragraph of the document that came back is which of those that were issued.

Articles are known by their bookmarks, which survive in Word, WPS and LibreOffice, else by their
headings; paragraphs of an article by their ids, their words, or by being alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from bylawkit.render.alignment import aligned, likeness, unmoved
from bylawkit.render.cleaning import clean
from bylawkit.render.issued import CONTENTS, Line, squeezed
from bylawkit.returned.values import Found

_MANY = 2000
_ENOUGH = 400  # characters that are looked at to see whether two paragraphs are alike
_DIGITS = " 0123456789"


class Pair(NamedTuple):
    """A paragraph as issued and as found, by position; one of them may be missing."""

    old: int | None
    new: int | None
    moved: bool = False


def pairs(issued: Sequence[Line], found: Sequence[Found]) -> tuple[Pair, ...]:
    """All paragraphs of both, in the order of what was found; what is gone stands where it was."""
    partner = _partners(issued, found)
    order = sorted(partner)
    kept = unmoved([partner[one] for one in order])
    moved = {one for position, one in enumerate(order) if position not in kept}
    return tuple(_with_the_gone(len(issued), len(found), partner, moved))


def words(one: Line | Found) -> str:
    """The words of a paragraph, without spaces of layout; of the contents, without pages."""
    text = squeezed(clean(one.text))
    if isinstance(one, Line) and one.look == CONTENTS:
        return text.rstrip(_DIGITS)
    return text


def same(old: Line, new: Found) -> bool:
    """Whether the words are those that were issued; the number before them may be typed."""
    before, after = words(old), words(new)
    if before == after:
        return True
    if old.look == CONTENTS:
        return after.rstrip(_DIGITS) == before
    return bool(old.label) and after == squeezed(f"{old.label} {before}")


def _partners(issued: Sequence[Line], found: Sequence[Found]) -> dict[int, int]:
    """The position of the issued paragraph by that of the found one."""
    partner: dict[int, int] = {}
    before, after = _sections(issued), _found_sections(issued, found)
    for article, here in after.items():
        partner.update(_aligned(issued, found, before.get(article, []), here))
    taken = set(partner.values())
    gone = [one for one in range(len(issued)) if one not in taken]
    rest = [one for one in range(len(found)) if one not in partner]
    partner.update(_elsewhere(issued, found, gone, rest))
    return partner


def _sections(issued: Sequence[Line]) -> dict[str, list[int]]:
    sections: dict[str, list[int]] = {}
    for position, one in enumerate(issued):
        sections.setdefault(one.article, []).append(position)
    return sections


def _found_sections(issued: Sequence[Line], found: Sequence[Found]) -> dict[str, list[int]]:
    """The paragraphs of each article, by its bookmark or its heading."""
    known = {one.article for one in issued if one.is_heading}
    titles: dict[str, list[str]] = {}
    for one in issued:
        if one.is_heading:
            titles.setdefault(words(one), []).append(one.article)
    marked = {anchor for one in found for anchor in one.anchors if anchor in known}
    sections: dict[str, list[int]] = {"": []}
    article = ""
    for position, here in enumerate(found):
        named = [one for one in here.anchors if one in known and one not in sections]
        if not named:
            same_title = titles.get(words(here), ())
            named = [x for x in same_title if x not in sections and x not in marked]
        article = named[0] if named else article
        sections.setdefault(article, []).append(position)
    return sections


Positions = Sequence[int]


def _aligned(
    issued: Sequence[Line], found: Sequence[Found], old: Positions, new: Positions
) -> Iterator[tuple[int, int]]:
    """The pairs within one article."""
    left, right = [(one, True) for one in old], [(one, False) for one in new]
    ids = {issued[one].id for one in old} & {found[one].id for one in new} - {0}
    counted: Counter[Hashable] = Counter()

    def key(one: tuple[int, bool]) -> Hashable:
        position, is_old = one
        text = words(issued[position]) if is_old else words(found[position])
        if len(old) <= _MANY and len(new) <= _MANY:
            return text
        number = issued[position].id if is_old else found[position].id
        if number in ids:
            return number
        counted[text, is_old] += 1
        return text, counted[text, is_old]

    def alike(a: tuple[int, bool], b: tuple[int, bool]) -> float:
        one, other = issued[a[0]], found[b[0]]
        if one.id == other.id or (one.is_heading and one.article in other.anchors):
            return 1.0
        return likeness(words(one)[:_ENOUGH], words(other)[:_ENOUGH])

    for one, other in aligned(left, right, key, alike):
        if one is not None and other is not None:
            yield other[0], one[0]


def _elsewhere(
    issued: Sequence[Line], found: Sequence[Found], gone: list[int], rest: list[int]
) -> Iterator[tuple[int, int]]:
    """Paragraphs that went to another article: those with the same words or the same id."""
    looks: tuple[Callable[[Line | Found], Hashable], ...] = (words, lambda one: one.id)
    for look in looks:
        waiting: dict[Hashable, list[int]] = {}
        for one in reversed(gone):
            waiting.setdefault(look(issued[one]), []).append(one)
        for other in list(rest):
            name = look(found[other])
            if name and waiting.get(name):
                taken = waiting[name].pop()
                gone.remove(taken)
                rest.remove(other)
                yield other, taken


def _with_the_gone(
    issued: int, found: int, partner: dict[int, int], moved: set[int]
) -> Iterator[Pair]:
    kept = set(partner.values())
    behind: dict[int, list[int]] = {}
    last = -1
    for one in range(issued):
        if one in kept:
            last = one
        else:
            behind.setdefault(last, []).append(one)
    yield from (Pair(one, None) for one in behind.get(-1, ()))
    for position in range(found):
        old = partner.get(position)
        yield Pair(old, position, position in moved)
        if old is not None:
            yield from (Pair(one, None) for one in behind.get(old, ()))
