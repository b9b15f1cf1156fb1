"""A Word file that came back, as its paragraphs; opened with the care that strangers' files need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from bylawkit.diagnostics import Text
from bylawkit.record import replace
from bylawkit.render.issued import JOINT, boxed
from bylawkit.render.office import codes
from bylawkit.render.office.opened import Opened, Refused, opened
from bylawkit.render.view import Piece
from bylawkit.returned.paragraphs import W14, Reader, W, joined
from bylawkit.returned.recorded import recorded
from bylawkit.returned.values import Document, Found, Oddity

MOST = 48 * 1024 * 1024
"""What the body may unpack to: some ten thousand ballots."""

_BODY = "word/document.xml"
_VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_MARGIN = re.compile(r"word/(?:header|footer|office)\d*\.xml$")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_ID = re.compile(r"[0-9A-Fa-f]{1,8}")
_NUMBER = re.compile(r"[\W\d_]*")
_WRAPS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"))
_MOST_DEEP = 60


def read_document(data: bytes) -> Document:
    """The document, or :class:`bylawkit.render.office.opened.Refused`."""
    found = opened(data)
    body = found.tree(_BODY, MOST).find(f"{W}body")
    if body is None:
        raise Refused(codes.NOT_DOCX, Text(f"`{_BODY}` 里没有正文", f"`{_BODY}` has no body"))
    reader = _Body(_comments(found))
    try:
        reader.read(body)
        lines = (*reader.found(), *_notes(found))
    except RecursionError as problem:
        raise Refused(
            codes.NOT_DOCX, Text(f"`{_BODY}` 嵌套太深", f"`{_BODY}` is nested too deep")
        ) from problem
    properties = _properties(found)
    return Document(lines, properties, recorded(found, properties), tuple(_margins(found)))


class _Body:
    """Reads the paragraphs of a body one after another."""

    def __init__(self, comments: Mapping[str, str]) -> None:
        self.comments = comments
        self.lines: list[Found] = []
        self.waiting: list[Found] = []  # whose end was deleted: they go on in the next one

    def found(self) -> tuple[Found, ...]:
        """All that are not empty."""
        self.lines += self.waiting
        kept = (one for one in self.lines if one.pieces or one.oddities or one.comments)
        return tuple(kept)

    def read(self, parent: Element, deep: int = 0) -> None:
        if deep > _MOST_DEEP:
            raise RecursionError
        for one in parent:
            if one.tag == f"{W}p":
                self._paragraph(one)
            elif one.tag == f"{W}tbl":
                for row in _rows(one):
                    self._row(row)
            elif one.tag == f"{W}altChunk":
                self.lines.append(Found((), oddities=frozenset((Oddity.EMBEDDED,))))
            elif one.tag in _WRAPS:
                self.read(one, deep + 1)

    def _paragraph(self, one: Element) -> None:
        found = self._read(one)
        if self.waiting:
            found = _merged(*self.waiting, found)
            self.waiting = []
        deleted = one.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if deleted or one.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
            found = replace(found, oddities=found.oddities | {Oddity.OPEN})
        (self.waiting if deleted else self.lines).append(found)

    def _read(self, one: Element) -> Found:
        """A paragraph, with the words of the boxes in it."""
        reader = Reader(self.comments)
        reader.read(one)
        number = one.get(f"{W14}paraId", "")
        found = reader.found(int(number, 16) if _ID.fullmatch(number) else 0)
        if not reader.boxes:
            return found
        inside = (self._read(p).text for box in reader.boxes for p in box.iter(f"{W}p"))
        return replace(found, pieces=(*found.pieces, *boxed(inside)))

    def _row(self, row: Element) -> None:
        inside = _Body(self.comments)
        pieces: list[Piece] = []
        every: list[Found] = []
        for position, cell in enumerate(_cells(row)):
            inside.lines = []
            inside.read(cell)
            pieces += [JOINT] if position else []
            for at, one in enumerate(inside.lines):
                pieces += [" "] if at and one.pieces else []
                pieces += one.pieces
            every += inside.lines
        merged = _merged(*every)
        change = {Oddity.OPEN} if row.find(f"{W}trPr/{W}ins") is not None else set()
        self.lines.append(replace(merged, pieces=joined(pieces), oddities=merged.oddities | change))


def _merged(*every: Found) -> Found:
    """Several paragraphs as one."""
    return Found(
        joined([piece for one in every for piece in one.pieces]),
        every[0].id if every else 0,
        tuple(name for one in every for name in one.anchors),
        frozenset().union(*(one.oddities for one in every)),
        tuple(said for one in every for said in one.comments),
    )


def _rows(table: Element) -> Iterator[Element]:
    """The rows; those that were deleted are gone."""
    for one in table:
        if one.tag == f"{W}tr" and one.find(f"{W}trPr/{W}del") is None:
            yield one
        elif one.tag in _WRAPS:
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if one.tag == f"{W}tc":
            yield one
        elif one.tag in _WRAPS:
            yield from _cells(one)


# ── Beside the body ──


def _comments(found: Opened) -> dict[str, str]:
    if not found.has("word/comments.xml"):
        return {}
    every = found.tree("word/comments.xml").iter(f"{W}comment")
    return {one.get(f"{W}id", ""): _text(one) for one in every}


def _notes(found: Opened) -> Iterator[Found]:
    """Footnotes and endnotes; separators hold no words."""
    for part in _NOTES:
        if found.has(part):
            for one in found.tree(part):
                if words := _text(one):
                    yield Found((words,), oddities=frozenset((Oddity.NOTE,)))


def _margins(found: Opened) -> Iterator[str]:
    """What headers and footers say beside the number of the page."""
    for part in sorted(found.archive.namelist()):
        if _MARGIN.match(part):
            words = _text(found.tree(part))
            if not _NUMBER.fullmatch(words):
                yield words


def _text(one: Element) -> str:
    """The words of an element on one line."""
    parts = (
        " ".join("".join(t.text or "" for t in p.iter(f"{W}t")).split()) for p in one.iter(f"{W}p")
    )
    return " ".join(part for part in parts if part)


def _properties(found: Opened) -> dict[str, str]:
    name = "docProps/custom.xml"
    if not found.has(name):
        return {}
    return {
        one.get("name", ""): "".join(value.text or "" for value in one.iter(f"{_VT}lpwstr"))
        for one in found.tree(name)
    }
