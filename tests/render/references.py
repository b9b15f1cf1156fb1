"""Reference files for tests: an office's letterhead, and packages with one part changed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from rendering import parts


def picture(wide: int = 60, high: int = 20) -> bytes:
    """A grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\0" + bytes([120]) * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def letterhead(first: bool = False, even: bool = False, margin: int = 3) -> bytes:
    """An office's own file: 楷体 in blue, a logo and a name above, an address below."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin)
    section.top_margin, section.bottom_margin = Cm(4), Cm(3)
    section.different_first_page_header_footer = first
    made.settings.odd_and_even_pages_header_footer = even
    _style(made, "Normal", "楷体", 14, None)
    _style(made, "Heading 1", "隶书", 18, RGBColor(0x12, 0x34, 0x9A))
    _style(made, "Heading 2", "楷体", 15, RGBColor(0x12, 0x34, 0x9A))
    _style(made, "Title", "隶书", 26, RGBColor(0xB0, 0x20, 0x20))
    made.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for one, words in (
        (section.header, "甲小区业主委员会"),
        (section.even_page_header, "双页页眉"),
        (section.first_page_header, "首页页眉"),
    ):
        one.is_linked_to_previous = False
        line = one.paragraphs[0]
        line.add_run().add_picture(io.BytesIO(picture()), height=Cm(1))
        line.add_run(words)
    section.footer.paragraphs[0].text = "地址：甲路1号"
    made.add_paragraph("这一段不会出现在文件里。")
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _style(
    made: docx.document.Document, name: str, font: str, size: int, colour: RGBColor | None
) -> None:
    style = made.styles[name]
    style.font.name = font
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for face in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{face}"), None)  # Word would heed these instead of the names
    fonts.set(qn("w:eastAsia"), font)
    if colour is not None:
        style.font.color.rgb = colour


def changed(data: bytes, new: Mapping[str, bytes | None]) -> bytes:
    """A package with some parts replaced, added or (``None``) left out."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts(data), **new}.items():
            if part is not None:
                archive.writestr(name, part)
    return kept.getvalue()


def edited(data: bytes, name: str, old: str, new: str) -> bytes:
    """A package with some words of a part replaced; they must be there."""
    text = parts(data)[name].decode()
    assert old in text, text
    return changed(data, {name: text.replace(old, new, 1).encode()})
