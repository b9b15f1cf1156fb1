"""The layout report: every kind in both languages is as it should be, and what is not is said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from looked import NAMES, looked_at

from looking.layout import measured
from looking.pictures import seen_hash


def test_every_kind_in_both_languages_is_as_it_should_be() -> None:
    found = {(one.lang, one.kind): measured(*one) for one in looked_at()}
    assert {f"{lang}-{kind}" for lang, kind in found} == set(NAMES)
    assert all(len(each) > 35 for each in found.values())
    off = [
        f"{lang} {kind}: {each}"
        for (lang, kind), all_ in found.items()
        for each in all_
        if not each.ok
    ]
    assert off == []


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            assert name != part or change(text) != text
            new.writestr(name, change(text) if name == part else text)
    return out.getvalue()


BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (BODY, 'w:left="1587"', 'w:left="1440"', "margins"),
        (BODY, 'w:linePitch="579"', 'w:linePitch="312"', "grid"),
        (BODY, "<w:tblHeader/>", "", "tables whose head is not repeated"),
        (BODY, "<w:trPr><w:cantSplit/></w:trPr>", "", "short rows that may break"),
        (BODY, r" REF _\w+ ", " REF _lost ", "references that lead nowhere"),
        (BODY, r'(<w:p [^>]*><w:pPr><w:pStyle w:val="Item"/>.{0,99}?<w:numId w:val=")\d+', r"\g<1>3", "lists that do not restart"),
        (BODY, 'w:type="even"', 'w:type="first"', "page numbers"),
        (BODY, '<w:fldChar w:fldCharType="end"/>', "", "fields left open"),
        (STYLES, 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="华文中宋"', "fonts that the table lacks"),
        (STYLES, 'w:eastAsia="黑体"', "", "fonts without eastAsia"),
        (STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"', "language tags"),
        (STYLES, '<w:outlineLvl w:val="1"/>', "", "style Heading2"),
        (NUMBERING, "chineseCountingThousand", "decimal", "numerals"),
        (NUMBERING, "第%1条", "%1.", "labels"),
        ("word/settings.xml", "<w:evenAndOddHeaders/>", "", "odd and even pages differ"),
        ("word/footer2.xml", 'w:val="left"', 'w:val="center"', "footer left"),
        ("docProps/core.xml", "zh-CN", "ja", "language of the document"),
    ],
)  # fmt: skip
def test_what_deviates_is_named(part: str, old: str, new: str, said: str) -> None:
    data = looked_at()[0].data
    off = changed(data, part, lambda text: re.sub(old, new, text))
    assert said in {one.what for one in measured("zh", "bylaws", off) if not one.ok}
    assert seen_hash(off) != seen_hash(data) or part.startswith("docProps")
