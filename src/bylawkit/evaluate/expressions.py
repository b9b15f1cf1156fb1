"""Tests as Python expressions over whole numbers: what :mod:`bylawkit.evaluate.compiled` writes."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.question import measures_of
from bylawkit.evaluate.tally import PARTS
from bylawkit.model.counting import MAJORITY, Treatments, kinds_in, kinds_joining
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


def figures_of(asked: Asked, one: Comparison, treatments: Treatments) -> tuple[str, str]:
    """The figure counted and the figure that it is a share of, as expressions."""
    turnout, statute = asked.part == "turnout", asked.rule.statute is not None
    used = Treatments() if asked.at_meeting and turnout else treatments
    every = PARTS if one.base is Base.ALL else kinds_in(one.base, used, turnout, statute)
    whole = _sum(one.measure, every)
    if one.side is Side.PARTICIPATING:
        taking_part = kinds_in(Base.PARTICIPATING, used, turnout, statute)
        return _sum(one.measure, taking_part), whole
    have = _sum(one.measure, kinds_joining(one.side.value, used, turnout, statute))
    followers = kinds_joining(MAJORITY, used, turnout, statute)
    if followers:
        ahead, behind = ("for", "against") if one.side is Side.FOR else ("against", "for")
        majority = f"{one.measure.value}_{ahead} > {one.measure.value}_{behind}"
        have += f" + ({_sum(one.measure, followers)} if {majority} else 0)"
    return have, whole


def level_of(asked: tuple[Asked, ...]) -> str:
    """An expression that is true if as many are expressly for as against, in every measure."""
    level = [f"{one.value}_for == {one.value}_against" for one in measures_of(asked)]
    return " and ".join(level)


def _sum(measure: Measure, kinds: Iterable[str]) -> str:
    """The sum of some kinds of vote."""
    return " + ".join(f"{measure.value}_{kind}" for kind in kinds if kind in PARTS) or "0"
