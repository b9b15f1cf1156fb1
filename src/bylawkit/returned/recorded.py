"""What a document keeps of itself, read back, and whether somebody changed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from bylawkit.render.issued import Line
from bylawkit.render.office.opened import Opened
from bylawkit.render.word.record import NAMESPACE, hash_of
from bylawkit.render.word.text import escape
from bylawkit.returned.values import Record

SOURCE, KIND = "bylawkit source sha256", "bylawkit kind"
LANGUAGE, LAWS = "bylawkit language", "bylawkit laws sha256"
RECORD = "bylawkit record sha256"

_ITEM = re.compile(r"customXml/item\d*\.xml$")
_MOST = 24 * 1024 * 1024


def recorded(found: Opened, properties: Mapping[str, str]) -> Record | None:
    """The record, wherever the program that saved the file last has put it."""
    for name in sorted(filter(_ITEM.match, found.archive.namelist())):
        root = found.tree(name, _MOST)
        if root.tag == f"{{{NAMESPACE}}}issued":
            return _record(root, properties)
    return None


def _record(root: Element, properties: Mapping[str, str]) -> Record:
    about = {one: root.get(one, "") for one in ("kind", "lang", "title", "source", "laws")}
    every = tuple(_lines(root))
    hashes = tuple(one.get("sha256", "") for _, one in every if one.get("sha256"))
    said = [about["kind"], about["source"], about["laws"]]
    said += hashes or [escape(one.text or "") for _, one in every]
    rules = {
        one.get("id", ""): one.get("rule", "")
        for one in root.iter(f"{{{NAMESPACE}}}article")
        if one.get("rule")
    }
    sound = properties.get(RECORD) == hash_of(said)
    return Record(
        about["kind"],
        "en" if about["lang"] == "en" else "zh",
        about["title"],
        about["source"],
        about["laws"],
        tuple(_line(article, one) for article, one in every),
        rules,
        hashes,
        sound,
    )


def _lines(root: Element) -> Iterator[tuple[str, Element]]:
    for article in root.iter(f"{{{NAMESPACE}}}article"):
        for one in article:
            yield article.get("id", ""), one


def _line(article: str, one: Element) -> Line:
    number = one.get("id", "")
    known = int(number, 16) if re.fullmatch(r"[0-9A-Fa-f]{8}", number) else 0
    words = one.text or ""
    return Line(
        known, article, one.get("look", ""), (words,) if words else (), one.get("label", "")
    )
