"""How fast very many bylaws are checked: beside parsing alone, and a second time.

The bylaws have 2 kB to 30 kB (``benchmarks/corpus.py``). Parsing alone is our own parser, with the same
processes and the same reading of files; Lark's parser, which is slower and cannot read Chinese
without spaces, reads an English text beside it (``benchmarks/parsing.py``).

    python benchmarks/checking.py [--assert] [--files N]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bylawkit.cli.checking import Asked, check_files
from bylawkit.cli.crew import in_processes
from bylawkit.pipeline import outcome, read_source
from bylawkit.source import Source, source_from_bytes
from bylawkit.syntax.parser import parse
from corpus import write_corpus
from measure import finish, in_turns, show
from parsing import COPIES, GROUP, HEAD, lark

FILES, SHORT = 10_000, 500
PROCESSES, ROUNDS = 2, 2
SLOWEST, LEAST = 2.6, 15  # 2 and 20 are the aims
PARSE, CHECK, LARK = "parse alone", "check", "Lark, the English text"
PASS = "python -c pass"


def main() -> int:
    """Make the bylaws, measure, compare."""
    count = int(sys.argv[sys.argv.index("--files") + 1]) if "--files" in sys.argv else 0
    count = count or (SHORT if "--assert" in sys.argv else FILES)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for size in (1, 10, count):
            write_corpus(home / str(size), size)
        return finish(partial(measured, home, count))


def measured(home: Path, count: int) -> list[str]:
    """Print both tables; return the figures that were missed."""
    rate = throughput(home / str(count), count)
    print()
    gain = again(home, count)
    missed = []
    if rate > SLOWEST:
        missed.append(f"checking takes {rate:.2f} × parsing alone, at most {SLOWEST} allowed")
    if gain < LEAST:
        missed.append(f"a second run is {gain:.0f} × faster, {LEAST} wanted")
    return missed


# ── Beside parsing ───────────────────────────────────────────────────────────────────────────────


def throughput(folder: Path, count: int) -> float:
    """Print what checking takes beside parsing; the ratio."""
    paths = sorted(map(str, folder.glob("*.bylaw")))
    jobs = {
        PARSE: lambda: sum(in_processes(parsed, paths, PROCESSES)),
        CHECK: lambda: sum(one.read for one in check_files(paths, Asked(), None, PROCESSES)),
    }
    taken = in_turns(jobs, ROUNDS if count < FILES else 1)
    ratio = taken[CHECK] / taken[PARSE]
    rows = [[PARSE, "1.00"], [CHECK, f"{ratio:.2f}"]]
    title = f"{count:,} bylaws in {PROCESSES} processes, medians of turns"
    show(title, ["step", f"× {PARSE}"], rows)
    print(f"\nIn one process, of an English text: check takes {beside_lark():.2f} × Lark's parse")
    return ratio


def parsed(paths: list[str]) -> list[int]:
    """Read and parse files; the number of their statements."""
    return [len(list(parse(_source(path)).root.nodes())) for path in paths]


def _source(path: str) -> Source:
    with open(path, "rb") as file:
        return source_from_bytes(path, file.read())


def beside_lark() -> float:
    """What a whole check takes beside Lark's parse, of the text that both read."""
    text = HEAD + "".join(GROUP.format(n=n) for n in range(COPIES))
    source, other = Source("speed.bylaw", text), lark(positions=True)
    jobs = {LARK: lambda: other.parse(text), CHECK: lambda: outcome(read_source(source))}
    taken = in_turns(jobs, 5)
    return taken[CHECK] / taken[LARK]


# ── A second time ────────────────────────────────────────────────────────────────────────────────


def again(home: Path, count: int) -> float:
    """Print how much faster a second run is, as a whole process; the gain with all bylaws.

    Beside it stands what no program in Python could be faster than: one that does nothing.
    """
    rows = []
    gain = 0.0
    for size in (1, 10, count):
        folder = home / str(size)
        first = {"first": partial(check, folder, True)}
        second: dict[str, Callable[[], object]] = {
            "second": partial(check, folder, False),
            PASS: nothing,
        }
        check(folder, True)
        taken = in_turns(first, 1 if size == count else 5) | in_turns(second, 9)
        gain, bound = (taken["first"] / taken[one] for one in ("second", PASS))
        rows.append([f"{size:,}", f"{gain:.1f}", f"{bound:.1f}"])
    heads = ["bylaws", "× faster", f"{PASS} would be"]
    show("A second run over the same files, as a process", heads, rows)
    return gain


def nothing() -> None:
    """Start Python, and end it."""
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def check(folder: Path, anew: bool) -> None:
    """Check a folder in a process of its own; ``anew`` forgets what is known from before."""
    if anew:
        subprocess.run(["rm", "-rf", str(folder / ".bylawkit_cache")], check=True)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BYLAWKIT")}
    line = [sys.executable, "-m", "bylawkit", "check", str(folder), "--jobs", str(PROCESSES)]
    done = subprocess.run(line, capture_output=True, env=kept, check=False)
    assert done.returncode in (0, 1), done.stderr


if __name__ == "__main__":
    raise SystemExit(main())
