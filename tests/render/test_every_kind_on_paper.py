"""Every kind of document as LibreOffice prints it: pages, margins, glyphs, every word."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from looked import NAMES, looked, looked_at, name

from looking.pictures import pages, printed
from looking.samples import UNITS, Sample

pytestmark = [pytest.mark.office, pytest.mark.slow]

MOST = {
    "bylaws": 45, "bylaws-zh-en": 45, "redline": 45, "assembly-rules": 20, "council-rules": 8, "covenant": 12, "review": 10,
    "amendments": 30, "ballot": UNITS, "dunning": UNITS, "household": 3 * UNITS, "filing": 1, "proxy": 1,
}  # fmt: skip
"""How many pages a document may have at most; the others two."""
LEFT, RIGHT, TOP, BOTTOM = (twips / 20 for twips in (1587, 11906 - 1474, 2098, 16838 - 1984))
HANGS, FOOTER, CORNER = 17.0, 790.0, 400.0  # points: a stop in the margin; where page numbers end
_NUMBER = re.compile(r"^\s*[—–-]\s*\d+\s*[—–-]\s*$", re.MULTILINE)
_WORDS = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


@cache
def on_paper() -> dict[str, bytes]:
    return dict(zip(map(name, looked_at()), printed(looked_at()), strict=True))


@pytest.fixture(params=NAMES)
def one(request: pytest.FixtureRequest) -> Sample:
    return looked(request.param)


def test_the_pages_are_as_many_as_they_may_be_and_none_is_empty(one: Sample) -> None:
    found = pages(on_paper()[name(one)])
    assert 1 <= len(found) <= MOST.get(one.kind, 2)
    for at, page in enumerate(found, start=1):
        assert len(re.sub(r"\s", "", _NUMBER.sub("", page))) > 3, f"page {at} is empty"
    if one.kind in ("ballot", "dunning"):
        assert len(found) == UNITS


def test_nothing_stands_in_the_margins(one: Sample, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(on_paper()[name(one)])
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    words = _WORDS.findall(done.stdout.decode())
    assert words
    for left, top, right, bottom, text in words:
        if one.kind == "ballot" and float(left) > CORNER and 20 < float(top) < TOP:
            continue  # what stands beneath the code, above the text
        place = f"{text} at {left} {top} {right} {bottom}"
        assert float(left) > LEFT - 6, place
        assert float(right) < RIGHT + HANGS, place
        assert float(top) > TOP - 6, place
        assert float(bottom) < (FOOTER if re.fullmatch(r"[—\d]+", text) else BOTTOM + 6), place


def test_every_glyph_is_there_and_every_font_is_embedded(one: Sample, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(on_paper()[name(one)])
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert rows
    for row in rows:
        embedded, _subset, to_unicode = row.split()[-5:-2]
        assert (embedded, to_unicode) == ("yes", "yes"), row
    text = "".join(pages(path.read_bytes()))
    assert not set(text) & set("\ufffd\ufffe\uffff\x00")


def test_the_words_on_paper_are_those_of_the_document(one: Sample) -> None:
    """No word is lost; heads of tables and labels of numbers may come more often."""
    said = Counter(re.sub(r"\s", "", "".join(_texts(one.data))))
    shown = Counter(re.sub(r"\s", "", "".join(pages(on_paper()[name(one)]))))
    lost = {sign: count - shown[sign] for sign, count in said.items() if shown[sign] < count}
    assert lost == {}


def _texts(data: bytes) -> list[str]:
    """Every text of the body but what is there for readers without drawings; deleted words too."""
    body = docx.Document(io.BytesIO(data)).element.body
    texts = [*body.iter(qn("w:t")), *body.iter(qn("w:delText"))]
    return [each.text or "" for each in texts if not _is_fallback(each)]


def _is_fallback(element: ElementTree.Element) -> bool:
    ancestors = element.iterancestors()  # type: ignore[attr-defined]
    return any(str(each.tag).endswith("}Fallback") for each in ancestors)
