"""Put very many cases to every engine that runs an export, and write ``docs/agreement.md``.

    python scripts/agree_all.py [--cases 200000] [--seed 1] [--engine opa] [--target rego] [--kept out/agreement]
    python scripts/agree_all.py --page

``--cases`` is for each engine and target. What came of each text is kept in a file for the engine, so that a run can be
broken off and taken up again, and engines can be run beside one another; the page is written from all
that is kept. Exits 1 at a disagreement.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path

from agreeing.page import page
from agreeing.policies import rows, wanted
from agreeing.texts import texts
from bylawkit.enforce.trials.catalogue import trials
from literate.page import ROOT

PAGE = ROOT / "docs" / "agreement.md"


def main() -> int:
    """Run what is asked for, or write the page."""
    parser = argparse.ArgumentParser(description="hold every export against our own decisions")
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine")
    parser.add_argument("--target")
    parser.add_argument("--kept", type=Path, default=ROOT / "out" / "agreement")
    parser.add_argument("--page", action="store_true")
    args = parser.parse_args()
    if args.page:
        return _write(args.kept, args.seed)
    args.kept.mkdir(parents=True, exist_ok=True)
    return int(sum(_run(args, *which) for which in _asked(args)) > 0)


def _asked(args: argparse.Namespace) -> list[tuple[str, str]]:
    pairs = dict.fromkeys((one.engine, one.target) for one in trials())
    return [
        (engine, target)
        for engine, target in pairs
        if args.engine in (None, engine) and args.target in (None, target)
    ]


def _run(args: argparse.Namespace, engine: str, target: str) -> int:
    """How many disagreements there are with one engine; says after each text how far it is."""
    same = [one for one in trials() if (one.engine, one.target) == (engine, target)]
    every = wanted(same, list(texts()), args.cases)
    cases = wrong = 0
    for row in rows(every, args.seed, args.kept / f"{target}-{engine}.jsonl"):
        cases, wrong = cases + row["cases"], wrong + row.get("disagreements", 0)
        told = f"{engine} {row['subject']} {row['text']}"
        print(f"{told}: {cases} cases, {wrong} disagreements", file=sys.stderr)
    print(f"{target}, {engine}: {cases} cases, {wrong} disagreements")
    return wrong


def _write(kept: Path, seed: int) -> int:
    """Write the page from the largest run of every trial and text that is kept."""
    found = [
        json.loads(line)
        for path in sorted(kept.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = [one for one in found if one["seed"] == seed]
    found.sort(key=lambda one: (_which(one), one["wanted"]))
    last = [list(same)[-1] for _, same in groupby(found, key=_which)]
    PAGE.write_text(page(last, seed), encoding="utf-8")
    return 0


def _which(row: dict[str, str]) -> tuple[str, ...]:
    return row["target"], row["engine"], row["subject"], row["text"]


if __name__ == "__main__":
    sys.exit(main())
