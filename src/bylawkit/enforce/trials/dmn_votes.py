"""Votes by decision tables: the outcome, and the number that processes ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.subjects.subject import Branch
from bylawkit.enforce.subjects.votes import SUBJECT, VoteCase, hangs_on_unknown, is_finished
from bylawkit.enforce.trials.dmn import ENGINE, Tables, figures_of
from bylawkit.enforce.trials.trial import Trial
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.votes import answer
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome

_CARRIED = {Outcome.CARRIED: 1, Outcome.FOR_HUMAN_DECISION: -1}


class Votes(Tables):
    """The tables of a bylaw's matters, and what is asked of them without any statute."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        super().__init__(bylaw, files, "matter")
        matters = {one.name: one for one in bylaw.matters}
        self._questions = {
            (name, part): question_of(bylaw, matters[name], (), second_call=part == "again")
            for name, part in self.tables
        }

    def _key(self, case: VoteCase) -> tuple[str, str]:
        """A second call has a table of its own where it asks something else."""
        name = case.put.matter.name
        return (name, "again") if case.again and (name, "again") in self.tables else (name, "")

    def answers(self, case: VoteCase) -> bool:
        """Matters with a table, if every figure is known that it asks for, or that the matter knows of."""
        key, tally = self._key(case), case.tally.completed()
        if key not in self.tables:
            return False
        known = figures_of(tally).keys() >= self.files[self.tables[key]].facts
        return known or is_finished(tally, self._questions[key].measures)

    def has(self, branch: Branch) -> bool:
        """What comes of known figures."""
        return (branch.rule, "") in self.tables and not hangs_on_unknown(branch)

    def expected(self, case: VoteCase, ours: Decision) -> Any:
        """What we say by the bylaw's own tests: a table knows no statute."""
        found = answer(self._questions[self._key(case)], case.tally).outcome
        return {"outcome": found.value, "carried": _CARRIED.get(found, 0)}

    def ask(self, cases: Sequence[VoteCase]) -> list[Any]:
        """What the one row says that is met by each case."""
        return [
            self.files[self.tables[self._key(one)]].ask(figures_of(one.tally.completed()))
            for one in cases
        ]


TRIALS = (Trial(ENGINE, "dmn", SUBJECT, Votes),)
