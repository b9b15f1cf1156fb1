"""The commands in README are run, and print what README says they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bylawkit.cli import COMMANDS

ROOT = Path(__file__).parents[2]
COMMITTER = ("-c", "user.name=x", "-c", "user.email=x@example.org")
READMES = pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
FINDS = "--events"  # the logs of the examples hold breaches, so that there is something to see
NOT_RUN = ("make", "git", "cd", ".venv/bin/")


class Fence(NamedTuple):
    """A fenced block of a page, and the line where it begins."""

    kind: str
    text: str
    line: int


def fences(name: str) -> list[Fence]:
    page = (ROOT / name).read_text(encoding="utf-8")
    return [
        Fence(found[1], found[2], page.count("\n", 0, found.start()) + 1)
        for found in re.finditer(r"^```(\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    ]


def commands(fence: Fence) -> list[str]:
    """The command lines of a block, without those that set up the checkout itself."""
    lines = [line.partition("  #")[0].strip() for line in fence.text.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", *NOT_RUN))]


def run(folder: Path, line: str) -> tuple[int, str]:
    """The exit status of a command line, and all that it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def change(path: Path, excerpt: str, diff: str) -> None:
    """Make the change of a ``diff`` block in the example that ``excerpt`` is quoted from."""
    marks = {sign: [line[1:] for line in diff.splitlines() if line[0] == sign] for sign in "-+"}
    before, after = ("\n".join(lines) + "\n" for lines in (marks["-"], marks["+"]))
    text = path.read_text("utf-8")
    assert (text.count(excerpt), excerpt.count(before)) == (1, 1)
    path.write_text(text.replace(excerpt, excerpt.replace(before, after)), encoding="utf-8")


def quoted_example(name: str) -> str:
    """The first example that a page links to."""
    found = re.search(r"\((examples/[^)]+\.bylaw)\)", (ROOT / name).read_text("utf-8"))
    assert found is not None
    return found[1]


def without_lines(output: str) -> str:
    """Output without the numbers of lines, which change with every article added above."""
    output = re.sub(r"(\.bylaw):\d+:", r"\1:", output)
    return re.sub(r"^ +\d* \|", " |", output, flags=re.MULTILINE).strip()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder that holds what a user's checkout holds, as far as README's commands need it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for words in (("init", "-q"), ("add", "."), (*COMMITTER, "commit", "-qm", "as it is")):
        subprocess.run(("git", *words), cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.slow
@READMES
def test_every_command_works_and_prints_what_is_shown(name: str, copy: Path) -> None:
    example, excerpt, printed, shown = copy / quoted_example(name), "", "", 0
    original, worse = example.read_bytes(), False
    for fence in fences(name):
        where = f"{name}:{fence.line}"
        if fence.kind == "bylaw":
            excerpt = fence.text
        elif fence.kind == "diff":
            change(example, excerpt, fence.text)
            worse = True
        elif fence.kind == "sh":
            printed = ""
            for line in commands(fence):
                status, output = run(copy, line)
                expected = int(worse or FINDS in line)
                assert status == expected, f"{where}: {line}\n{output}"
                printed += output
        elif fence.kind == "text":
            assert without_lines(fence.text) in without_lines(printed), f"{where}\n{printed}"
            shown += 1
            example.write_bytes(original)
            worse = False
    assert shown >= 1


@READMES
def test_every_command_of_the_tool_is_shown(name: str) -> None:
    lines = [line for fence in fences(name) if fence.kind == "sh" for line in commands(fence)]
    used = {line.split()[1] for line in lines if line.startswith("bylawkit ")}
    assert set(COMMANDS) <= used
