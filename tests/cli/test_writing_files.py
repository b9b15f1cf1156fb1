"""Writing is all or nothing: after a failure everything is as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.cli import writing
from bylawkit.cli.writing import write_files
from bylawkit.diagnostics import Diagnostic

Run = Callable[..., Any]


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden files too; ``None`` for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def refused(files: dict[Path, bytes]) -> Diagnostic:
    (only,) = write_files({str(path): data for path, data in files.items()})
    assert only.code.unusable
    return only


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    files = {str(tmp_path / "a" / "b" / "文.json"): b"1", str(tmp_path / "c"): b""}
    assert write_files(files) == ()
    assert contents(tmp_path) == {"a": None, "a/b": None, "a/b/文.json": b"1", "c": b""}


def test_files_are_replaced_with_their_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o640)
    assert write_files({str(target): b"new"}) == ()
    assert contents(tmp_path) == {"a": b"new"}
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    assert write_files({str(tmp_path / "link"): b"new"}) == ()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_long_chinese_names(tmp_path: Path) -> None:
    names = [str(tmp_path / ("规" * 80 + str(number))) for number in range(2)]
    assert write_files(dict.fromkeys(names, b"x")) == ()
    assert len(contents(tmp_path)) == 2


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"kept")
    before = contents(tmp_path)
    told = refused({tmp_path / "first": b"1", tmp_path / "out" / "x" / "a": b"2"})
    assert told.code.id == "BK932"
    assert f"`{tmp_path / 'out'}` 是文件" in told.message("zh")
    assert f"`{tmp_path / 'out'}` is a file" in told.message("en")
    assert contents(tmp_path) == before


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    before = contents(tmp_path)
    told = refused({tmp_path / "new" / "b": b"1", tmp_path / "a": b"2"})
    assert told.code.id == "BK933"
    assert contents(tmp_path) == before


def test_devices_are_not_written(tmp_path: Path) -> None:
    assert refused({Path("/dev/null"): b"1"}).code.id == "BK934"


@pytest.mark.parametrize(
    ("number", "code", "chinese"),
    [
        (errno.ENOSPC, "BK931", "磁盘已满"),
        (errno.EDQUOT, "BK931", "磁盘已满"),
        (errno.EACCES, "BK930", "没有写入"),
        (errno.EROFS, "BK930", "没有写入"),
        (errno.EIO, "BK934", "写不了"),
    ],
)
@pytest.mark.parametrize("step", ["open", "write", "replace"])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
    chinese: str,
    step: str,
) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "second").write_bytes(b"second")
    before = contents(tmp_path)
    files = {
        tmp_path / "old": b"new",
        tmp_path / "fresh" / "deep" / "a": b"1",
        tmp_path / "second": b"2",
    }
    with monkeypatch.context() as patched:
        _fail_at_the_last(patched, step, OSError(number, os.strerror(number)))
        told = refused(files)
    assert told.code.id == code
    assert chinese in told.message("zh")
    assert str(tmp_path / "second") in told.message("en")
    assert contents(tmp_path) == before


def _fail_at_the_last(patched: pytest.MonkeyPatch, step: str, problem: OSError) -> None:
    """Let the third call of a step fail, as when the disk runs full at the third file."""
    calls = 0

    def third(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == 3:
                raise problem
            return real(*args, **options)

        return called

    if step == "open":
        patched.setattr(os, "open", third(os.open))
    elif step == "replace":
        patched.setattr(os, "replace", third(os.replace))
    else:
        patched.setattr(writing, "open", third(_Full), raising=False)


class _Full:
    """A file object that writes through a descriptor."""

    def __init__(self, descriptor: int, mode: str) -> None:
        self.file = os.fdopen(descriptor, mode)

    def __enter__(self) -> Any:
        return self.file

    def __exit__(self, *problem: object) -> None:
        self.file.close()


def test_an_interrupt_cleans_up_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    before = contents(tmp_path)
    real = os.replace
    calls = []

    def interrupted(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({str(tmp_path / "a"): b"1", str(tmp_path / "b"): b"2"})
    assert contents(tmp_path) == before


def test_without_hard_links_the_old_file_is_still_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    before = contents(tmp_path)
    monkeypatch.setattr(os, "link", _raise(OSError(errno.EPERM, "no links here")))
    with monkeypatch.context() as patched:
        _fail_at_the_last(patched, "replace", OSError(errno.EIO, "broken"))
        told = refused({tmp_path / "a": b"new", tmp_path / "b": b"x"})
    assert "broken" in told.message("zh")
    assert contents(tmp_path) == before
    assert write_files({str(tmp_path / "a"): b"new"}) == ()
    assert contents(tmp_path) == {"a": b"new"}


def _raise(problem: Exception) -> Callable[..., None]:
    def raising(*args: object) -> None:
        raise problem

    return raising


def test_commands_say_so_and_write_nothing(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "new" / "bylaw.bylaw"
    assert run("--lang", "zh", "new", "old", source.parent).status == 0
    out = tmp_path / "out"
    out.write_bytes(b"kept")
    told = run("--lang", "zh", "export", source, "--out", out)
    assert (told.status, told.out) == (2, "")
    assert "是文件，不能当作输出文件夹" in told.err
    told = run("--lang", "en", "new", "old", out)
    assert (told.status, told.out) == (2, "")
    assert "is a file and cannot be the output folder" in told.err
    assert out.read_bytes() == b"kept"
