"""Slips by ``votes.rego``, ``fees.rego`` and ``norms.rego``: named as problems, and not answered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from bylawkit.enforce.engines.rego import open_engine
from bylawkit.enforce.rego.target import CHARGING, COUNTING, FEES, NORMS, VOTES, package_of
from bylawkit.enforce.subjects.slips import SOUND, SUBJECT, SlipCase, is_carried
from bylawkit.enforce.trials.rego import spots, trials_of
from bylawkit.enforce.trials.trial import NOT_EXPORTED, Coverage, NothingToAskError, Opened
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw

_FILES = (COUNTING, VOTES, CHARGING, FEES, NORMS)

_ANSWERS = {"votes": "decision", "fees": "charge", "norms": "verdict"}
"""What each package answers if nothing is wrong."""


class Slips(Opened):
    """The packages of a bylaw together."""

    def __init__(self, engine: str, bylaw: Bylaw, files: Files) -> None:
        modules = {name: files[name] for name in _FILES if name in files}
        if not modules:
            raise NothingToAskError(NOT_EXPORTED.en)
        self._engine = open_engine(engine, modules)
        self._package = package_of(bylaw)
        self.version = self._engine.version

    def expected(self, case: SlipCase, ours: str) -> Any:
        """The fault among the problems and no answer; or an answer, no problems, and whether it is carried."""
        carried = ours == SOUND and case.votes is not None and is_carried(case.votes)
        return [ours == SOUND, ours, carried]

    def ask(self, cases: Sequence[SlipCase]) -> list[Any]:
        """Whether there is an answer, and the problem."""
        found: dict[int, Any] = {}
        for about, rule in _ANSWERS.items():
            mine = [at for at, case in enumerate(cases) if case.about == about]
            package = f"data.{self._package}.{about}"
            inputs = [cases[at].asked for at in mine]
            if inputs:
                answers = self._engine.ask_each(f"{package}.{rule}", inputs)
                problems = self._engine.ask_each(f"{package}.problems", inputs)
                votes = about == "votes"
                carried = self._engine.ask_each(f"{package}.carried", inputs) if votes else ()
                for at, answer, told, one in zip_longest(mine, answers, problems, carried):
                    found[at] = [answer is not None, _code(cases[at], told), bool(one)]
        return [found[at] for at in range(len(cases))]

    def coverage(self) -> Coverage:
        """Every line with something to run."""
        return spots(self._engine)


def _code(case: SlipCase, problems: Any) -> str:
    """The fault, if it is told of, or else everything that is."""
    codes = sorted({str(one["code"]) for one in problems or ()})
    return case.fault if case.fault in codes else " ".join(codes) or SOUND


TRIALS = trials_of(SUBJECT, Slips)
