"""What engines are asked to decide: each matter with its tests, by the law of the bylaw's day.

A test is written out as the kinds of vote that are added up on either side of a comparison, so that an
engine needs to know nothing of treatments (:mod:`bylawkit.model.counting`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.question import Question, question_of
from bylawkit.evaluate.tally import PARTS
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import MAJORITY, Treatments, kinds_in, kinds_joining
from bylawkit.model.law import Law
from bylawkit.model.votes import Base, Comparison, Matter, Side, Treatment
from bylawkit.pipeline import law_for


class Sums(NamedTuple):
    """Which kinds of vote make up the two figures of a comparison.

    ``follow`` are the kinds that join ``have`` if it is the majority; ``whole`` is ``None`` for the total.
    """

    have: tuple[str, ...]
    follow: tuple[str, ...]
    whole: tuple[str, ...] | None


def sums_of(asked: Asked, one: Comparison, treatments: Treatments) -> Sums:
    """The kinds of vote of a comparison, as its test counts them."""
    turnout, statute = asked.part == "turnout", asked.rule.statute is not None
    used = Treatments() if asked.at_meeting and turnout else treatments
    whole = None if one.base is Base.ALL else _known(kinds_in(one.base, used, turnout, statute))
    if one.side is Side.PARTICIPATING:
        return Sums(_known(kinds_in(Base.PARTICIPATING, used, turnout, statute)), (), whole)
    have = _known(kinds_joining(one.side.value, used, turnout, statute))
    return Sums(have, _known(kinds_joining(MAJORITY, used, turnout, statute)), whole)


def _known(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind for kind in kinds if kind in PARTS)


class Put(NamedTuple):
    """A matter as a question, and what is asked on a second call, if that is something else."""

    matter: Matter
    first: Question
    again: Question | None

    @property
    def without_silent(self) -> Treatments:
        """The treatments if the guard does not hold."""
        return self.first.treatments._replace(silent=Treatment.NOT_COUNTED)


def questions(bylaw: Bylaw, law: Law) -> Iterator[Put]:
    """Every matter without fixed candidates, in the order of the text."""
    floors = law.in_force()
    for matter in bylaw.matters:
        first = question_of(bylaw, matter, floors)
        again = question_of(bylaw, matter, floors, second_call=True)
        if not matter.options:
            yield Put(matter, first, None if again.turnout == first.turnout else again)


class Days(NamedTuple):
    """The days on which the law is the same as that by which a bundle is made."""

    first: date | None
    last: date | None


def law_of_bundle(bylaw: Bylaw) -> tuple[Law, Days]:
    """The law by which a bundle is made, and the days on which it says the same."""
    law = law_for(bylaw)
    changes = sorted(set(_changes(law)))
    if law.on is None:
        return law, Days(changes[-1] if changes else None, None)
    began = [day for day in changes if day <= law.on]
    coming = [day for day in changes if day > law.on]
    last = coming[0] - timedelta(days=1) if coming else None
    return law, Days(began[-1] if began else None, last)


def day_of_bundle(bylaw: Bylaw) -> date:
    """A day on which the law of a bundle holds."""
    return law_of_bundle(bylaw)[0].on or date(2026, 1, 1)


def _changes(law: Law) -> Iterator[date]:
    """Each day on which a provision begins, or has just ended."""
    for statute in law.statutes:
        held = [(one.since, one.until) for one in statute.provisions]
        for since, until in ((statute.since, statute.until), *held):
            if since is not None:
                yield since
            if until is not None:
                yield until + timedelta(days=1)
