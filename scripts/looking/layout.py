"""What the look of a Word document comes to, read from its XML, beside what it should be.

The wanted values are those of ``docs/design/word.md``, written down here a second time on purpose.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = ("11906", "16838")
MARGINS = ("2098", "1474", "1984", "1587")
LINE = 11906 - 1587 - 1474
GRID = {"zh": "linesAndChars 579 -848", "en": "none"}
SIZE = {"zh": 32, "en": 24}
LARGE = frozenset({"household"})
UNNUMBERED = frozenset({"ballot", "household", "dunning"})
WITH_CONTENTS = frozenset({"bylaws", "bylaws-zh-en", "redline"})
LABELS = {
    "zh": {"Heading1": "第%1章", "Heading2": "第%1条", "Section": "%1、", "": "（%1）"},
    "en": {"Heading1": "Chapter %1.", "Heading2": "Article %1.", "Section": "%1.", "": "(%1)"},
}
FORMATS = {
    "zh": {"chineseCountingThousand"},
    "en": {"decimal", "lowerLetter"},
}
FONT = "仿宋"
TITLE_FONTS = {"zh": "方正小标宋简体"}
LANGUAGE = {"zh": "zh-CN", "en": "en"}


class Measured(NamedTuple):
    """One thing about a document: what it is and what it should be; equal if all is well."""

    what: str
    found: str
    wanted: str

    @property
    def ok(self) -> bool:
        return self.found == self.wanted


class Opened(NamedTuple):
    """The parts of a package, parsed, by name."""

    lang: str
    kind: str
    parts: dict[str, Element]

    @property
    def body(self) -> Element:
        return self.parts["word/document.xml"]

    @property
    def styles(self) -> dict[str, Element]:
        found = self.parts["word/styles.xml"].iter(W + "style")
        return {one.get(W + "styleId", ""): one for one in found}


def measured(lang: str, kind: str, data: bytes) -> tuple[Measured, ...]:
    """Everything that is measured of one document."""
    with ZipFile(io.BytesIO(data)) as archive:
        names = [one for one in archive.namelist() if one.endswith(".xml")]
        opened = Opened(lang, kind, {one: fromstring(archive.read(one)) for one in names})
    measures = (
        _pages, _page_numbers, _fonts, _styles, _labels, _lists, _headings, _contents,
        _references, _tables, _languages, _properties,
    )  # fmt: skip
    return tuple(one for measure in measures for one in measure(opened))


def _value(one: Element | None, name: str = "val") -> str:
    return "" if one is None else one.get(W + name, "")


def _words(one: Element) -> str:
    return "".join(each.text or "" for each in one.iter(W + "t"))


def _listed(found: object) -> str:
    return " ".join(sorted(map(str, found))) if isinstance(found, (set, frozenset)) else str(found)


# ── Pages ──


def _pages(made: Opened) -> Iterator[Measured]:
    sections = list(made.body.iter(W + "sectPr"))
    covers = made.kind in WITH_CONTENTS
    yield Measured("sections", str(len(sections)), "2" if covers else "1")
    for section in sections:
        size, edges, grid = (section.find(W + one) for one in ("pgSz", "pgMar", "docGrid"))
        yield Measured("page", f"{_value(size, 'w')}×{_value(size, 'h')}", "×".join(PAGE))
        sides = " ".join(_value(edges, one) for one in ("top", "right", "bottom", "left"))
        yield Measured("margins", sides, " ".join(MARGINS))
        said = " ".join(_value(grid, one) for one in ("type", "linePitch", "charSpace"))
        yield Measured("grid", said if grid is not None else "none", GRID[made.lang])


def _page_numbers(made: Opened) -> Iterator[Measured]:
    *covers, text = made.body.iter(W + "sectPr")
    shown = " ".join(_value(one, "type") for one in text.iter(W + "footerReference"))
    yield Measured("page numbers", shown or "none", _numbered(made))
    yield Measured("on the cover", str(sum(_footers(one) for one in covers)), "0")
    settings = made.parts["word/settings.xml"]
    differ = settings.find(W + "evenAndOddHeaders") is not None
    yield Measured("odd and even pages differ", str(differ), "True")
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = made.parts[name]
        field = "".join(one.text or "" for one in footer.iter(W + "instrText")).strip()
        told = f"{_value(footer.find(f'.//{W}jc'))} {field} {_words(footer)}"
        yield Measured(f"footer {side}", re.sub(r"\d", "1", told), f"{side} PAGE — 1 —")


def _numbered(made: Opened) -> str:
    return "none" if made.kind in UNNUMBERED else "default even"


def _footers(section: Element) -> int:
    return len(section.findall(W + "footerReference"))


# ── Fonts and styles ──


def _fonts(made: Opened) -> Iterator[Measured]:
    named = {one.get(W + "name", "") for one in made.parts["word/fontTable.xml"].iter(W + "font")}
    used, bare, theme = set(), 0, 0
    for part in made.parts.values():
        for fonts in part.iter(W + "rFonts"):
            used |= {fonts.get(W + one, "") for one in ("ascii", "hAnsi", "eastAsia", "cs")}
            bare += not fonts.get(W + "eastAsia") and fonts.get(W + "hint") != "eastAsia"
            theme += any("heme" in one for one in fonts.attrib)
    yield Measured("fonts without eastAsia", str(bare), "0")
    yield Measured("fonts of a theme", str(theme), "0")
    yield Measured("fonts that the table lacks", _listed(used - named - {""}), "")
    yield Measured("signs of both scripts in the Latin font", str(_without_hint(made)), "0")
    if made.lang in TITLE_FONTS:
        title = _value(made.styles["Title"].find(f".//{W}rFonts"), "eastAsia")
        yield Measured("font of the title", title, TITLE_FONTS[made.lang])


def _without_hint(made: Opened) -> int:
    """Runs of Chinese documents with “ ” ‘ ’ — … that are not set in the Chinese font."""
    return sum(
        _value(run.find(f".//{W}rFonts"), "hint") != "eastAsia"
        for run in made.body.iter(W + "r")
        if made.lang == "zh" and re.search("[“”‘’—…]", _words(run))
    )


def _styles(made: Opened) -> Iterator[Measured]:
    used = {_value(one) for one in made.body.iter(W + "pStyle")}
    yield Measured("styles that are not defined", _listed(used - set(made.styles)), "")
    fonts = made.parts["word/styles.xml"].find(f".//{W}rPrDefault//{W}rFonts")
    yield Measured("font of the text", _value(fonts, "eastAsia"), FONT)
    size = SIZE[made.lang] * (4 if made.kind in LARGE else 3) // 3
    normal = made.styles["Normal"]
    found = _value(normal.find(f".//{W}sz")) or _value(
        made.parts["word/styles.xml"].find(f".//{W}rPrDefault//{W}sz")
    )
    yield Measured("size of the text in half points", found, str(size))


# ── Numbers ──


def _labels(made: Opened) -> Iterator[Measured]:
    series = list(made.parts["word/numbering.xml"].iter(W + "abstractNum"))
    labels = {
        _value(one.find(f".//{W}pStyle")): _value(one.find(f".//{W}lvlText")) for one in series
    }
    yield Measured("labels", str(labels), str(LABELS[made.lang]))
    forms = {_value(one.find(f".//{W}numFmt")) for one in series}
    yield Measured("numerals", _listed(forms), _listed(FORMATS[made.lang]))


def _lists(made: Opened) -> Iterator[Measured]:
    """Every list of 项 is a series of its own that starts at 1; nothing is numbered in words."""
    series = {
        one.get(W + "numId", ""): one for one in made.parts["word/numbering.xml"].iter(W + "num")
    }
    numbers = [
        _value(one.find(f".//{W}numId"))
        for one in made.body.iter(W + "p")
        if _value(one.find(f".//{W}pStyle")) == "Item"
    ]
    starts = [one for before, one in pairwise(["", *numbers]) if one != before]
    yield Measured("lists that go on after a break", str(len(starts) - len(set(starts))), "0")
    known = [one for one in dict.fromkeys(numbers) if one in series]
    yield Measured("lists without a series", str(len(set(numbers)) - len(known)), "0")
    first = f"{W}lvlOverride/{W}startOverride"
    late = sum(_value(series[one].find(first)) != "1" for one in known)
    yield Measured("lists that do not restart", str(late), "0")


def _headings(made: Opened) -> Iterator[Measured]:
    wanted = {
        "Heading1": ("heading 1", "0"),
        "Heading2": ("heading 2", "1"),
        "Section": ("Section", "0"),
    }
    for style, (name, level) in wanted.items():
        one = made.styles[style]
        stays = one.find(f".//{W}keepNext") is not None
        told = f"{_value(one.find(W + 'name'))} {_value(one.find(f'.//{W}outlineLvl'))} {stays}"
        yield Measured(f"style {style}", told, f"{name} {level} True")
    levels = [_value(one) for one in made.body.iter(W + "pStyle")]
    lone = sum(a == "Heading1" and b == "Heading1" for a, b in pairwise(levels))
    yield Measured("chapters without an article", str(lone), "0")


# ── Fields ──


def _contents(made: Opened) -> Iterator[Measured]:
    fields = [(one.text or "").split()[:3] for one in made.body.iter(W + "instrText")]
    contents = [one for one in fields if one[:1] == ["TOC"]]
    wanted = [["TOC", r"\o", '"1-1"']] if made.kind in WITH_CONTENTS else []
    yield Measured("table of contents", str(contents), str(wanted))
    paragraphs = list(made.body.iter(W + "p"))
    style = [_value(one.find(f".//{W}pStyle")) for one in paragraphs]
    entries, chapters = style.count("TOC1"), style.count("Heading1")
    yield Measured("entries in it", str(entries), str(chapters if contents else 0))
    begun = [_value(one, "fldCharType") for one in made.body.iter(W + "fldChar")]
    yield Measured("fields left open", str(begun.count("begin") - begun.count("end")), "0")
    settings = made.parts["word/settings.xml"]
    asks = settings.find(W + "updateFields") is not None
    yield Measured("asks to update fields", str(asks), "False")


def _references(made: Opened) -> Iterator[Measured]:
    marks = [_value(one, "name") for one in made.body.iter(W + "bookmarkStart")]
    yield Measured("bookmarks of one name", str(len(marks) - len(set(marks))), "0")
    lost = {
        field
        for one in made.body.iter(W + "fldSimple")
        if (field := _value(one, "instr")) and not _leads(field, marks)
    }
    yield Measured("references that lead nowhere", _listed(lost), "")
    links = {_value(one, "anchor") for one in made.body.iter(W + "hyperlink")}
    yield Measured("links that lead nowhere", _listed(links - set(marks)), "")


def _leads(field: str, marks: list[str]) -> bool:
    found = re.fullmatch(r" REF (_\w+) \\r \\h ", field)
    return found is not None and found[1] in marks


# ── Tables ──


def _tables(made: Opened) -> Iterator[Measured]:
    tables = list(made.body.iter(W + "tbl"))
    heads = sum(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None for table in tables)
    yield Measured("tables whose head is not repeated", str(heads), "0")
    rows = [row for table in tables for row in table.iter(W + "tr")]
    split = sum(row.find(f"{W}trPr/{W}cantSplit") is None and not _long(row) for row in rows)
    yield Measured("short rows that may break", str(split), "0")
    widths = [[int(_value(one, "w")) for one in table.iter(W + "gridCol")] for table in tables]
    off = [sum(one) for one in widths if sum(one) != LINE]
    yield Measured("tables not as wide as the line", str(off), "[]")
    yield Measured(
        "narrow columns", str([one for each in widths for one in each if one < 400]), "[]"
    )
    uneven = sum(
        len(row.findall(W + "tc")) != len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for table in tables
        for row in table.findall(W + "tr")
    )
    yield Measured("rows with a cell too many or too few", str(uneven), "0")


def _long(row: Element) -> bool:
    """A row of several paragraphs in one cell; it may go on on the next page."""
    return any(len(cell.findall(W + "p")) > 1 for cell in row.findall(W + "tc"))


# ── Language and properties ──


def _languages(made: Opened) -> Iterator[Measured]:
    tag = made.parts["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang")
    found = f"{_value(tag)} {_value(tag, 'eastAsia')}"
    yield Measured("language tags", found, "en-US zh-CN")
    core = {one.tag.rpartition("}")[2]: one.text or "" for one in made.parts["docProps/core.xml"]}
    yield Measured("language of the document", core.get("language", ""), LANGUAGE[made.lang])
    yield Measured("has a title", str(bool(core.get("title"))), "True")


def _properties(made: Opened) -> Iterator[Measured]:
    custom = "".join(made.parts["docProps/custom.xml"].itertext())
    yield Measured("hash of the source", str(bool(re.search("[0-9a-f]{64}", custom))), "True")
