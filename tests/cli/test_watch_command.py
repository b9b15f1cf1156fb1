"""``watch``: once now, and again when a file was saved."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

Run = Callable[..., Any]


def test_once_it_checks_and_builds(run: Run, tmp_path: Path) -> None:
    run("new", "old", tmp_path / "a", "--lang", "zh")
    out = tmp_path / "out"
    told = run("watch", tmp_path / "a", "--out", out, "--kind", "bylaws", "--rounds", "1")
    assert told.status == 0
    assert len(list(out.rglob("*.docx"))) == 1


def test_what_is_not_there_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    assert run("watch", tmp_path / "nothing").status == 2


@pytest.mark.slow
def test_a_save_is_noticed_and_ctrl_c_ends_it(run: Run, tmp_path: Path) -> None:
    run("new", "old", tmp_path / "a", "--lang", "zh")
    path = tmp_path / "a" / "bylaw.bylaw"
    command = [sys.executable, "-u", "-m", "bylawkit", "--lang", "zh", "watch", str(path)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as watching:
        assert watching.stdout is not None
        try:
            told = _until_waiting(watching.stdout)
            text = path.read_text(encoding="utf-8")
            wrong = text.replace("归属      业主大会", "归属      业主大慧", 1)
            path.write_text(wrong, encoding="utf-8")
            told += _until_waiting(watching.stdout)
            watching.send_signal(signal.SIGINT)
            assert watching.wait(30) in (0, 1, 2)
        finally:
            watching.kill()
    assert "有改动" in told
    assert "业主大慧" in told


def _until_waiting(pipe: IO[str]) -> str:
    """What is said until the command waits."""
    lines: list[str] = []
    for line in pipe:
        lines.append(line)
        if "等待保存" in line:
            return "".join(lines)
    raise AssertionError("it ended: " + "".join(lines))
