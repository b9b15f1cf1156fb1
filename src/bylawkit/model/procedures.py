"""Procedures: finite state machines over stages."""

from __future__ import annotations

from bylawkit.model.values import Citation, Duration, Ref, Words
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
class Procedure:
    """Stages in order; the first is the start."""

    name: str
    title: str
    span: Span = field(compare=False)
    stages: tuple[Stage, ...] = ()
    escalate_to: Ref | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)
