"""The marks by which templates say what a stretch of their output is.

They are control characters, which :func:`bylawkit.render.cleaning.clean` takes out of everything
that comes from a source text, so that no title can pretend to be a heading.
"""

from __future__ import annotations

from bylawkit.render.view import Link, Pieces

BLOCK = "\x1e"
CELL = "\x1f"
LINE = "\x1d"
"""Begins a new paragraph inside a cell."""

_LINK, _AT, _END = "\x02", "\x01", "\x03"

BLOCKS = {
    "p": "p",
    "item": "i",
    "item_as_written": "I",
    "title": "t",
    "subtitle": "u",
    "salutation": "s",
    "section": "h",
    "note": "n",
    "numbered": "m",
    "caption": "c",
    "right": "r",
    "head": "H",
    "row": "R",
    "page": "P",
    "basis": "b",
    "basis_last": "B",
}
"""What a template may begin: ``{{ p }}`` a 款, ``{{ item }}`` a 项, ``{{ row }}`` a table row …

Notes that are ``numbered`` count by themselves, so that none is missing where one has nothing to say.
"""


class Ready(str):
    """Text that is clean already and may hold marks."""

    __slots__ = ()


def mark(letter: str) -> Ready:
    return Ready(BLOCK + letter)


def link(text: str, target: str) -> Ready:
    """A cross-reference inside a sentence."""
    return Ready(f"{_LINK}{target}{_AT}{text}{_END}")


def pieces(text: str) -> Pieces:
    """A stretch of output taken apart into words and links."""
    if _LINK not in text:
        return (text,) if text else ()
    first, *rest = text.split(_LINK)
    found: list[str | Link] = [first] if first else []
    for part in rest:
        linked, _, after = part.partition(_END)
        target, _, words = linked.partition(_AT)
        found.append(Link(words, target))
        if after:
            found.append(after)
    return tuple(found)
