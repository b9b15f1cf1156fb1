"""Files that cannot be read: each is named, with the reason and what to do, in both languages."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.api.files import LIMIT, find_bylaws, read_bylaws, read_bytes, read_source_file
from bylawkit.diagnostics import Diagnostic, Text

Run = Callable[..., Any]
CHINESE = '规约 "槐柏里小区管理规约"\n  类型    老旧小区\n'


def refused(path: Path | str) -> Diagnostic:
    """The one diagnostic of a file that cannot be read as a text; it makes the status 2."""
    source, noticed = read_source_file(str(path))
    assert source is None
    (only,) = noticed
    assert only.code.unusable
    return only


def said(diagnostic: Diagnostic) -> Text:
    """Message and hint on one line, in both languages."""
    both = Text(*(f"{diagnostic.message(lang)} | {diagnostic.hint(lang)}" for lang in ("zh", "en")))
    assert "\n" not in both.zh + both.en
    return both


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b"\n \t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    told = refused(write(tmp_path / "a.bylaw", data))
    assert told.code.id == "BK915"
    assert "是空文件" in said(told).zh
    assert "is empty" in said(told).en
    assert "bylawkit new" in said(told).zh


def test_a_missing_file_with_a_near_name(tmp_path: Path) -> None:
    write(tmp_path / "槐柏里小区.bylaw", b"x")
    told = refused(tmp_path / "槐柏里.bylaw")
    assert told.code.id == "BK910"
    assert "您是不是想写 `槐柏里小区.bylaw`？" in said(told).zh
    assert "did you mean `槐柏里小区.bylaw`?" in said(told).en


def test_a_missing_file_in_a_missing_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "a.bylaw").code.id == "BK910"
    write(tmp_path / "file", b"x")
    assert refused(tmp_path / "file" / "a.bylaw").code.id == "BK918"


def test_a_brace_in_a_near_name_is_only_a_brace(tmp_path: Path) -> None:
    write(tmp_path / "a{0}b.bylaw", b"x")
    assert "`a{0}b.bylaw`" in said(refused(tmp_path / "a{0}.bylaw")).en


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    told = refused(tmp_path)
    assert told.code.id == "BK911"
    assert "是文件夹" in said(told).zh
    assert "is a folder" in said(told).en


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.bylaw", CHINESE.encode())

    def denied(*args: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("builtins.open", denied)
    told = refused(path)
    assert told.code.id == "BK912"
    assert "没有读取" in said(told).zh
    assert "no permission to read" in said(told).en


def test_gb18030_is_guessed_and_the_byte_is_named(tmp_path: Path) -> None:
    text = "bylaw\n\n" + CHINESE
    told = refused(write(tmp_path / "a.bylaw", text.encode("gb18030")))
    assert told.code.id == "BK913"
    assert "第 8 个字节 0xB9（第 3 行）" in said(told).zh
    assert "byte 8, 0xB9, on line 3" in said(told).en
    assert "看来是 GB18030（GBK）编码" in said(told).zh
    assert "it looks like GB18030" in said(told).en
    assert "UTF-8" in said(told).zh


def test_a_long_gb18030_file_cut_within_a_character_is_guessed_too(tmp_path: Path) -> None:
    data = b"x" + ("规约" * 40000).encode("gb18030")
    assert "GB18030" in said(refused(write(tmp_path / "a.bylaw", data))).en


def test_utf_16_is_guessed(tmp_path: Path) -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        data = ("\ufeff" + CHINESE).encode(codec)
        assert "it looks like UTF-16" in said(refused(write(tmp_path / "a.bylaw", data))).en


def test_other_bytes_get_no_guess(tmp_path: Path) -> None:
    told = said(refused(write(tmp_path / "a.bylaw", 'bylaw "café"'.encode("latin-1"))))
    assert "looks like" not in told.en
    assert "编码选 UTF-8" in told.zh


def test_zero_bytes(tmp_path: Path) -> None:
    told = refused(write(tmp_path / "a.bylaw", b"bylaw\0"))
    assert told.code.id == "BK916"
    assert "byte 6 is 0" in said(told).en
    assert "第 6 个字节是 0" in said(told).zh


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        (b"PK\x03\x04\0\0", "a Word or Excel file", "Word 或 Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word or Excel file", "旧版 Word"),
        (b"%PDF-1.7\n", "a PDF file", "PDF 文件"),
    ],
)
def test_other_kinds_of_file_are_recognised(
    tmp_path: Path, data: bytes, english: str, chinese: str
) -> None:
    told = refused(write(tmp_path / "a.bylaw", data))
    assert told.code.id == "BK916"
    assert english in said(told).en
    assert chinese in said(told).zh


def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bylaw"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    monkeypatch.setattr("builtins.open", lambda *args: pytest.fail("it was opened"))
    told = refused(path)
    assert told.code.id == "BK914"
    assert "100 MiB" in said(told).zh
    assert "limit of 32 MiB" in said(told).en


def test_a_file_that_grows_past_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"x" * 50)
    assert read_bytes(str(path), limit=50) == (b"x" * 50, ())
    data, noticed = read_bytes(str(path), limit=49)
    assert data is None
    assert noticed[0].code.id == "BK914"
    assert LIMIT == 32 * 1024 * 1024


def test_pipes_and_devices_are_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = refused(pipe)
    assert told.code.id == "BK917"
    assert "管道" in said(told).zh
    assert "a pipe" in said(told).en
    assert "设备" in said(refused("/dev/zero")).zh


def test_bom_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + CHINESE.replace("\n", "\r\n").encode()
    source, noticed = read_source_file(str(write(tmp_path / "a.bylaw", data)))
    assert source is not None
    assert source.text == CHINESE
    assert noticed == ()


def stdin(data: bytes) -> Any:
    return io.TextIOWrapper(io.BytesIO(data))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stdin(CHINESE.encode()))
    source, noticed = read_source_file("-")
    assert source is not None
    assert (source.path, source.text, noticed) == ("<stdin>", CHINESE, ())
    monkeypatch.setattr(sys, "stdin", stdin(CHINESE.encode("gb18030")))
    assert said(refused("-")).en.startswith("`<stdin>` is not UTF-8")
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-").code.id == "BK920"


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    for name in ("b/a.bylaw", "a.bylaw", "b/b.bylaw", "b-c/a.bylaw", ".venv/a.bylaw", "b/.a.bylaw"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, b"x")
    write(tmp_path / "notes.txt", b"x")
    found, noticed = find_bylaws([str(tmp_path)])
    names = [Path(one).relative_to(tmp_path).as_posix() for one in found]
    assert names == ["a.bylaw", "b/a.bylaw", "b/b.bylaw", "b-c/a.bylaw"]
    assert noticed == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.bylaw", b"x")
    found, _ = find_bylaws([str(path), str(tmp_path), f"{tmp_path}/./a.bylaw"])
    assert found == (str(path),)


def test_a_folder_without_bylaws(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "empty").mkdir()
    write(tmp_path / "full" / "a.bylaw", b"x")
    found, noticed = find_bylaws([str(tmp_path / "empty"), str(tmp_path / "full")])
    assert found == (str(tmp_path / "full" / "a.bylaw"),)
    (told,) = noticed
    assert told.code.id == "BK919"
    assert "没有 .bylaw 文件" in said(told).zh
    assert "no .bylaw file" in said(told).en


def test_reading_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    good = write(tmp_path / "good.bylaw", CHINESE.encode())
    readings, noticed = read_bylaws([str(tmp_path / "gone.bylaw"), str(good)])
    assert [one.source.path for one in readings] == [str(good)]
    assert [one.code.id for one in noticed] == ["BK910"]


def test_every_one_of_them_ends_the_command_with_status_2(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "empty.bylaw", b"")
    write(tmp_path / "gbk.bylaw", CHINESE.encode("gb18030"))
    for name in ("empty.bylaw", "gbk.bylaw", "missing.bylaw"):
        for command in (["fmt"], ["export", "--out", tmp_path / "out"]):
            for lang, word in (("zh", "错误"), ("en", "error")):
                told = run("--lang", lang, *command, tmp_path / name)
                assert (told.status, told.out) == (2, "")
                assert f"{name}: {word} BK9" in told.err
    assert not (tmp_path / "out").exists()
