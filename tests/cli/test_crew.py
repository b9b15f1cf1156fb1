"""Several processes: the same bytes as one, and a clean end whatever happens."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bylawkit.cli import checking, crew, main

ROOT = Path(__file__).resolve().parents[2]
LINE = [sys.executable, "-m", "bylawkit", "check"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forty files, good ones and bad ones."""
    good = (ROOT / "examples" / "published" / "v2.bylaw").read_text("utf-8")
    for number in range(40):
        text = good.replace("第四条", f"第{number}条") if number % 3 else good.replace("归属", "归")
        (tmp_path / f"b{number:02}.bylaw").write_text(text, encoding="utf-8")
    (tmp_path / "b07.bylaw").write_bytes(b"\xff\xfe\x00")
    shutil.copy(ROOT / "examples" / "published" / "v3.bylaw", tmp_path / "b08.bylaw")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["check", ".", *words])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("form", ["text", "sarif"])
def test_many_processes_say_what_one_says(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    one = told(capsys, "--format", form, "--jobs", "1")
    assert one[0] == 2
    assert told(capsys, "--format", form, "--jobs", "3") == one


def test_as_many_processes_as_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_cores", lambda: 4)
    assert crew.crew(None, crew.WORTH_IT - 1) == 1
    assert crew.crew(None, crew.WORTH_IT) == 4
    assert crew.crew(8, 3) == 3
    assert crew.crew(1, 10_000) == 1
    monkeypatch.undo()
    assert crew._cores() >= 1


@pytest.mark.parametrize("word", ["0", "-1", "two", "1.5", "１", ""])
def test_a_number_of_processes_that_cannot_be(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", f"--jobs={word}", "--lang", "en"]) == 2
    assert "write a whole number from 1 to 1000" in capsys.readouterr().err


def dies(paths: list[str], asked: object, keeping: bool) -> list[object]:
    if "b16.bylaw" in str(paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return [checking._done(path, checking.Asked(), keeping) for path in paths]


def test_a_process_that_is_killed_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_plain_results", dies)
    status, _, err = told(capsys, "--jobs", "2", "--lang", "en")
    assert status == 2
    assert "BK921" in err
    assert "--jobs 1" in err


def test_without_processes_one_does_it_all(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import concurrent.futures

    def none_left(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    one = told(capsys, "--jobs", "1")
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", none_left)
    assert told(capsys, "--jobs", "2") == one


def test_processes_that_start_when_others_cannot_are_sent_home(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from multiprocessing import active_children
    from multiprocessing.process import BaseProcess

    one = told(capsys, "--jobs", "1")
    start, started = BaseProcess.start, list[BaseProcess]()

    def only_once(self: BaseProcess) -> None:
        if started:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(self)
        start(self)

    monkeypatch.setattr(BaseProcess, "start", only_once)
    assert told(capsys, "--jobs", "2") == one
    assert not active_children()


@pytest.fixture
def long_run(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A check in two processes that takes its time, just after they were started."""
    for number in range(100, 400):
        shutil.copy(ROOT / "examples" / "published" / "v3.bylaw", folder / f"c{number}.bylaw")
    running = subprocess.Popen(
        [*LINE, ".", "--jobs", "2", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeding_ctrl_c,
    )
    while len(children(running)) < 2:
        time.sleep(0.01)
    yield running
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)


def heeding_ctrl_c() -> None:
    """Shells let what they start in the background ignore Ctrl-C, and so the tests too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def children(running: subprocess.Popen[bytes]) -> list[int]:
    text = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text("utf-8")
    return [int(word) for word in text.split()]


@pytest.mark.parametrize("later", [0, 0.3])
def test_ctrl_c_ends_all_of_them_without_a_word(
    long_run: subprocess.Popen[bytes], later: float
) -> None:
    time.sleep(later)
    os.killpg(long_run.pid, signal.SIGINT)
    out, err = long_run.communicate(timeout=30)
    assert (long_run.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(long_run.pid, 0)


def test_ctrl_c_that_reaches_a_process_first(long_run: subprocess.Popen[bytes]) -> None:
    for one in children(long_run):
        os.kill(one, signal.SIGINT)
    time.sleep(0.1)
    os.kill(long_run.pid, signal.SIGINT)
    out, err = long_run.communicate(timeout=30)
    assert (long_run.returncode, out, err) == (130, b"", b"")
