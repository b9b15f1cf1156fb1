"""Votes by Cedar: a gate opens exactly if the matter is certainly carried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.cedar.gates import why_no_gate
from bylawkit.enforce.cedar.requests import vote_request
from bylawkit.enforce.engines.cedar import Cedar
from bylawkit.enforce.questions import day_of_bundle
from bylawkit.enforce.subjects.subject import Branch
from bylawkit.enforce.subjects.votes import SUBJECT, VoteCase, hangs_on_unknown, puts_of
from bylawkit.enforce.trials.trial import Opened, Trial
from bylawkit.evaluate.decision import Decision
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome


class Gates(Opened):
    """The gates of a bylaw's matters."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        self._engine = Cedar(files)
        self._on = day_of_bundle(bylaw)
        self._gated = gated(bylaw)
        self.version = self._engine.version

    def answers(self, case: VoteCase) -> bool:
        """Matters with a gate, if every figure is known."""
        whole = set(case.tally.counts) == set(case.question.measures)
        has_gate = case.put.matter.name in self._gated
        return whole and has_gate and self._request(case) is not None

    def has(self, branch: Branch) -> bool:
        """What comes of known figures."""
        return branch.rule in self._gated and not hangs_on_unknown(branch)

    def _request(self, case: VoteCase) -> Any:
        return vote_request(case.put.matter.name, case.tally, self._on, again=case.again)

    def expected(self, case: VoteCase, ours: Decision) -> Any:
        """Whether it is carried."""
        return ours.outcome is Outcome.CARRIED

    def ask(self, cases: Sequence[VoteCase]) -> list[Any]:
        """Whether each may be carried out."""
        return list(self._engine.allowed([*map(self._request, cases)]))


def gated(bylaw: Bylaw) -> frozenset[str]:
    """The matters that have a gate."""
    return frozenset(one.matter.name for one in puts_of(bylaw) if why_no_gate(one) is None)


TRIALS = (Trial("cedar", "cedar", SUBJECT, Gates),)
