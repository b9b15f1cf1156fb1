"""Law packs: what statutes demand, dated and cited value by value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bylawkit.model.parties import Role
from bylawkit.model.values import Citation, Duration, Frequency, Words
from bylawkit.model.votes import MatterClass, Test
from bylawkit.source import Span


class Rank(StrEnum):
    """The rank of a text in the legal order, highest first."""

    STATUTE = "statute"
    REGULATION = "regulation"
    INTERPRETATION = "interpretation"
    LOCAL_REGULATION = "local-regulation"
    DEPARTMENT_RULE = "department-rule"
    GUIDANCE = "guidance"


class Force(StrEnum):
    """How a provision binds a bylaw."""

    FLOOR = "floor"
    CEILING = "ceiling"
    FIXED = "fixed"
    DEFAULT = "default"
    DISPOSITIVE = "dispositive"
    REQUIRE = "require"
    FORBID = "forbid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One demand of a statute. Only the fields that it speaks about are set.

    ``applies_to`` empty means: to matters of every class reserved to the owners.
    ``role`` names the body that ``members``, ``term``, ``attend`` and ``carry`` speak about.
    ``since``/``until`` narrow the statute's own dates (both inclusive).
    """

    name: str
    span: Span = field(compare=False)
    force: Force
    applies_to: tuple[MatterClass, ...] = ()
    role: Role | None = None
    members: int | None = None
    term: Duration | None = None
    attend: Test | None = None
    carry: Test | None = None
    turnout: Test | None = None
    approve: Test | None = None
    notice: Duration | None = None
    publish: Duration | None = None
    filing: Duration | None = None
    frequency: Frequency | None = None
    words: tuple[Words, ...] = ()
    basis: tuple[Citation, ...] = ()
    since: date | None = None
    until: date | None = None
    verified: bool = True
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A statute with its place, rank, validity and provisions."""

    name: str
    title: str
    span: Span = field(compare=False)
    key: str = ""
    place: tuple[str, ...] = ()
    rank: Rank = Rank.STATUTE
    since: date | None = None
    until: date | None = None
    verified: bool = True
    provisions: tuple[Provision, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """The statutes of one file, found by place: ``中国``, ``中国/北京``."""

    statutes: tuple[Statute, ...] = ()
