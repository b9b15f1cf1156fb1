"""Norms by Cedar: who may do what a norm is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bylawkit.enforce.cedar.gates import number_of
from bylawkit.enforce.cedar.requests import request
from bylawkit.enforce.engines.cedar import Cedar
from bylawkit.enforce.subjects.norms import SUBJECT, NormAnswer, NormCase, bearers, says
from bylawkit.enforce.subjects.subject import Branch
from bylawkit.enforce.trials.trial import Opened, Trial
from bylawkit.evaluate.verdicts import Verdict
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Modality, Norm


class Acts(Opened):
    """The permissions and bans of a bylaw's norms."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        self._engine = Cedar(files)
        self._bodies = {
            name: {body.name for body in bylaw.bodies if name in _seated(body)}
            for name in {one for body in bylaw.bodies for one in _seated(body)}
        }
        self._worded = {one.name for one in bylaw.norms if one.when}
        self.version = self._engine.version

    def answers(self, case: NormCase) -> bool:
        """Those that tell day and minute: the schema asks for both."""
        return case.on is not None and case.minute is not None

    def has(self, branch: Branch) -> bool:
        """A deadline is not about who may act; without a condition in words all is known."""
        undetermined = branch.what == Verdict.UNDETERMINED and branch.rule not in self._worded
        return branch.what != "due" and not undetermined

    def expected(self, case: NormCase, ours: NormAnswer) -> Any:
        """Whether one of those whom the norm concerns, or who sits in such a body, may act."""
        mine = [one for one in self._groups(case.party) if one in bearers(case.norm)]
        verdicts = {says(case._replace(party=one)) for one in mine}
        if case.norm.modality is not Modality.BAN:
            return bool(verdicts & {Verdict.REQUIRED, Verdict.PERMITTED})
        return _has_conditions(case.norm) and verdicts == {Verdict.NOT_IN_FORCE}

    def _groups(self, party: str) -> Iterator[str]:
        """A party, and the bodies in which it is."""
        known = [party]
        for one in known:
            known += sorted(self._bodies.get(one, set()) - set(known))
        yield from known

    def ask(self, cases: Sequence[NormCase]) -> list[Any]:
        """Whether each may act."""
        return list(self._engine.allowed([*map(_request, cases)]))


def _seated(body: Any) -> set[str]:
    return {seat.party.name for seat in body.seats if seat.party.name != body.name}


def _has_conditions(norm: Norm) -> bool:
    return bool(norm.until or norm.clock or norm.when)


def _request(case: NormCase) -> Any:
    applies = {} if case.applies is None else {"applies": case.applies}
    assert case.on is not None
    context = {"on": number_of(case.on), "minute": case.minute, **applies}
    return request(case.party, "act", "Norm", case.norm.name, context)


TRIALS = (Trial("cedar", "cedar", SUBJECT, Acts),)
