"""``bylawkit fmt``: in place, from stdin, checked, and in the other language."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TIDY = '规约 "甲小区管理规约"\n  类型    商品房\n\n定义 押金 500元\n'
UNTIDY = "规约　“甲小区管理规约”\n    类型 商品房\n\n\n定义 押金 ５００元\n"
ENGLISH = 'bylaw "甲小区管理规约"\n  kind          commercial\n\ndefine 押金 500 yuan\n'
BROKEN = '规约 "甲小区\n'


def given(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_a_file_is_tidied_in_place(run: Run, tmp_path: Path) -> None:
    path = given(tmp_path / "a.bylaw", UNTIDY)
    told = run("--lang", "zh", "fmt", tmp_path)
    assert (told.status, told.out) == (0, "")
    assert told.err == "整理了 1 个文件，0 个本来就整齐\n"
    assert path.read_text(encoding="utf-8") == TIDY
    assert run("fmt", tmp_path) == (0, "", "")


def test_bom_and_windows_line_ends_count_as_untidy(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.bylaw"
    path.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert run("fmt", path, "--check").status == 1
    assert run("fmt", path).status == 0
    assert path.read_bytes() == TIDY.encode()


def test_check_names_the_files_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    untidy = given(tmp_path / "b.bylaw", UNTIDY)
    given(tmp_path / "a.bylaw", TIDY)
    told = run("fmt", "--check", tmp_path)
    assert told.status == 1
    assert told.err.count("BK940") == 1
    assert f"运行 `bylawkit fmt {untidy}`" in told.err
    assert untidy.read_text(encoding="utf-8") == UNTIDY
    assert run("fmt", "--check", tmp_path / "a.bylaw") == (0, "", "")


def test_keywords_are_converted_both_ways(run: Run, tmp_path: Path) -> None:
    path = given(tmp_path / "a.bylaw", TIDY)
    assert run("fmt", path, "--lang", "en").status == 0
    assert path.read_text(encoding="utf-8") == ENGLISH
    assert run("--lang", "en", "fmt", path, "--check") == (0, "", ""), "a message language only"
    assert run("fmt", path, "--lang", "zh").status == 0
    assert path.read_text(encoding="utf-8") == TIDY


def test_standard_input_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, lang, wanted in ((UNTIDY, [], TIDY), (TIDY, ["--lang", "en"], ENGLISH)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert run("fmt", "-", *lang) == (0, wanted, "")


def test_a_file_with_syntax_errors_is_left_alone_and_the_others_are_tidied(
    run: Run, tmp_path: Path
) -> None:
    broken = given(tmp_path / "broken.bylaw", BROKEN)
    good = given(tmp_path / "good.bylaw", UNTIDY)
    told = run("fmt", tmp_path)
    assert told.status == 1
    assert f"{broken}:1:" in told.err
    assert broken.read_text(encoding="utf-8") == BROKEN
    assert good.read_text(encoding="utf-8") == TIDY


def test_a_full_disk_changes_no_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.bylaw", "b.bylaw"):
        given(tmp_path / name, UNTIDY)

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        told = run("--lang", "zh", "fmt", tmp_path)
    assert told.status == 2
    assert "磁盘已满" in told.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bylaw", "b.bylaw"]
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {UNTIDY}


def test_messages_are_in_the_language_of_the_file(run: Run, tmp_path: Path) -> None:
    path = given(tmp_path / "a.bylaw", BROKEN)
    assert "错误 BK" in run("fmt", path).err
    assert "error BK" in run("--lang", "en", "fmt", path).err
    for command in (("fees", path, "--register", "r.csv"), ("decide", path, "甲", "--tally", "t")):
        months = ("--from", "2026-01", "--to", "2026-01") if command[0] == "fees" else ()
        given(path, '规约 "甲小区管理规约"\n  类型    商品房\n\n费用 甲\n  缴纳  张三 → 李四\n')
        assert "错误 BK104" in run(*command, *months).err
