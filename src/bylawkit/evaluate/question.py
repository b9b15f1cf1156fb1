"""What is asked of a vote: a matter, with every test that it must meet on a day.

A question is worked out once and can then be put to any number of tallies
(:func:`bylawkit.evaluate.votes.answer`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked, article_number, asked_of, body_of, comparisons, guard_of
from bylawkit.evaluate.decision import Assumed, Floors
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments, treatments_of
from bylawkit.model.law import Statute
from bylawkit.model.votes import Consent, Matter, Measure, Tie


class Question(NamedTuple):
    """All that the outcome of a vote hangs on, but for the tally.

    ``seats`` is the total of seats that the bylaw gives the body, if a test counts seats. ``law``
    names the statutes applied, each with the day from which it holds.
    """

    matter: Matter
    turnout: tuple[Asked, ...]
    approve: tuple[Asked, ...]
    guard: tuple[Asked, ...]
    treatments: Treatments
    tie: Tie | None = None
    consents: tuple[Consent, ...] = ()
    seats: Assumed | None = None
    law: tuple[str, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What has to be counted, in the order in which it is asked for."""
        return measures_of((*self.guard, *self.turnout, *self.approve))


def question_of(
    bylaw: Bylaw, matter: Matter, floors: Floors = (), *, second_call: bool = False
) -> Question:
    """What is asked of a vote on ``matter``: its own tests and those of the statutes in ``floors``."""
    asked = asked_of(bylaw, matter, floors, second_call=second_call)
    body = body_of(bylaw, matter)
    return Question(
        matter,
        tuple(one for one in asked if one.part == "turnout"),
        tuple(one for one in asked if one.part == "approve"),
        guard_of(bylaw, matter),
        treatments_of(matter),
        matter.tie or (body.tie if body else None),
        matter.also_consent + (body.also_consent if body else ()),
        _seats(bylaw, matter, asked),
        _law(asked),
    )


def measures_of(asked: Iterable[Asked]) -> tuple[Measure, ...]:
    """The measures of some tests, each once, in order."""
    return tuple(dict.fromkeys(one.measure for test in asked for one in comparisons(test.test)))


def _seats(bylaw: Bylaw, matter: Matter, asked: tuple[Asked, ...]) -> Assumed | None:
    body = body_of(bylaw, matter)
    if body is None or not body.seat_count or Measure.SEATS not in measures_of(asked):
        return None
    return Assumed(Measure.SEATS, body.seat_count, article_number(bylaw, body.name))


def _law(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    """The statutes applied, each with the day from which it holds: ``cn/civil-code@2021-01-01``."""
    statutes = (one.rule.statute for one in asked)
    return tuple(dict.fromkeys(_dated(one) for one in statutes if one is not None))


def _dated(statute: Statute) -> str:
    key = statute.key or statute.name
    return key if statute.since is None else f"{key}@{statute.since}"
