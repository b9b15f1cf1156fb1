"""``build --reference``: the office's look, our words; and files that are refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from posixpath import normpath

import docx
import pytest
from docx.shared import Cm
from references import changed, edited, letterhead, picture
from rendering import ROOT, W, example, parts, tree, value

from bylawkit.cli import main
from bylawkit.render.bylaws import bylaws
from bylawkit.render.office import opened
from bylawkit.render.office.dressed import dressed
from bylawkit.render.office.reference import read_reference
from bylawkit.render.schedule import schedule
from bylawkit.render.word import word

OLD = str(ROOT / "examples" / "old")
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def in_look(document: bytes, office: bytes) -> bytes:
    reference, noticed = read_reference("office.docx", office)
    assert noticed == ()
    assert reference is not None
    return dressed(document, reference)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return word(bylaws(example("old"), "zh"))


@pytest.fixture(scope="module")
def made(plain: bytes) -> bytes:
    return in_look(plain, letterhead())


# ── What is taken ──


def test_fonts_sizes_and_colours_are_those_of_the_office(made: bytes) -> None:
    styles = {one.get(W + "styleId"): one for one in tree(made, "word/styles.xml")}

    def look(name: str) -> tuple[str | None, ...]:
        one = styles[name]
        fonts, size, colour = (one.find(f"{W}rPr/{W}{part}") for part in ("rFonts", "sz", "color"))
        return value(fonts, "eastAsia"), value(size), value(colour)

    assert look("Normal") == ("楷体", "28", "auto")
    assert look("Heading1") == ("隶书", "36", "12349A")
    assert look("Title") == ("隶书", "52", "B02020")
    assert look("Section") == look("Heading1")
    assert value(styles["TableText"].find(f".//{W}rFonts"), "eastAsia") == "楷体"
    assert value(styles["TableText"].find(f".//{W}sz")) == "21"
    assert "黑体" not in parts(made)["word/numbering.xml"].decode()


def test_page_and_widths_are_those_of_the_office(made: bytes) -> None:
    line = Cm(15).twips
    for section in tree(made).iter(W + "sectPr"):
        assert value(section.find(W + "pgMar"), "left") == str(Cm(3).twips)
        assert section.find(W + "docGrid") is None
    tables = list(tree(made).iter(W + "tbl"))
    assert tables
    for table in tables:
        widths = sum(int(value(one, "w") or 0) for one in table.iter(W + "gridCol"))
        assert line - 20 <= widths <= line + 1


def test_header_footer_and_logo_are_copied(made: bytes) -> None:
    found = docx.Document(io.BytesIO(made))
    cover, text = found.sections
    assert "甲小区业主委员会" in text.header.paragraphs[0].text
    assert text.footer.paragraphs[0].text == "地址：甲路1号"
    assert cover.header.paragraphs[0].text == ""
    media = [data for name, data in parts(made).items() if name.startswith("word/media/")]
    assert set(media) == {picture()}
    assert "这一段不会出现" not in parts(made)["word/document.xml"].decode()


def test_even_and_first_pages_follow_only_if_the_office_uses_them(plain: bytes) -> None:
    short = word(schedule(example("old"), "zh"))
    for first in (False, True):
        for even in (False, True):
            found = docx.Document(io.BytesIO(in_look(short, letterhead(first, even))))
            (section,) = found.sections
            assert section.different_first_page_header_footer is first
            shown = section.even_page_header.paragraphs[0].text
            assert shown == ("双页页眉" if even else "甲小区业主委员会")
            if first:
                assert section.first_page_header.paragraphs[0].text == "首页页眉"


def test_numbers_words_and_ids_stay_ours(plain: bytes, made: bytes) -> None:
    def told(package: bytes) -> list[tuple[str | None, str]]:
        return [
            (one.get(W14 + "paraId"), "".join(text.text or "" for text in one.iter(W + "t")))
            for one in tree(package).iter(W + "p")
        ]

    assert told(made) == told(plain)
    for name in ("docProps/custom.xml", "docProps/core.xml", "word/settings.xml"):
        assert parts(made)[name] == parts(plain)[name]
    styles = {one.get(W + "styleId"): one for one in tree(made, "word/styles.xml")}
    assert value(styles["Heading2"].find(f".//{W}numId")) == "2"
    assert value(styles["Heading2"].find(f".//{W}outlineLvl")) == "1"


def test_a_reference_without_footer_leaves_the_page_numbers(plain: bytes) -> None:
    bare = io.BytesIO()
    docx.Document().save(bare)
    found = in_look(plain, bare.getvalue())
    *_, text = tree(found).iter(W + "sectPr")
    assert [value(one, "type") for one in text.findall(W + "footerReference")] == [
        "default",
        "even",
    ]


def test_the_same_two_files_give_the_same_bytes(plain: bytes) -> None:
    office = letterhead(first=True, even=True)
    assert in_look(plain, office) == in_look(plain, office)


def test_every_part_is_declared_and_every_relation_leads_somewhere(made: bytes) -> None:
    found = parts(made)
    types = found["[Content_Types].xml"].decode()
    assert 'Extension="png"' in types
    for name, data in found.items():
        if name.endswith(".rels") and name != "_rels/.rels":
            for target in re.findall('Target="([^"]+)"', data.decode()):
                assert normpath(f"{name.partition('_rels/')[0]}{target}") in found
        if name.startswith("word/office"):
            assert f'PartName="/{name}"' in types


# ── What is refused ──

OFFICE = letterhead()
HEADER = next(
    name
    for name, data in parts(OFFICE).items()
    if name.startswith("word/header") and "甲小区业主委员会" in data.decode()
)
LINKS = f"word/_rels/{HEADER.removeprefix('word/')}.rels"


def bomb(size: int) -> bytes:
    return changed(OFFICE, {"word/styles.xml": b" " * size})


def lying(size: int) -> bytes:
    """Says that its styles are small, and unpacks them to much more."""
    data = bytearray(bomb(size))
    while (at := data.find(struct.pack("<I", size))) >= 0:
        data[at : at + 4] = struct.pack("<I", 100)
    return bytes(data)


def locked() -> bytes:
    """Every entry marked as encrypted."""
    data = bytearray(OFFICE)
    for sign, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def crowded() -> bytes:
    return changed(OFFICE, {f"x/{number}": b"" for number in range(opened.MOST_ENTRIES)})


def external() -> bytes:
    return edited(
        OFFICE,
        LINKS,
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://x/image" Target="http://host.invalid/a.png"'
        ' TargetMode="External"/></Relationships>',
    )


def entity(name: str) -> bytes:
    text = parts(OFFICE)[name].decode()
    head, rest = text.split("?>", 1)
    dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return changed(OFFICE, {name: f"{head}?>{dtd}{rest}".encode()})


def field(words: str) -> bytes:
    run = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    cut = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in words.partition("C"))
    return edited(OFFICE, HEADER, "</w:p>", f"{run.format('begin')}{cut}{run.format('end')}</w:p>")


def with_picture(data: bytes) -> bytes:
    name = next(one for one in parts(OFFICE) if one.startswith("word/media/"))
    return changed(OFFICE, {name: data})


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("BK883", lambda: b""),
    "text": ("BK883", lambda: "甲小区".encode()),
    "cut short": ("BK883", lambda: OFFICE[: len(OFFICE) // 2]),
    "another zip": ("BK883", lambda: changed(OFFICE, {"word/document.xml": None})),
    "broken xml": ("BK883", lambda: changed(OFFICE, {"word/styles.xml": b"<a>"})),
    "deep": ("BK8", lambda: changed(OFFICE, {"word/styles.xml": b"<a>" * 200_000})),
    "old doc": ("BK884", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "encrypted entries": ("BK884", locked),
    "macros": ("BK885", lambda: changed(OFFICE, {"word/vbaProject.bin": b"x"})),
    "docm": (
        "BK885",
        lambda: edited(
            OFFICE,
            "[Content_Types].xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
        ),
    ),
    "bomb": ("BK886", lambda: bomb(80 * 1024 * 1024)),
    "large part": ("BK886", lambda: bomb(opened.MOST_OF_A_PART + 1)),
    "lying bomb": ("BK88", lambda: lying(30 * 1024 * 1024)),
    "crowded": ("BK886", crowded),
    "external picture": ("BK887", external),
    "entity in styles": ("BK887", lambda: entity("word/styles.xml")),
    "entity in header": ("BK887", lambda: entity(HEADER)),
    "entity in document": ("BK887", lambda: entity("word/document.xml")),
    "escaping name": ("BK887", lambda: changed(OFFICE, {"../../evil.xml": b"<a/>"})),
    "absolute name": ("BK887", lambda: changed(OFFICE, {"/etc/evil.xml": b"<a/>"})),
    "drive": ("BK887", lambda: changed(OFFICE, {"C:/evil.xml": b"<a/>"})),
    "field that fetches": ("BK887", lambda: field("INCLUDEPICTURE http://host.invalid/a.png")),
    "svg": ("BK887", lambda: with_picture(b"<svg/>")),
    "object": ("BK887", lambda: edited(OFFICE, HEADER, "</w:p>", "<w:object/></w:p>")),
    "no room": ("BK888", lambda: letterhead(margin=9)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name: str) -> None:
    code, make = HOSTILE[name]
    reference, (problem,) = read_reference("office.docx", make())
    assert reference is None
    assert problem.code.id.startswith(code)
    assert problem.code.unusable
    for lang in ("zh", "en"):
        assert "office.docx" in problem.message(lang)
        assert problem.hint(lang)
        assert "{" not in problem.message(lang)


def test_page_numbers_in_a_header_are_welcome(plain: bytes) -> None:
    found = in_look(plain, field("PAGE"))
    assert any(b"PAGE" in data for name, data in parts(found).items() if "word/office" in name)


def test_doubled_names_are_refused() -> None:
    kept = io.BytesIO(OFFICE)
    with zipfile.ZipFile(kept, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/styles.xml", b"<a/>")
    reference, (problem,) = read_reference("office.docx", kept.getvalue())
    assert reference is None
    assert problem.code.id == "BK883"


# ── The command ──


def test_build_takes_the_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "公文.docx"
    office.write_bytes(letterhead())
    out = tmp_path / "out"
    words = ["build", OLD, "--out", str(out), "--reference", str(office), "--lang", "both"]
    assert main([*words, "--kind", "fees", "--to", "docx", "--to", "md"]) == 0
    made = sorted(out.glob("*.docx"))
    assert len(made) == 2
    for one in made:
        assert "甲小区业主委员会" in docx.Document(str(one)).sections[0].header.paragraphs[0].text
    assert main([*words, "--kind", "fees", "--to", "md"]) == 2
    assert "BK889" in capsys.readouterr().err


@pytest.mark.parametrize("office", ["none.docx", "old.docx"])
def test_build_writes_nothing_if_the_reference_is_refused(
    office: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.docx").write_bytes(HOSTILE["old doc"][1]())
    out = tmp_path / "out"
    words = ["build", OLD, "--out", str(out), "--kind", "fees"]
    assert main([*words, "--reference", str(tmp_path / office)]) == 2
    assert not out.exists()
    assert "Traceback" not in capsys.readouterr().err
