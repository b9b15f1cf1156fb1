"""What a document keeps of itself, read back, and whether somebody changed it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from bylawkit.render.issued import Line
from bylawkit.render.office.opened import Opened
from bylawkit.render.word.record import NAMESPACE, WITHOUT_WORDS, hash_of
from bylawkit.returned.values import Record

SOURCE, KIND = "bylawkit source sha256", "bylawkit kind"
LANGUAGE, LAWS = "bylawkit language", "bylawkit laws sha256"
RECORD = "bylawkit record sha256"

_ITEM = re.compile(r"customXml/item\d*\.xml$")
_NUMBER = re.compile(r"[0-9A-F]{8}")
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
    content = root.text or ""
    every, rules = _lines(content)
    wordless = about["kind"] in WITHOUT_WORDS
    said = (about["kind"], about["source"], about["laws"], content)
    return Record(
        kind=about["kind"],
        lang="en" if about["lang"] == "en" else "zh",
        title=about["title"],
        source=about["source"],
        laws=about["laws"],
        lines=every,
        rules=rules,
        hashed=wordless,
        sound=properties.get(RECORD) == hash_of(said),
    )


def _lines(content: str) -> tuple[tuple[Line, ...], dict[str, str]]:
    """The paragraphs, and of what kind the statement of each article is."""
    found: list[Line] = []
    rules: dict[str, str] = {}
    article = ""
    for line in content.split("\n"):
        if line.startswith("@"):
            article, _, rule = line[1:].partition("\t")
            rules |= {article: rule} if rule else {}
        elif line.count("\t") >= 3:
            number, look, label, text = line.split("\t", 3)
            known = int(number, 16) if _NUMBER.fullmatch(number) else 0
            found.append(Line(known, article, look, (text,) if text else (), label))
    return tuple(found), rules
