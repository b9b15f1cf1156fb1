"""Compare the scalar engine with the SQL engine on very many facts, drawn from a seed.

    python scripts/agree_sql.py [--facts 1000000] [--seed 1]

A fact of a fee is one household in one month under a bylaw drawn for it; both engines work out the
whole, the household's part, the part of each payer and what nobody is asked for. A fact of a tally is
one registered unit with its ballots; both engines come to every figure of the tally. Prints what
was compared, and exits 1 at the first disagreement, with the seed that repeats it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from agreeing import fees, tallies
from bylawkit.scale.engine import connect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HOUSEHOLDS = 2_500
UNITS = 5_000


def fees_of(con: DuckDBPyConnection, seed: int) -> tuple[int, str | None]:
    """How many facts of a fee were compared, and the first on which the engines differ."""
    case = fees.a_case(Random(seed), HOUSEHOLDS)
    one, other = fees.by_scalar(case), fees.by_sql(con, case)
    wrong = next((key for key in {**one, **other} if one.get(key) != other.get(key)), None)
    if wrong is None:
        return len(one), None
    return len(one), f"{wrong}: {one.get(wrong)} and {other.get(wrong)}"


def tallies_of(con: DuckDBPyConnection, seed: int) -> tuple[int, str | None]:
    """How many units were counted, and how the engines differ, if they do."""
    case = tallies.a_case(Random(seed), UNITS)
    with TemporaryDirectory() as folder:
        one, other = tallies.by_scalar(case), tallies.by_sql(con, case, Path(folder))
    return UNITS, None if one == other else f"{one} and {other}"


KINDS: dict[str, Callable[[DuckDBPyConnection, int], tuple[int, str | None]]] = {
    "fees": fees_of,
    "tallies": tallies_of,
}


def main() -> int:
    """Compare until there are facts enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    con = connect()
    for name, compare in KINDS.items():
        facts, seed = 0, asked.seed * 1_000_000
        while facts * len(KINDS) < asked.facts:
            found, wrong = compare(con, seed)
            if wrong is not None:
                print(f"{name}: seed {seed}: {wrong}")
                return 1
            facts, seed = facts + found, seed + 1
        drawn = seed - asked.seed * 1_000_000
        print(f"{name}: {facts:,} facts under {drawn} bylaws agree (seed {asked.seed})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
