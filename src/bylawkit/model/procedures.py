"""Procedures: finite state machines over stages."""

from __future__ import annotations

from bylawkit.model.values import Citation, Duration, Fen, Ref, Words
from bylawkit.model.votes import Petition
from bylawkit.record import field, record
from bylawkit.source import Span


@record
class Stage:
    """One step. ``then``/``on_failure`` name stages; ``END`` ends; ``None`` is the next stage.

    ``actor`` is a party or body. A stage whose ``matter`` is set is decided by that matter's body.
    ``ends`` is true if the stage says that success ends the procedure; the last stage always does.
    ``fails`` is true if the stage states what happens on failure; ``on_failure`` is then the stage,
    or ``None`` for the end.
    """

    name: str
    span: Span = field(compare=False)
    actor: Ref | None = None
    matter: Ref | None = None
    action: str | None = None
    within: Duration | None = None
    at_least: Duration | None = None
    then: Ref | None = None
    ends: bool = False
    on_failure: Ref | None = None
    fails: bool = False


@record(kw_only=True)
class Emergency:
    """What may be done without the vote ``instead_of``, once ``confirm`` agrees (case A2)."""

    name: str
    title: str
    span: Span = field(compare=False)
    cases: tuple[Words, ...] = ()
    confirm: Ref | None = None
    confirm_within: Duration | None = None
    instead_of: Ref | None = None
    carried_out_by: Ref | None = None
    publish: Duration | None = None
    checked_after: Words | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Tenancy:
    """A lease: its term, deposit, renewal and end. ``ends_when`` is a closed list.

    It ends, too, when rent for ``arrears_limit`` in total is unpaid, or when the home is idle for
    ``idle_limit`` in a row. Who is no longer eligible may stay for ``transition``, on the terms of
    ``transition_terms``; ``refund`` says what becomes of the deposit.
    """

    name: str
    title: str
    span: Span = field(compare=False)
    landlord: Ref | None = None
    tenant: Ref | None = None
    term: Duration | None = None
    deposit: Duration | Fen | None = None
    renewal: Duration | None = None
    arrears_limit: Duration | None = None
    idle_limit: Duration | None = None
    ends_when: tuple[Words, ...] = ()
    clears_within: Duration | None = None
    transition: Duration | None = None
    transition_terms: Words | None = None
    refund: Words | None = None
    barred: Duration | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Procedure:
    """Stages in order; the first is the start. ``when`` and ``petitions`` say what starts it."""

    name: str
    title: str
    span: Span = field(compare=False)
    when: Words | None = None
    petitions: tuple[Petition, ...] = ()
    stages: tuple[Stage, ...] = ()
    escalate_to: Ref | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)
