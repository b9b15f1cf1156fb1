"""Completion and man pages say what the parsers say; bash completes by the script."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bylawkit.cli import COMMANDS, shells
from bylawkit.cli.tree import FILES, FOLDERS, Command, commands

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "docs/man/bylawkit.1", "zh": ROOT / "docs/man/zh_CN/bylawkit.1"}
Completes = Callable[..., set[str]]


def _named(name: str) -> Command:
    return next(one for one in commands("en") if one.name == name)


def test_the_tree_knows_what_may_stand_where() -> None:
    assert tuple(one.name for one in commands("en")) == COMMANDS
    options = {one.names[-1]: one for one in _named("build").options}
    assert "ballot" in options["--kind"].choices
    assert (options["--kind"].again, options["--out"].takes) == (True, FOLDERS)
    assert (options["--tally"].takes, options["--on"].takes) == (FILES, "")
    assert options["--side-by-side"].metavar == ""
    kind, folder = _named("new").words
    assert ("old" in kind.choices, kind.needed, folder.takes) == (True, False, FOLDERS)
    assert {"中国/北京", "china/beijing"} <= set(_named("laws").words[0].choices)
    told = {lang: commands(lang)[0].options[-1].about for lang in ("zh", "en")}
    assert told["zh"] != told["en"]
    assert not any("%%" in option.about for one in commands("en") for option in one.options)


# ── bash, run ──


@pytest.fixture
def completes(tmp_path: Path) -> Completes:
    """What bash offers for the last of some words, in a folder with two files and a folder."""
    (tmp_path / "一 二.bylaw").write_text("", encoding="utf-8")
    (tmp_path / "register.csv").write_text("", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    script = tmp_path / "completion"
    script.write_text(shells.bash(commands("zh")), encoding="utf-8")
    line = (
        '. ./completion && shift 0; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_bylawkit; printf "%s\\n" "${COMPREPLY[@]}"'
    )

    def offered(*words: str) -> set[str]:
        done = subprocess.run(
            ["bash", "--norc", "-c", line, "bash", "bylawkit", *words],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return {one for one in done.stdout.split("\n") if one}

    return offered


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        (("",), set(COMMANDS)),
        (("che",), {"check"}),
        (("--lang", "z"), {"zh"}),
        (("--lang", "zh", "di"), {"diff"}),
        (("--v",), {"--version"}),
        (("check", "--fo"), {"--format"}),
        (("check", "--format", ""), {"text", "json", "sarif", "junit", "github"}),
        (("check", "--format", "=", "s"), {"sarif"}),
        (("check", "--format", "="), {"text", "json", "sarif", "junit", "github"}),
        (("check", "--on", ""), set()),
        (("check", "reg"), {"register.csv"}),
        (("check", "一"), {"一 二.bylaw"}),
        (("check", "--register", "r"), {"register.csv", "rules"}),
        (("check", "--law", "中国/北"), {"中国/北京"}),
        (("build", ".", "--out", "r"), {"rules"}),
        (("build", "--kind", "dun"), {"dunning"}),
        (("new", "pub"), {"public-rental"}),
        (("new", "old", "ru"), {"rules"}),
        (("completion", ""), {"bash", "zsh", "fish"}),
        (("nothing", "x"), set()),
    ],
)
def test_bash_completes(completes: Completes, words: tuple[str, ...], offers: set[str]) -> None:
    assert completes(*words) == offers


def test_bash_offers_every_option_of_every_command(completes: Completes) -> None:
    for one in commands("en"):
        names = {name for option in one.options for name in option.names}
        assert completes(one.name, "-") == names


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_zsh_and_fish_name_every_option_and_choice(lang: str) -> None:
    """Only their words: whether the shells take them was tried by hand (docs/releasing.md)."""
    zsh, fish = shells.zsh(commands(lang)), shells.fish(commands(lang))
    for one in commands(lang):
        part = zsh.split(f"        {one.name})\n", 1)[1].split(";;", 1)[0]
        own = [line for line in fish.splitlines() if f"_from {one.name}'" in line]
        assert len(own) >= len(one.options)
        for option in one.options:
            long = option.names[-1]
            assert f"{long}[" in part
            (line,) = (line for line in own if f" -l {long[2:]} " in f"{line} ")
            if option.choices:
                assert f"({' '.join(option.choices)})" in part
                assert f"'{' '.join(option.choices)}'" in line
    assert _balanced(zsh)
    assert _balanced(fish)


def _balanced(script: str) -> bool:
    """Whether every quotation mark has its other half, comments left out."""
    code = "\n".join(line for line in script.splitlines() if not line.startswith("#"))
    return code.replace("'\\''", "").count("'") % 2 == 0


# ── The man pages ──

MACROS = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".RS", ".RE", ".nf", ".fi", ".ad"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_man_pages_hold_together(lang: str) -> None:
    lines = PAGES[lang].read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(".TH BYLAWKIT 1 ")
    used = [line.split()[0] for line in lines if line.startswith((".", "'"))]
    assert set(used) <= MACROS
    assert used.count(".nf") == used.count(".fi") == used.count(".RS") == used.count(".RE")
    for number, line in enumerate(lines):
        assert line.strip(), f"line {number + 1} is empty"
        fonts = re.findall(r"\\f(.)", line)
        assert set(fonts) <= set("BIR")
        assert not fonts or fonts[-1] == "R"
        assert set(re.findall(r"\\(.)", line)) <= set("fe-&")
        if line == ".TP":  # a head and what it means
            assert not lines[number + 1].startswith(".")
            assert not lines[number + 2].startswith(".")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_man_pages_name_every_command_and_option(lang: str) -> None:
    text = PAGES[lang].read_text(encoding="utf-8").replace("\\-", "-")
    parts = dict(re.findall(r'^\.SS "([^"]+)"\n(.*?)(?=^\.S[SH])', text, re.MULTILINE | re.DOTALL))
    assert tuple(parts) == COMMANDS
    for one in commands(lang):
        assert one.example in parts[one.name]
        for option in one.options:
            assert all(f"\\fB{name}\\fR" in parts[one.name] for name in option.names)
