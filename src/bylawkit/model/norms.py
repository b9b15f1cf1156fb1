"""What parties owe one another: norms, services, inspections, training."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bylawkit.model.values import Citation, Duration, Frequency, Rate, Ref, Words
from bylawkit.record import field, record
from bylawkit.source import Span


class Modality(StrEnum):
    """Must, may, must not."""

    DUTY = "duty"
    RIGHT = "right"
    BAN = "ban"


@record(kw_only=True)
class Norm:
    """An arrow between parties: ``bearers`` → ``owed_to``, for something and on pain of something.

    ``repeated`` is what follows for those who do it again, in order. ``clock`` are the hours of the
    day in which the norm holds, each ``("22:00", "06:00")``. ``ahead`` is how long before the event
    the action is due.
    """

    name: str
    title: str
    span: Span = field(compare=False)
    modality: Modality
    bearers: tuple[Ref, ...] = ()
    action: Words | None = None
    owed_to: tuple[Ref, ...] = ()
    when: Words | None = None
    within: Duration | None = None
    ahead: Duration | None = None
    every: Frequency | None = None
    in_return_for: tuple[Ref, ...] = ()
    or_else: Words | None = None
    repeated: tuple[Words, ...] = ()
    clock: tuple[tuple[str, str], ...] = ()
    until: date | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


class Level(StrEnum):
    """Whether a service is part of the floor or comes on top."""

    BASE = "base"
    EXTRA = "extra"


@record(kw_only=True)
class Service:
    """Something a provider does, to a standard that is measured and evaluated."""

    name: str
    title: str
    span: Span = field(compare=False)
    provider: Ref | None = None
    owed_to: tuple[Ref, ...] = ()
    content: Words | None = None
    standard: Words | None = None
    every: Frequency | None = None
    measured_by: Words | None = None
    evaluated_by: tuple[Ref, ...] = ()
    evaluated_every: Frequency | None = None
    level: Level | None = None
    cost: Rate | None = None
    or_else: Words | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Safety:
    """An inspection with ledger, rectification deadline, responsible person and sign-off."""

    name: str
    title: str
    span: Span = field(compare=False)
    inspect: Words | None = None
    every: Frequency | None = None
    inspector: Ref | None = None
    responsible: Ref | None = None
    responsible_person: Words | None = None
    ledger: Words | None = None
    rectify_within: Duration | None = None
    recheck_within: Duration | None = None
    sign_off: Ref | None = None
    suspension: Words | None = None
    escalate_to: Ref | None = None
    or_else: Words | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Training:
    """Who learns what, how often, and who sees to it."""

    name: str
    title: str
    span: Span = field(compare=False)
    trainees: tuple[Ref, ...] = ()
    every: Frequency | None = None
    content: Words | None = None
    organiser: Ref | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Record:
    """Papers: what is kept, by whom, how long, and who may read it within what time."""

    name: str
    title: str
    span: Span = field(compare=False)
    content: Words | None = None
    keeper: Ref | None = None
    retention: Duration | None = None
    open_to: tuple[Ref, ...] = ()
    within: Duration | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)
