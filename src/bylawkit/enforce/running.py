"""Cases put to every engine on trial, in lots, and what disagreed made small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from bylawkit.enforce.subjects.subject import Branch, Subject, Tried, shrunk
from bylawkit.enforce.trials.trial import Opened, Trial
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

LOT = 500
"""So many cases are put to an engine at once."""

MOST = 3
"""So many disagreements are made small and shown."""

Clock = Callable[[], float]


def _still() -> float:
    return 0.0


class Ran:
    """What came of one trial so far. ``seconds`` is what the engine took, by the clock that was given."""

    def __init__(self, trial: Trial, bylaw: Bylaw, opened: Opened) -> None:
        self.trial, self.bylaw, self.opened = trial, bylaw, opened
        self.cases = self.disagreements = 0
        self.seconds = 0.0
        self.origins: Counter[str] = Counter()
        self.taken: set[Branch] = set()
        self.wrong: list[Any] = []

    def add(self, tried: Sequence[Tried], ours: Sequence[Any], clock: Clock) -> None:
        """Put those cases to the engine that its policy answers."""
        asked = [
            pair for pair in zip(tried, ours, strict=True) if self.opened.answers(pair[0].case)
        ]
        if not asked:
            return
        begun = clock()
        told = self.opened.ask([one.case for one, _ in asked])
        self.seconds += clock() - begun
        for (one, own), said in zip(asked, told, strict=True):
            self.cases += 1
            self.origins[one.origin] += 1
            self.taken.update(self.trial.subject.taken(one.case, own))
            if said != self.opened.expected(one.case, own):
                self.disagreements += 1
                self.wrong += [one.case] if len(self.wrong) < MOST else []

    def branches(self) -> dict[str, bool]:
        """Every branch that the policy has, and whether a case came by."""
        every = dict.fromkeys(self.trial.subject.branches(self.bylaw))
        return {str(one): one in self.taken for one in every if self.opened.has(one)}

    def shown(self) -> Iterator[Json]:
        """The first disagreements, made small, with what either says."""
        subject = self.trial.subject
        for case in self.wrong:
            small = shrunk(subject, case, lambda one: self._both(one) is not None)
            expected, said = self._both(small) or (None, None)
            yield {"input": subject.told(small), "ours": expected, "theirs": said}

    def _both(self, case: Any) -> tuple[Any, Any] | None:
        """What we and the engine say, if that differs."""
        if not self.opened.answers(case):
            return None
        expected = self.opened.expected(case, self.trial.subject.ours(case))
        (said,) = self.opened.ask([case])
        return None if said == expected else (expected, said)


def run(
    subject: Subject, cases: Iterable[Tried], trials: Sequence[Ran], clock: Clock = _still
) -> float:
    """Put cases to every trial of their subject, a lot at a time; how many seconds our own answers took."""
    rest, seconds = iter(cases), 0.0
    while tried := list(islice(rest, LOT)):
        begun = clock()
        ours = [subject.ours(one.case) for one in tried]
        seconds += clock() - begun
        for one in trials:
            one.add(tried, ours, clock)
    return seconds
