"""What a document keeps of itself: each paragraph with its id, its words, and the rule it belongs to.

It is a custom XML part, which Word and LibreOffice carry along. Papers of a page for each household
keep the hashes of their paragraphs only. ``docProps/custom.xml`` holds the hash of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from bylawkit.render.cleaning import clean
from bylawkit.render.issued import lines, squeezed
from bylawkit.render.view import View
from bylawkit.render.word.text import escape

NAME = "customXml/item1.xml"
NAMESPACE = "urn:bylawkit:issued:1"
_WITHOUT_WORDS = frozenset(("ballot", "household", "dunning", "delivery"))
_HASH = 16  # hexadecimal digits


def record(view: View) -> tuple[str, str]:
    """The record of a document as XML, and its hash."""
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<issued xmlns="{NAMESPACE}" kind="{view.kind}" lang="{view.lang}"'
        f' title="{escape(view.title)}" source="{view.source_sha256}" laws="{view.law_sha256}">'
    ]
    said = [view.kind, view.source_sha256, view.law_sha256]
    out += _paragraphs(view, said)
    out.append("</issued>")
    return "".join(out), hash_of(said)


def _paragraphs(view: View, said: list[str]) -> Iterator[str]:
    wordless = view.kind in _WITHOUT_WORDS
    article: str | None = None
    for one in lines(view):
        if one.article != article:
            if article is not None:
                yield "</article>"
            article = one.article
            rule = view.rules.get(article)
            yield f'<article id="{article}"' + (f' rule="{rule}">' if rule else ">")
        label = f' label="{escape(one.label)}"' if one.label else ""
        text = escape(one.text)
        if wordless:
            text = digest(one.text)
            yield f'<p id="{one.id:08X}" look="{one.look}"{label} sha256="{text}"/>'
        else:
            yield f'<p id="{one.id:08X}" look="{one.look}"{label}>{text}</p>'
        said.append(text)
    if article is not None:
        yield "</article>"


def digest(text: str) -> str:
    """The hash of a paragraph's words, without the spaces of layout."""
    return sha256(squeezed(clean(text)).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def hash_of(said: Iterable[str]) -> str:
    """The hash of a record: its kind, the hashes it names, and its paragraphs, line by line."""
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()
