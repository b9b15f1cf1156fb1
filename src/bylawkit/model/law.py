"""Law packs: what statutes demand, dated and cited value by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from bylawkit.model.parties import Role
from bylawkit.model.values import Citation, Duration, Frequency, Limit, Words
from bylawkit.model.votes import RESERVED, MatterClass, SecondCall, Test, Treatment
from bylawkit.record import Same, field, record
from bylawkit.source import Span


class Rank(StrEnum):
    """The rank of a text in the legal order, highest first; see :func:`outranks`."""

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


@record(kw_only=True)
class Provision:
    """One demand of a statute. Only the fields that it speaks about are set.

    ``applies_to`` empty means: to matters of every class reserved to the owners.
    ``role`` names the body that ``members``, ``term``, ``attend``, ``carry``, ``first_session``,
    ``re_election`` and ``handover`` speak about. ``petition`` is the share that may demand a meeting.
    ``window`` is the shortest and the longest lawful voting window; ``prepay`` how far ahead a fee
    may be collected. ``silent`` is what may at most become of silence, if ``silent_guard`` holds;
    ``proxy_cap`` how many may be represented by one person; ``owner_cap`` the share beyond which one
    owner's votes do not count; ``overturn`` who must object within ``objection`` for a decision to
    fall; ``retry_bar`` how long a rejected motion rests; ``fund_floor`` the balance of a fund, as a
    share of the first deposit, below which it is topped up. ``since``/``until`` narrow the statute's own dates (both inclusive).
    """

    name: str
    span: Span = field(compare=False)
    force: Force
    applies_to: tuple[MatterClass, ...] = ()
    role: Role | None = None
    members: int | None = None
    term: Duration | None = None
    first_session: Duration | None = None
    re_election: Duration | None = None
    handover: Duration | None = None
    petition: Limit | None = None
    attend: Test | None = None
    carry: Test | None = None
    turnout: Test | None = None
    approve: Test | None = None
    notice: Duration | None = None
    window: tuple[Duration, Duration] | None = None
    prepay: Duration | None = None
    publish: Duration | None = None
    filing: Duration | None = None
    frequency: Frequency | None = None
    silent: Treatment | None = None
    silent_guard: Test | None = None
    proxy_cap: int | None = None
    owner_cap: Fraction | None = None
    second_call: SecondCall | None = None
    objection: Duration | None = None
    overturn: Test | None = None
    retry_bar: Duration | None = None
    fund_floor: Fraction | None = None
    words: tuple[Words, ...] = ()
    basis: tuple[Citation, ...] = ()
    since: date | None = None
    until: date | None = None
    verified: bool = True
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
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


@record(kw_only=True)
class LawPack:
    """The statutes of one file, found by place: ``中国``, ``中国/北京``."""

    statutes: tuple[Statute, ...] = ()


TESTS = ("attend", "carry", "turnout", "approve")
"""The fields of a provision in which there is a test of votes."""


class InForce(tuple[tuple[Statute, Provision], ...]):
    """Provisions in force, each with its statute, in order."""

    def __init__(self, _: Iterable[tuple[Statute, Provision]] = ()) -> None:
        self._about: dict[tuple[str, ...], InForce] = {}
        self._by_article: dict[tuple[str, str], tuple[Statute, Provision]] = {}

    def about(self, *fields: str) -> InForce:
        """Those that speak about one of these fields; looked for once."""
        if fields not in self._about:
            self._about[fields] = InForce(
                pair for pair in self if any(getattr(pair[1], one) is not None for one in fields)
            )
        return self._about[fields]

    def of_article(self, key: str, number: str) -> tuple[Statute, Provision] | None:
        """The first that rests on an article of the statute ``key``."""
        if not self._by_article:
            for statute, provision in self:
                for one in provision.basis:
                    self._by_article.setdefault((statute.key, one.article), (statute, provision))
        return self._by_article.get((key, number))


@record
class Law:
    """The law of a place on a day: what a bylaw is judged by.

    ``on`` is ``None`` for the law now in force. ``statutes`` are all that were ever in force
    there, with all their provisions; the methods look only at those in force.
    """

    place: tuple[str, ...]
    on: date | None
    statutes: tuple[Statute, ...]

    def in_force(self) -> InForce:
        """Every provision in force, with its statute; worked out once for all bylaws of a place."""
        return _in_force(Same(self.statutes), self.on)

    def no_longer_in_force(self) -> tuple[tuple[Statute, Provision], ...]:
        """Every provision that has ended, with its statute."""
        return tuple(pair for pair in _all(self.statutes) if _ended(*pair, self.on))

    def first_day(self) -> date | None:
        """The earliest day on which a statute of this place is known to be in force."""
        return min((one.since for one in self.statutes if one.since is not None), default=None)


@lru_cache(256)
def _in_force(statutes: Same[tuple[Statute, ...]], on: date | None) -> InForce:
    return InForce(pair for pair in _all(statutes.value) if _valid(*pair, on))


def _all(statutes: tuple[Statute, ...]) -> Iterator[tuple[Statute, Provision]]:
    return ((one, provision) for one in statutes for provision in one.provisions)


def _valid(statute: Statute, provision: Provision, on: date | None) -> bool:
    return _begun(statute, provision, on) and not _ended(statute, provision, on)


def _begun(statute: Statute, provision: Provision, on: date | None) -> bool:
    return on is None or all(one is None or one <= on for one in (statute.since, provision.since))


def _ended(statute: Statute, provision: Provision, on: date | None) -> bool:
    ends = [one for one in (statute.until, provision.until) if one is not None]
    return bool(ends) and (on is None or min(ends) < on)


def applies_to(provision: Provision, matter_class: MatterClass | None) -> bool:
    """Whether a provision about matters speaks about this class."""
    if not provision.applies_to:
        return matter_class in RESERVED
    return matter_class in provision.applies_to


_LEVELS = {
    Rank.STATUTE: 0,
    Rank.REGULATION: 1,
    Rank.INTERPRETATION: 1,
    Rank.LOCAL_REGULATION: 2,
    Rank.DEPARTMENT_RULE: 2,
    Rank.GUIDANCE: 3,
}


def outranks(one: Statute, other: Statute) -> bool:
    """Whether ``one`` prevails over ``other`` by its rank.

    A department's rule and a local regulation are not ordered: the State Council decides between
    them (Legislation Law 106). Among texts of one rank that of the wider place prevails.
    """
    above, below = _LEVELS[one.rank], _LEVELS[other.rank]
    if above != below or one.rank is not other.rank:
        return above < below
    return len(one.place) < len(other.place) and other.place[: len(one.place)] == one.place
