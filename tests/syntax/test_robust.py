"""No text ever crashes us, and messages are always whole."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.pipeline import read_text
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text
from bylawkit.syntax.tables import tables

ROOT = Path(__file__).parents[2]
WORDS = sorted({word for words in tables().words.values() for word in words})
ODD = ["\n", "\n  ", "\t", "　", " ", '"', "“", "”", "(", "{", "}", "{a.b}", "0", "-3", "2/0", "#"]
ODD += [
    "三分之零",
    "2026-13-45",
    "\x00",
    "\u200b",
    "🙂",
    "％",
    "万万",
    "百分之",
    "NaN",
    "1e9",
    "甲",
    "业主",
]
LINES = sorted(
    {
        line
        for path in (ROOT / "examples").rglob("*.bylaw")
        for line in path.read_text("utf-8").split("\n")
    }
)

pieces = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(ODD), st.sampled_from(LINES).map("\n{}".format)
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), pieces.map("".join), pieces.map(" ".join)))
def test_any_text_is_read_and_explained(text: str) -> None:
    reading = read_text(text.encode("utf-8", "replace").decode())
    for one in reading.diagnostics:
        for lang in ("zh", "en"):
            assert one.message(lang)
            assert "\n" not in one.message(lang)
            one.hint(lang)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))
def test_whatever_is_printed_prints_the_same_again(text: str) -> None:
    zh, _ = format_text(Source("t", text), "zh")
    if zh is None:
        return
    en, problems = format_text(Source("t", zh), "en")
    assert en is not None, problems
    assert format_text(Source("t", en), "zh") == (zh, ())
    assert format_text(Source("t", zh), "zh") == (zh, ())
