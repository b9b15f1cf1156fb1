"""Votes by ``votes.rego``: the outcome, and every reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.rego.target import COUNTING, VOTES
from bylawkit.enforce.subjects.votes import SUBJECT, VoteCase, figures_of_reasons, told
from bylawkit.enforce.trials.rego import Package, trials_of
from bylawkit.evaluate.decision import Decision
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw

_KEYS = ("law", "whole", "need", "have", "short_by", "met")


class Votes(Package):
    """Decisions of a bylaw's matters."""

    def __init__(self, engine: str, bylaw: Bylaw, files: Files) -> None:
        super().__init__(engine, bylaw, files, (VOTES, COUNTING), "votes.decision")

    def expected(self, case: VoteCase, ours: Decision) -> Any:
        """The outcome, the law, and the figures of every reason."""
        return {
            "outcome": ours.outcome.value,
            "law": list(ours.law),
            "reasons": figures_of_reasons(ours),
        }

    def ask(self, cases: Sequence[VoteCase]) -> list[Any]:
        """The decision of each case, as far as it is compared."""
        return [one and _compared(one) for one in self.answers_to([*map(told, cases)])]


def _compared(decision: Any) -> Any:
    return {
        "outcome": decision["outcome"],
        "law": decision["law"],
        "reasons": [[one[key] for key in _KEYS] for one in decision["reasons"]],
    }


TRIALS = trials_of(SUBJECT, Votes)
