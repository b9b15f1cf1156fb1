"""Who lives, owns, serves, sits and decides in a compound."""

from __future__ import annotations

from enum import StrEnum

from bylawkit.model.values import Citation, Duration, Frequency, Ref, Words
from bylawkit.model.votes import Test
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


@record(kw_only=True)
class Body:
    """A body that meets and decides; it is a party as well."""

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
    tasks: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    basis: tuple[Citation, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)

    @property
    def seat_count(self) -> int:
        """How many seats there are: the stated size, else the seats added up."""
        return self.size if self.size is not None else sum(seat.count for seat in self.seats)
