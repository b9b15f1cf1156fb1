"""Tallies: what was counted, per measure. A figure that is left out is unknown, not zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bylawkit.model.counting import KINDS, RETURNED
from bylawkit.model.scenario import VoteScenario
from bylawkit.model.votes import Matter, Measure
from bylawkit.record import field, record

PARTS = tuple(kind for kind in KINDS if kind != "others")
"""The kinds of vote that a tally states."""

_EVERY_PART = frozenset(PARTS)

KEYS = ("total", "returned", *PARTS)
"""What may be stated of a measure. ``returned`` is the number of ballots that came back."""


@record
class Count:
    """The known figures of one measure: whole numbers, areas in 0.01 m².

    ``candidates`` holds the votes for each of several candidates; ``figures["for"]`` are then the
    ballots that name somebody, which is their sum where a ballot names one only. As one candidate sees it, a count is ``contested``: there are votes for others, and
    ``rival`` is what the strongest of them has.
    """

    figures: Mapping[str, int]
    candidates: Mapping[str, int] = field(default_factory=dict)
    contested: bool = False
    rival: int = 0

    def completed(self) -> Count:
        """With the figures that follow from the others."""
        return Count(_completed(self.figures), self.candidates, self.contested, self.rival)

    def of_candidate(self, name: str) -> Count:
        """As this candidate sees it: votes for the others are neither for nor against."""
        figures = dict(self.figures)
        ballots = figures.pop("for", None)
        if name in self.candidates:
            figures["for"] = self.candidates[name]
            if ballots is not None:
                figures["others"] = max(ballots - self.candidates[name], 0)
        others = [votes for other, votes in self.candidates.items() if other != name]
        return Count(figures, contested=True, rival=max(others, default=0))

    def sum_of(self, kinds: Iterable[str]) -> int | None:
        """The votes of these kinds together, or ``None`` if that is unknown."""
        wanted = self._kinds(kinds)
        try:
            return sum(map(self.figures.__getitem__, wanted))
        except KeyError:
            return self._from_returned(wanted)

    def _from_returned(self, wanted: tuple[str, ...]) -> int | None:
        """What the returned ballots leave for these kinds, or ``None`` if that is unknown."""
        rest = self._beside(wanted)
        if rest is None or self.missing(rest):
            return None
        outside = sum(self.figures[kind] for kind in wanted if kind not in RETURNED)
        return self.figures["returned"] - sum(self.figures[kind] for kind in rest) + outside

    def missing(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """The figures that must become known before :meth:`sum_of` can answer."""
        wanted = self._kinds(kinds)
        lacking = tuple(kind for kind in wanted if kind not in self.figures)
        every = [kind for kind in _PLAIN if kind in wanted]
        if len(every) > 1 and set(every) <= set(lacking):
            return ("returned", *(kind for kind in lacking if kind not in every))
        return lacking

    def _beside(self, wanted: tuple[str, ...]) -> tuple[str, ...] | None:
        """The kinds of returned ballot that are not wanted, if the returned ones are known."""
        if "returned" not in self.figures or any(
            kind not in self.figures for kind in wanted if kind not in RETURNED
        ):
            return None
        return tuple(kind for kind in self._kinds(RETURNED) if kind not in wanted)

    def _kinds(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Without ``others``, unless one of several candidates is looked at."""
        return tuple(kinds) if self.contested else _without_others(tuple(kinds))


@cache
def _without_others(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind for kind in kinds if kind != "others")


_PLAIN = tuple(kind for kind in RETURNED if kind != "others")
"""The kinds of returned ballot where candidates are not told apart."""


def _completed(figures: Mapping[str, int]) -> dict[str, int]:
    known = dict(figures)
    if known.keys() >= _EVERY_PART:
        known.setdefault("returned", sum([known[kind] for kind in _PLAIN]))
        known.setdefault("total", sum([known[kind] for kind in PARTS]))
        return known
    for _ in range(2):
        _solve(known, "returned", _PLAIN)
        _solve(known, "total", ("returned", "silent", "unserved"))
        _solve(known, "total", PARTS)
    return known


def _solve(known: dict[str, int], whole: str, parts: tuple[str, ...]) -> None:
    """Work out what follows from ``whole = sum of parts``.

    That is the one figure that is lacking; or, where the known parts make up the whole already,
    that all others are zero.
    """
    lacking = [part for part in parts if part not in known]
    if whole not in known and lacking:
        return
    added = sum([known[part] for part in parts if part in known])
    if whole not in known:
        known[whole] = added
    elif lacking and (len(lacking) == 1 or added == known[whole]):
        rest = known[whole] - added
        if rest >= 0:
            known.update(dict.fromkeys(lacking, rest))


