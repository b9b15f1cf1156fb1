"""What became of a paragraph: nothing, wording only, a rule, or something that has to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bylawkit.compare.tokens import tokens
from bylawkit.render.issued import DRAWING, Line
from bylawkit.render.view import Link, Rank
from bylawkit.returned.matching import same, words
from bylawkit.returned.tokens import Change, alike, changes
from bylawkit.returned.values import Fate, Found, Oddity

_MOST = 20_000  # characters of a paragraph that are taken apart


Labels = Mapping[str, tuple[str, str]]


class Numbers(NamedTuple):
    """The numbers of articles by anchor, in Chinese and English: as issued, and in what came back."""

    then: Labels
    now: Labels

    def of(self, anchor: str) -> tuple[str, ...]:
        """What a reference to an article may show."""
        return (*self.then.get(anchor, ()), *self.now.get(anchor, ()))


class Judged(NamedTuple):
    """A fate with what was put in the place of what."""

    fate: Fate
    changes: tuple[Change, ...] = ()


def judged(old: Line, new: Found, kind: str, names: tuple[str, ...], numbers: Numbers) -> Judged:
    """One paragraph by its words alone.

    ``kind`` is that of the statement of its article, ``names`` are parties that the bylaw names, and
    ``numbers`` are those of its articles.
    """
    if same(old, new) or _renumbered(old, new, numbers):
        return Judged(Fate.UNDECIDED if oddities(old, new, numbers) else Fate.UNCHANGED)
    before, after = words(old), words(new)
    if len(before) + len(after) > _MOST:
        return Judged(Fate.UNDECIDED)
    left, right = tokens(before, names), tokens(after, names)
    if alike(left, right):
        return Judged(Fate.UNDECIDED if oddities(old, new, numbers) else Fate.WORDING)
    found = changes(left, right)
    if any(one.loaded for one in found):
        return Judged(Fate.RULE, found)
    title = old.look == Rank.ARTICLE and kind not in ("", "prose", "party", "definition")
    return Judged(
        Fate.WORDING if title and not oddities(old, new, numbers) else Fate.UNDECIDED, found
    )


def oddities(old: Line | None, new: Found, numbers: Numbers) -> tuple[Oddity, ...]:
    """What makes a paragraph one that has to be read."""
    found = set(new.oddities)
    if old is not None and old.look == DRAWING:
        found -= {Oddity.BOX, Oddity.PICTURE}
    if any(one.text not in numbers.of(one.target) for one in _links(new)):
        found.add(Oddity.REFERENCE)
    return tuple(sorted(found))


def _links(one: Found) -> list[Link]:
    return [piece for piece in one.pieces if isinstance(piece, Link)]


def _renumbered(old: Line, new: Found, numbers: Numbers) -> bool:
    """Whether only the numbers of references differ, and are those that the articles now have."""
    links = _links(new)
    if not links or not all(one.text in numbers.now.get(one.target, ()) for one in links):
        return False
    for way in (0, 1):
        then = [
            one if isinstance(one, str) else numbers.then.get(one.target, ("", ""))[way]
            for one in new.pieces
        ]
        if words(Found(tuple(then))) == words(old):
            return True
    return False
