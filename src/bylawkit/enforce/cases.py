"""Tallies to try policies on: at random, and so that the figures of a test come close to its limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from bylawkit.enforce.questions import Put
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.tally import KEYS, PARTS, Count, Tally
from bylawkit.model.counting import RETURNED
from bylawkit.model.votes import Measure


class Case(NamedTuple):
    """A tally of one matter, on its first call or another."""

    put: Put
    again: bool
    tally: Tally

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.put.again if self.again and self.put.again else self.put.first


_TOTALS = (0, 1, 3, 7, 12, 12, 40, 418, 2_528_569, 100_000_007)
_GAPS = (0, 0, 0, 0, 0, 1, 1, 2, 3, 5)
"""How many figures of a measure are unknown; mostly none."""


def cases(puts: tuple[Put, ...], seed: int) -> Iterator[Case]:
    """Cases without end, the same for the same seed."""
    random = Random(seed)
    while puts:
        put = random.choice(puts)
        again = put.again is not None and random.random() < 0.3
        question = put.again if again and put.again else put.first
        yield Case(put, again, _tally(question.measures, random))


def _tally(measures: tuple[Measure, ...], random: Random) -> Tally:
    alike = random.random() < 0.5
    shares = [random.random() for _ in PARTS]
    counts = {}
    for measure in measures:
        total = random.choice(_TOTALS)
        figures = _figures(total, shares if alike else None, random)
        if random.random() < 0.95:
            counts[measure] = Count(_known(figures, random))
    return Tally(counts)


def _figures(total: int, shares: list[float] | None, random: Random) -> dict[str, int]:
    """A total split among the kinds of vote; like another measure, if ``shares`` are given."""
    weights = [round(one * 1000) for one in shares or [random.random() ** 3 for _ in PARTS]]
    whole = sum(weights) or 1
    figures = {kind: total * one // whole for kind, one in zip(PARTS, weights, strict=True)}
    if random.random() < 0.6:
        _near_a_limit(figures, total, random)
    figures["for"] += total - sum(figures.values())
    return figures


_LIMITS = ((1, 2), (2, 3), (3, 4), (3, 5), (1, 3), (1, 1), (4, 5))


def _near_a_limit(figures: dict[str, int], total: int, random: Random) -> None:
    """Let so many take part, and so many of them be for it, as tests ask, give or take one."""
    num, den = random.choice(_LIMITS)
    part = min(max(total * num // den + random.randint(-1, 1), 0), total)
    num, den = random.choice(_LIMITS)
    yes = min(max(part * num // den + random.randint(-1, 1), 0), part)
    figures.update(dict.fromkeys(PARTS, 0))
    figures["for"] = yes
    figures[random.choice(("against", "against", "abstain", "follow", "invalid"))] += part - yes
    figures[random.choice(("silent", "unserved"))] = total - part


def _known(figures: Mapping[str, int], random: Random) -> dict[str, int]:
    """The figures with some of them left out."""
    returned = sum(figures[kind] for kind in RETURNED if kind in figures)
    known = {**figures, "returned": returned, "total": sum(figures.values())}
    if random.random() < 0.5:
        del known["returned"]
    for key in random.sample([one for one in KEYS if one in known], random.choice(_GAPS)):
        del known[key]
    return known
