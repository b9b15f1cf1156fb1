"""What a clerk looks for in every kind of document: punctuation, spaces, dates, names from the code."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from looked import NAMES, looked

HAN = "[\u4e00-\u9fff]"
SLIPS = {
    "zh": {
        "half-width punctuation": f"{HAN}[,;:!?()]|[,;:!?(]{HAN}",
        "a space between Chinese characters": f"{HAN} +{HAN}",
        "a space beside a sign": "(?<!_) [，。；：、？！）》]|[（《，。；：、] ",
        "two signs": "[。；，、：][。；，、]",
        "a date with zeros or dashes": r"年0\d月|月0\d日|\d{4}-\d\d-\d\d",
        "three dots": r"\.\.\.|(?<!…)…(?!…)",
        "a name from the code": r"None|True|False|[<>]=|\b[a-z]+_[a-z]+\b|\{|\}",
    },
    "en": {
        "two spaces": r"[a-z,.]  +[A-Za-z]",
        "a space before a sign": r"\w [,.;:](?!\d)",
        "two signs": r"[,;:]{2}|,\.|(?<!\.)\.\.(?!\.)",
        "Chinese punctuation": "[，。；：、]",
        "a date with dashes": r"\d{4}-\d\d-\d\d",
        "a word twice": r"\b(the|a|of|to|is) \1\b",
        "a name from the code": r"[<>]=|\b[a-z]+_[a-z]+\b|\{|\}",
    },
}


@pytest.mark.parametrize("called", NAMES)
def test_nothing_is_set_as_it_should_not_be(called: str) -> None:
    one = looked(called)
    body = docx.Document(io.BytesIO(one.data)).element.body
    texts = ["".join(each.text or "" for each in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    slips = SLIPS["zh" if one.lang == "zh" else "en"]
    if one.kind == "bylaws-zh-en":
        slips = {what: sign for what, sign in slips.items() if "half-width" not in what}
    found = [
        f"{what}: {text[max(0, slip.start() - 20) : slip.end() + 20]}"
        for text in texts
        for what, pattern in slips.items()
        if (slip := re.search(pattern, text))
    ]
    assert found == []
