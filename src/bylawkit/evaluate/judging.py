"""Tests judged over a tally: met, not met, or unknown.

*All of* is not met as soon as one part is not met, *one of* is met as soon as one part is met,
whatever is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.decision import Reason
from bylawkit.evaluate.measuring import measured
from bylawkit.evaluate.tally import Tally
from bylawkit.model.counting import Treatments
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Test

Truth = bool | None
"""Met, not met, or unknown."""


class Judged(NamedTuple):
    """What tests came to, and the reason for each comparison."""

    truth: Truth
    reasons: tuple[Reason, ...]


class Judge(NamedTuple):
    """Judges tests over one tally, as one candidate or none sees it."""

    tally: Tally
    treatments: Treatments
    candidate: str | None = None

    def all_of(self, asked: Iterable[Asked]) -> Judged:
        """Whether every test is met."""
        judged = [self._test(one, one.test, False) for one in asked]
        reasons = tuple(reason for one in judged for reason in one.reasons)
        return Judged(all_met(one.truth for one in judged), reasons)

    def _test(self, asked: Asked, test: Test, one_of: bool) -> Judged:
        if isinstance(test, Comparison):
            count = self.tally.of(test.measure)
            reason = measured(asked, test, count, self.treatments, self.candidate, one_of=one_of)
            return Judged(reason.met, (reason,))
        parts = [self._test(asked, part, one_of or isinstance(test, AnyOf)) for part in test.parts]
        truths = (part.truth for part in parts)
        truth = all_met(truths) if isinstance(test, AllOf) else one_met(truths)
        return Judged(truth, tuple(reason for part in parts for reason in part.reasons))


def all_met(truths: Iterable[Truth]) -> Truth:
    """Three-valued *and*."""
    known = tuple(truths)
    return False if False in known else None if None in known else True


def one_met(truths: Iterable[Truth]) -> Truth:
    """Three-valued *or*."""
    known = tuple(truths)
    return True if True in known else None if None in known else False
