"""The commands in README are run, and print what README says they print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import FINDS, ROOT, checkout, commands, fences, run, without_lines

from bylawkit.cli import COMMANDS

READMES = pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
NOT_RUN = ("make", "git", "cd", ".venv/bin/")


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


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder that holds what a user's checkout holds."""
    checkout(tmp_path)
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
            for line in commands(fence, NOT_RUN):
                status, output = run(copy, line)
                expected = int(worse or bool(FINDS.search(line)))
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
    lines = [
        line for fence in fences(name) if fence.kind == "sh" for line in commands(fence, NOT_RUN)
    ]
    used = {line.split()[1] for line in lines if line.startswith("bylawkit ")}
    assert set(COMMANDS) <= used
