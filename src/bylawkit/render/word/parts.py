"""The parts of a Word package around the body; those that never change are packed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bylawkit import assets
from bylawkit.render.view import View
from bylawkit.render.word.package import Entry
from bylawkit.render.word.text import escape

_STATIC = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.{lang}.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/footer1.xml": "footer_odd.xml",
    "word/footer2.xml": "footer_even.xml",
    "docProps/app.xml": "app.xml",
    "customXml/itemProps1.xml": "record_props.xml",
    "customXml/_rels/item1.xml.rels": "record_rels.xml",
}
_LAYOUT = re.compile(r"<!--.*?-->|(?<=>)\s+(?=<)", re.DOTALL)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
    "<w:body>{}</w:body></w:document>"
)
_FIRST_LIST = 10
_LIST = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="4"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


@lru_cache(maxsize=4)
def static_parts(lang: str, large: bool = False) -> tuple[Entry, ...]:
    """The parts that are the same in every document of a language, already packed."""
    parts = {name: _part(source.format(lang=lang)) for name, source in _STATIC.items()}
    if large:
        parts[_STYLES] = _enlarged(parts[_STYLES])
    return tuple(Entry.packed(name, text) for name, text in parts.items())


def links_to(pictures: str) -> Entry:
    """The relations of the body, with those to pictures."""
    whole = _part(_STATIC[LINKS]).replace("</Relationships>", pictures + "</Relationships>")
    return Entry.packed(LINKS, whole)


LINKS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_SIZE = re.compile(r'(<w:szC?s? w:val="|w:line="(?=\d+" w:lineRule="exact"))(\d+)')


def _enlarged(styles: str) -> str:
    """Styles for large print: every letter, and every line of exact height, a third larger."""
    return _SIZE.sub(lambda found: f"{found[1]}{int(found[2]) * 4 // 3}", styles)


def document(content: str) -> str:
    """``word/document.xml`` around its content."""
    return _DOCUMENT.format(content)


def list_number(index: int) -> int:
    """The ``numId`` of the list with this index, from 0."""
    return _FIRST_LIST + index


@lru_cache(maxsize=64)
def numbering_part(lang: str, lists: int) -> Entry:
    """``word/numbering.xml``, packed; the same for all documents with so many lists."""
    return Entry.packed("word/numbering.xml", numbering(lang, lists))


def numbering(lang: str, lists: int) -> str:
    """``word/numbering.xml`` with one restarted number series for each list."""
    series = "".join(_LIST.format(list_number(index)) for index in range(lists))
    return _part(f"numbering.{lang}.xml").replace("{lists}", series)


def properties(view: View, record: str) -> Iterator[tuple[str, str]]:
    """The core and custom properties: title, language, hashes of source, laws and record, generator."""
    values = {
        "title": escape(view.title),
        "language": _LANGUAGES[view.lang],
        "source_sha256": view.source_sha256,
        "generator": escape(view.generator),
        "kind": view.kind,
        "bases": " ".join(view.base_sha256),
        "laws": view.law_sha256,
        "record": record,
    }
    for name in ("core", "custom"):
        yield f"docProps/{name}.xml", _part(f"{name}.xml").format(**values)


@lru_cache(maxsize=32)
def _part(name: str) -> str:
    """A part as it goes into the package: without comments and layout."""
    text = _LAYOUT.sub("", assets.text(f"templates/word/{name}"))
    return _LAYOUT.sub("", text).strip()
