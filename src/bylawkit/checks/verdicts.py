"""Each voting rule beside its floor, with what was proved: for a report, where no news is news."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case
from bylawkit.checks.rules import Voting, second_calls, votings
from bylawkit.checks.speech import say_tally
from bylawkit.checks.vote_below_law import Demand, broken, demands
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Law, applies_to
from bylawkit.model.verdict import Verdict


def verdicts(bylaw: Bylaw, law: Law) -> Iterator[Verdict]:
    """Every test that the law demands of a matter, in the order of the matters."""
    found = demands(Case(bylaw, law))
    for voting in (*votings(bylaw), *second_calls(bylaw)):
        for demand in found:
            if not voting.by_single_owner and applies_to(
                demand.provision, voting.matter.matter_class
            ):
                yield _verdict(voting, demand)


def _verdict(voting: Voting, demand: Demand) -> Verdict:
    failing, decided = broken(voting, demand)
    example = None
    if failing:
        tally = failing[0][1]
        example = say_tally(tally, tuple(tally))
    return Verdict(
        matter=voting.matter,
        part=demand.part,
        own=getattr(voting.rule, demand.part),
        floor=demand.test,
        statute=demand.statute,
        provision=demand.provision,
        kept=False if failing else True if decided else None,
        example=example,
        second_call=voting.on_second_call,
    )
