"""Seeds faults into sound bylaws, one at a time, and writes ``docs/fault-seeding.md``.

    python scripts/seed_faults.py             try every fault and write the page
    python scripts/seed_faults.py --compare   exit 1 if the page is not what the trial says
    python scripts/seed_faults.py KIND…       try these kinds only, and print what they come to

It takes minutes, so that `make check` leaves it alone; the slow tests compare the page.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection

from literate.page import ROOT
from seeding.catalogue import KINDS
from seeding.page import text
from seeding.trial import all_tried, mutants

PAGE = ROOT / "docs" / "fault-seeding.md"


def main() -> int:
    """Write the page, compare it, or try some kinds."""
    asked = {one for one in sys.argv[1:] if not one.startswith("-")}
    if asked:
        return _some(asked)
    wanted = text(all_tried(mutants()))
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    if "--compare" in sys.argv[1:]:
        print(f"docs/{PAGE.name} is out of date: run scripts/seed_faults.py")
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


def _some(asked: Collection[str]) -> int:
    unknown = sorted(set(asked) - {one.name for one in KINDS})
    if unknown:
        print("no such kind: " + ", ".join(unknown))
        return 2
    results = all_tried(one for one in mutants() if one.kind.name in asked)
    tried = Counter(mutant.kind.name for mutant, _ in results)
    for mutant, outcome in results:
        if not outcome.caught:
            print(
                f"missed: {mutant.kind.name}, {mutant.base.name}, line {mutant.line}: {outcome.said}"
            )
    missed = Counter(mutant.kind.name for mutant, outcome in results if not outcome.caught)
    for name, count in tried.items():
        print(f"{name}: {count - missed[name]} of {count}")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
