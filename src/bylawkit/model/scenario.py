"""Scenarios: facts and the result they should have, beside the rules they test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bylawkit.model.values import Area, Fen, Ref
from bylawkit.model.votes import Measure
from bylawkit.record import field, record
from bylawkit.source import Span


class Outcome(StrEnum):
    """What becomes of a vote."""

    CARRIED = "carried"
    REJECTED = "rejected"
    TURNOUT_NOT_MET = "turnout-not-met"
    UNDETERMINED = "undetermined"
    FOR_HUMAN_DECISION = "for-human-decision"


@record(kw_only=True)
class VoteScenario:
    """A tally and the outcome expected of it.

    ``counts`` maps a tally key (``total``, ``for``, ``against``, ``abstain``, ``follow``,
    ``invalid``, ``silent``, ``unserved``) to figures per measure. A key left out is unknown.
    ``candidates`` maps each candidate to its votes. ``winners`` and ``shortlisted`` are those who
    should win, or go on to the next round; none if the scenario does not say. In a ``round`` after
    the first only those with votes stand.
    """

    title: str
    span: Span = field(compare=False)
    matter: Ref
    counts: Mapping[str, Mapping[Measure, int]]
    expect: Outcome
    expect_span: Span = field(compare=False)
    on: date | None = None
    candidates: Mapping[str, Mapping[Measure, int]] = field(default_factory=dict)
    winners: tuple[Ref, ...] = ()
    shortlisted: tuple[Ref, ...] = ()
    round: int = 1


@record(kw_only=True)
class FeeScenario:
    """One unit in one month, and what each payer owes for it. ``expect`` maps party to fen."""

    title: str
    span: Span = field(compare=False)
    fee: Ref
    use: Ref
    area: Area
    month: date
    expect: tuple[tuple[Ref, Fen], ...]
    expect_span: Span = field(compare=False)
    first_payment: date | None = None
    sold: bool = False
    hardship: bool = False


Scenario = VoteScenario | FeeScenario
