"""Headers and footers of a reference file: copied as they are, if they hold nothing that reaches out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bylawkit.diagnostics import Text
from bylawkit.render.office import codes
from bylawkit.render.office.opened import Opened, Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SIDES = ("header", "footer")
PAGES = ("default", "even", "first")

_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "STYLEREF",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "DOCPROPERTY",
        "=",
        "IF",
    ]
)
_ACTIVE = frozenset(("object", "control", "altChunk", "subDoc", "OLEObject", "oleObj"))
_REACHING = frozenset(("src", "href"))
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
}
_NUMBERED = re.compile(rb"<w:numPr>.*?</w:numPr>|<w:numPr/>", re.DOTALL)


class Margin(NamedTuple):
    """A header or a footer: its XML, and its pictures by the id that the XML calls them."""

    side: str
    page: str
    xml: bytes
    pictures: tuple[tuple[str, str, bytes], ...]
    styles: tuple[str, ...]


def margins(found: Opened, section: Element | None) -> Iterator[Margin]:
    """The headers and footers of a section, safe to copy."""
    if section is None:
        return
    targets = dict(_relations(found, "word/document.xml"))
    for side in SIDES:
        for one in section.findall(f"{W}{side}Reference"):
            page, target = one.get(f"{W}type", "default"), targets.get(one.get(f"{R}id", ""))
            if page in PAGES and target is not None and found.has(target.name):
                yield _margin(found, side, page, target.name)


def _margin(found: Opened, side: str, page: str, name: str) -> Margin:
    tree = found.tree(name)
    _check(name, tree)
    pictures = []
    for key, target in _relations(found, name):
        if target.external:
            raise _unsafe(name, Text("连到文件之外", "links to something outside of the file"))
        if not target.kind.endswith("/image"):
            raise _unsafe(name, Text("里有图片以外的嵌入内容", "embeds more than pictures"))
        pictures.append((key, *_picture(found, target.name)))
    styles = {
        value
        for kind in ("pStyle", "rStyle", "tblStyle")
        for one in tree.iter(W + kind)
        if (value := one.get(W + "val"))
    }
    xml = _NUMBERED.sub(b"", found.read(name))
    return Margin(side, page, xml, tuple(pictures), tuple(sorted(styles)))


def _picture(found: Opened, name: str) -> tuple[str, bytes]:
    data = found.read(name)
    for magic, (ending, _) in _PICTURES.items():
        if data.startswith(magic):
            return ending, data
    raise _unsafe(name, Text("不是 PNG、JPEG 或者 GIF 图片", "is no PNG, JPEG or GIF picture"))


PICTURE_TYPES = dict(_PICTURES.values())


# ── What reaches out ──


def _check(name: str, tree: Element) -> None:
    for one in tree.iter():
        kind = one.tag.rpartition("}")[2]
        if kind in _ACTIVE:
            raise _unsafe(name, Text("里有嵌入的对象", "holds an embedded object"))
        for attribute in one.attrib:
            if attribute.rpartition("}")[2] in _REACHING:
                raise _unsafe(name, Text("连到文件之外", "links to something outside of the file"))
    for words in _instructions(tree):
        field = words.split()[0].upper() if words.split() else "="
        if field not in _FIELDS and not field.startswith("="):
            said = f"里有域 {field}，只能有页码一类的域"
            raise _unsafe(
                name, Text(said, f"holds the field {field}; page numbers and the like can stay")
            )


def _instructions(tree: Element) -> Iterator[str]:
    """The instructions of all fields, each whole, also where it is cut into many runs."""
    open_ones: list[str] = []
    for one in tree.iter():
        if one.tag == W + "fldSimple":
            yield one.get(W + "instr", "")
        elif one.tag == W + "fldChar" and one.get(W + "fldCharType") == "begin":
            open_ones.append("")
        elif one.tag == W + "fldChar" and open_ones and one.get(W + "fldCharType") == "end":
            yield open_ones.pop()
        elif one.tag == W + "instrText":
            if not open_ones:
                yield one.text or ""
            else:
                open_ones[-1] += one.text or ""
    yield from open_ones


class _Target(NamedTuple):
    name: str
    kind: str
    external: bool


def _relations(found: Opened, part: str) -> Iterator[tuple[str, _Target]]:
    folder, file = posixpath.split(part)
    name = f"{folder}/_rels/{file}.rels"
    if not found.has(name):
        return
    for one in found.tree(name):
        target = one.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        external = one.get("TargetMode", "") == "External"
        where = _Target(posixpath.normpath(path), one.get("Type", ""), external)
        yield one.get("Id", ""), where


def _unsafe(part: str, reason: Text) -> Refused:
    return Refused(codes.UNSAFE, reason, part)
