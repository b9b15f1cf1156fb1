"""The gallery of slips says what the tool says: every entry of ``docs/mistakes.md`` is run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.pipeline import read_text
from bylawkit.source import Span

ROOT = Path(__file__).parents[2]
HEAD = '规约 "甲小区规约"\n  类型 商品房\n\n'
ENTRY = re.compile(
    r"^### (?P<heading>[^\n]+)\n\n```diff\n(?P<lines>.*?)\n```\n\n"
    r"→ \*\*(?P<code>BK\d+)\*\* `(?P<words>[^`]*|[^\n]*)`\n\n"
    r"- (?P<zh>[^\n]+)  \n  (?P<zh_hint>[^\n]+)\n- (?P<en>[^\n]+)  \n  (?P<en_hint>[^\n]+)\n",
    re.MULTILINE | re.DOTALL,
)
FEWEST = 120
SYNTAX = ("BK01", "BK02", "BK03", "BK04", "BK05", "BK06", "BK07", "BK08", "BK09")


class Entry(NamedTuple):
    """One slip as the page shows it."""

    heading: str
    lines: str
    code: str
    words: str
    zh: str
    zh_hint: str
    en: str
    en_hint: str

    def text(self, sign: str) -> str:
        """The wrong text (``-``) or the mended one (``+``)."""
        lines = [line[2:] for line in self.lines.split("\n") if line[:1] in (" ", sign)]
        body = "\n".join(lines) + "\n"
        body = re.sub(r"<U\+([0-9A-F]+)>", lambda found: chr(int(found.group(1), 16)), body)
        return body if body.lstrip().startswith(("规约", "bylaw")) else HEAD + body


def entries() -> list[Entry]:
    page = (ROOT / "docs" / "mistakes.md").read_text(encoding="utf-8")
    parts = ["### " + part for part in page.split("\n### ")[1:]]
    found = [ENTRY.match(part if part.endswith("\n") else part + "\n") for part in parts]
    assert all(found), [part for part, one in zip(parts, found, strict=True) if one is None][:1]
    return [Entry(**one.groupdict()) for one in found if one is not None]


ENTRIES = entries()


def shown(text: str) -> str:
    return "".join(
        sign if sign.isprintable() or sign == "　" else f"<U+{ord(sign):04X}>" for sign in text
    )


def first(text: str) -> Diagnostic:
    found = read_text(text, "slip.bylaw").diagnostics
    return min(found, key=lambda one: one.severity is not Severity.ERROR)


@pytest.mark.parametrize("entry", ENTRIES, ids=[one.heading for one in ENTRIES])
def test_a_slip_is_explained_as_the_gallery_says(entry: Entry) -> None:
    one = first(entry.text("-"))
    assert isinstance(one.span, Span)
    assert one.code.id == entry.code
    assert shown(one.span.text).strip() == entry.words.strip()
    for lang in ("zh", "en"):
        assert "\n" not in one.message(lang)
    assert shown(one.message("zh")) == entry.zh
    assert shown(one.hint("zh") or "") == entry.zh_hint
    assert shown(one.message("en")) == entry.en
    assert shown(one.hint("en") or "") == entry.en_hint


MENDED = [one for one in ENTRIES if re.search(r"^\+", one.lines, re.MULTILINE)]


@pytest.mark.parametrize("entry", MENDED, ids=[one.heading for one in MENDED])
def test_the_mended_lines_have_no_error(entry: Entry) -> None:
    found = read_text(entry.text("+"), "mended.bylaw").diagnostics
    assert [one.message("en") for one in found if one.severity is not Severity.INFO] == []


def test_a_slip_is_reported_once() -> None:
    """One slip, one message; but a value on a line of its own breaks two lines."""
    several = {
        one.heading.partition(" · ")[2]
        for one in ENTRIES
        if len(read_text(one.text("-")).diagnostics) > 1
    }
    assert several == {
        "a first line that is indented",
        "the value on the next line",
        "double braces",
    }


def test_there_are_many_slips_each_with_words_of_its_own() -> None:
    assert len(ENTRIES) >= FEWEST
    assert len(MENDED) > len(ENTRIES) * 9 // 10
    for said in (
        {(one.zh, one.zh_hint) for one in ENTRIES},
        {(one.en, one.en_hint) for one in ENTRIES},
    ):
        assert len(said) >= len(ENTRIES) * 19 // 20


def test_every_kind_of_slip_is_shown() -> None:
    from bylawkit.api.codebook import all_codes

    known = {code for code in all_codes() if code.startswith(SYNTAX)}
    assert known - {one.code for one in ENTRIES} == {"BK021"}  # brackets nested 64 deep
