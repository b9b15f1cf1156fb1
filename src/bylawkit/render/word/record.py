"""What a document keeps of itself: each paragraph with its id, its words, and the rule it belongs to.

It is a custom XML part, which Word and LibreOffice carry along. Papers of a page for each household
keep the hashes of their paragraphs only. ``docProps/custom.xml`` holds the hash of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from bylawkit.render.cleaning import clean
from bylawkit.render.issued import lines, squeezed
from bylawkit.render.view import View, plain
from bylawkit.render.word.text import escape

NAME = "customXml/item1.xml"
NAMESPACE = "urn:bylawkit:issued:1"
WITHOUT_WORDS = frozenset(("ballot", "household", "dunning", "delivery"))
_CONTROLS = bytes(one for one in range(32) if one not in b"\t\n")
_LAST = b"\xef\xbf\xbe", b"\xef\xbf\xbf"
_HASH = 16  # hexadecimal digits


def record(view: View) -> tuple[str, str]:
    """The record of a document as XML, and its hash."""
    every = _lines(view)
    content = "\n".join(every)
    if content.count("\n") >= len(every) or not _is_xml(content):
        content = "\n".join(map(_cleaned, every))
    about = (
        f'<issued xmlns="{NAMESPACE}" kind="{view.kind}" lang="{view.lang}"'
        f' title="{escape(view.title)}" source="{view.source_sha256}" laws="{view.law_sha256}">'
    )
    kept = _escaped(content)
    whole = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{about}{kept}</issued>'
    return whole, hash_of((view.kind, view.source_sha256, view.law_sha256, content))


def _escaped(content: str) -> str:
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_xml(content: str) -> bool:
    """Whether XML can hold it as it is; quick, since it always can but for names from strangers."""
    try:
        data = content.encode()
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and not any(
        one in data for one in _LAST
    )


def _cleaned(line: str) -> str:
    *about, text = line.split("\t", 3)
    return "\t".join((*map(clean, about), clean(text)))


def _lines(view: View) -> list[str]:
    """A line for each paragraph (id, look, number, words) and, with a ``@``, for each article."""
    wordless = view.kind in WITHOUT_WORDS
    out: list[str] = []
    now: str | None = None
    for number, article, look, pieces, label in lines(view):
        if article is not now:
            now = article
            out.append(f"@{article}\t{view.rules.get(article, '')}")
        text = pieces[0] if len(pieces) == 1 and type(pieces[0]) is str else plain(pieces)
        if wordless:
            text = digest(text)
        out.append("\t".join((f"{number:08X}", look, label, text)))
    return out


def digest(text: str) -> str:
    """The hash of a paragraph's words, without the spaces of layout."""
    return sha256(squeezed(clean(text)).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def hash_of(said: Iterable[str]) -> str:
    """The hash of a record: its kind, the hashes it names, and its paragraphs, line by line."""
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()
