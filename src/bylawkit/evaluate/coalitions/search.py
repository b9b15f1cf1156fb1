"""The smallest coalition that holds what is needed, with a proof that no smaller one does.

For any weights of the measures, a coalition that holds each need also holds the weighted sum of the
needs; the owners with the largest weighted sums are the fewest who hold that. Their number is
therefore a lower bound, for every choice of weights; and those same owners, continued until every
need is held, are a coalition, and so an upper bound. Where only one measure is asked about, or one beside heads, both
are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bylawkit.evaluate.coalitions.needs import Needs, Ways
from bylawkit.evaluate.coalitions.voters import Voter
from bylawkit.model.votes import Measure
from bylawkit.record import record

_PARTS = 16
"""How finely the weights of two measures are tried."""


@record
class Found:
    """A smallest coalition: it has at least ``least`` members, and ``members`` is one that does.

    If ``exact`` is false, a smaller one of at least ``least`` members may exist.
    """

    least: int
    members: tuple[Voter, ...]

    @property
    def most(self) -> int:
        return len(self.members)

    @property
    def exact(self) -> bool:
        return self.least == self.most


def holds(voters: Iterable[Voter], ways: Ways) -> bool:
    """Whether these together hold what one of the ways asks for."""
    members = tuple(voters)
    return any(
        all(sum(one.weights[measure] for one in members) >= held for measure, held in needs.items())
        for needs in ways
    )


def smallest(voters: Sequence[Voter], ways: Ways) -> Found | None:
    """A smallest coalition; ``None`` if not even all owners together are one."""
    found = [one for needs in ways if (one := _smallest(voters, needs)) is not None]
    if not found:
        return None
    best = min(found, key=lambda one: (one.most, one.least))
    return Found(min(one.least for one in found), best.members)


def _smallest(voters: Sequence[Voter], needs: Needs) -> Found | None:
    if not needs:
        return Found(0, ())
    if not holds(voters, (needs,)):
        return None
    least, best = 0, tuple(voters)
    for weights in _mixtures(needs):
        ordered = _ordered(voters, weights)
        bound = _prefix(ordered, weights, sum(weights[one] * needs[one] for one in weights))
        least = max(least, bound)
        members = _until(ordered, needs, bound)
        best = min(best, members, key=len)
        if least == len(best):
            break
    return Found(least, best)


def _mixtures(needs: Needs) -> Iterator[dict[Measure, int]]:
    """Weights of the measures: each alone with area to decide between equals, then mixtures."""
    for one in needs:
        yield {one: 1}
    for one, other in combinations(needs, 2):
        for part in range(1, _PARTS):
            ours, theirs = part * needs[other], (_PARTS - part) * needs[one]
            yield {one: ours, other: theirs}


def _ordered(voters: Sequence[Voter], weights: dict[Measure, int]) -> list[Voter]:
    return sorted(
        voters,
        key=lambda one: (-_weight(one, weights), -sum(one.weights.values()), one.key),
    )


def _weight(one: Voter, weights: dict[Measure, int]) -> int:
    return sum(one.weights[measure] * weight for measure, weight in weights.items())


def _prefix(ordered: Sequence[Voter], weights: dict[Measure, int], need: int) -> int:
    """How many of the first hold ``need`` of the weighted sum."""
    held = count = 0
    while held < need:
        held += _weight(ordered[count], weights)
        count += 1
    return count


def _until(ordered: Sequence[Voter], needs: Needs, start: int) -> tuple[Voter, ...]:
    """The fewest of the first, but at least ``start``, who hold every need."""
    held = {one: sum(voter.weights[one] for voter in ordered[:start]) for one in needs}
    count = start
    while any(held[one] < need for one, need in needs.items()):
        for one in held:
            held[one] += ordered[count].weights[one]
        count += 1
    return tuple(ordered[:count])
