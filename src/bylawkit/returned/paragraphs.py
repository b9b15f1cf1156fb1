"""A paragraph of WordprocessingML as it reads: runs joined, fields by their result, changes accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from bylawkit.render.view import Link, Piece, Pieces
from bylawkit.returned.values import Found, Oddity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_REFERENCE = re.compile(r"\s*REF\s+_(\w+)")
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))
_NEW = frozenset((f"{W}ins", f"{W}moveTo"))
_EMBEDDED = frozenset((f"{W}object", f"{W}control", f"{W}altChunk", f"{W}subDoc"))
_NOTES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_STRUCK = ("strike", "dstrike", "vanish", "specVanish")
_SIGNS = {
    f"{W}tab": " ",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": "\ufffc",
}
_OFF = frozenset(("0", "false", "off"))
_TINY = 8  # half points


class Reader:
    """Reads one paragraph. ``comments`` are those of the document by their id."""

    def __init__(self, comments: Mapping[str, str]) -> None:
        self.comments = comments
        self.pieces: list[Piece] = []
        self.anchors: list[str] = []
        self.oddities: set[Oddity] = set()
        self.said: list[str] = []
        self.boxes: list[Element] = []
        self.fields: list[list[str]] = []  # instruction and state of each open field

    def found(self, number: int) -> Found:
        """What was read."""
        return Found(
            joined(self.pieces),
            number,
            tuple(self.anchors),
            frozenset(self.oddities),
            tuple(self.said),
        )

    def read(self, parent: Element) -> None:
        """All that stands inside an element."""
        for one in parent:
            self._take(one)

    def _take(self, one: Element) -> None:
        tag = one.tag
        if tag == f"{W}r":
            self._run(one)
        elif tag in _GONE:
            if next(one.iter(f"{W}r"), None) is not None:
                self.oddities.add(Oddity.OPEN)
        elif tag in _NEW:
            self.oddities.add(Oddity.OPEN)
            self.read(one)
        elif tag == f"{W}fldSimple":
            self._field(one.get(f"{W}instr", ""), one)
        elif tag == f"{W}bookmarkStart":
            self.anchors.append(one.get(f"{W}name", "").removeprefix("_"))
        elif tag == f"{W}pPr":
            return
        elif tag == _MATH:
            self._say(one.text or "")
        else:
            self.read(one)

    def _field(self, instruction: str, inside: Element) -> None:
        start = len(self.pieces)
        self.read(inside)
        self._link(instruction, start)

    def _link(self, instruction: str, start: int) -> None:
        """What a reference shows becomes a link."""
        found = _REFERENCE.match(instruction)
        if found:
            text = "".join(one if isinstance(one, str) else one.text for one in self.pieces[start:])
            self.pieces[start:] = [Link(text, found[1])]

    # ── Runs ──

    def _run(self, run: Element) -> None:
        before = len(self.pieces)
        for one in run:
            self._inside(one)
        if len(self.pieces) > before and _is_hidden(run.find(f"{W}rPr")):
            self.oddities.add(Oddity.HIDDEN)

    def _inside(self, one: Element) -> None:
        tag = one.tag
        if tag == f"{W}t":
            self._say(one.text or "")
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag == f"{W}fldChar":
            self._mark(one.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            if self.fields:
                self.fields[-1][0] += one.text or ""
        elif tag in _NOTES:
            self.oddities.add(Oddity.NOTE)
        elif tag in _EMBEDDED:
            self.oddities.add(Oddity.EMBEDDED)
        elif tag == f"{W}commentReference":
            self.said.append(self.comments.get(one.get(f"{W}id", ""), ""))
        elif tag in (f"{W}drawing", f"{W}pict"):
            self._drawing(one)
        elif tag == f"{_MC}AlternateContent":
            for choice in one[:1]:
                self.read_drawings(choice)
        elif tag == f"{W}ruby":
            self.read(one)

    def read_drawings(self, choice: Element) -> None:
        """The drawings of one choice; the others show the same."""
        for one in choice:
            self._inside(one)

    def _drawing(self, one: Element) -> None:
        boxes = list(one.iter(f"{W}txbxContent"))
        self.boxes += boxes
        self.oddities.add(Oddity.BOX if boxes else Oddity.PICTURE)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(["", str(len(self.pieces))])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = str(len(self.pieces))
        elif kind == "end" and self.fields:
            instruction, start = self.fields.pop()
            self._link(instruction, min(int(start), len(self.pieces)))

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)


def joined(pieces: list[Piece]) -> Pieces:
    """Neighbouring words as one, without space at the edges."""
    found: list[Piece] = []
    for one in pieces:
        if found and isinstance(one, str) and isinstance(found[-1], str):
            found[-1] += one
        else:
            found.append(one)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return tuple(one for one in found if one)


def _is_hidden(look: Element | None) -> bool:
    if look is None:
        return False
    if any(_on(look.find(W + name)) for name in _STRUCK):
        return True
    colour, size = look.find(f"{W}color"), look.find(f"{W}sz")
    white = colour is not None and colour.get(f"{W}val", "").upper() == "FFFFFF"
    tiny = size is not None and size.get(f"{W}val", "").isdigit()
    return white or (tiny and size is not None and int(size.get(f"{W}val", "0")) <= _TINY)


def _on(one: Element | None) -> bool:
    return one is not None and one.get(f"{W}val", "1") not in _OFF
