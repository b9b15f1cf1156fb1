"""Votes: tallies at random and close to limits, the bylaw's scenarios, and votes at each limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle
from random import Random
from typing import Any, NamedTuple

from bylawkit.enforce.limits import at_limits
from bylawkit.enforce.questions import Put, law_of_bundle, questions
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.evaluate.asked import Asked, comparisons
from bylawkit.evaluate.boundaries import whole_story
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.question import Question
from bylawkit.evaluate.tally import KEYS, PARTS, Count, Tally, misfits, tally_of_scenario
from bylawkit.evaluate.votes import answer
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import RETURNED
from bylawkit.model.scenario import Outcome, VoteScenario
from bylawkit.model.votes import Measure, Tie


class VoteCase(NamedTuple):
    """A tally of one matter, on its first call or another."""

    put: Put
    again: bool
    tally: Tally

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.put.again if self.again and self.put.again else self.put.first


def puts_of(bylaw: Bylaw) -> tuple[Put, ...]:
    """The matters of a bylaw as questions, by the law of its own day."""
    return tuple(questions(bylaw, law_of_bundle(bylaw)[0]))


def ours(case: VoteCase) -> Decision:
    """Our own decision."""
    return answer(case.question, case.tally)


def told(case: VoteCase) -> Json:
    """A case in the words in which engines are asked."""
    return input_of(case.put.matter.name, case.tally, again=case.again)


def figures_of_reasons(decision: Decision) -> list[list[Any]]:
    """Law, whole, need, have, what is short, and met of every reason."""
    return [
        [one.rule.law, one.whole, one.need, one.have, one.short_by, one.met]
        for one in decision.reasons
    ]


def input_of(name: str, tally: Tally, *, again: bool = False) -> Json:
    """What an engine is asked about a tally."""
    figures = {measure.value: dict(count.figures) for measure, count in tally.counts.items()}
    called = {"second_call": True} if again else {}
    return {"matter": name, **called, "tally": figures}


def is_finished(tally: Tally, measures: Iterable[Measure]) -> bool:
    """Whether every figure of these measures is stated."""
    return all(
        one in tally.counts and tally.counts[one].figures.keys() >= _FINISHED for one in measures
    )


_FINISHED = frozenset((*PARTS, "total"))


# ── What a bylaw brings itself ──


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """The bylaw's scenarios, and votes just below, at and just above each limit."""
    puts = puts_of(bylaw)
    by_name = {put.matter.name: put for put in puts}
    for one in bylaw.scenarios:
        put = by_name.get(one.matter.name) if isinstance(one, VoteScenario) else None
        if put is not None and isinstance(one, VoteScenario) and not one.candidates:
            yield Tried("scenario", VoteCase(put, False, tally_of_scenario(one, put.matter)))
    for put in puts:
        yield from (
            Tried("boundary", VoteCase(put, False, tally_at(one.votes)))
            for one in at_limits(bylaw, put)
        )


def tally_at(votes: Mapping[Measure, Mapping[str, int]]) -> Tally:
    """The votes of a boundary pack as a tally: kinds of ballot that it does not name were not cast."""
    return Tally({measure: whole_story(count) for measure, count in votes.items()})


def everyone_for(question: Question) -> Tally:
    """A dozen votes, all of them for it."""
    figures = dict.fromkeys(PARTS, 0) | {"for": 12, "total": 12}
    return Tally({measure: Count(figures) for measure in question.measures})


# ── At random ──

_TOTALS = (0, 1, 3, 7, 12, 12, 40, 418, 2_528_569, 100_000_007)
_GAPS = (0, 0, 0, 0, 1, 1, 2, 3, 5)
"""How many figures of a measure are unknown; mostly none."""


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[VoteCase]:
    """Tallies of any matter, many of them close to a limit, some with figures left out."""
    puts = puts_of(bylaw)
    for put in cycle(puts):
        again = put.again is not None and chance.random() < 0.3
        case = VoteCase(put, again, Tally({}))
        yield case._replace(tally=tally_at_random(case.question.measures, chance))


