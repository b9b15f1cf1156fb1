"""What the benchmarks share: turns taken in one run, medians, and tables of ratios."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

Name = TypeVar("Name")

ROOT = Path(__file__).resolve().parent.parent


def in_turns(
    jobs: Mapping[Name, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[Name, float]:
    """The median seconds of each job. The jobs take turns, so that noise meets them all alike."""
    taken: dict[Name, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = clock()
            job()
            taken[name].append(clock() - start)
    return {name: median(times) for name, times in taken.items()}


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    print(f"{title}\n")
    for number, row in enumerate((heads, *rows)):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            print(f"|{'|'.join('-' * (width + 2) for width in widths)}|")


def finish(measure: Callable[[], list[str]]) -> int:
    """Run a benchmark; with ``--assert``, exit 1 if it misses its figures twice.

    ``measure`` prints its table and returns the figures missed. The second try is for machines
    on which other things happened to run meanwhile.
    """
    missed = measure()
    if "--assert" not in sys.argv[1:]:
        return 0
    if missed:
        print("\nmissed: " + "; ".join(missed) + " — once more\n")
        missed = measure()
    for one in missed:
        print(f"missed: {one}", file=sys.stderr)
    return 1 if missed else 0
