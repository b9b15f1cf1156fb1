"""Votes: tests over a tally, and the matters that are decided by them."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from bylawkit.model.values import Area, Citation, Duration, Limit, Ref, Words
from bylawkit.record import field, record
from bylawkit.source import Span


class Measure(StrEnum):
    """What is counted."""

    AREA = "area"
    HEADS = "heads"
    HOUSEHOLDS = "households"
    SEATS = "seats"


class Base(StrEnum):
    """What a share is a share of."""

    ALL = "all"
    PARTICIPATING = "participating"
    ATTENDING = "attending"
    CAST = "cast"


class Side(StrEnum):
    """Which votes are the numerator."""

    FOR = "for"
    AGAINST = "against"
    PARTICIPATING = "participating"


@record
class Comparison:
    """One linear test: ``side`` of ``measure`` over ``base`` of ``measure`` ``limit``."""

    side: Side
    measure: Measure
    base: Base
    limit: Limit
    span: Span = field(compare=False)


@record
class AllOf:
    """Every part must hold."""

    parts: tuple[Test, ...]


@record
class AnyOf:
    """One part is enough."""

    parts: tuple[Test, ...]


Test = Comparison | AllOf | AnyOf


class MatterClass(StrEnum):
    """What a decision is about: Civil Code 278 I (1) to (9), and what bodies decide beside them."""

    ASSEMBLY_RULES = "assembly-rules"  # 278 I (1)
    BYLAWS = "bylaws"  # 278 I (2)
    COMMITTEE_ELECTION = "committee-election"  # 278 I (3)
    PROVIDER = "provider"  # 278 I (4)
    REPAIR_FUND_USE = "repair-fund-use"  # 278 I (5)
    REPAIR_FUND_RAISE = "repair-fund-raise"  # 278 I (6)
    REBUILD = "rebuild"  # 278 I (7), lifts in old compounds too
    COMMON_PARTS = "common-parts"  # 278 I (8)
    OTHER_MAJOR = "other-major"  # 278 I (9)
    HOME_BUSINESS = "home-business"  # Civil Code 279: a home put to business use
    INTERNAL = "internal"  # a body's own business; not reserved to the owners


RESERVED = frozenset(MatterClass) - {MatterClass.HOME_BUSINESS, MatterClass.INTERNAL}
"""The classes that Civil Code 278 I reserves to all owners."""

SPECIAL = frozenset({MatterClass.REPAIR_FUND_RAISE, MatterClass.REBUILD, MatterClass.COMMON_PARTS})
"""The classes that need three quarters of those participating (Civil Code 278 II s. 2)."""


class Scope(StrEnum):
    """Whose votes count; it sets the denominator."""

    COMPOUND = "compound"
    BLOCK = "block"
    STAIRWELL = "stairwell"
    PAYERS = "payers"
    AFFECTED = "affected"
    OCCUPIED = "occupied"


class Treatment(StrEnum):
    """What becomes of a vote that is neither yes nor no."""

    NOT_COUNTED = "not-counted"
    PARTICIPATES = "participates"
    FOLLOWS_MAJORITY = "follows-majority"
    AGAINST = "against"


class Channel(StrEnum):
    """How a vote may be cast."""

    MEETING = "meeting"
    PAPER = "paper"
    ELECTRONIC = "electronic"


class Service(StrEnum):
    """How a notice or a ballot reaches its reader."""

    IN_PERSON = "in-person"
    POSTING = "posting"
    MESSAGE = "message"
    MAIL = "mail"


class Tie(StrEnum):
    """What becomes of a tie."""

    AGAIN = "again"
    LOT = "lot"
    CHAIR = "chair"
    FAILS = "fails"


class Weighting(StrEnum):
    """How much one vote weighs. Civil Code 278 counts area and heads."""

    BY_LAW = "by-law"
    PER_UNIT = "per-unit"
    STEPS = "steps"


@record
class Weight:
    """A weight function; for steps, ``votes`` for each started ``area_step`` (0.01 m²)."""

    kind: Weighting
    area_step: Area | None = None
    votes: int = 1


@record
class Extension:
    """The window may be made longer ``times`` times, by ``length`` each."""

    times: int
    length: Duration


@record
class SecondCall:
    """If too few take part, another call after ``after``; ``turnout`` then applies, else the same."""

    after: Duration
    turnout: Test | None = None


@record
class Petition:
    """Who may demand a meeting or a vote: a share of ``who``, by ``measure`` (heads unless stated)."""

    who: Ref
    measure: Measure
    limit: Limit


@record
class Consent:
    """A group whose own consent is needed besides."""

    who: Ref
    measure: Measure
    limit: Limit


class Duplicate(StrEnum):
    """Which of several ballots for one unit counts."""

    FIRST = "first"
    LAST = "last"
    VOID = "void"


@record(kw_only=True)
class Matter:
    """A decision that somebody may take: who, by which tests, and on which way.

    ``turnout`` compares those who take part; ``approve`` compares the yes votes. ``overturn``
    compares those who object in writing within ``objection``; if it holds, the decision falls.
    ``also_consent`` are groups who must agree besides. A treatment that
    is ``None`` was not stated; the engine then applies the default of
    :mod:`bylawkit.evaluate` and says so.
    """

    name: str
    title: str
    span: Span = field(compare=False)
    decided_by: Ref | None = None
    matter_class: MatterClass | None = None
    scope: Scope = Scope.COMPOUND
    turnout: Test | None = None
    approve: Test | None = None
    silent: Treatment | None = None
    abstain: Treatment | None = None
    invalid: Treatment | None = None
    options: tuple[Ref, ...] = ()
    channels: tuple[Channel, ...] = ()
    duplicate: Duplicate | None = None
    proxy_cap: int | None = None
    proxy_written: bool = False
    proxy_except: tuple[Ref, ...] = ()
    silent_guard: Test | None = None
    weight: Weight | None = None
    owner_cap: Fraction | None = None
    lines: tuple[Ref, ...] = ()
    choices: int | None = None
    winners: int | None = None
    shortlist: int | None = None
    tie: Tie | None = None
    verify: Words | None = None
    served_by: tuple[Service, ...] = ()
    deemed_served: Duration | None = None
    extension: Extension | None = None
    second_call: SecondCall | None = None
    retry_bar: Duration | None = None
    lapse: Duration | None = None
    answer: Duration | None = None
    reports: tuple[tuple[Ref, Duration], ...] = ()
    petitions: tuple[Petition, ...] = ()
    invalid_when: tuple[Words, ...] = ()
    counted_by: tuple[Ref, ...] = ()
    witnessed_by: tuple[Ref, ...] = ()
    recount: Duration | None = None
    recuse: tuple[Words, ...] = ()
    also_consent: tuple[Consent, ...] = ()
    hear: tuple[Ref, ...] = ()
    notice: Duration | None = None
    window: tuple[Duration, Duration] | None = None
    publish: Duration | None = None
    objection: Duration | None = None
    overturn: Test | None = None
    filing: tuple[Ref, Duration] | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)
