"""Accepts or rejects the tracked changes of a document, by the rules of the format alone.

It shares no code with what writes them.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree

from rendering import W, tree

Element = ElementTree.Element


class Line(NamedTuple):
    """A paragraph: its style, the list it counts in, and its words."""

    style: str
    numbering: str
    words: str


def settled(package: bytes, accept: bool) -> list[Line]:
    """The paragraphs after accepting, or rejecting, everything. Empty ones are left out."""
    body = tree(package).find(f"{W}body")
    assert body is not None
    _settle(body, kept="ins" if accept else "del", gone="del" if accept else "ins")
    return lines(body)


def plain_lines(package: bytes) -> list[Line]:
    """The paragraphs of a document without tracked changes."""
    body = tree(package).find(f"{W}body")
    assert body is not None
    assert not [one for one in body.iter() if one.tag in (f"{W}ins", f"{W}del")]
    return lines(body)


def lines(body: Element) -> list[Line]:
    found = [_line(one) for one in body.iter(f"{W}p")]
    lists: dict[str, str] = {}
    for at, one in enumerate(found):
        if one.numbering:
            number = lists.setdefault(one.numbering, str(len(lists) + 1))
            found[at] = one._replace(numbering=number)
    return [one for one in found if one.words]


def _line(paragraph: Element) -> Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    words = "".join(one.text or "" for one in paragraph.iter() if one.tag in _WORDS)
    return Line(_value(style), _value(number), words)


_WORDS = (f"{W}t", f"{W}delText")


def _value(one: Element | None) -> str:
    return "" if one is None else one.get(f"{W}val", "")


def _settle(element: Element, kept: str, gone: str) -> None:
    """Take out what is gone, and the marks of what stays; join paragraphs whose mark is gone."""
    children: list[Element] = []
    waiting: list[Element] = []  # words of paragraphs whose mark is gone
    for child in element:
        if child.tag == f"{W}{gone}":
            continue
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}{gone}") is not None:
            continue
        mark_is_gone = child.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None
        _settle(child, kept, gone)
        if child.tag == f"{W}{kept}":
            children += child
            continue
        if child.tag == f"{W}p":
            words = [one for one in child if one.tag != f"{W}pPr"]
            if mark_is_gone:
                waiting += words
                continue
            properties = [one for one in child if one.tag == f"{W}pPr"]
            child[:] = [*properties, *waiting, *words]
            waiting = []
        if child.tag == f"{W}tbl" and child.find(f"{W}tr") is None:
            continue
        assert not waiting or child.tag != f"{W}tbl", "a paragraph cannot join a table"
        children.append(child)
    assert not waiting
    element[:] = children
