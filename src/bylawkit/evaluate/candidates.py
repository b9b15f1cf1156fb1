"""Several candidates: the tests are applied to each, and those that pass win.

If more pass than there are places, those with the most votes win; the places must come out the
same in every measure. A tie is broken as the matter says, else it is for people to decide. Where one
measure has somebody ahead of whom another has behind, no lot is drawn: it is for votes that are level. And nobody
breaks a tie over a majority that a statute demands and none of the candidates has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked, comparisons
from bylawkit.evaluate.decision import Reason
from bylawkit.evaluate.judging import Judge, Truth
from bylawkit.evaluate.tally import Tally
from bylawkit.model.counting import Treatments
from bylawkit.model.votes import Matter, Measure
from bylawkit.record import replace


class Choice(NamedTuple):
    """What became of the candidates.

    ``passed`` is whether somebody passed; ``winners`` are those who won, ``tied`` those between
    whom the votes do not decide, ``level`` whether these have the same votes in every measure.
    """

    passed: Truth
    reasons: tuple[Reason, ...]
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    level: bool = True


def candidates_of(matter: Matter, tally: Tally) -> tuple[str, ...]:
    """The options of a matter, and whoever else got votes."""
    named = (*(option.name for option in matter.options), *tally.candidates)
    return tuple(dict.fromkeys(named))


def choose(
    matter: Matter, tally: Tally, tests: tuple[Asked, ...], treatments: Treatments
) -> Choice:
    """Apply the tests of approval to every candidate."""
    names = candidates_of(matter, tally)
    judged = {name: Judge(tally, treatments, name).all_of(tests) for name in names}
    reasons = tuple(reason for one in judged.values() for reason in one.reasons)
    if any(one.truth is None for one in judged.values()):
        return Choice(None, reasons)
    passed = [name for name, one in judged.items() if one.truth]
    measures = tuple(dict.fromkeys(one.measure for each in tests for one in comparisons(each.test)))
    if not passed:
        return Choice(False, reasons, tied=_level(tally, names, measures))
    places = matter.winners or 1
    winners, tied = ahead(tally, passed, places, measures)
    return Choice(True, reasons, winners, tied, are_level(tally, tied, measures))


def votes_together(tally: Tally, names: Sequence[str]) -> Tally:
    """The tally as if all votes for these candidates were for the first of them."""
    counts = {}
    for measure, count in tally.counts.items():
        votes = sum(count.candidates.get(name, 0) for name in names)
        kept = {name: one for name, one in count.candidates.items() if name not in names}
        counts[measure] = replace(count, candidates={names[0]: votes} | kept)
    return Tally(counts)


def ahead(
    tally: Tally, names: Sequence[str], places: int, measures: tuple[Measure, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who surely has a place, and between whom the last places are open."""
    if len(names) <= places:
        return tuple(names), ()
    surely, perhaps = set(names), set[str]()
    for measure in measures:
        votes = _votes(tally, names, measure)
        last = sorted(votes.values(), reverse=True)[places - 1]
        inside = {name for name in names if votes[name] >= last}
        surely &= (
            {name for name in inside if votes[name] > last} if len(inside) > places else inside
        )
        perhaps |= inside
    winners = tuple(name for name in names if name in surely)
    return winners, tuple(name for name in names if name in perhaps - surely)


def are_level(tally: Tally, names: Sequence[str], measures: tuple[Measure, ...]) -> bool:
    """Whether these have the same votes, measure by measure."""
    return all(len({*_votes(tally, names, one).values()}) <= 1 for one in measures)


def _level(tally: Tally, names: Sequence[str], measures: tuple[Measure, ...]) -> tuple[str, ...]:
    """The candidates that share the first place in every measure, if several do."""
    tops = set()
    for measure in measures:
        votes = _votes(tally, names, measure)
        most = max(votes.values())
        tops.add(tuple(name for name in names if most and votes[name] == most))
    first = tops.pop()
    return first if not tops and len(first) > 1 else ()


def _votes(tally: Tally, names: Sequence[str], measure: Measure) -> dict[str, int]:
    return {name: tally.of(measure).candidates.get(name, 0) for name in names}
