"""Votes just below, at and just above each limit, in a compound of a size that lets limits be met exactly."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from bylawkit.enforce.questions import Put
from bylawkit.evaluate.asked import comparisons
from bylawkit.evaluate.boundaries import FEW, SQUARE_METRES, Boundary, around_tests
from bylawkit.evaluate.standing import Standing
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.values import Area
from bylawkit.record import replace


def at_limits(bylaw: Bylaw, put: Put) -> Iterator[Boundary]:
    """The boundary votes of a motion, and what becomes of them."""
    yield from around_tests(_even(bylaw, put), Standing(put.first))


def _even(bylaw: Bylaw, put: Put) -> Bylaw:
    """The bylaw with a size of which every share is a whole number, so that a limit can be met exactly."""
    question = put.first
    parts = lcm(
        *(
            one.limit.share.denominator
            for asked in (*question.turnout, *question.approve)
            for one in comparisons(asked.test)
        )
    )
    households, area = bylaw.households or FEW, bylaw.area or FEW * SQUARE_METRES
    return replace(
        bylaw, households=-(-households // parts) * parts, area=Area(-(-area // parts) * parts)
    )
