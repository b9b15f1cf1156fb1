"""The reference file as a whole: its page, its styles, its headers and footers."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.render.office import codes
from bylawkit.render.office.looks import Looks, looks
from bylawkit.render.office.margins import Margin, W, margins
from bylawkit.render.office.opened import Opened, Refused, opened
from bylawkit.source import Place

_LEAST = 4000  # twips of text, in either direction
_LARGEST = 31_680  # twips; Word knows no larger page
_EDGES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_THEME = "word/theme/theme1.xml"


class Page(NamedTuple):
    """Paper and margins in twips."""

    width: int
    height: int
    edges: dict[str, int]

    @property
    def line(self) -> int:
        """How wide the text is."""
        return self.width - self.edges["left"] - self.edges["right"] - self.edges["gutter"]

    @property
    def column(self) -> int:
        """How high the text is."""
        return self.height - self.edges["top"] - self.edges["bottom"]


class Reference(NamedTuple):
    """What is taken from an office's file. ``page`` is none if the file names no paper."""

    page: Page | None
    looks: Looks
    margins: tuple[Margin, ...]


def read_reference(path: str, data: bytes) -> tuple[Reference | None, tuple[Diagnostic, ...]]:
    """The reference file, or why it is not used."""
    try:
        return _reference(opened(data)), ()
    except Refused as problem:
        args = {"path": path, "part": problem.part, "reason": problem.reason or Text("", "")}
        return None, (Diagnostic(problem.code, Place(path), args),)


def _reference(found: Opened) -> Reference:
    body = found.tree("word/document.xml").find(f"{W}body")
    section = None if body is None else body.find(f"{W}sectPr")
    empty = Element("none")
    styles = found.tree("word/styles.xml") if found.has("word/styles.xml") else empty
    theme = found.tree(_THEME) if found.has(_THEME) else None
    return Reference(_page(section), looks(styles, theme), _shown(found, section))


def _page(section: Element | None) -> Page | None:
    size = None if section is None else section.find(f"{W}pgSz")
    edge = None if section is None else section.find(f"{W}pgMar")
    if size is None or edge is None:
        return None
    page = Page(_twips(size, "w"), _twips(size, "h"), {one: _twips(edge, one) for one in _EDGES})
    if not (page.line >= _LEAST and page.column >= _LEAST):
        raise Refused(codes.NO_ROOM)
    return page


def _twips(one: Element, name: str) -> int:
    """A length; a negative margin, which fixes the text's place, counts as its size."""
    value = one.get(W + name, "0").removeprefix("-")
    if not (value.isascii() and value.isdigit()) or len(value) > 6 or int(value) > _LARGEST:
        raise Refused(codes.NO_ROOM)
    return int(value)


def _shown(found: Opened, section: Element | None) -> tuple[Margin, ...]:
    """The headers and footers that the file shows: others than the usual ones only if in use."""
    known = {(one.side, one.page): one for one in margins(found, section)}
    settings = "word/settings.xml"
    both = found.has(settings) and _on(found.tree(settings), "evenAndOddHeaders")
    first = section is not None and _on(section, "titlePg")
    shown = []
    for (side, page), one in sorted(known.items()):
        if page == "default" or (page == "even" and both) or (page == "first" and first):
            shown.append(one)
        if page == "default" and not (both and (side, "even") in known):
            shown.append(one._replace(page="even"))
    return tuple(shown)


def _on(parent: Element, name: str) -> bool:
    one = parent.find(W + name)
    return one is not None and one.get(f"{W}val", "1") not in ("0", "false", "off")
