"""Tests as Python expressions over whole numbers: what :mod:`bylawkit.evaluate.compiled` writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.question import measures_of
from bylawkit.evaluate.tally import PARTS
from bylawkit.model.counting import MAJORITY, Treatments, kinds_in, kinds_joining
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AnyOf, Base, Comparison, Measure, Side, Test


def parameters(measures: Iterable[Measure]) -> list[str]:
    """The names of the figures: ``area_for``, ``heads_silent``."""
    return [f"{measure.value}_{kind}" for measure in measures for kind in PARTS]


def truth_of(asked: Asked, test: Test, treatments: Treatments) -> str:
    """An expression that is true if ``test`` is met; of nothing no share is."""
    if not isinstance(test, Comparison):
        joint = " or " if isinstance(test, AnyOf) else " and "
        return f"({joint.join(truth_of(asked, one, treatments) for one in test.parts)})"
    have, whole = figures_of(asked, test, treatments)
    share, cmp = test.limit.share, test.limit.cmp.value
    left = have if share.denominator == 1 else f"({have}) * {share.denominator}"
    return f"((whole := {whole}) and {left} {cmp} whole * {share.numerator})"


class Counted(NamedTuple):
    """The kinds of vote that a comparison counts, and those that it is a share of.

    ``followers`` count too, if the votes expressly on ``side`` outnumber those on the other.
    """

    side: Side
    have: tuple[str, ...]
    followers: tuple[str, ...]
    whole: tuple[str, ...]


def counted_in(asked: Asked, one: Comparison, treatments: Treatments) -> Counted:
    """What a comparison of a test counts."""
    turnout, statute = asked.part == "turnout", asked.rule.statute is not None
    used = Treatments() if asked.at_meeting and turnout else treatments
    whole = PARTS if one.base is Base.ALL else kinds_in(one.base, used, turnout, statute)
    if one.side is Side.PARTICIPATING:
        taking_part = kinds_in(Base.PARTICIPATING, used, turnout, statute)
        return Counted(one.side, taking_part, (), whole)
    have = kinds_joining(one.side.value, used, turnout, statute)
    return Counted(one.side, have, kinds_joining(MAJORITY, used, turnout, statute), whole)


def figures_of(asked: Asked, one: Comparison, treatments: Treatments) -> tuple[str, str]:
    """The figure counted and the figure that it is a share of, as expressions."""
    counted = counted_in(asked, one, treatments)
    have, whole = _sum(one.measure, counted.have), _sum(one.measure, counted.whole)
    if counted.followers:
        ahead, behind = ("for", "against") if one.side is Side.FOR else ("against", "for")
        majority = f"{one.measure.value}_{ahead} > {one.measure.value}_{behind}"
        have += f" + ({_sum(one.measure, counted.followers)} if {majority} else 0)"
    return have, whole


def need_of(limit: Limit, whole: str) -> str:
    """What :func:`~bylawkit.evaluate.measuring.figure_needed` finds, as an expression."""
    scaled, parts = f"{whole} * {limit.share.numerator}", limit.share.denominator
    match limit.cmp:
        case Cmp.AT_LEAST:
            return f"(-(-{scaled} // {parts}) if {whole} else 1)"
        case Cmp.MORE:
            return f"{scaled} // {parts} + 1"
        case Cmp.AT_MOST:
            return f"{scaled} // {parts}"
        case Cmp.LESS:
            return f"max(-(-{scaled} // {parts}) - 1, 0)"


def short_of(limit: Limit, have: str, need: str) -> str:
    """What is lacking, or too much, as an expression."""
    upward = limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    more, less = (need, have) if upward else (have, need)
    return f"({more} - {less} if {more} > {less} else 0)"


def met_by(limit: Limit, have: str, whole: str) -> str:
    """Whether the limit is met, as an expression; of nothing no share is."""
    share = limit.share
    left, right = f"{have} * {share.denominator}", f"{whole} * {share.numerator}"
    return f"({whole} != 0 and {left} {limit.cmp.value} {right})"


def level_of(asked: tuple[Asked, ...]) -> str:
    """An expression that is true if as many are expressly for as against, in every measure."""
    level = [f"{one.value}_for == {one.value}_against" for one in measures_of(asked)]
    return " and ".join(level)


def _sum(measure: Measure, kinds: Iterable[str]) -> str:
    """The sum of some kinds of vote."""
    return " + ".join(f"{measure.value}_{kind}" for kind in kinds if kind in PARTS) or "0"
