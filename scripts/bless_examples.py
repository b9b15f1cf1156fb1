"""Runs the commands on the examples and compares what comes out with what is kept.

    python scripts/bless_examples.py              compare with examples/*/expected; exit 1 on a difference
    python scripts/bless_examples.py old          only examples/old
    python scripts/bless_examples.py --bless      keep what comes out now; look at `git diff` afterwards

Covers every folder of examples/ that holds one bylaw. A ``.txt`` file is a transcript: the command,
what it printed and its exit status; a ``.json`` file is the output alone. Of the fees only the totals
are kept, since everything that is owed goes into them, and how those of one unit came about.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from bylawkit.cli import main as bylawkit

ROOT = Path(__file__).resolve().parent.parent
LAW_LINE = re.compile(r"(laws/[\w-]+\.bylaw):\d+:\d+")


@dataclass(frozen=True)
class Run:
    """One command whose output is kept in ``expected/<keep>``; ``cut`` leaves out its first block."""

    keep: str
    arguments: tuple[str, ...]
    cut: bool = False


def folders() -> tuple[Path, ...]:
    """The examples, relative to the root of the project."""
    found = sorted((ROOT / "examples").iterdir())
    return tuple(path.relative_to(ROOT) for path in found if len(list(path.glob("*.bylaw"))) == 1)


def runs(folder: Path) -> Iterator[Run]:
    """What is run on one example: as much as its files allow."""
    path = str(folder)
    yield Run("check.txt", ("check", path))
    yield Run("check.json", ("check", path, "--format", "json"))
    yield Run("test.txt", ("test", path))
    if (ROOT / folder / "tally.json").is_file():
        yield from _votes(folder)
    if (ROOT / folder / "payments.csv").is_file():
        yield from _fees(folder)


def _votes(folder: Path) -> Iterator[Run]:
    tally = json.loads((ROOT / folder / "tally.json").read_text("utf-8"))
    ask = ("decide", str(folder), tally["matter"])
    counted = (*ask, "--tally", str(folder / "tally.json"))
    yield Run("decide.txt", counted)
    yield Run("decide.json", (*counted, "--json"))
    tables = ("--register", str(folder / "register.csv"), "--ballots", str(folder / "ballots.csv"))
    yield Run("decide-ballots.txt", (*ask, *tables, "--on", tally["on"]))


def _fees(folder: Path) -> Iterator[Run]:
    rows = list(csv.reader((ROOT / folder / "payments.csv").read_text("utf-8").splitlines()))[1:]
    days, months = sorted(row[1] for row in rows), sorted(row[3] for row in rows)
    asked = ("fees", str(folder), "--register", str(folder / "register.csv"))
    span = ("--from", months[0], "--to", months[-1])
    paid = ("--payments", str(folder / "payments.csv"), "--on", days[-1])
    yield Run("fees.txt", (*asked, *span, *paid), cut=True)
    events = ROOT / folder / "events.csv"
    if events.is_file():
        unit = list(csv.reader((ROOT / folder / "register.csv").read_text("utf-8").splitlines()))[
            1
        ][0]
        log = ("--events", str(folder / "events.csv"))
        yield Run("fees-events.txt", (*asked, *span, *log, "--explain", unit))
        yield Run("monitor.txt", ("monitor", str(folder), *log, "--on", days[-1]))


def output(run: Run) -> str:
    """What a run prints, as it is kept."""
    out, problems, status = _printed(run.arguments)
    if not run.keep.endswith(".txt"):
        return out
    if run.cut:
        out = out.partition("\n\n")[2]
    asked = " ".join(shlex.quote(one) if " " in one else one for one in run.arguments)
    parts = (f"$ bylawkit {asked}", out, problems, f"exit {status}")
    return "".join(f"{part.rstrip()}\n" for part in parts if part.strip())


def _printed(arguments: tuple[str, ...]) -> tuple[str, str, int]:
    """Both streams and the exit status; run from the root, for relative paths."""
    out, problems = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(problems):
            status = bylawkit([*arguments])
    finally:
        os.chdir(before)
    return out.getvalue(), problems.getvalue(), status


def comparable(text: str) -> str:
    """Without the lines of law packs, which move whenever a provision is added above them."""
    return LAW_LINE.sub(r"\1", text)


def differences(folder: Path) -> Iterator[str]:
    """How what comes out differs from what is kept, file by file."""
    kept = {path.name for path in (ROOT / folder / "expected").glob("*")}
    for run in runs(folder):
        path = folder / "expected" / run.keep
        old = (ROOT / path).read_text("utf-8") if run.keep in kept else ""
        kept.discard(run.keep)
        new = output(run)
        yield from unified_diff(
            comparable(old).splitlines(),
            comparable(new).splitlines(),
            f"{path} (kept)",
            f"{path} (now)",
            lineterm="",
            n=1,
        )
    for name in sorted(kept):
        yield f"{folder}/expected/{name}: no command makes this file"


def bless(folder: Path) -> None:
    """Keep what comes out now, and nothing else."""
    made = {run.keep: output(run) for run in runs(folder)}
    broken = [name for name, text in made.items() if "BK999" in text]
    if broken:
        raise SystemExit(f"{folder}: a mistake of ours in {', '.join(broken)}; nothing is kept")
    target = ROOT / folder / "expected"
    target.mkdir(exist_ok=True)
    for path in target.glob("*"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Compare or bless the named examples; all, if none is named."""
    wanted = [one for one in arguments if not one.startswith("-")]
    chosen = [folder for folder in folders() if not wanted or folder.name in wanted]
    if "--bless" in arguments:
        for folder in chosen:
            bless(folder)
        return 0
    found = [line for folder in chosen for line in differences(folder)]
    print("\n".join(found) or f"{len(chosen)} examples come out as kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
