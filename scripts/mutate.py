"""Puts small faults into our own code and counts how many of them a test notices.

    python scripts/mutate.py --seed 1 --count 400
    python scripts/mutate.py --seed 1 --count 40 --only checks/proof.py

``docs/design/mutation.md`` says how it works and what came of it. It takes minutes, so that `make check`
leaves it alone. What it finds is kept in ``out/mutation/``: the lines that each test runs (give
``--anew`` after a change of code, ``--anew TESTS`` after one of tests), and one file for each seed.
"""

from __future__ import annotations

import argparse
import json
import os
from functools import partial
from pathlib import Path
from random import Random

from mutating.mutants import mutants
from mutating.reach import Reach, measured, read, write
from mutating.report import Result, summary
from mutating.sampling import sample, shares
from mutating.trial import (
    ERRORS,
    HOURS,
    SURVIVED,
    UNTRIED,
    Collected,
    Plan,
    in_process,
    in_processes,
    limit,
    load_anew,
    plan,
    uses_of_names,
)

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "out" / "mutation"
ROOMS = ("checks", "resolve")
TESTS = ("checks", "resolve", "literate", "laws", "examples", "compare", "cli")
"""The folders of tests that are asked. Another might notice more."""

LEFT_OUT = "not whatever_is_stated_reaches"
"""It takes a quarter of the time of all, and looks at documents rather than at findings."""

ARGUMENTS = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
ARGUMENTS += ["-m", "not slow and not office", "-k", LEFT_OUT]


def main() -> int:
    """Sample, try, and say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--only", action="append", default=[], help="modules whose path ends so")
    parser.add_argument("--anew", nargs="*", help="see anew what is run, by all tests or these")
    args = parser.parse_args()
    file = KEPT / "lines.json"
    needed = args.anew is not None or not file.exists()
    if needed and in_process(partial(_measure, file, args.anew or []), HOURS) == UNTRIED:
        return 2
    plans = chosen(args.seed, args.count, args.only, read(file))
    results = tried(plans, KEPT / f"seed-{args.seed}.jsonl")
    print(summary(results), end="")
    return 0


def code() -> list[Path]:
    """The modules that are changed."""
    return [one for room in ROOMS for one in sorted((ROOT / "src/bylawkit" / room).glob("*.py"))]


def chosen(seed: int, count: int, only: list[str], reach: Reach) -> list[Plan]:
    """The sample, with the tests of each mutant: of each module a share of what can be changed."""
    found = {one: mutants(one) for one in code() if not only or str(one).endswith(tuple(only))}
    sizes = {path: len(all_of_it) for path, (_, all_of_it) in found.items()}
    uses = uses_of_names({path: mutants(path)[0] for path in code()})
    return [
        plan(mutant, found[path][0], reach, uses)
        for path, share in shares(sizes, count).items()
        for mutant in sample(found[path][1], share, seed)
    ]


def tried(plans: list[Plan], file: Path) -> list[Result]:
    """Try them all, in an order by chance, so that the first of them are a fair sample too.

    The results are kept in a file, as they come from several processes.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("", encoding="utf-8")

    def tell(plan: Plan, outcome: str) -> None:
        mutant = plan.mutant
        row = {
            "module": "/".join(mutant.path.parts[-2:]),
            "line": mutant.line,
            "change": mutant.change,
            "before": mutant.before,
            "after": mutant.after,
            "outcome": outcome,
            "tests": len(plan.tests),
        }
        with file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")

    inside = [one for one in plans if one.tests and one.in_place]
    Random(len(plans)).shuffle(inside)
    halves = [inside[::2], inside[1::2]]
    if UNTRIED in in_processes([partial(_in_one_session, one, tell) for one in halves], HOURS):
        raise RuntimeError("not all mutants were tried")
    for one in plans:
        if not one.tests:
            tell(one, SURVIVED)
        elif not one.in_place:
            tell(one, in_process(partial(load_anew, one, ARGUMENTS), limit(one)))
    return [Result(**json.loads(row)) for row in file.read_text(encoding="utf-8").splitlines()]


def _measure(file: Path, some: list[str]) -> bool:
    with open(os.dup(ERRORS), "w", encoding="utf-8") as tell:
        reach = measured([*ARGUMENTS, *(some or _folders())], code(), tell)
    write(read(file).with_more(reach) if some else reach, file)
    return True


def _in_one_session(plans: list[Plan], tell: object) -> bool:
    import pytest

    modules = [f"bylawkit.{one.parent.name}.{one.stem}" for one in code()]
    names = [one.removesuffix(".__init__") for one in modules]
    status = pytest.main([*ARGUMENTS, *_folders()], [Collected(plans, names, tell)])  # type: ignore[arg-type]
    if status != 0:
        raise RuntimeError(f"pytest says {status}")
    return True


def _folders() -> list[str]:
    return [str(ROOT / "tests" / one) for one in TESTS]


if __name__ == "__main__":
    raise SystemExit(main())
