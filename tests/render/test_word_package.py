"""The Word package, measured: page, fonts, numbering, fields, tables, properties, bytes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from posixpath import normpath
from xml.etree import ElementTree

import docx
import pytest
from docx.shared import Twips
from rendering import EXAMPLES, W, bylaw_of, example, lines, parts, tree, value

from bylawkit import __version__
from bylawkit.render.bylaws import bylaws
from bylawkit.render.view import Heading, Paragraph, Rank, View
from bylawkit.render.word import word

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def view() -> View:
    return bylaws(example("resettlement"), "zh")


@pytest.fixture(scope="module")
def package(view: View) -> bytes:
    return word(view)


def paragraphs(package: bytes, style: str) -> list[ElementTree.Element]:
    return [one for one in tree(package).iter(W + "p") if value(one.find(f".//{W}pStyle")) == style]


def words(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(W + "t"))


# ── The page ──


def test_the_page_is_that_of_gb_t_9704(package: bytes) -> None:
    sections = list(tree(package).iter(W + "sectPr"))
    assert len(sections) == 2
    for section in sections:
        size, margins, grid = (section.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
        assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
        found = [value(margins, side) for side in ("top", "right", "bottom", "left")]
        assert found == ["2098", "1474", "1984", "1587"]
        assert value(grid, "type") == "linesAndChars"
        assert (value(grid, "linePitch"), value(grid, "charSpace")) == ("579", "-848")


def test_twenty_eight_characters_by_twenty_two_lines_fit() -> None:
    styles = tree(word(bylaws(bylaw_of('条 "甲"\n'), "zh")), "word/styles.xml")
    normal = next(one for one in styles if one.get(W + "styleId") == "Normal")
    size = int(value(normal.find(f".//{W}sz")) or 0)
    closer = int(value(normal.find(f"{W}rPr/{W}spacing")) or 0)
    line = int(value(normal.find(f"{W}pPr/{W}spacing"), "line") or 0)
    width, height = 11906 - 1587 - 1474, 16838 - 2098 - 1984
    assert size == 32
    assert width // (size * 10 + closer) == 28
    assert height // line == 22


def test_the_cover_has_no_page_number_and_the_text_starts_at_one(package: bytes) -> None:
    cover, text = tree(package).iter(W + "sectPr")
    assert cover.find(W + "footerReference") is None
    kinds = [value(one, "type") for one in text.findall(W + "footerReference")]
    assert kinds == ["default", "even"]
    assert value(text.find(W + "pgNumType"), "start") == "1"


def test_page_numbers_stand_outside_between_dashes(package: bytes) -> None:
    found = parts(package)
    assert b"<w:evenAndOddHeaders/>" in found["word/settings.xml"]
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = tree(package, name)
        assert value(footer.find(f".//{W}jc")) == side
        assert value(footer.find(f".//{W}ind"), f"{side}Chars") == "100"
        assert re.fullmatch(r"— \d —", words(footer))
        assert (footer.find(f".//{W}instrText").text or "").strip() == "PAGE"  # type: ignore[union-attr]


# ── Fonts and language ──


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_font_is_named_for_east_asia_and_none_by_theme(lang: str) -> None:
    found = parts(word(bylaws(example("old"), lang)))
    assert not any("theme" in name for name in found)
    for name, data in found.items():
        assert b"Theme" not in data, name
        for fonts in ElementTree.fromstring(data).iter(W + "rFonts"):
            assert fonts.get(W + "eastAsia") or fonts.get(W + "hint") == "eastAsia", name


def test_the_styles_name_the_fonts_that_an_office_expects(package: bytes) -> None:
    styles = tree(package, "word/styles.xml")
    fonts = {
        one.get(W + "styleId"): value(one.find(f".//{W}rFonts"), "eastAsia")
        for one in styles.iter(W + "style")
    }
    defaults = styles.find(f".//{W}rPrDefault//{W}rFonts")
    assert value(defaults, "eastAsia") == "仿宋"
    assert (fonts["Title"], fonts["Heading1"], fonts["Subtitle"]) == (
        "方正小标宋简体",
        "黑体",
        "楷体",
    )
    named = {
        value(one, "name"): value(one.find(W + "altName"))
        for one in tree(package, "word/fontTable.xml")
    }
    assert set(filter(None, fonts.values())) <= set(named)
    assert named["方正小标宋简体"] == "宋体"


def test_signs_of_both_scripts_are_set_in_the_chinese_font(package: bytes) -> None:
    seen = 0
    for run in tree(package).iter(W + "r"):
        if re.search("[“”—…]", words(run)):
            assert value(run.find(f".//{W}rFonts"), "hint") == "eastAsia"
            seen += 1
    assert seen > 5


def test_the_language_is_chinese(package: bytes) -> None:
    language = tree(package, "word/styles.xml").find(f".//{W}lang")
    assert value(language, "eastAsia") == "zh-CN"
    assert b"<dc:language>zh-CN</dc:language>" in parts(package)["docProps/core.xml"]


# ── Numbering ──


def test_chapters_and_articles_are_numbered_by_word(package: bytes) -> None:
    numbering = tree(package, "word/numbering.xml")
    levels = {
        value(one.find(f".//{W}pStyle")): one.find(W + "lvl")
        for one in numbering.iter(W + "abstractNum")
    }
    for style, text in (("Heading1", "第%1章"), ("Heading2", "第%1条"), ("Section", "%1、")):
        level = levels[style]
        assert level is not None
        assert value(level.find(W + "lvlText")) == text
        assert value(level.find(W + "numFmt")) == "chineseCountingThousand"
        assert level.find(W + "lvlRestart") is None
    styles = {one.get(W + "styleId"): one for one in tree(package, "word/styles.xml")}
    assert value(styles["Heading1"].find(f".//{W}numId")) == "1"
    assert value(styles["Heading2"].find(f".//{W}numId")) == "2"


def test_headings_are_heading_styles_without_their_number(package: bytes, view: View) -> None:
    for rank, style in ((Rank.CHAPTER, "Heading1"), (Rank.ARTICLE, "Heading2")):
        shown = [words(one) for one in paragraphs(package, style)]
        wanted = [
            f"　{one.title[0]}"
            for one in view.blocks
            if isinstance(one, Heading) and one.rank is rank
        ]
        assert shown == wanted
    styles = {one.get(W + "styleId"): one for one in tree(package, "word/styles.xml")}
    for style, level in (("Heading1", "0"), ("Heading2", "1")):
        assert value(styles[style].find(W + "name")) == f"heading {int(level) + 1}"
        assert value(styles[style].find(f".//{W}outlineLvl")) == level
        assert styles[style].find(f".//{W}keepNext") is not None


def test_every_list_of_items_starts_again(package: bytes, view: View) -> None:
    numbers = [value(one.find(f".//{W}numId")) for one in paragraphs(package, "Item")]
    wanted = [one.number for one in view.blocks if isinstance(one, Paragraph) and one.number]
    assert len(numbers) == len(wanted)
    lists: dict[str | None, int] = {}
    for number, position in zip(numbers, wanted, strict=True):
        lists[number] = lists.get(number, 0) + 1
        assert lists[number] == position
    series = {
        one.get(W + "numId"): one for one in tree(package, "word/numbering.xml").iter(W + "num")
    }
    for number in lists:
        start = series[str(number)].find(f"{W}lvlOverride/{W}startOverride")
        assert value(start) == "1"


# ── Fields ──


def test_references_are_fields_to_bookmarks_that_exist(package: bytes) -> None:
    body = tree(package)
    bookmarks = [value(one, "name") for one in body.iter(W + "bookmarkStart")]
    assert len(set(bookmarks)) == len(bookmarks)
    assert all(len(str(name)) <= 40 for name in bookmarks)
    fields = list(body.iter(W + "fldSimple"))
    assert len(fields) > 20
    for field in fields:
        target = re.fullmatch(r" REF (_\w+) \\r \\h ", value(field, "instr") or "")
        assert target is not None
        assert target[1] in bookmarks
        assert re.fullmatch("第[一二三四五六七八九十百]+条", words(field))


def test_the_contents_are_a_field_that_needs_no_update(package: bytes, view: View) -> None:
    found = parts(package)
    assert b"updateFields" not in found["word/settings.xml"]
    assert b"w:dirty" not in found["word/document.xml"]
    entries = paragraphs(package, "TOC1")
    chapters = [
        f"{one.label}　{one.title[0]}"
        for one in view.blocks
        if isinstance(one, Heading) and one.rank is Rank.CHAPTER
    ]
    assert [words(one) for one in entries] == chapters
    instruction = next(entries[0].iter(W + "instrText")).text or ""
    assert instruction.split()[:3] == ["TOC", r"\o", '"1-1"']
    kinds = [value(one, "fldCharType") for one in tree(package).iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]
    anchors = {value(one, "anchor") for one in tree(package).iter(W + "hyperlink")}
    assert anchors <= {value(one, "name") for one in tree(package).iter(W + "bookmarkStart")}


# ── Tables ──


def test_tables_repeat_their_heading_and_fill_the_line(package: bytes) -> None:
    tables = list(tree(package).iter(W + "tbl"))
    assert tables
    for table in tables:
        rows = table.findall(W + "tr")
        assert rows[0].find(f".//{W}tblHeader") is not None
        assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
        widths = [int(value(one, "w") or 0) for one in table.iter(W + "gridCol")]
        assert sum(widths) == 11906 - 1587 - 1474
        assert min(widths) > 400
        assert all(len(row.findall(W + "tc")) == len(widths) for row in rows)


# ── Other readers, ids, properties ──


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_python_docx_reads_every_word(path) -> None:  # type: ignore[no-untyped-def]
    view = bylaws(example(path.parent.name), "zh")
    document = docx.Document(io.BytesIO(word(view)))
    read = [one.text for one in document.paragraphs if one.text.strip()]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join(read + cells)
    for one in view.blocks:
        if isinstance(one, Paragraph):
            plain = "".join(piece for piece in one.pieces if isinstance(piece, str))
            assert plain[:20] in text
    assert document.sections[0].page_width == Twips(11906)
    assert document.core_properties.title == view.title
    assert len(document.tables) == sum(type(one).__name__ == "Table" for one in view.blocks)


def test_every_paragraph_has_an_id_of_its_own(package: bytes) -> None:
    found = [one.get(W14 + "paraId") for one in tree(package).iter(W + "p") if words(one).strip()]
    assert all(re.fullmatch("[0-7][0-9A-F]{7}", str(one)) for one in found)
    assert len(set(found)) == len(found)


def test_the_document_says_what_it_was_made_from(package: bytes) -> None:
    custom = parts(package)["docProps/custom.xml"].decode()
    source = example("resettlement").source.text.encode()
    assert sha256(source).hexdigest() in custom
    assert f"bylawkit {__version__}" in custom
    assert "bylaws" in custom


def test_every_part_is_declared_and_every_relation_leads_somewhere(package: bytes) -> None:
    found = parts(package)
    types = found["[Content_Types].xml"].decode()
    by_ending = (".rels", "[Content_Types].xml", "customXml/item1.xml")
    for name in found:
        assert f'PartName="/{name}"' in types or name.endswith(by_ending)
    for folder, links in (("word", "document.xml.rels"), ("customXml", "item1.xml.rels")):
        for target in re.findall('Target="([^"]+)"', found[f"{folder}/_rels/{links}"].decode()):
            assert normpath(f"{folder}/{target}") in found


def test_properties_come_in_the_order_of_the_schema(package: bytes) -> None:
    order = ["pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "ind", "jc", "sectPr"]
    for one in tree(package).iter(W + "pPr"):
        names = [child.tag.removeprefix(W) for child in one]
        assert names == sorted(names, key=order.index)


# ── The same bytes ──


def test_the_same_bytes_every_time() -> None:
    first, second = (word(bylaws(example("old"), "zh")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as opened:
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_the_same_bytes_in_another_process(package: bytes) -> None:
    path = next(one for one in EXAMPLES if one.parent.name == "resettlement")
    code = (
        "import sys; from bylawkit.pipeline import read_path; from bylawkit.render.bylaws import bylaws;"
        "from bylawkit.render.word import word;"
        "sys.stdout.buffer.write(word(bylaws(read_path(sys.argv[1]).bylaw, 'zh')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        capture_output=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert done.stdout == package


def test_a_bylaw_without_chapters_has_no_contents() -> None:
    package = word(bylaws(bylaw_of('条 "甲"\n  "内容。"\n'), "zh"))
    assert not paragraphs(package, "TOC1")
    assert not list(tree(package).iter(W + "fldChar"))
    assert lines(bylaws(bylaw_of('条 "甲"\n'), "zh"))[-1] == "第一条 甲"