def tally_at_random(measures: tuple[Measure, ...], chance: Random) -> Tally:
    """A tally of some measures, often close to a limit or level, sometimes with figures left out."""
    alike = chance.random() < 0.5
    shares = [chance.random() for _ in PARTS]
    level = chance.random() < 0.1
    counts = {}
    for measure in measures:
        total = chance.choice(_TOTALS)
        figures = _figures(total, shares if alike else None, chance)
        if level and chance.random() < 0.8:
            figures |= dict.fromkeys(PARTS, 0) | {"for": total // 2, "against": total // 2}
            figures["abstain"] = total % 2
        if chance.random() < 0.95:
            counts[measure] = Count(_known(figures, chance))
    return Tally(counts)


def _figures(total: int, shares: list[float] | None, chance: Random) -> dict[str, int]:
    """A total split among the kinds of vote; like another measure, if ``shares`` are given."""
    weights = [round(one * 1000) for one in shares or [chance.random() ** 3 for _ in PARTS]]
    whole = sum(weights) or 1
    figures = {kind: total * one // whole for kind, one in zip(PARTS, weights, strict=True)}
    if chance.random() < 0.6:
        _near_a_limit(figures, total, chance)
    figures["for"] += total - sum(figures.values())
    return figures


_LIMITS = ((1, 2), (2, 3), (3, 4), (3, 5), (1, 3), (1, 1), (4, 5))


def _near_a_limit(figures: dict[str, int], total: int, chance: Random) -> None:
    """Let so many take part, and so many of them be for it, as tests ask, give or take one."""
    num, den = chance.choice(_LIMITS)
    part = min(max(total * num // den + chance.randint(-1, 1), 0), total)
    num, den = chance.choice(_LIMITS)
    yes = min(max(part * num // den + chance.randint(-1, 1), 0), part)
    figures.update(dict.fromkeys(PARTS, 0))
    figures["for"] = yes
    figures[chance.choice(("against", "against", "abstain", "follow", "invalid"))] += part - yes
    figures[chance.choice(("silent", "unserved"))] = total - part


def _known(figures: Mapping[str, int], chance: Random) -> dict[str, int]:
    """The figures with some of them left out."""
    returned = sum(figures[kind] for kind in RETURNED if kind in figures)
    known = {**figures, "returned": returned, "total": sum(figures.values())}
    if chance.random() < 0.5:
        del known["returned"]
    for key in chance.sample([one for one in KEYS if one in known], chance.choice(_GAPS)):
        del known[key]
    return known


# ── Smaller ──


def smaller(case: VoteCase, *, sound: bool = True) -> Iterator[VoteCase]:
    """The case with one figure zero, halved, or one less, alone or together with its wholes.

    If ``sound``, its figures still add up.
    """
    for measure, count in case.tally.counts.items():
        for key, figure in count.figures.items():
            for less in dict.fromkeys((figure, figure // 120 * 60, 60, 12, 3, 2, 1)):
                for keys in (_WITH_WHOLES.get(key, (key,)), (key,)):
                    fewer = _fewer(case.tally, measure, keys, less)
                    if less and fewer is not None and not (sound and misfits(fewer)):
                        yield case._replace(tally=fewer)


_WITH_WHOLES = {
    kind: (kind, "total") if kind in ("silent", "unserved") else (kind, "returned", "total")
    for kind in PARTS
}


def _fewer(tally: Tally, measure: Measure, keys: tuple[str, ...], less: int) -> Tally | None:
    figures = dict(tally.counts[measure].figures)
    figures |= {key: figures[key] - less for key in keys if key in figures}
    if min(figures.values()) < 0:
        return None
    return with_figures(tally, measure, figures)


def with_figures(tally: Tally, measure: Measure, figures: Mapping[str, int]) -> Tally:
    """The tally with other figures of one measure."""
    return Tally({**tally.counts, measure: Count(figures)})


# ── What may come of it ──

_SAID = {True: "met", False: "not met", None: "unknown"}


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Every outcome of a matter, and each of its tests met, not met, and not known."""
    for put in puts_of(bylaw):
        yield from (_outcome(put, one) for one in _outcomes(put))
        for again in (False, True) if put.again is not None else (False,):
            case = VoteCase(put, again, Tally({}))
            names = _tests(case.question)
            yield from (_test(case, at, name, met) for at, name in names for met in _SAID)


def hangs_on_unknown(branch: Branch) -> bool:
    """Whether it can only come of a tally in which figures are left out."""
    return branch.what.endswith((_SAID[None], Outcome.UNDETERMINED.value))


def taken(case: VoteCase, decision: Decision) -> Iterator[Branch]:
    """The outcome of a case, and what became of its tests."""
    yield _outcome(case.put, decision.outcome)
    names = dict(_tests(case.question))
    for at, one in enumerate(decision.reasons, start=1):
        yield _test(case, at, names[at], one.met)


def _outcome(put: Put, outcome: Outcome) -> Branch:
    return Branch(put.matter.name, outcome.value)


def _test(case: VoteCase, at: int, name: str, met: bool | None) -> Branch:
    call = "second call, " if case.again else ""
    return Branch(case.put.matter.name, f"{call}test {at} ({name}) {_SAID[met]}")


def _tests(question: Question) -> list[tuple[int, str]]:
    """The comparisons of a question in the order of its reasons."""
    asked = (*question.guard, *question.turnout, *question.approve)
    return [*enumerate((name for one in asked for name in _named(one)), start=1)]


def _named(asked: Asked) -> Iterator[str]:
    law = f" by {asked.rule.law}" if asked.rule.law else ""
    for one in comparisons(asked.test):
        limit = f"{one.limit.cmp.value} {one.limit.share}"
        yield f"{asked.part} {one.measure.value} {limit}{law}"


def _outcomes(put: Put) -> Iterator[Outcome]:
    first = put.first
    if first.turnout:
        yield Outcome.TURNOUT_NOT_MET
    if first.approve:
        yield Outcome.REJECTED
    if first.approve and not first.consents:
        yield Outcome.CARRIED
    if first.turnout or first.approve:
        yield Outcome.UNDETERMINED
    if not first.approve or first.consents or first.tie not in (None, Tie.FAILS):
        yield Outcome.FOR_HUMAN_DECISION


SUBJECT = Subject("votes", fixed, at_random, ours, smaller, told, branches, taken)
