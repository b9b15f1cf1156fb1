"""A view as a Word document: joined strings of WordprocessingML in a zip with fixed dates.

Nothing here knows what a bylaw is. The look is in ``templates/word``.
"""

from __future__ import annotations

from bylawkit.render.view import View

_LARGE = frozenset(("household",))


def word(view: View) -> bytes:
    """The bytes of a ``.docx``; the same for the same view, every time."""
    from bylawkit.render.word.body import body

    return packed(view, *body(view))


def packed(view: View, content: str, lists: int) -> bytes:
    """The package around the content of a body with so many lists of 项."""
    from bylawkit.render.word.package import Entry, package
    from bylawkit.render.word.parts import (
        LINKS,
        document,
        links_to,
        numbering_part,
        properties,
        static_parts,
    )
    from bylawkit.render.word.picture import codes_of, picture_links, pictures
    from bylawkit.render.word.record import NAME, record

    kept, kept_hash = record(view)
    parts = [Entry.packed("word/document.xml", document(content))]
    parts.append(numbering_part(view.lang, lists))
    parts.append(Entry.packed(NAME, kept))
    parts += (Entry.stored(name, data) for name, data in properties(view, kept_hash))
    fixed = static_parts(view.lang, view.kind in _LARGE)
    if codes := codes_of(view.blocks):
        parts += (links_to(picture_links(len(codes))), *pictures(codes))
        fixed = tuple(one for one in fixed if one.name != LINKS.encode())
    return package((*fixed, *parts))
