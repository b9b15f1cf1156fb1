"""What came of the mutants, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mutating.sampling import interval
from mutating.trial import SURVIVED, UNTRIED


@dataclass(frozen=True)
class Result:
    """One mutant, and whether the ``tests`` that run its line noticed it."""

    module: str
    line: int
    change: str
    before: str
    after: str
    outcome: str
    tests: int

    @property
    def survived(self) -> bool:
        return self.outcome in (SURVIVED, UNTRIED)


def summary(results: Sequence[Result]) -> str:
    """A row for each module, the survivors, and the share of the killed."""
    return "\n".join([*_table(results), "", *_survivors(results), "", score(results), ""])


def score(results: Sequence[Result]) -> str:
    """The share of the killed, and where the true share lies with 95 %."""
    killed = sum(not one.survived for one in results)
    low, high = interval(killed, len(results))
    share = killed / len(results)
    return f"{killed} of {len(results)} killed: {share:.1%} (95 %: {low:.1%} to {high:.1%})"


def _table(results: Sequence[Result]) -> Iterator[str]:
    tried = Counter(one.module for one in results)
    killed = Counter(one.module for one in results if not one.survived)
    yield "| Module | Mutants | Killed |"
    yield "|---|--:|--:|"
    for module in sorted(tried):
        yield f"| `{module}` | {tried[module]} | {killed[module]} |"


def _survivors(results: Sequence[Result]) -> Iterator[str]:
    for one in sorted(results, key=lambda one: (one.module, one.line)):
        if one.survived:
            yield f"{one.module}:{one.line} ({one.tests} tests): {one.before}  →  {one.after}"
