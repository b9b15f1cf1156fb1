"""Norms by ``norms.rego``: what they say to a party, and the last day of a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.rego.target import NORMS
from bylawkit.enforce.subjects.norms import SUBJECT, NormAnswer, NormCase, told
from bylawkit.enforce.trials.rego import Package, trials_of
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Norms(Package):
    """NormAnswers of a bylaw's norms."""

    def __init__(self, engine: str, bylaw: Bylaw, files: Files) -> None:
        super().__init__(engine, bylaw, files, (NORMS,), "norms")

    def expected(self, case: NormCase, ours: NormAnswer) -> Any:
        """What it says, and the day."""
        return [ours.says.value, ours.due and ours.due.isoformat()]

    def ask(self, cases: Sequence[NormCase]) -> list[Any]:
        """What it says in each case, and the day."""
        found = self.answers_to([*map(told, cases)])
        return [[one.get("verdict"), one.get("due")] for one in found]


TRIALS = trials_of(SUBJECT, Norms)
