"""Finished counts to put to decision tables."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.counting import KINDS
from bylawkit.model.votes import Measure

VOTES = tuple(kind for kind in KINDS if kind != "others")


def counts(seed: int, number: int) -> Iterator[Tally]:
    """Complete counts: small ones, where shares are often met to the vote, and large ones."""
    chance = random.Random(seed)
    for at in range(number):
        largest = (12, 60, 10**9)[at % 3]
        yield Tally({measure: Count(_count(chance, largest)) for measure in Measure})


def _count(chance: random.Random, largest: int) -> dict[str, int]:
    """A total split among some kinds of vote, in a few cases evenly between for and against."""
    total = chance.randint(0, largest)
    kinds = chance.sample(VOTES, chance.randint(1, len(VOTES)))
    cuts = sorted(chance.randint(0, total) for _ in kinds[1:])
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]
    figures = dict.fromkeys(VOTES, 0) | dict(zip(kinds, parts, strict=True))
    if chance.random() < 0.3:
        figures["against"] = figures["for"]
    if chance.random() < 0.5:
        figures["silent"] = figures["unserved"] = 0
    return figures | {"total": sum(figures.values())}
