"""The tests of a vote as a decision table: a finished count in, the outcome out.

Each comparison is a column: the side times the denominator, less the base times the numerator,
compared with zero as strictly as the bylaw says. The rows are the ways through the tests; they shut
each other out and leave nothing open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.export.dmn_tables import ANY, OPPOSITE, Answer, Column, Row, Table, names_in, quoted
from bylawkit.export.words import BASES, CMPS, FIGURES, MEASURES, OUTCOMES, SIDES
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import MAJORITY, Treatments, kinds_in, kinds_joining, treatments_of
from bylawkit.model.parties import Body
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp
from bylawkit.model.votes import (
    AllOf,
    Base,
    Comparison,
    Matter,
    Measure,
    Side,
    Test,
    Tie,
    Treatment,
)
from bylawkit.record import record


@record
class Vote:
    """What decides a matter: its tests or those of its body, and how votes count."""

    matter: Matter
    turnout: Test | None
    approve: Test | None
    treatments: Treatments
    at_meeting: bool
    breaks_tie: bool
    consents: bool


def vote_of(bylaw: Bylaw, matter: Matter, *, second_call: bool = False) -> Vote:
    """The tests of a matter; where it has none, those of the body that decides it."""
    named = bylaw.named.get(matter.decided_by.name) if matter.decided_by else None
    body = named if isinstance(named, Body) else None
    turnout, approve, at_meeting = matter.turnout, matter.approve, False
    if second_call and matter.second_call and matter.second_call.turnout:
        turnout = matter.second_call.turnout
    if turnout is None and approve is None and body is not None:
        turnout, approve, at_meeting = body.attend, body.carry, True
    tie = matter.tie or (body.tie if body else None)
    consents = bool(matter.also_consent or (body and body.also_consent))
    treatments = treatments_of(matter)
    breaks_tie = tie is not None and tie is not Tie.FAILS
    return Vote(matter, turnout, approve, treatments, at_meeting, breaks_tie, consents)


def vote_table(vote: Vote, name: str, title: str, about: str, lang: str) -> Table:
    """The decision table of a vote."""
    rows = list(_ways(vote))
    atoms = list(dict.fromkeys(atom for way in rows for atom in way.known))
    columns = tuple(Column(one.expression, one.label(lang)) for one in atoms)
    answers = (
        Answer("outcome", Text("结果", "outcome")(lang), "string"),
        Answer("carried", _CARRIED(lang)),
    )
    return Table(
        name,
        title,
        about,
        tuple(_fact(one, lang) for one in names_in(one.expression for one in columns)),
        columns,
        answers,
        tuple(_row(way, atoms, lang) for way in rows),
    )


def may_be_left(vote: Vote) -> bool:
    """Whether a count may leave the matter to people."""
    return any(way.outcome is Outcome.FOR_HUMAN_DECISION for way in _ways(vote))


_CARRIED = Text("通过为 1，未通过为 0，由人判定为 -1", "1 carried, 0 not, -1 left to people")


def _fact(name: str, lang: str) -> Answer:
    measure, _, kind = name.partition("_")
    unit = Text("（0.01平方米）", " (0.01 m²)") if measure == Measure.AREA else Text("", "")
    words = FIGURES[kind](lang).format(MEASURES[Measure(measure)](lang))
    return Answer(name, words + unit(lang))


def _row(way: _Way, atoms: list[_Atom], lang: str) -> Row:
    tests = tuple(_entry(one, way.known.get(one)) for one in atoms)
    values = (quoted(way.outcome.value), str(_CODES.get(way.outcome, 0)))
    return Row(tests, values, OUTCOMES[way.outcome](lang))


_CODES = {Outcome.CARRIED: 1, Outcome.FOR_HUMAN_DECISION: -1}


def _entry(atom: _Atom, met: bool | None) -> str:
    if met is None:
        return ANY
    return f"{atom.cmp if met else OPPOSITE[atom.cmp]} 0"


# ── Ways through the tests ──


class _Atom(NamedTuple):
    """A figure that is compared with zero."""

    expression: str
    cmp: str
    label: Text


class _Way(NamedTuple):
    """What was seen of the figures, in the order in which it was asked, and what came of it."""

    known: Mapping[_Atom, bool]
    outcome: Outcome


class _Unseen(Exception):  # noqa: N818 (a question, not an error)
    def __init__(self, atom: _Atom) -> None:
        super().__init__(atom)
        self.atom = atom


class _Seen(NamedTuple):
    """The figures looked at so far."""

    known: Mapping[_Atom, bool]

    def __call__(self, atom: _Atom) -> bool:
        if atom not in self.known:
            raise _Unseen(atom)
        return self.known[atom]


def _ways(vote: Vote, known: Mapping[_Atom, bool] | None = None) -> Iterator[_Way]:
    """Every way through the tests: a figure is looked at only if the outcome hangs on it."""
    known = known or {}
    try:
        yield _Way(known, _outcome(vote, _Seen(known)))
    except _Unseen as unseen:
        for met in (True, False):
            yield from _ways(vote, {**known, unseen.atom: met})


def _outcome(vote: Vote, see: _Seen) -> Outcome:
    counting = vote.treatments
    guard = vote.matter.silent_guard
    if guard is not None:
        without = counting._replace(silent=Treatment.NOT_COUNTED)
        counting = counting if _holds(guard, see, without, False) else without
    present = Treatments() if vote.at_meeting else counting
    if vote.turnout is not None and not _holds(vote.turnout, see, present, True):
        return Outcome.TURNOUT_NOT_MET
    if vote.approve is None:
        return Outcome.FOR_HUMAN_DECISION
    if _holds(vote.approve, see, counting, False):
        return Outcome.FOR_HUMAN_DECISION if vote.consents else Outcome.CARRIED
    if vote.breaks_tie and _is_level(vote.approve, see, counting):
        return Outcome.FOR_HUMAN_DECISION
    return Outcome.REJECTED


def _holds(test: Test, see: _Seen, counting: Treatments, turnout: bool) -> bool:
    if isinstance(test, Comparison):
        return see(_atom(test, counting, turnout))
    parts = (_holds(part, see, counting, turnout) for part in test.parts)
    return all(parts) if isinstance(test, AllOf) else any(parts)


def _is_level(test: Test, see: _Seen, counting: Treatments) -> bool:
    """Whether there are as many votes expressly for as against, in every measure asked about.

    Where a majority was met already they are not, and nothing need be looked at.
    """
    asked = tuple(_comparisons(test))
    majorities = (_atom(one, counting, False) for one in asked if _is_majority(one))
    if any(see.known.get(one) for one in majorities):
        return False
    return all(see(_even(measure)) for measure in dict.fromkeys(one.measure for one in asked))


def _is_majority(one: Comparison) -> bool:
    share, cmp = one.limit.share, one.limit.cmp
    over = share > Fraction(1, 2) if cmp is Cmp.AT_LEAST else share >= Fraction(1, 2)
    return one.side is Side.FOR and over and cmp in (Cmp.AT_LEAST, Cmp.MORE)


def _comparisons(test: Test) -> Iterator[Comparison]:
    if isinstance(test, Comparison):
        yield test
    else:
        for part in test.parts:
            yield from _comparisons(part)


# ── Comparisons ──


def _even(measure: Measure) -> _Atom:
    name, words = measure.value, MEASURES[measure]
    apart = f"max({name}_for - {name}_against, {name}_against - {name}_for)"
    label = Text(f"同意和反对的{words.zh}相等", f"{words.en} for and against are equal")
    return _Atom(apart, "<=", label)


def _atom(one: Comparison, counting: Treatments, turnout: bool) -> _Atom:
    """``side × den cmp base × num``, and false of nothing."""
    share, name = one.limit.share, one.measure.value
    base = _base(name, one.base, counting, turnout)
    left = _times(_side(name, one.side, counting, turnout), share.denominator)
    apart = f"{left} - {_times(base, share.numerator)}"
    cmp = one.limit.cmp
    if cmp is not Cmp.MORE or not _is_inside(one, counting, turnout):
        apart = _OF_NOTHING[cmp].format(apart, base)
    return _Atom(apart, cmp.value, _label(one))


def _is_inside(one: Comparison, counting: Treatments, turnout: bool) -> bool:
    """Whether every vote of the side is one of the base, so that it cannot exceed a base of zero."""
    if one.side is Side.PARTICIPATING:
        inside = kinds_in(Base.PARTICIPATING, counting, turnout)
    else:
        inside = kinds_joining(one.side.value, counting, turnout)
        inside += kinds_joining(MAJORITY, counting, turnout)
    return set(inside) <= set(kinds_in(one.base, counting, turnout))


_OF_NOTHING = {
    Cmp.AT_LEAST: "min({0}, {1} - 1)",
    Cmp.MORE: "min({0}, {1})",
    Cmp.AT_MOST: "max({0}, 1 - ({1}))",
    Cmp.LESS: "max({0}, 0 - ({1}))",
}
"""A share of nothing is never reached: with a base of zero, the figure is on the wrong side of zero."""


def _times(figure: str, factor: int) -> str:
    """A figure so many times, ready to be subtracted from or to be subtracted."""
    apart = f"({figure})" if " " in figure else figure
    return apart if factor == 1 else f"{apart} * {factor}"


def _sum(measure: str, kinds: tuple[str, ...]) -> str:
    return " + ".join(f"{measure}_{kind}" for kind in kinds if kind != "others") or "0"


def _base(measure: str, base: Base, counting: Treatments, turnout: bool) -> str:
    if base is Base.ALL:
        return f"{measure}_total"
    return _sum(measure, kinds_in(base, counting, turnout))


def _side(measure: str, side: Side, counting: Treatments, turnout: bool) -> str:
    """The votes of a side, with those that join it; those that follow the majority only with it."""
    if side is Side.PARTICIPATING:
        return _base(measure, Base.PARTICIPATING, counting, turnout)
    own = _sum(measure, kinds_joining(side.value, counting, turnout))
    followers = _sum(measure, kinds_joining(MAJORITY, counting, turnout))
    if followers == "0":
        return own
    other = Side.AGAINST if side is Side.FOR else Side.FOR
    ahead = f"min(1, max(0, {measure}_{side.value} - {measure}_{other.value}))"
    return f"{own} + {ahead} * ({followers})"


def _label(one: Comparison) -> Text:
    share, words = one.limit.share, MEASURES[one.measure]
    return Text(
        f"{SIDES[one.side].zh.format(words.zh)}{CMPS[one.limit.cmp].zh}"
        f"{BASES[one.base].zh.format(words.zh)}的{share}",
        f"{SIDES[one.side].en.format(words.en)} {CMPS[one.limit.cmp].en} {share} "
        f"of {BASES[one.base].en.format(words.en)}",
    )
