"""Titles and texts that try to break a document, its file, or the template."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import W, bylaw_of, parts, tree

from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.prose import Paragraph, Prose
from bylawkit.model.values import Words
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import FORMATS, KINDS, Given, documents, written
from bylawkit.render.cleaning import clean
from bylawkit.render.html import html
from bylawkit.render.markdown import markdown
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.word import word
from bylawkit.source import Source

HOSTILE = (
    "../../x",
    "..\\..\\windows\\x",
    "/etc/passwd",
    "C:\\x",
    "con",
    "aux.txt",
    "甲\x02\x1e\x1fi\x01乙\x03",
    "甲\x00乙\x0b丙\x7f\x9f",
    "\ud800甲\ufffe",
    "甲\u202e乙\u200b丙\ufeff",
    "甲\n乙\r\n丙\u2028丁",
    "长" * 2000,
    "𠮷野家𪚥👍🏽",
    "]]>",
    "<w:t>&amp;</w:t>",
    '"><script>alert(1)</script>',
    "{{ 7 * 7 }}{% for x in y %}",
    "| a | b |\n|---|",
    "# 标题 *强调* [链接](x) `码`",
    "1. 甲",
    " ",
    "",
    "...",
    "`rm -rf`; $(x)",
)
NAMES = [str(number) for number in range(len(HOSTILE))]


def hostile_bylaw(text: str) -> Bylaw:
    """A bylaw that says ``text`` wherever it can."""
    source = Source("x.bylaw", "")
    span = source.span(0, 0)
    words = Words(text, span)
    prose = Prose(title=text, span=span, paragraphs=(Paragraph(words, (words,)),))
    return Bylaw(
        title=text,
        source=source,
        span=span,
        version=text,
        articles=(Article(1, text, None, (prose,)),),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_word_says_it_and_no_more(text: str, lang: str) -> None:
    package = word(bylaws(hostile_bylaw(text), lang))
    document = docx.Document(io.BytesIO(package))
    shown = "".join(one.text for one in document.paragraphs)
    for sign in clean(text).replace(" ", ""):
        assert sign in shown
    headings = [one for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert len(headings) == 1
    assert not list(tree(package).iter(W + "tbl"))
    assert "49" not in shown


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
def test_the_xml_has_no_character_that_xml_forbids(text: str) -> None:
    for name, data in parts(word(bylaws(hostile_bylaw(text), "zh"))).items():
        decoded = data.decode("utf-8")
        assert not any(ord(one) < 32 and one not in "\t\n\r" for one in decoded), name


class Balanced(HTMLParser):
    """Every element that is opened is closed, in order."""

    VOID = frozenset({"meta", "hr", "br", "link"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
def test_html_stays_whole(text: str) -> None:
    reader = Balanced()
    page = html(bylaws(hostile_bylaw(text), "zh"))
    reader.feed(page)
    assert reader.open == []
    assert "script" not in reader.seen
    assert "<w:t>" not in page


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
def test_markdown_keeps_its_structure(text: str) -> None:
    page = markdown(bylaws(hostile_bylaw(text), "zh"))
    assert sum(line.startswith("### ") for line in page.splitlines()) == 1
    assert not any(line.startswith("|") for line in page.splitlines())
    assert "<script" not in page


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
def test_a_file_stays_in_its_folder_and_has_a_name(text: str, tmp_path: Path) -> None:
    name = file_name(text)
    path = (tmp_path / f"{name}.docx").resolve()
    assert path.parent == tmp_path.resolve()
    path.write_bytes(b"x")
    assert name
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert not name.startswith(".")
    assert name.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1"}
    assert len(f"{name}.docx".encode()) <= 255


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_any_kind_or_format(text: str) -> None:
    found = hostile_bylaw(text)
    for kind in KINDS:
        for one in documents(found, "zh", (kind.name,), Given()):
            assert all(written(one.view, form) for form in FORMATS)
            docx.Document(io.BytesIO(written(one.view, "docx")))


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_cleaning_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not any(ord(one) < 32 for one in clean(text))


@pytest.mark.parametrize(
    ("title", "lang", "name"),
    [
        ("槐柏里小区管理规约", "zh", "槐柏里小区"),
        ("甲苑业主公约", "zh", "甲苑"),
        ("乙园临时管理规约", "zh", "乙园"),
        ("管理规约", "zh", "管理规约"),
        ("Bylaws of Cicada Garden", "en", "Cicada Garden"),
    ],
)
def test_what_a_compound_is_called(title: str, lang: str, name: str) -> None:
    assert compound_name(title, lang) == name


def test_a_hostile_name_of_a_statement_is_printed_as_it_is() -> None:
    text = '事项 甲 "<w:p>]]>&"\n  归属 业主大会\n条 "引"\n  "见{甲}。"\n'
    package = word(bylaws(bylaw_of(text), "zh"))
    shown = [one.text for one in docx.Document(io.BytesIO(package)).paragraphs]
    assert "　<w:p>]]>&" in shown
