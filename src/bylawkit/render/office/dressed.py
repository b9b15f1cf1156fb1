"""A finished Word document of ours in the look of a reference file."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import ZipFile

from bylawkit.render.office.margins import PICTURE_TYPES, Margin
from bylawkit.render.office.reference import Page, Reference
from bylawkit.render.office.restyled import restyled
from bylawkit.render.word.package import Entry, package
from bylawkit.render.word.picture import AT_THE_TOP, IN_THE_TEXT

_BODY, _TYPES, _LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_SECTION = re.compile(r"<w:sectPr>(.*?)</w:sectPr>")
_FOOTERS = re.compile(r"<w:footerReference [^>]*/>")
_PAGE = re.compile(r"<w:pgSz [^>]*/><w:pgMar [^>]*/>")
_GRID = re.compile(r"<w:docGrid [^>]*/>")
_WIDTHS = re.compile(r'(<w:(?:gridCol|tcW|tblW) w:w=")(\d+)"')
_LABEL_FONT = re.compile(r'(<w:rFonts w:hint="eastAsia") w:eastAsia="[^"]*"/>')
_LINE = 11906 - 1587 - 1474
_LARGE = b">household<"
_SCHEMA = "http://schemas.openxmlformats.org"
_RELATION = f'<Relationship Id="{{}}" Type="{_SCHEMA}/officeDocument/2006/relationships/{{}}" Target="{{}}"/>'
_TYPE = (
    '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.{}+xml"/>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_SCHEMA}/package/2006/relationships">{{}}</Relationships>'
)


def dressed(document: bytes, reference: Reference) -> bytes:
    """The same words, numbers and ids in the office's look; the same bytes for the same two files."""
    with ZipFile(BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    large = _LARGE in parts.get("docProps/custom.xml", b"")
    parts[_STYLES] = restyled(parts[_STYLES], reference, large)
    parts[_NUMBERING] = _LABEL_FONT.sub(r"\1/>", parts[_NUMBERING].decode()).encode()
    parts[_BODY] = _body(parts[_BODY].decode(), reference).encode()
    _add_margins(parts, reference)
    return package(_entry(name, data) for name, data in parts.items())


def _entry(name: str, data: bytes) -> Entry:
    squeeze = zlib.compressobj(3, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = squeeze.compress(data) + squeeze.flush()
    return Entry(name.encode("ascii"), small, len(data), zlib.crc32(data))


# ── The body ──


def _body(text: str, reference: Reference) -> str:
    last = text.rfind("<w:sectPr>")
    alone = text.find("<w:sectPr>") == last

    def section(found: re.Match[str]) -> str:
        return _section(found[1], reference, cover=found.start() != last, alone=alone)

    page = reference.page
    if any(one.side == "header" for one in reference.margins):
        text = text.replace(AT_THE_TOP, IN_THE_TEXT)
    text = _SECTION.sub(section, text)
    if page is None or page.line == _LINE:
        return text
    return _WIDTHS.sub(lambda found: f'{found[1]}{int(found[2]) * page.line // _LINE}"', text)


def _section(inside: str, reference: Reference, cover: bool, alone: bool) -> str:
    """A section with the office's page, header and footer. On a cover, only what is for first pages."""
    numbered = bool(_FOOTERS.search(inside))
    shown = [
        (position, one)
        for position, one in enumerate(reference.margins)
        if (one.page == "first" if cover else alone or one.page != "first")
        and (one.side == "header" or numbered or cover)
    ]
    if any(one.side == "footer" for _, one in shown):
        inside = _FOOTERS.sub("", inside)
    own = "".join(
        f'<w:{one.side}Reference w:type="{one.page}" r:id="{_key(position)}"/>'
        for position, one in shown
    )
    first = "<w:titlePg/>" if any(one.page == "first" for _, one in shown) else ""
    if reference.page is not None:
        inside = _PAGE.sub(_page(reference.page), inside)
    return f"<w:sectPr>{own}{_GRID.sub('', inside)}{first}</w:sectPr>"


def _page(page: Page) -> str:
    edges = "".join(f' w:{name}="{value}"' for name, value in page.edges.items())
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/><w:pgMar{edges}/>'


# ── Headers, footers, pictures ──


def _key(position: int) -> str:
    return f"rIdOffice{position + 1}"


def _add_margins(parts: dict[str, bytes], reference: Reference) -> None:
    links, types, endings = "", "", set()
    for position, one in enumerate(reference.margins):
        name = f"office{position + 1}.xml"
        links += _RELATION.format(_key(position), one.side, name)
        types += _TYPE.format(f"word/{name}", one.side)
        parts[f"word/{name}"] = one.xml
        endings |= _add_pictures(parts, one, position + 1)
    for ending in sorted(endings - {"png"}):  # ours knows pictures of that kind
        types = f'<Default Extension="{ending}" ContentType="{PICTURE_TYPES[ending]}"/>' + types
    parts[_LINKS] = _before(parts[_LINKS], "</Relationships>", links)
    parts[_TYPES] = _before(parts[_TYPES], "</Types>", types)


def _add_pictures(parts: dict[str, bytes], one: Margin, number: int) -> set[str]:
    """The pictures of a header, under names of ours."""
    links = ""
    for place, (key, ending, data) in enumerate(one.pictures, start=1):
        name = f"media/office{number}_{place}.{ending}"
        links += _RELATION.format(_escaped(key), "image", name)
        parts[f"word/{name}"] = data
    if links:
        parts[f"word/_rels/office{number}.xml.rels"] = _RELATIONS.format(links).encode()
    return {ending for _, ending, _ in one.pictures}


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(text, {'"': "&quot;"})


def _before(part: bytes, end: str, added: str) -> bytes:
    return part.decode().replace(end, added + end).encode()
