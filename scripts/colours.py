"""The scopes of the TextMate grammar, as the engine of VS Code gives them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

EXTENSION = Path(__file__).resolve().parents[1] / "editors" / "vscode"


class Coloured(NamedTuple):
    """A stretch of a line with its innermost scope; places count UTF-16 units, as editors do."""

    line: int
    start: int
    end: int
    scope: str


def coloured(paths: list[Path]) -> list[list[Coloured]]:
    """The coloured stretches of each file."""
    script = EXTENSION / "test" / "scopes.mjs"
    done = subprocess.run(["node", script, *paths], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return [
        [
            Coloured(number, start, end, scopes[-1])
            for number, line in enumerate(lines)
            for start, end, scopes in line
            if scopes
        ]
        for lines in json.loads(done.stdout)
    ]
