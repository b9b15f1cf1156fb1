"""The frame of the command line: words, languages, exit statuses, and no traceback ever."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bylawkit
from bylawkit.cli import COMMANDS, load, main
from bylawkit.cli.words import locale_language

Run = Callable[..., Any]
HEAVY = {"jinja2", "python_calamine", "zipfile", "csv", "inspect", "dataclasses", "difflib"}


def started(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """``bylawkit`` as a process of its own, in English."""
    environ = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))
    }
    command = [sys.executable, "-m", "bylawkit", *words]
    return subprocess.run(
        command, env=environ, text=True, stderr=subprocess.PIPE, check=False, **options
    )


@pytest.mark.parametrize(
    ("words", "code", "english", "chinese"),
    [
        (["chek", "x"], "BK901", "did you mean `check`?", "您是不是想写 `check`？"),
        (["frobnicate"], "BK901", "see all commands", "查看全部命令"),
        (["fmt", "x", "--chekc"], "BK902", "did you mean `--check`?", "您是不是想写 `--check`？"),
        (["--langg", "zh", "fmt"], "BK902", "did you mean `--lang`?", "您是不是想写 `--lang`？"),
        (["--lang", "fr", "fmt"], "BK903", "choose one of: zh, en", None),
        (["--lang=fr", "fmt"], "BK903", "choose one of: zh, en", None),
        (["fmt", "x", "--lang", "fr"], "BK903", "choose one of: zh, en", None),
        (["new", "olt", "x"], "BK903", "did you mean `old`?", "您是不是想写 `old`？"),
        (["fmt"], "BK904", "needs `PATH`", "缺少 `PATH`"),
        (["new", "old"], "BK904", "needs `DIR`", "缺少 `DIR`"),
        (["export", "x"], "BK904", "needs `--out`", "缺少 `--out`"),
        (["--lang"], "BK905", "`--lang` needs a value", None),
        (["export", "x", "--out"], "BK905", "`--out` needs a value", "`--out` 后面缺少内容"),
        (["new", "old", "x", "y"], "BK907", "no use for `y`", "用不到 `y`"),
    ],
)
def test_a_slip_on_the_command_line_is_named(
    run: Run, words: list[str], code: str, english: str, chinese: str | None
) -> None:
    told = run(*words)
    assert (told.status, told.out) == (2, "")
    assert f"error {code}" in told.err
    assert english in told.err
    if chinese is not None:
        told = run("--lang", "zh", *words)
        assert told.status == 2
        assert f"错误 {code}" in told.err
        assert chinese in told.err


def test_every_command_has_help_with_an_example_in_both_languages(run: Run) -> None:
    for name in COMMANDS:
        command = load(name)
        assert command.EXAMPLE.startswith(f"bylawkit {name} ")
        for lang, usage, example in (("en", "usage: ", "example:"), ("zh", "用法：", "例如：")):
            told = run(name, "--help", "--lang", lang)
            assert told.status == 0
            assert told.out.startswith(f"{usage}bylawkit {name}")
            assert command.SUMMARY(lang) in told.out
            assert f"{example}\n  {command.EXAMPLE}" in told.out
        assert run("--lang", "zh", name, "-h").out == told.out


def test_the_overview_lists_every_command(run: Run) -> None:
    for lang in ("zh", "en"):
        told = run("--help", "--lang", lang)
        listed = [line.split()[0] for line in told.out.splitlines() if line.startswith("  ")]
        assert listed[: len(COMMANDS)] == list(COMMANDS)
    assert run("--lang", "zh", "--help").out.startswith("用法：")
    bare = run()
    assert (bare.status, bare.out) == (2, "")
    assert bare.err == run("--help").out


def test_version(run: Run) -> None:
    assert run("--version").out == f"bylawkit {bylawkit.__version__}\n"


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "zh_TW", "LANG": "en_GB"}, "zh"),
        ({"LC_MESSAGES": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ZH_cn"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environ: dict[str, str], lang: str) -> None:
    assert locale_language(environ) == lang


def test_the_locale_is_used_and_lang_overrides_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有命令" in run("chek").err
    assert "there is no command" in run("--lang", "en", "chek").err


@pytest.mark.parametrize("problem", [RuntimeError, RecursionError, MemoryError, AssertionError])
def test_a_mistake_of_ours_is_one_message_with_an_id(
    run: Run, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def fails(args: object, console: object) -> int:
        raise problem

    monkeypatch.setattr(load("fmt"), "run", fails)
    told = run("fmt", "x")
    assert told.status == 2
    assert "BK999" in told.err
    assert problem.__name__ in told.err
    assert "Traceback" not in told.err
    assert run("fmt", "x").err == told.err, "the id must be the same each time"
    assert "自身的错误" in run("--lang", "zh", "fmt", "x").err
    monkeypatch.setenv("BYLAWKIT_DEBUG", "1")
    assert "Traceback" in run("fmt", "x").err


def test_an_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(args: object, console: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(load("fmt"), "run", interrupted)
    assert run("fmt", "x") == (130, "", "")


def test_names_that_are_not_unicode_do_not_crash(run: Run) -> None:
    told = run("fmt", "\udcff\udcfe.bylaw")
    assert told.status == 2
    assert "\\udcff\\udcfe.bylaw" in told.err


def test_control_characters_in_names_are_written_out(run: Run) -> None:
    told = run("fmt", "a\x1b[31m\nb.bylaw")
    assert "\x1b" not in told.err
    assert "a\\x1b[31m\\nb.bylaw" in told.err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "a.bylaw"
    text.write_text('bylaw "A"\n' + "".join(f"define a{n} {n}%\n" for n in range(20000)))
    reading, writing = os.pipe()
    os.close(reading)
    with text.open() as given:
        told = started("fmt", "-", stdin=given, stdout=writing)
    os.close(writing)
    assert (told.returncode, told.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_named() -> None:
    with Path("/dev/full").open("w") as full:
        told = started("--version", stdout=full)
    assert told.returncode == 2
    assert "BK935" in told.stderr
    assert "No space left" in told.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor before the start")
def test_closed_streams_are_named() -> None:
    told = started("--version", preexec_fn=lambda: os.close(1))
    assert told.returncode == 2
    assert "BK935" in told.stderr
    told = started("fmt", "-", preexec_fn=lambda: os.close(0))
    assert told.returncode == 2
    assert "BK920" in told.stderr


def test_only_the_chosen_command_is_loaded() -> None:
    program = (
        "import sys; from bylawkit.cli import main; main(sys.argv[1:]);"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "fmt", "missing.bylaw", "--lang", "en"]
    told = subprocess.run(command, text=True, capture_output=True, check=True)
    loaded = set(told.stderr.splitlines()[-1].split())
    others = {f"bylawkit.cli.{name}" for name in COMMANDS if name != "fmt"}
    assert "bylawkit.cli.fmt" in loaded
    assert not loaded & others
    assert not loaded & (HEAVY - {"difflib"}), "difflib may be loaded for the hint"


def test_main_returns_and_never_exits() -> None:
    assert main(["--version"]) == 0
    assert main(["fmt", "--help"]) == 0
