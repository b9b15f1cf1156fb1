"""The days of the law by Cedar: on any other day a gate stays shut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.cedar.requests import vote_request
from bylawkit.enforce.engines.cedar import Cedar
from bylawkit.enforce.subjects.slips import SOUND, SUBJECT, SlipCase, is_carried
from bylawkit.enforce.subjects.subject import Branch
from bylawkit.enforce.trials.cedar_gates import gated
from bylawkit.enforce.trials.trial import Opened, Trial
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Days(Opened):
    """The gates of a bylaw's matters, on the days at which the law changes."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        self._engine = Cedar(files)
        self._gated = gated(bylaw)
        self.version = self._engine.version

    def answers(self, case: SlipCase) -> bool:
        """Days, for matters with a gate."""
        return case.on is not None and case.asked["matter"] in self._gated

    def has(self, branch: Branch) -> bool:
        """Days, if there is a gate."""
        return bool(self._gated) and branch == Branch("votes", "law-of-another-day")

    def expected(self, case: SlipCase, ours: str) -> Any:
        """Whether it is carried, on a day of the law."""
        assert case.votes is not None
        return ours == SOUND and is_carried(case.votes)

    def ask(self, cases: Sequence[SlipCase]) -> list[Any]:
        """Whether each may be carried out."""
        return list(self._engine.allowed([*map(_request, cases)]))


def _request(case: SlipCase) -> Any:
    assert case.votes is not None
    assert case.on is not None
    return vote_request(case.votes.put.matter.name, case.votes.tally, case.on)


TRIALS = (Trial("cedar", "cedar", SUBJECT, Days),)