@record
class Tally:
    """What was counted, per measure. A measure that is left out is unknown."""

    counts: Mapping[Measure, Count]

    def of(self, measure: Measure) -> Count:
        """The figures of a measure; none if nothing is known."""
        return self.counts.get(measure) or Count({})

    def completed(self) -> Tally:
        """With the figures that follow from the others."""
        return Tally({measure: count.completed() for measure, count in self.counts.items()})

    @property
    def candidates(self) -> tuple[str, ...]:
        """The candidates voted for, each once, in order."""
        return tuple(dict.fromkeys(name for one in self.counts.values() for name in one.candidates))


class Misfit(NamedTuple):
    """Figures of one measure that cannot all be right.

    ``kind`` is ``over-total`` (the parts exceed the total), ``not-total`` (all parts are known and
    do not add up to it), ``over-returned`` or ``not-returned`` (likewise for returned ballots).
    """

    measure: Measure
    kind: str
    parts: int
    whole: int


def misfits(tally: Tally) -> tuple[Misfit, ...]:
    """What cannot be right in a tally."""
    return tuple(one for measure, count in tally.counts.items() for one in _misfits(measure, count))


def _misfits(measure: Measure, count: Count) -> list[Misfit]:
    found = []
    checks = (
        ("returned", _PLAIN),
        ("total", PARTS),
        ("total", ("returned", "silent", "unserved")),
    )
    for whole, parts in checks:
        stated = count.figures.get(whole)
        known = [count.figures[part] for part in parts if part in count.figures]
        if stated is None or not known:
            continue
        added = sum(known)
        if added > stated:
            found.append(Misfit(measure, f"over-{whole}", added, stated))
        elif added < stated and len(known) == len(parts):
            found.append(Misfit(measure, f"not-{whole}", added, stated))
    return _each_once(found)


def _each_once(found: list[Misfit]) -> list[Misfit]:
    return list({(one.measure, one.kind): one for one in found}.values())


class Excess(NamedTuple):
    """More votes for a candidate (for all of them: ``None``) than ballots could hold.

    ``whole`` is the figure that they are set against, ``most`` what it would allow.
    """

    measure: Measure
    candidate: str | None
    votes: int
    whole: str
    most: int


def excesses(tally: Tally, choices: int) -> Iterator[Excess]:
    """Votes for candidates that no ballots with so many ``choices`` each could hold."""
    for measure, count in tally.completed().counts.items():
        whole = next((one for one in ("for", "returned", "total") if one in count.figures), None)
        if whole is None:
            continue
        most = count.figures[whole]
        over = [Excess(measure, *one, whole, most) for one in count.candidates.items()]
        over = [one for one in over if one.votes > most]
        yield from over
        together = sum(count.candidates.values())
        if together > most * choices and not over:
            yield Excess(measure, None, together, whole, most * choices)


def tally_of_scenario(scenario: VoteScenario, matter: Matter) -> Tally:
    """The tally that a scenario tells of its matter.

    A scenario tells the whole story of a measure once it tells of any ballot in it: ballots that
    it does not mention were not cast, and the rest of the total did not vote. A measure of which
    it tells only the total, or nothing, is unknown. Where each ballot names one candidate, the
    ballots for somebody are those of all candidates together.
    """
    figures: dict[Measure, dict[str, int]] = {}
    for key, by_measure in scenario.counts.items():
        for measure, figure in by_measure.items():
            figures.setdefault(measure, {})[key] = figure
    standing = () if scenario.round > 1 else tuple(one.name for one in matter.options)
    votes = _by_measure(scenario.candidates, standing)
    for measure, named in votes.items():
        known = figures.setdefault(measure, {})
        if matter.choices in (None, 1):
            known.setdefault("for", sum(named.values()))
    return Tally(
        {
            measure: Count(_whole_story(known, measure in votes), votes.get(measure, {}))
            for measure, known in figures.items()
        }
    )


def _by_measure(
    candidates: Mapping[str, Mapping[Measure, int]], standing: Iterable[str]
) -> dict[Measure, dict[str, int]]:
    """The votes for everybody who stands, per measure; who is not told of has none."""
    measures = dict.fromkeys(measure for votes in candidates.values() for measure in votes)
    names = dict.fromkeys((*standing, *candidates))
    return {
        measure: {name: candidates.get(name, {}).get(measure, 0) for name in names}
        for measure in measures
    }


def _whole_story(known: dict[str, int], has_candidates: bool) -> dict[str, int]:
    if not has_candidates and not any(kind in known for kind in _PLAIN):
        return known
    stated = dict.fromkeys(_PLAIN, 0)
    if has_candidates and "for" not in known:
        del stated["for"]
    return stated | known
