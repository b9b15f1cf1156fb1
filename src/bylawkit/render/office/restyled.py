"""Our styles in the look of a reference file. Numbering, indents and outline levels stay ours."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bylawkit.render.office.looks import Look
from bylawkit.render.office.margins import W
from bylawkit.render.office.reference import Reference

_LIKE = {"item": "body text", "section": "heading 1", "toc heading": "heading 1"}
"""The style of the office that stands in for one of ours that it does not know."""
_FONTS_LIKE = {
    "note": "normal",
    "table text": "normal",
    "table head": "heading 1",
    "drawing text": "normal",
    "caption": "heading 1",
}
"""The same, for the fonts alone."""

_RUN_ORDER = ("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "kern", "sz", "szCs", "lang")
_PARAGRAPH_ORDER = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "overflowPunct",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
]
_CARRIED = ("pBdr", "tabs", "ind")


def restyled(styles: bytes, reference: Reference, large: bool) -> bytes:
    """``word/styles.xml`` of ours, with what the office's styles say of looks.

    ``large`` print keeps its sizes and its lines.
    """
    root = ElementTree.fromstring(styles)
    known = reference.looks.named()
    chinese = _value(root, ".//rPrDefault//rFonts", "eastAsia")
    for one in root.iter(f"{W}style"):
        name = _value(one, "name").lower()
        if one.get(f"{W}type") != "paragraph":
            continue
        if (key := known.get(name) or known.get(_LIKE.get(name, ""))) is not None:
            _dress(one, reference.looks.of(key), chinese, large)
        elif (key := known.get(_FONTS_LIKE.get(name, ""))) is not None:
            _set_fonts(_child(one, "rPr"), reference.looks.of(key).fonts, chinese)
    if reference.page is not None:
        for tab in root.iter(f"{W}tab"):
            tab.set(f"{W}pos", str(reference.page.line))
    _add_foreign(root, reference)
    ElementTree.register_namespace("w", W[1:-1])
    made: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return made


def _dress(style: Element, look: Look, chinese: str, large: bool) -> None:
    run = _child(style, "rPr")
    _set_fonts(run, look.fonts, chinese)
    _set(run, "b", "1" if look.bold else "0")
    _set(run, "i", "1" if look.italic else "0")
    _set(run, "color", look.colour)
    paragraph = _child(style, "pPr")
    _set(paragraph, "jc", look.side)
    if not large:
        for name in ("sz", "szCs"):
            _set(run, name, str(look.size))
        _set(run, "spacing", "0")
        spacing = _child(paragraph, "spacing")
        spacing.attrib.clear()
        spacing.attrib.update({W + name: value for name, value in look.spacing.items()})
    _sort(run, _RUN_ORDER)
    _sort(paragraph, _PARAGRAPH_ORDER)


def _set_fonts(run: Element, fonts: dict[str, str], chinese: str) -> None:
    one = _child(run, "rFonts")
    one.attrib.update({W + face: name for face, name in fonts.items()})
    one.attrib.setdefault(f"{W}eastAsia", chinese)
    _sort(run, _RUN_ORDER)


def _add_foreign(root: Element, reference: Reference) -> None:
    """The styles of the headers and footers, those that are not ours."""
    ours = {one.get(f"{W}styleId") for one in root.iter(f"{W}style")}
    chinese = _value(root, ".//rPrDefault//rFonts", "eastAsia")
    wanted = {name for one in reference.margins for name in one.styles} - ours
    for key in sorted(wanted & reference.looks.styles.keys()):
        theirs = reference.looks.styles[key]
        if theirs.get(f"{W}type") != "paragraph":
            continue
        style = SubElement(root, f"{W}style")
        style.attrib.update({f"{W}type": "paragraph", f"{W}customStyle": "1", f"{W}styleId": key})
        _set(style, "name", f"Office {key}")
        _set(style, "basedOn", "Normal")
        paragraph = _child(style, "pPr")
        for name in _CARRIED:
            if (found := theirs.find(f"{W}pPr/{W}{name}")) is not None:
                paragraph.append(_plain(found))
        _dress(style, reference.looks.of(key), chinese, False)


def _plain(one: Element) -> Element:
    """A copy without anything of other namespaces."""
    copy = Element(one.tag, {k: v for k, v in one.attrib.items() if k.startswith(W)})
    copy.extend(_plain(child) for child in one if child.tag.startswith(W))
    return copy


# ── Elements ──


def _value(parent: Element, path: str, attribute: str = "val") -> str:
    steps = "/".join(W + step if step not in ("", ".") else step for step in path.split("/"))
    one = parent.find(steps)
    return "" if one is None else one.get(W + attribute, "")


def _child(parent: Element, name: str) -> Element:
    one = parent.find(W + name)
    return SubElement(parent, W + name) if one is None else one


def _set(parent: Element, name: str, value: str) -> None:
    _child(parent, name).set(f"{W}val", value)


def _sort(parent: Element, order: Iterable[str]) -> None:
    places = {W + name: place for place, name in enumerate(order)}
    parent[:] = sorted(parent, key=lambda one: places.get(one.tag, len(places)))
