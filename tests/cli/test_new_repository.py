"""What ``new`` writes is a repository: it is asked for, named, and passes its own CI."""

from __future__ import annotations

import io
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from bylawkit.cli.asking import Question, ask
from bylawkit.cli.inputs import a_count
from bylawkit.cli.new import KINDS
from bylawkit.diagnostics import Text
from bylawkit.pipeline import read_path

Run = Callable[..., Any]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_repository_passes_its_own_ci(kind: str, lang: str, run: Run, tmp_path: Path) -> None:
    """In an environment that holds nothing but the path."""
    folder = tmp_path / "小区"
    words = ("new", kind, folder, "--lang", lang, "--place", "中国/北京", "--name", "枣树里小区")
    size = ("--households", "418", "--area", "25285.69")
    assert run(*words, *size, "--provider", "某某物业公司（虚构）").status == 0
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["sh", str(folder / "check.sh")],
        cwd=tmp_path,
        env={"PATH": path, "HOME": str(tmp_path)},
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
    named = ("物业", "运营单位", "provider", "operator")
    assert [one.title for one in bylaw.parties if one.name in named] == ["甲公司"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("households", "area"), [("1", "9.5"), ("418", "25285.69平方米"), ("90000", "8000000")]
)
def test_it_has_the_size_that_was_given(
    kind: str, lang: str, households: str, area: str, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    words = ("new", kind, folder, "--lang", lang, "--households", households, "--area", area)
    assert run(*words).status == 0
    bylaw = read_path(folder / "bylaw.bylaw").unwrap()
    assert bylaw.area is not None
    assert (bylaw.households, Fraction(bylaw.area, 100)) == (
        int(households),
        Fraction(area.removesuffix("平方米")),
    )
    assert run("check", "--strict", folder).status == 0
    assert run("fmt", "--check", folder).status == 0


def test_its_commands_work_on_the_sample_tables_whatever_size_was_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "old", tmp_path, "--lang", "zh", "--households", "418", "--area", "25285.69")
    monkeypatch.chdir(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    for line in block.splitlines():
        told = run(*shlex.split(line, comments=True)[1:])
        assert told.status == 0, f"{line}\n{told.err}"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--households", "418"), "BK904"),
        (("--area", "25285.69"), "BK904"),
        (("--households", "0", "--area", "1"), "BK906"),
        (("--households", "many", "--area", "1"), "BK906"),
        (("--households", "12", "--area", "-5"), "BK906"),
        (("--households", "12", "--area", "1.234"), "BK906"),
        (("--households", "12", "--area", "0"), "BK906"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_half_a_size_and_no_size_are_refused(
    words: tuple[str, ...], code: str, lang: str, run: Run, tmp_path: Path
) -> None:
    told = run("--lang", lang, "new", "old", tmp_path / "a", *words)
    assert (told.status, told.out, code in told.err) == (2, "", True)
    assert not (tmp_path / "a").exists()


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
        size = ("很多", "418", "两万", "25285.69")
        answers = ("别墅", "老旧小区", "枣树里", "中国/北京", *size, "甲公司", "mine")
        os.write(ours, "".join(f"{one}\n" for one in answers).encode())
        out, err = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0, err.decode()
    assert "请写其中之一" in out.decode()
    bylaw = read_path(tmp_path / "mine" / "bylaw.bylaw").unwrap()
    assert bylaw.title == "枣树里管理规约"
    assert bylaw.home is not None
    assert bylaw.home.place == ("中国", "北京")
    assert (bylaw.households, bylaw.area) == (418, 2528569)
    assert out.decode().count("写成") == 2  # what was asked again, and how to write it


def test_an_empty_line_takes_the_default() -> None:
    question = Question(Text("在哪里？", "Where?"), "中国")
    assert ask(question, "zh", lambda prompt: "") == "中国"
    assert ask(question, "en", lambda prompt: " 中国/上海 ") == "中国/上海"


def test_an_empty_line_without_a_default_says_nothing() -> None:
    answers = iter(["x", ""])
    question = Question(Text("多少？", "How many?"), "", read=a_count)
    assert ask(question, "zh", lambda prompt: next(answers)) is None


def test_a_choice_may_be_cut_short_but_not_guessed() -> None:
    kinds = (("old", ("老旧小区", "old")), ("public", ("公租房",)), ("public-x", ("公寓",)))
    question = Question(Text("哪一类？", "Which?"), "", kinds)
    assert ask(question, "zh", lambda prompt: "老旧") == "old"
    asked: list[str] = []
    answers = iter(("公", "", "别墅", "公寓"))

    def read(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    assert ask(question, "zh", read) == "public-x"
    assert asked[0] == "哪一类？ "
    assert asked[1:] == ["请写其中之一：老旧小区、公租房、公寓 "] * 3
