"""Votes by the views of ``sql``, in DuckDB: the outcome, and every reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.engines.sql import DuckDb, Votes
from bylawkit.enforce.subjects.subject import Branch
from bylawkit.enforce.subjects.votes import SUBJECT, VoteCase, figures_of_reasons
from bylawkit.enforce.trials.trial import NOT_EXPORTED, NothingToAskError, Opened, Trial
from bylawkit.evaluate.decision import Decision
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Decisions(Opened):
    """The matters of a bylaw that are written out."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        database = DuckDb()
        self._votes = Votes(database, files, bylaw)
        if not self._votes.matters:
            raise NothingToAskError(NOT_EXPORTED.en)
        self.version = database.version

    def answers(self, case: VoteCase) -> bool:
        """Matters with a view."""
        return case.put.matter.name in self._votes.matters

    def has(self, branch: Branch) -> bool:
        """What may come of these matters."""
        return branch.rule in self._votes.matters

    def expected(self, case: VoteCase, ours: Decision) -> Any:
        """The outcome, and the figures of every reason."""
        return {"outcome": ours.outcome.value, "problem": None, "reasons": figures_of_reasons(ours)}

    def ask(self, cases: Sequence[VoteCase]) -> list[Any]:
        """The decision of each case."""
        return self._votes.decisions([(one.put.matter.name, one.tally, one.again) for one in cases])


TRIALS = (Trial("duckdb", "sql", SUBJECT, Decisions),)
