"""The announcement of a result, from a decision that was made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from shlex import quote
from typing import NamedTuple

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Ref
from bylawkit.model.votes import Comparison, Consent, Matter, Measure, Side
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean, tidy_chinese, tidy_english
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import speaker
from bylawkit.render.speech.figures import rounded_percent
from bylawkit.render.view import View
from bylawkit.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the count: how many of one kind, per measure; areas in 0.01 m².

    ``stands`` is false for somebody who got votes in a round in which they did not stand.
    """

    kind: str
    counts: Mapping[Measure, int | None]
    candidate: str | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """One test, worked out. What is unknown is ``None``.

    ``part`` is what the test is of: ``turnout``, ``approve``, ``overturn`` (by objections), or
    ``guard``, the condition on which silent votes join the majority. ``one_of`` is true if the test
    is one of several alternatives.
    """

    part: str
    comparison: Comparison
    whole: int | None
    need: int | None
    have: int | None
    short_by: int | None
    met: bool | None
    statute: bool = False
    candidate: str | None = None
    one_of: bool = False

    @property
    def share(self) -> str | None:
        """What was counted as a percentage, rounded half up to two places."""
        if self.have is None or self.whole is None:
            return None
        return rounded_percent(self.have, self.whole)

    @property
    def at_most(self) -> bool:
        """Whether the figure may not be higher than what is needed."""
        return self.comparison.limit.cmp in (Cmp.AT_MOST, Cmp.LESS)


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was drawn: all that is needed to draw it again.

    ``drawn`` has everybody in the order in which they were drawn, each with the hash that it goes
    by; ``chosen`` are those who got something by it. ``line`` is the line of a sheet that was drawn.
    """

    matter: str
    line: str | None
    seed: str
    commitment: str
    drawn: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Who was drawn, in order."""
        return tuple(name for name, _ in self.drawn)

    @property
    def of_motion(self) -> bool:
        """Whether votes for and against were level, and not candidates."""
        return {*self.names} == {Side.FOR, Side.AGAINST}

    @property
    def printed_seed(self) -> str | None:
        """The seed, if it is on paper what it is; ``None``: only a command can say it."""
        return self.seed if _survives(self.seed) else None

    @property
    def check_seed(self) -> str:
        """The command that tells the hash of the seed, which was published before the vote."""
        return f"{_printf((self.seed,))} | sha256sum"

    @property
    def check_first(self) -> str:
        """The command that tells the hash of the one who was drawn first."""
        line = () if self.line is None else (self.line,)
        return f"{_printf((self.seed, self.matter, *line, self.names[0]))} | sha256sum"


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
class Part:
    """What became of a vote, of one ``line`` of its sheet, or of one ``round``, counted from 1.

    The first of ``rows`` is the total, of which the other rows are shares. ``tied`` are
    candidates, or ``for`` and ``against``, ``level`` unless one measure has others ahead than another; ``consents`` are those still needed besides. A round that
    ``narrows`` only says who is ``shortlisted``; a decision that has ``fallen`` was carried, and
    overturned by objections, of which ``left_out`` did not count.
    """

    outcome: Outcome
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]
    tests: tuple[Checked, ...]
    line: Ref | None = None
    round: int | None = None
    missing: tuple[Named, ...] = ()
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    level: bool = True
    consents: tuple[Consent, ...] = ()
    narrows: bool = False
    shortlisted: tuple[str, ...] = ()
    fallen: bool = False
    left_out: int = 0
    lot: Lot | None = None

    @property
    def count(self) -> tuple[tuple[Row, tuple[Figure, ...]], ...]:
        """The rows, each with its figures: how many, and their share of the total."""
        totals = self.rows[0].counts
        return tuple(
            (row, tuple(_figure(measure, row, totals.get(measure)) for measure in self.measures))
            for row in self.rows
        )

    @property
    def objected(self) -> bool:
        """Whether objections were counted."""
        return any(one.part == "overturn" for one in self.tests)

    @property
    def fails_level(self) -> bool:
        """Whether it is rejected only because several who passed had as many votes."""
        if self.outcome is not Outcome.REJECTED or self.fallen or self.lot is not None:
            return False
        tests = [one for one in self.tests if one.part == "approve"]
        return any(
            _passed([one for one in tests if one.candidate == candidate])
            for candidate in {one.candidate for one in tests}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a matter: everything that an announcement says.

    There is one part, or one for each line of a sheet or each round of voting, in order. The
    differences are from figures that were announced of the last.
    """

    matter: Matter
    on: date | None
    parts: tuple[Part, ...]
    differences: tuple[Differing, ...] = ()

    @property
    def in_lines(self) -> bool:
        """Whether several things stood on one sheet."""
        return self.parts[0].line is not None

    @property
    def in_rounds(self) -> bool:
        """Whether it was voted on in rounds."""
        return self.parts[0].round is not None


class Figure(NamedTuple):
    """How many, and their share of the total; ``None``: not known."""

    measure: Measure
    votes: int | None
    share: str | None


def figure_named(path: str) -> Named:
    """``heads.for_share``, ``area.for.甲公司`` or ``objections.heads`` taken apart."""
    measure, _, rest = path.partition(".")
    if not rest:
        return Named(None, path)
    if measure == "objections":
        return Named(Measure(rest), measure)
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
        compound=compound_name(bylaw.title, lang),
        article=told.speaker.article(matter.name),
        manner=told.speaker.manner(matter),
        people=told.speaker.voters(matter),
    )
    content = unlinked(blocks(marked, f"result {matter.name}", lang, told.speaker.tongue))
    return view("result", bylaw, lang, clean(matter.title), content)


def _passed(tests: list[Checked]) -> bool:
    """Whether all tests are met, of alternatives one."""
    choice = [one.met for one in tests if one.one_of]
    return all(one.met for one in tests if not one.one_of) and (not choice or True in choice)


def _figure(measure: Measure, row: Row, total: int | None) -> Figure:
    count = row.counts.get(measure)
    if count is None or total is None:
        return Figure(measure, count, None)
    return Figure(measure, count, rounded_percent(count, total))


# ── Commands that draw a lot again ──


def _printf(lines: tuple[str, ...]) -> str:
    """The command that prints these lines; what paper would change is written byte by byte."""
    form = "\\n".join("%s" if _survives(one) else "%b" for one in lines)
    return " ".join((f"printf '{form}'", *map(_argument, lines)))


def _argument(text: str) -> str:
    if _survives(text):
        return quote(text)
    written = "".join(f"\\0{byte:03o}" for byte in text.encode("utf-8", "surrogatepass"))
    return f"'{written}'"


def _survives(text: str) -> bool:
    """Whether a text is on paper, between quotes, what it was."""
    between = f"| {quote(text)} |"
    return clean(between) == tidy_chinese(between) == tidy_english(between) == between
