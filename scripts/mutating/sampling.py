"""Which mutants are tried, and how sure the share of the killed ones is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random

from mutating.mutants import Mutant


def shares(sizes: Mapping[Path, int], count: int) -> dict[Path, int]:
    """``count`` divided among modules in proportion to their sizes, by the largest remainders."""
    total = sum(sizes.values())
    exact = {path: Fraction(count * one, total) for path, one in sizes.items()}
    given = {path: math.floor(one) for path, one in exact.items()}
    by_remainder = sorted(exact, key=lambda path: (given[path] - exact[path], str(path)))
    for path in by_remainder[: count - sum(given.values())]:
        given[path] += 1
    return given


def sample(found: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    """So many of a module's mutants, in the order of the text; all if there are no more."""
    if not found:
        return []
    chance = Random(f"{seed} {found[0].path.name}")
    chosen = chance.sample(range(len(found)), min(count, len(found)))
    return [found[place] for place in sorted(chosen)]


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval, in which the true share lies with 95 %."""
    z = 1.959964
    share = killed / tried
    middle = share + z * z / (2 * tried)
    spread = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    whole = 1 + z * z / tried
    return (middle - spread) / whole, (middle + spread) / whole
