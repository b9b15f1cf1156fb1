"""The example in the ``--help`` of each command is run, in a checkout's copy, in the order of the commands."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.cli import COMMANDS, load

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]

BEFORE = {
    "replay": (
        "decide examples/old 动用维修资金 --tally examples/old/tally.json --receipt receipt.json"
    ),
    "verify": "build examples/old --out out/documents --kind bylaws",
}
"""What makes the file that an example is about."""

FINDS = {"monitor"}
"""Examples in which there is something to find."""

QUIET = {"fmt"}
"""Those that say nothing if all is well."""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The examples in a repository of git, as the current folder."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "as it is")):
        subprocess.run(("git", *words), cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_its_help_works(name: str, run: Run, checkout: Path) -> None:
    example = load(name).EXAMPLE
    if name in BEFORE:
        assert run(*shlex.split(BEFORE[name])).status == 0
    program, *words = shlex.split(example)
    assert program == "bylawkit"
    if name == "watch":  # it ends by itself, but takes the process for its own
        done = subprocess.run(
            [sys.executable, "-m", "bylawkit", *words], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return
    told = run(*words)
    assert told.status == int(name in FINDS), told.err
    assert (told.out + told.err == "") is (name in QUIET)
