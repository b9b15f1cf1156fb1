"""Pages whose commands are run: their fenced blocks, and a folder to run them in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FINDS = re.compile(r" (monitor|calendar) .*--events")
"""Commands that find something: the logs of the examples hold breaches, so that there is something to see."""
COMMITTER = ("-c", "user.name=x", "-c", "user.email=x@example.org")


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


def commands(fence: Fence, left_out: tuple[str, ...] = ()) -> list[str]:
    """The command lines of a block, without those that begin with certain words."""
    lines = [line.partition("  #")[0].strip() for line in fence.text.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", *left_out))]


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


def without_lines(output: str) -> str:
    """Output without the numbers of lines, which change with every article added above."""
    output = re.sub(r"(\.bylaw):\d+:", r"\1:", output)
    return re.sub(r"^ +\d* \|", " |", output, flags=re.MULTILINE).strip()


def checkout(folder: Path) -> None:
    """Put into a folder what a user's checkout holds, as far as the commands of a page need it."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    for words in (("init", "-q"), ("add", "."), (*COMMITTER, "commit", "-qm", "as it is")):
        subprocess.run(("git", *words), cwd=folder, check=True)
