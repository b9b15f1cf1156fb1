"""What comes along when text is pasted: given one form, or refused with the reason."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.pipeline import read_text
from bylawkit.source import Source, source_from_bytes
from bylawkit.syntax.lexer import LOOK_ALIKE, one_form
from bylawkit.syntax.parser import parse
from bylawkit.syntax.printer import format_text

HEAD = '规约 "甲"\n  类型 商品房\n'


def tidied(text: str) -> str | None:
    return format_text(source_from_bytes("t", text.encode()), None)[0]


def codes(text: str) -> list[str]:
    return [one.code.id for one in read_text(HEAD + text).diagnostics]


NORMALISED = {
    "smart quotes": ("章 “总则”\n", '章 "总则"\n'),
    "full-width quotes": ("章 ＂总则＂\n", '章 "总则"\n'),
    "no-break spaces": (
        "事项\u00a0用款\n\u00a0\u00a0归属\u00a0业主大会\u00a0# 注\n",
        "事项 用款\n  归属    业主大会  # 注\n",
    ),
    "narrow and em spaces": (
        "事项\u2003用款\n\u2002通知\u202f15日\n",
        "事项 用款\n  通知    15日\n",
    ),
    "a no-break space before a comment": (
        "权利 知情\n  有权 查阅账目\u00a0# 注\n",
        "权利 知情\n  有权    查阅账目  # 注\n",
    ),
    "zero-width spaces": (
        "事\u200b项 用\u2060款\n  归属 \ufeff业主大会\n",
        "事项 用款\n  归属    业主大会\n",
    ),
    "soft hyphens": ("matter re\u00adpair\n", "matter repair\n"),
    "a byte-order mark": ("\ufeff章 “总则”\n", '章 "总则"\n'),
    "full-width keywords": ("ｍａｔｔｅｒ repair\n  ｎｏｔｉｃｅ １５ ｄａｙｓ\n", "matter repair\n  notice        15 days\n"),
    "full-width hyphens in keywords": ("matter repair\n  decided－by owners-assembly\n", "matter repair\n  decided-by    owners-assembly\n"),
    "full-width comparison signs": ("事项 用款\n  参与 面积＞＝２／３\n", "事项 用款\n  参与    面积至少三分之二\n"),
    "full-width names": ("主体 Ａ公司\n", "主体 A公司\n"),
    "letters from a game of fonts": ("𝐦𝐚𝐭𝐭𝐞𝐫 𝓇𝑒𝓅𝒶𝒾𝓇\n", "matter repair\n"),
    "Roman numerals in one character": ("主体 Ⅱ期业主\n", "主体 II期业主\n"),
    "decomposed letters": ("主体 cafe\u0301\n", "主体 café\n"),
    "compatibility ideographs": ("事项 \uf9fd\n", "事项 什\n"),
    "Kangxi radicals from a PDF file": ("条 “目的”\n  “为共同⽣活制定本规约。”\n", '条 "目的"\n  "为共同生活制定本规约。"\n'),
    "Kangxi radicals in a keyword": ("事项 用款\n  通知 15⽇\n", "事项 用款\n  通知    15日\n"),
    "line separators": ("事项 用款\u2028  通知 15日\u2029章 “一”\n", '事项 用款\n  通知    15日\n章 "一"\n'),
    "form feeds and vertical tabs": ("章 “一”\x0c章 “二”\x0b章 “三”\n", '章 "一"\n章 "二"\n章 "三"\n'),
    "next-line characters": ("章 “一”\x85章 “二”\r\n", '章 "一"\n章 "二"\n'),
    "old line ends": ("章 “一”\r章 “二”\r", '章 "一"\n章 "二"\n'),
    "emoji in prose": ("条 “一”\n  “欢迎 👨‍👩‍👧 ❤️ 入住。”\n", '条 "一"\n  "欢迎 👨‍👩‍👧 ❤️ 入住。"\n'),
    "full-width letters in prose": ("条 “一”\n  “ＡＢＣ 三幢”\n", '条 "一"\n  "ＡＢＣ 三幢"\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", NORMALISED)
def test_what_looks_the_same_gets_one_form(name: str) -> None:
    typed, tidy = NORMALISED[name]
    assert tidied(typed) == tidy
    assert tidied(tidy) == tidy


REFUSED = {
    "a right-to-left override in a name": ("事项 用\u202e款\n", "BK027"),
    "a right-to-left mark in a name": ("事项 用款\u200f\n", "BK027"),
    "an Arabic letter mark": ("事项 用款\u061c\n", "BK027"),
    "an isolate inside a quotation": ('条 "一"\n  "甲\u2066乙\u2069"\n', "BK027"),
    "an override inside a clause": (
        "义务 保洁\n  主体 物业\n  应当 打扫\u202d楼道\n",
        "BK027",
    ),
    "an override inside a comment": ("# 注 \u202e\n", "BK027"),
    "a NUL": ("事项 用\x00款\n", "BK026"),
    "an escape that steers a terminal": ('条 "一"\n  "甲\x1b[2J"\n', "BK026"),
    "a tag character": ('条 "一"\n  "甲\U000e0041"\n', "BK026"),
    "a character of one font": ("事项 用\ue000款\n", "BK028"),
    "what a wrong encoding leaves": ('条 "一"\n  "甲\ufffd"\n', "BK028"),
    "a character that no document may hold": ('条 "一"\n  "甲\uffff"\n', "BK026"),
    "a Cyrillic letter in a name": ("matter rераir\n", "BK029"),
    "a Cyrillic letter in a keyword": ("mаtter repair\n", "BK029"),
    "a Cyrillic letter in a field": ("matter repair\n  nоtice 15 days\n", "BK029"),
    "a Greek capital in a name": ("主体 Α公司\n", "BK029"),
    "a Greek capital in other dress": ("主体 𝝚公司\n", "BK029"),
    "an emoji in a name": ("事项 用款🙂\n", "BK030"),
    "a joiner in a name": ("事项 用\u200d款\n", "BK030"),
    "a variation of an ideograph": ("主体 葛\U000e0100公司\n", "BK030"),
    "an accent of its own": ("事项 用款\u0323\n", "BK030"),
    "traditional characters in a keyword": ("義務 保洁\n", "BK041"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_deceives_is_refused_with_the_reason(name: str) -> None:
    text, code = REFUSED[name]
    assert codes(text) == [code]
    assert format_text(Source("t", text))[0] is None


def test_a_hidden_sign_comes_with_a_safe_fix() -> None:
    (one,) = read_text(HEAD + "事项 用\u202e款\n").diagnostics
    assert one.fix is not None
    assert (one.fix.span.text, one.fix.replacement, one.fix.safe) == ("\u202e", "", True)


def test_a_line_with_hidden_signs_is_reported_once_and_the_rest_is_read() -> None:
    text = "事项 用\u202e款\n  归属\u202e 业主大会\n  归宿 业主\n"
    assert codes(text) == ["BK027", "BK027", "BK011"]


def test_the_parser_refuses_by_itself_what_bytes_would_have_lost() -> None:
    tree = parse(Source("t", '条 "一"\n  "甲\u200b乙"\n'))
    assert [one.code.id for one in tree.diagnostics] == ["BK026"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A公司", "Ａ公司"),
        ("café", "cafe\u0301"),
        ("豈公司", "\uf900公司"),
        ("II期", "Ⅱ期"),
        ("用款", "用\u200b款"),
        ("生活", "⽣活"),
        ("repair", "𝐫𝐞𝐩𝐚𝐢𝐫"),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert codes(f"事项 {one}\n事项 {other}\n") == ["BK102"]
    assert codes(f"主体 {one}\n义务 保洁\n  主体 {other}\n  应当 打扫\n") == []


LETTERS = st.characters(categories=("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Nd", "Mn", "No"))


@settings(max_examples=400, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=6))
def test_a_name_has_one_form_or_is_refused(name: str) -> None:
    """Whatever Unicode calls the same but for its looks ends up as one name, or as none."""
    tree = parse(source_from_bytes("t", f"事项 {name}\n".encode()))
    matter = tree.root.node("matter")
    if tree.diagnostics or matter is None:
        return
    token = matter.token("NAME")
    assert token is not None
    assert one_form(token.text) == token.text
    assert LOOK_ALIKE.keys().isdisjoint(token.text)
    again = parse(source_from_bytes("t", f"事项 {token.text}\n".encode()))
    assert again.root == tree.root
    folded = unicodedata.normalize("NFKC", name)
    if folded.isalnum() and folded[0].isalpha():
        assert token.text == folded


@pytest.mark.parametrize(
    "line",
    [
        "事项 " + "长" * 200_000,
        "事项 用款\n  说明 " + "很长的一句话，" * 30_000,
        '条 "一"\n  "' + "字" * 200_000 + '"',
        "事项 用款\n  通知 " + "9" * 200_000 + "日",
        "事项 用款\n  说明 a" + " " * 200_000 + "b",
        "事项 用款\n  归属" + " " * 200_000 + "业主大会",
        "事项 用款\n  归属 " + "业主,," * 40_000,
        "事项 用款\n  参与 " + "(" * 100_000,
        "事项 用款\n  参与 " + "面积过半数 且 " * 5_000 + "面积过半数",
        '"' * 100_000,
        "{" * 50_000,
        '条 "一"\n  "' + "{" * 50_000 + '"',
        "# " + "#" * 200_000,
        "a\u0300\u0327" * 40_000,
        "\u202e" * 100_000,
        "第" * 100_000 + "条",
        "千" * 200_000,
        "事项 用款\n  参与 户数" + "九" * 100_000 + "分之" + "九" * 100_000,
    ],
    ids=lambda line: line[:12] + "…" + str(len(line)),
)
def test_very_long_lines_are_read_in_time(line: str) -> None:
    start = time.process_time()
    reading = read_text(HEAD + line + "\n")
    assert time.process_time() - start < 3
    assert all(len(one.message("zh")) < 3000 for one in reading.diagnostics[:20])
