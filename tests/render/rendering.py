"""What the tests of documents share: bylaws from text, views as lines, packages as parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path, read_text
from bylawkit.render.bylaws import bylaws
from bylawkit.render.view import Heading, Paragraph, Table, View, plain

ROOT = Path(__file__).parents[2]
KINDS = ("commercial", "public-rental", "resettlement", "old")
EXAMPLES = tuple(next((ROOT / "examples" / kind).glob("*.bylaw")) for kind in KINDS)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = '规约 "甲小区管理规约"\n  类型  商品房\n'


def bylaw_of(text: str, head: str = HEAD) -> Bylaw:
    """The bylaw that a text means; the text must be right."""
    reading = read_text(f"{head}\n{text}", "a.bylaw")
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


def example(kind: str) -> Bylaw:
    """The bylaw of an example."""
    reading = read_path(next((ROOT / "examples" / kind).glob("*.bylaw")))
    assert reading.ok
    assert reading.bylaw is not None
    return reading.bylaw


def lines(view: View) -> list[str]:
    """The words of a view, block by block, table rows joined by ``|``."""
    found: list[str] = []
    for block in view.blocks:
        if isinstance(block, Heading):
            found.append(f"{block.label} {plain(block.title)}")
        elif isinstance(block, Paragraph):
            found.append(block.label + plain(block.pieces))
        elif isinstance(block, Table):
            found += ["|".join(map(plain, row)) for row in (block.head, *block.rows)]
    return found


def article(text: str, lang: str = "zh", head: str = HEAD) -> list[str]:
    """The words under the first article of a bylaw."""
    found = lines(bylaws(bylaw_of(text, head), lang))
    start = next(i for i, one in enumerate(found) if one.startswith(("第一条", "Article 1 ")))
    ends = (i for i, one in enumerate(found) if one.startswith(("第二条", "Article 2 ")))
    return found[start + 1 : next(ends, len(found))]


def parts(package: bytes) -> dict[str, bytes]:
    """The parts of a Word package."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def tree(package: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    """A part of a Word package, parsed."""
    return ElementTree.fromstring(parts(package)[name])


def value(element: ElementTree.Element | None, attribute: str = "val") -> str | None:
    """An attribute in Word's namespace."""
    return None if element is None else element.get(W + attribute)
