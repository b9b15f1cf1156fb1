"""Diagnostics for people: the caret stands under the right signs, whatever the line holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bylawkit.diagnostics import Code, Diagnostic, See, Severity, Text
from bylawkit.diagnostics.text import WIDEST, cells, excerpt, write
from bylawkit.source import Place, Source, Span

LOW = Code(
    "BK201",
    "below-statute",
    Severity.ERROR,
    Text("参与要求 `{found}` 低于法定标准", "the turnout `{found}` is below the statute's"),
    Text("写成 `{wanted}`", "write `{wanted}`"),
)
ARGS: Mapping[str, Any] = {"found": "面积过半数", "wanted": "面积三分之二以上"}


def span_of(line: str, marked: str, before: str = "") -> Span:
    source = Source("槐柏里.bylaw", before + line + "\n")
    start = source.text.index(marked)
    return source.span(start, start + len(marked))


def under(span: Span) -> str:
    """What stands above the carets, found by counting cells as a terminal does."""
    shown, carets = excerpt(span)
    start = cells(carets[: carets.index("^")])
    end = cells(carets)
    at, found = 0, ""
    for sign in shown:
        if start <= at < end:
            found += sign
        at += cells(sign)
    return found


def test_a_whole_block_in_both_languages() -> None:
    span = span_of("  参与    面积过半数", "面积过半数", before="\n" * 30)
    see = See(Text("法定标准在这里", "the statute is here"), Place("cn.bylaw", 3))
    told = (Diagnostic(LOW, span, ARGS, see=(see,)),)
    assert write(told, "zh") == (
        "槐柏里.bylaw:31:9: 错误 BK201 below-statute: 参与要求 `面积过半数` 低于法定标准\n"
        "   31 |   参与    面积过半数\n"
        "      |           ^^^^^^^^^^\n"
        "  参见：法定标准在这里 (cn.bylaw:3)\n"
        "  提示：写成 `面积三分之二以上`\n"
    )
    assert write(told, "en") == (
        "槐柏里.bylaw:31:9: error BK201 below-statute: "
        "the turnout `面积过半数` is below the statute's\n"
        "   31 |   参与    面积过半数\n"
        "      |           ^^^^^^^^^^\n"
        "  see: the statute is here (cn.bylaw:3)\n"
        "  hint: write `面积三分之二以上`\n"
    )


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("  turnout area majority", "area"),
        ("  参与    面积过半数", "面积过半数"),
        ("\t参与\t面积过半数", "面积过半数"),
        ("a\tｂ\t２／３", "２／３"),
        ("　全角　空格　词", "词"),
        ("“１＋２＋３”平台 x", "平台"),
        ("cafe\u0301 名", "名"),
        ("한국어 이름", "이름"),
        ("🏠🏠 房", "房"),
    ],
)
def test_the_caret_is_under_the_span(line: str, marked: str) -> None:
    assert under(span_of(line, marked)) == marked


def test_a_tab_within_the_span_is_covered() -> None:
    assert under(span_of("ab\tcd", "b\tc")) == "b  c"


def test_a_span_at_the_end_of_the_text_has_one_caret() -> None:
    source = Source("a.bylaw", "规约\n")
    assert list(excerpt(source.span(3, 3))) == ["    2 |", "      | ^"]
    assert list(excerpt(source.span(2, 2))) == ["    1 | 规约", "      |     ^"]


def test_a_span_of_several_lines_is_marked_on_its_first() -> None:
    source = Source("a.bylaw", "章 甲\n乙 丙\n")
    assert list(excerpt(source.span(2, 6))) == ["    1 | 章 甲", "      |    ^^"]


@pytest.mark.parametrize("before", ["", "前" * 40, "前" * 400])
@pytest.mark.parametrize("after", ["", "后" * 40, "后" * 400])
def test_a_long_line_is_cut_around_the_span(before: str, after: str) -> None:
    span = span_of(before + "这里" + after, "这里")
    assert under(span) == "这里"
    shown, _ = excerpt(span)
    assert cells(shown) <= WIDEST + 10
    assert ("…" in shown) == (len(before + after) > 48)


def test_a_long_span_is_cut_too() -> None:
    shown, carets = excerpt(span_of("x" * 5000, "x" * 5000))
    assert cells(shown) <= WIDEST + 10
    assert carets.count("^") == WIDEST


def test_signs_that_steer_a_terminal_are_made_harmless() -> None:
    span = span_of("a\x1b[31m\u202e b", "b")
    told = write((Diagnostic(LOW, span, {"found": "\x1b[2J\n", "wanted": "\u200b"}),), "en")
    assert told.count("\n") == 4
    assert all(sign.isprintable() for sign in told.replace("\n", ""))
    assert "`\\x1b[2J\\n`" in told


def test_places_and_no_place() -> None:
    row = Diagnostic(LOW, Place("register.csv", 7, "面积"), ARGS)
    assert write((row,), "zh").startswith("register.csv:7:面积: 错误 BK201")
    nowhere = Diagnostic(LOW, None, ARGS)
    assert write((nowhere,), "zh").startswith("错误 BK201")
    assert "|" not in write((row, nowhere), "zh")


def test_colour_only_if_asked_for() -> None:
    told = (Diagnostic(LOW, span_of("面积过半数", "面积"), ARGS),)
    painted = write(told, "zh", colour=True)
    assert "\x1b[1;31m错误 BK201\x1b[0m" in painted
    plain = painted.replace("\x1b[1;31m", "").replace("\x1b[0m", "")
    assert plain == write(told, "zh")


@given(st.text(), st.data())
def test_no_text_ever_crashes_it(text: str, data: st.DataObject) -> None:
    source = Source("a.bylaw", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    told = write((Diagnostic(LOW, source.span(start, end), {"found": text, "wanted": text}),), "zh")
    assert len(told.splitlines()) == 4
