"""``check --fix``: safe fixes are written into the file, and then there is nothing left to fix."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.cli.fixing import fixed_text
from bylawkit.diagnostics import Code, Diagnostic, Fix, Severity, Text
from bylawkit.source import Source

Run = Callable[..., Any]
BEFORE = """规约 "甲小区管理规约"
  类型 商品房
  辖区 中国 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
  公示  7日

定义 单项限额 100000元

条 "修改"
  "提前15日通知全体业主，表决后公示7日；单项限额为100000元。"
  "会后公示七日。"
"""
AFTER = BEFORE.replace("提前15日", "提前{修订规约.通知}").replace(
    "表决后公示7日；单项限额为100000元", "表决后公示{修订规约.公示}；单项限额为{单项限额}"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.bylaw"
    made.write_bytes(BEFORE.encode())
    return made


def test_safe_fixes_are_written_and_the_others_left(run: Run, path: Path) -> None:
    told = run("--lang", "zh", "check", path, "--fix")
    assert told.status == 0
    assert "改好了 3 处\n" in told.err
    assert path.read_text("utf-8") == AFTER
    assert told.err.count("BK163") == 1, "七日 would print as 7日"
    again = run("--lang", "zh", "check", path, "--fix")
    assert "改好了" not in again.err
    assert path.read_text("utf-8") == AFTER


def test_the_document_reads_as_before(run: Run, path: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("before", "after"):
        assert run("build", path, "--out", tmp_path / name, "--to", "md").status == 0
        (page,) = (tmp_path / name).rglob("甲小区管理规约.md")
        pages.append(page.read_text("utf-8"))
        run("check", path, "--fix")
    assert path.read_text("utf-8") == AFTER
    before, after = ([line for line in page.splitlines() if "公示" in line] for page in pages)
    assert before == after


def test_without_the_option_nothing_is_written(run: Run, path: Path) -> None:
    run("check", path)
    assert path.read_text("utf-8") == BEFORE


def test_line_ends_and_the_byte_order_mark_stay(run: Run, path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode())
    run("check", path, "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + AFTER.replace("\n", "\r\n").encode()


def test_several_files_and_a_base(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    head, _, rest = BEFORE.partition("\n\n")
    base, own = tmp_path / "base.bylaw", tmp_path / "own.bylaw"
    base.write_text(rest, "utf-8")
    own.write_text(f'{head}\n\n引用 "base.bylaw"\n', "utf-8")
    told = run("check", own, "--fix")
    assert base.read_text("utf-8") == rest, "a base that was not named is left alone"
    assert told.err.count("BK163") == 4
    assert "{修订规约.公示}" in told.err


def test_a_file_that_cannot_be_written_is_left_whole(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        told = run("check", path, "--fix")
    assert told.status == 2
    assert path.read_text("utf-8") == BEFORE


def test_standard_input_cannot_be_fixed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BEFORE.encode())))
    told = run("check", "-", "--fix")
    assert (told.status, told.out) == (2, "")
    assert "`--fix` cannot be used with `-`" in told.err


def test_of_fixes_that_touch_the_first_counts() -> None:
    source = Source("a", "abcdef")
    code = Code("BK163", "x", Severity.INFO, Text("x", "x"))

    def fix(start: int, end: int, new: str, safe: bool = True) -> Diagnostic:
        return Diagnostic(code, fix=Fix(source.span(start, end), new, safe))

    found = [fix(3, 4, "D"), fix(0, 2, "AB"), fix(1, 3, "no"), fix(4, 5, "no", safe=False)]
    other = Diagnostic(code, fix=Fix(Source("b", "zzz").span(0, 1), "no"))
    assert fixed_text(source, [*found, other]) == ("ABcDef", 2)
