"""The announcement of a result, from a decision that was made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Comparison, Consent, Matter, Measure
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import speaker
from bylawkit.render.speech.figures import rounded_percent
from bylawkit.render.view import View
from bylawkit.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the count: how many of one kind, per measure; areas in 0.01 m²."""

    kind: str
    counts: Mapping[Measure, int | None]
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One test, worked out. What is unknown is ``None``.

    ``guard``: the condition on which silent votes join the majority.
    """

    comparison: Comparison
    whole: int | None
    need: int | None
    have: int | None
    short_by: int | None
    met: bool | None
    statute: bool = False
    candidate: str | None = None
    guard: bool = False

    @property
    def share(self) -> str | None:
        """What was counted as a percentage, rounded half up to two places."""
        if self.have is None or self.whole is None:
            return None
        return rounded_percent(self.have, self.whole)


class Named(NamedTuple):
    """Which figure is meant: ``heads.for_share`` taken apart; no measure: the outcome."""

    measure: Measure | None
    kind: str
    candidate: str | None = None
    share: bool = False


class Differing(NamedTuple):
    """A figure that was announced otherwise."""

    figure: Named
    announced: str
    computed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a matter: everything that an announcement says.

    The first of ``lines`` is the total, of which the other lines are shares. ``tied`` are
    candidates, or ``for`` and ``against``; ``consents`` are those still needed besides.
    """

    matter: Matter
    on: date | None
    outcome: Outcome
    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]
    tests: tuple[Checked, ...]
    missing: tuple[Named, ...] = ()
    differences: tuple[Differing, ...] = ()
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class _Figure:
    measure: Measure
    count: int | None
    share: str | None


def figure_named(path: str) -> Named:
    """``heads.for_share`` or ``area.for.甲公司`` taken apart."""
    measure, _, rest = path.partition(".")
    if not rest:
        return Named(None, path)
    kind, _, candidate = rest.partition(".")
    share = kind.endswith("_share")
    return Named(Measure(measure), kind.removesuffix("_share"), candidate or None, share)


def announcement(bylaw: Bylaw, result: Result, lang: str) -> View:
    """The announcement of a result as a document."""
    told = Wording(speaker(bylaw, lang))
    matter = result.matter
    marked = told.render(
        "result",
        s=matter,
        bylaw=bylaw,
        result=result,
        lines=tuple((line, _figures(line, result)) for line in result.lines),
        compound=compound_name(bylaw.title, lang),
        article=told.speaker.article(matter.name),
        manner=told.speaker.manner(matter),
        people=told.speaker.voters(matter),
    )
    content = unlinked(blocks(marked, f"result {matter.name}", lang, told.speaker.tongue))
    return view("result", bylaw, lang, clean(matter.title), content)


def _figures(line: Line, result: Result) -> tuple[_Figure, ...]:
    """The counts of a line, each with its share of the total."""
    totals = result.lines[0].counts
    return tuple(_figure(measure, line, totals.get(measure)) for measure in result.measures)


def _figure(measure: Measure, line: Line, total: int | None) -> _Figure:
    count = line.counts.get(measure)
    if count is None or total is None:
        return _Figure(measure, count, None)
    return _Figure(measure, count, rounded_percent(count, total))
