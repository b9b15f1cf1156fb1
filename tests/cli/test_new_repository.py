"""What ``new`` writes is a repository: it is asked for, named, and passes its own CI."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bylawkit.cli.asking import Question, ask
from bylawkit.diagnostics import Text
from bylawkit.pipeline import read_path

Run = Callable[..., Any]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["old", "public-rental"])
def test_a_new_repository_passes_its_own_ci(kind: str, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "小区"
    words = ("new", kind, folder, "--lang", "zh", "--place", "中国/北京", "--name", "枣树里小区")
    assert run(*words, "--provider", "某某物业公司（虚构）").status == 0
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["sh", str(folder / "check.sh")],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((folder / "out").rglob("*.docx"))
    for name in (".github/workflows/bylaws.yml", ".gitlab-ci.yml"):
        assert "sh check.sh" in str(yaml.safe_load((folder / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("kind", "lang", "title"),
    [
        ("old", "zh", "枣树里管理规约"),
        ("public-rental", "zh", "枣树里租户公约"),
        ("old", "en", "Bylaws of 枣树里"),
        ("public-rental", "en", "Tenants' Covenant of 枣树里"),
    ],
)
def test_it_bears_the_names_that_were_given(
    kind: str, lang: str, title: str, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    given = ("--lang", lang, "--name", "枣树里", "--provider", "甲公司")
    assert run("new", kind, folder, *given).status == 0
    bylaw = read_path(folder / "bylaw.bylaw").unwrap()
    assert bylaw.title == title
    providers = [one.title for one in bylaw.parties if one.name in ("物业", "provider")]
    assert providers in (["甲公司"], [])


@pytest.mark.parametrize("name", ['甲"乙', "甲\n乙", " ", "“甲”"])
def test_a_name_that_cannot_be_written_is_refused(name: str, run: Run, tmp_path: Path) -> None:
    told = run("new", "old", tmp_path / "a", "--name", name)
    assert told.status == 2
    assert "--name" in told.err
    assert not (tmp_path / "a").exists()


def test_without_a_terminal_nobody_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    told = run("--lang", "zh", "new")
    assert told.status == 2
    assert "`KIND` `DIR`" in told.err


def test_on_a_terminal_it_asks_and_asks_again(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bylawkit", "--lang", "zh", "new"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.close(theirs)
        answers = ("别墅", "老旧小区", "枣树里", "中国/北京", "甲公司", "mine")
        os.write(ours, "".join(f"{one}\n" for one in answers).encode())
        out, err = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0, err.decode()
    assert "请写其中之一" in out.decode()
    bylaw = read_path(tmp_path / "mine" / "bylaw.bylaw").unwrap()
    assert bylaw.title == "枣树里管理规约"
    assert bylaw.home is not None
    assert bylaw.home.place == ("中国", "北京")


def test_an_empty_line_takes_the_default() -> None:
    question = Question(Text("在哪里？", "Where?"), "中国")
    assert ask(question, "zh", lambda prompt: "") == "中国"
    assert ask(question, "en", lambda prompt: " 中国/上海 ") == "中国/上海"
