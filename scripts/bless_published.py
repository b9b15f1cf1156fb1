"""Decides the published votes again and compares with what is kept in examples/published/expected.

    python scripts/bless_published.py             compare; exit 1 on a difference
    python scripts/bless_published.py --bless     keep what comes out now; look at `git diff` afterwards

Each vote is decided by the law of its day; V1 by the law of ``TODAY`` as well.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from bless_examples import ROOT, comparable
from bylawkit.cli import main as bylawkit

PUBLISHED = Path("examples/published")
TODAY = "2026-11-24"


def runs() -> dict[str, tuple[str, ...]]:
    """The arguments of `bylawkit decide` by the name under which its output is kept."""
    found: dict[str, tuple[str, ...]] = {}
    for tally in sorted((ROOT / PUBLISHED).glob("v*.json")):
        case, matter = tally.stem.split("-")[0], json.loads(tally.read_text("utf-8"))["matter"]
        asked = (str(PUBLISHED / f"{case}.bylaw"), matter, "--tally", str(PUBLISHED / tally.name))
        if case == "v1":
            found["v1-then"] = asked
            found["v1-today"] = (*asked, "--on", TODAY)
        else:
            found[tally.stem] = asked
    return found


def kept_as() -> dict[str, tuple[str, ...]]:
    """The command of every file in ``expected``: each run in words and as JSON."""
    found: dict[str, tuple[str, ...]] = {}
    for name, arguments in runs().items():
        asked = ("decide", *arguments, "--lang", "zh")
        found[f"{name}.txt"] = asked
        found[f"{name}.json"] = (*asked, "--json")
    return found


def output(arguments: tuple[str, ...]) -> str:
    """What a command prints, run from the root for relative paths.

    Raises:
        RuntimeError: it did not exit with 0.
    """
    out, problems, before = io.StringIO(), io.StringIO(), Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(problems):
            status = bylawkit([*arguments])
    finally:
        os.chdir(before)
    if status:
        raise RuntimeError(f"bylawkit {' '.join(arguments)}: exit {status}\n{problems.getvalue()}")
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Compare or bless."""
    folder = ROOT / PUBLISHED / "expected"
    now = {name: output(asked) for name, asked in kept_as().items()}
    if "--bless" in arguments:
        folder.mkdir(exist_ok=True)
        for path in folder.glob("*"):
            path.unlink()
        for name, text in now.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        return 0
    kept = {path.name: path.read_text("utf-8") for path in folder.glob("*")}
    names = sorted({*now, *kept})
    differing = [
        name for name in names if comparable(now.get(name, "")) != comparable(kept.get(name, ""))
    ]
    print("\n".join(differing) or f"{len(names)} files come out as kept")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
