"""Who lives, owns, serves, sits and decides in a compound."""

from __future__ import annotations

from enum import StrEnum

from bylawkit.model.values import Citation, Duration, Frequency, Limit, Ref, Words
from bylawkit.model.votes import Consent, Petition, Test, Tie
from bylawkit.record import field, record
from bylawkit.source import Span


class Role(StrEnum):
    """What a party is in the compound."""

    OWNERS = "owners"
    TENANTS = "tenants"
    USERS = "users"
    PROVIDER = "provider"
    OWNERS_COMMITTEE = "owners-committee"
    OWNERS_ASSEMBLY = "owners-assembly"
    PARTY_ORGANISATION = "party-organisation"
    RESIDENTS_COMMITTEE = "residents-committee"
    STATIONED_UNITS = "stationed-units"
    RESIDENTS = "residents"
    SUBDISTRICT = "subdistrict"
    GOVERNMENT = "government"
    LANDLORD = "landlord"
    DEVELOPER = "developer"
    VOLUNTEERS = "volunteers"
    FALLBACK_PROVIDER = "fallback-provider"
    COUNCIL = "council"
    PLATFORM = "platform"
    TENANTS_COUNCIL = "tenants-council"
    TEMPORARY_COMMITTEE = "temporary-committee"
    OTHER = "other"


@record(kw_only=True)
class Party:
    """A party that duties run from and to."""

    name: str
    title: str
    span: Span = field(compare=False)
    role: Role = Role.OTHER
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record
class Seat:
    """``count`` seats of one party in a body; ``convenes`` if it calls the meetings."""

    party: Ref
    count: int
    convenes: bool = False


@record
class Representation:
    """``people`` representatives for every ``households`` households."""

    households: int
    people: int


@record
class Quota:
    """A share of the seats that a group must have."""

    group: Ref
    limit: Limit


@record
class SpeakingRules:
    """How long and how often one may speak to a motion."""

    minutes: int
    times: int


@record(kw_only=True)
class Body:
    """A body that meets and decides; it is a party as well.

    ``freeze`` is what must not be done while the next members are chosen, ``recuse`` who steps
    aside, ``also_consent`` the groups of members who must agree besides.
    """

    name: str
    title: str
    span: Span = field(compare=False)
    role: Role = Role.OTHER
    seats: tuple[Seat, ...] = ()
    size: int | None = None
    term: Duration | None = None
    sessions: Frequency | None = None
    attend: Test | None = None
    carry: Test | None = None
    filing: tuple[Ref, Duration] | None = None
    notice: Duration | None = None
    publish: Duration | None = None
    hear: tuple[Ref, ...] = ()
    representation: Representation | None = None
    absence: Frequency | None = None
    quotas: tuple[Quota, ...] = ()
    petitions: tuple[Petition, ...] = ()
    call_within: Duration | None = None
    fallback: Ref | None = None
    first_session: Duration | None = None
    re_election: Duration | None = None
    handover: Duration | None = None
    freeze: tuple[Words, ...] = ()
    eligible: tuple[Words, ...] = ()
    disqualified: tuple[Words, ...] = ()
    recuse: tuple[Words, ...] = ()
    also_consent: tuple[Consent, ...] = ()
    no_proxies: bool = False
    tie: Tie | None = None
    speech: SpeakingRules | None = None
    keep_records: Duration | None = None
    tasks: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    basis: tuple[Citation, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)

    @property
    def seat_count(self) -> int:
        """How many seats there are: the stated size, else the seats added up."""
        return self.size if self.size is not None else sum(seat.count for seat in self.seats)
