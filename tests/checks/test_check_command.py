"""``bylawkit check`` and ``bylawkit explain`` as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bylawkit.api.codebook import all_codes, every_code, page_of
from bylawkit.api.explaining import page_text, readable
from bylawkit.checks.catalogue import every_check
from bylawkit.cli import main
from bylawkit.cli.fixing import fixed_text
from bylawkit.diagnostics import Code, Diagnostic, Fix, Severity, Text
from bylawkit.source import Source

GOOD = """规约 "试验小区"
  类型 商品房
  辖区 中国 自 2026-01-01

事项 选聘物业
  归属 业主大会
  类别 选聘物业
  参与 面积三分之二以上 且 人数三分之二以上
  同意 参与面积过半数 且 参与人数过半数
  通知 15日

情景 "人人同意"
  事项 选聘物业
  全体 10人 1000平方米
  同意 10人 1000平方米
  结果 通过
"""
BAD = GOOD.replace("通知 15日", "通知 3日")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.bylaw").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.bylaw").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_good_bylaw_exits_with_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "good.bylaw")]) == 0
    out, err = capsys.readouterr()
    assert out == "1 个文件，0 个错误，0 个警告，0 个提示\n"
    assert err == ""


def test_a_bad_one_exits_with_one_and_says_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out == "2 个文件，1 个错误，0 个警告，0 个提示\n"
    assert "bad.bylaw:10:6: 错误 BK208" in err
    assert "物业管理条例第14条" in err


def test_the_language_can_be_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == "files: 2, errors: 1, warnings: 0, notes: 0\n"
    assert "error BK208" in err


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    (one,) = json.loads(out)["diagnostics"]
    assert (one["code"], one["line"], one["column"]) == ("BK208", 10, 6)
    assert err == ""


@pytest.mark.parametrize("form", ["sarif", "junit", "github"])
def test_other_forms_hold_the_code(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), "--format", form]) == 1
    assert "BK208" in capsys.readouterr().out


def test_strict_makes_warnings_count(folder: Path) -> None:
    path = folder / "good.bylaw"
    path.write_text(GOOD.replace("  类别 选聘物业\n", ""), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--strict"]) == 1


def test_the_law_of_another_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "good.bylaw"), "--on", "2019-01-01"]) == 1
    assert "物业管理条例第12条" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--law", "月球"], "BK942"),
        (["--on", "2026-02-30"], "BK906"),
        (["--format", "pdf"], "BK903"),
    ],
)
def test_what_cannot_be_done_is_refused(
    folder: Path, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), *words]) == 2
    out, err = capsys.readouterr()
    assert code in err
    assert out == ""


def test_a_missing_file_exits_with_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "none.bylaw"), str(folder / "good.bylaw")]) == 2
    assert "BK910" in capsys.readouterr().err


def test_a_file_with_syntax_errors_is_not_judged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "broken.bylaw"
    path.write_text(BAD + "\n事项\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "BK208" not in capsys.readouterr().err


def test_fix_changes_nothing_where_no_fix_is_safe(folder: Path) -> None:
    path = folder / "bad.bylaw"
    assert main(["check", str(path), "--fix"]) == 1
    assert path.read_text(encoding="utf-8") == BAD


def test_safe_fixes_are_applied_once_and_in_order() -> None:
    source = Source("x", "one two three")
    code = Code("BK000", "test", Severity.INFO, Text("", ""))

    def change(start: int, end: int, new: str, safe: bool = True) -> Diagnostic:
        return Diagnostic(code, fix=Fix(source.span(start, end), new, safe))

    found = [change(8, 13, "3"), change(0, 3, "1"), change(1, 5, "!"), change(4, 7, "2", False)]
    assert fixed_text(source, found) == ("1 two 3", 2)


# ── explain ──


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_has_a_page(lang: str) -> None:
    for code in every_code():
        page = page_text(code, lang)
        assert page.startswith(f"{code.id} {code.name} (")
        assert code.text.en == "{problem}" or readable(code.text(lang)) in page
        assert page.count(readable(code.text(lang))) <= 1 or page_of(code)
        assert not re.search(r"\{\w+\}", page.partition("\n    ")[0])


def test_the_codes_of_every_check_are_known() -> None:
    known = all_codes()
    assert len(known) > 100
    for check in every_check():
        for code in check.CODES:
            assert known[code.id] is code


def test_no_number_is_given_twice() -> None:
    given = [code.id for code in every_code()]
    assert sorted({one for one in given if given.count(one) > 1}) == []


def test_a_page_speaks_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bk201", "--lang", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert "民法典第278条" in chinese
    assert "底线" not in chinese
    assert "  参与  面积二分之一以上" in chinese
    assert main(["explain", "vote-below-law", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert "Civil Code 278" in english
    assert "turnout       area 1/2 or-more" in english


def test_an_unknown_code_is_refused_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    for typed, guess in (
        ("BK20x", "BK201, BK202, BK203"),
        ("BK2010", "there are BK201\n"),
        ("BK0500", "there are BK050\n"),
        ("BK2", "BK201"),
        ("BK", "a code looks like BK201"),
        ("vote-below-lw", "did you mean `vote-below-law`?"),
    ):
        assert main(["explain", typed, "--lang", "en"]) == 2
        assert guess in capsys.readouterr().err
