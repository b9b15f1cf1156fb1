"""The graph of norms: what runs from whom to whom.

Duties, rights, bans, services, leases and money are arrows between parties. Checks look at them for
reciprocity; :mod:`bylawkit.model.reciprocity` sums them up by party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.money import Fee, Fund
from bylawkit.model.norms import Modality, Norm, Safety, Service, Training
from bylawkit.model.parties import Body, Party, Role
from bylawkit.model.procedures import Tenancy
from bylawkit.model.values import Ref
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.source import Span

RESIDENTS = (Role.RESIDENTS, Role.OWNERS, Role.USERS, Role.TENANTS, Role.VOLUNTEERS)
"""Roles in which the same people may appear."""

Key = str
"""What a party is called in the graph: its role, or its name if the role says nothing."""


Giving = Norm | Service | Fee | Fund | Safety | Training | Tenancy
"""The statements that draw arrows."""


class What(StrEnum):
    """What runs along an arrow."""

    DUTY = "duty"
    RIGHT = "right"
    BAN = "ban"
    SERVICE = "service"
    INSPECTION = "inspection"
    TRAINING = "training"
    LEASE = "lease"
    FEE = "fee"
    SUBSIDY = "subsidy"
    FUND = "fund"

    @property
    def is_money(self) -> bool:
        """Whether it is paid."""
        return self in (What.FEE, What.SUBSIDY, What.FUND)


class End(NamedTuple):
    """A party at one end of an arrow, where it is named."""

    key: Key
    name: str
    span: Span
    role: Role


class Arrow(NamedTuple):
    """Something that runs from givers to receivers, by a statement."""

    givers: tuple[End, ...]
    receivers: tuple[End, ...]
    what: What
    statement: Giving

    @property
    def from_keys(self) -> frozenset[Key]:
        return frozenset(end.key for end in self.givers)

    @property
    def to_keys(self) -> frozenset[Key]:
        return frozenset(end.key for end in self.receivers)


def role_of(bylaw: Bylaw, ref: Ref | None) -> Role:
    """What a named party or body is in the compound."""
    if ref is None:
        return Role.OTHER
    stated = bylaw.named.get(ref.name)
    if isinstance(stated, (Party, Body)) and stated.role is not Role.OTHER:
        return stated.role
    return PARTY_NAMES.get(ref.name, Role.OTHER)


def arrows(bylaw: Bylaw) -> Iterator[Arrow]:
    """Every arrow of a bylaw."""
    for one in bylaw.named.values():
        yield from arrows_of(bylaw, one)


def arrows_of(bylaw: Bylaw, one: Named) -> Iterator[Arrow]:
    """The arrows that one statement draws."""

    def arrow(
        givers: Iterable[Ref | None], receivers: Iterable[Ref | None], what: What, by: Giving
    ) -> Arrow:
        return Arrow(_ends(bylaw, givers), _ends(bylaw, receivers), what, by)

    match one:
        case Norm():
            ends = (one.bearers, one.owed_to)
            is_right = one.modality is Modality.RIGHT
            yield arrow(*(ends[::-1] if is_right else ends), What(one.modality.value), one)
        case Service():
            yield arrow((one.provider,), one.owed_to, What.SERVICE, one)
        case Fee():
            yield arrow((one.payer,), (one.payee,), What.FEE, one)
            if helpers := _helpers(one):
                yield arrow(helpers, (one.payer,), What.SUBSIDY, one)
        case Fund():
            shares = tuple(share.to for share in one.shares if _is_party(bylaw, share.to))
            yield arrow((one.owner,), shares, What.FUND, one)
        case Safety():
            yield arrow((one.inspector, one.responsible, one.sign_off), (), What.INSPECTION, one)
        case Training():
            yield arrow((one.organiser,), one.trainees, What.TRAINING, one)
        case Tenancy():
            yield arrow((one.landlord,), (one.tenant,), What.LEASE, one)
            yield arrow((one.tenant,), (one.landlord,), What.LEASE, one)
        case _:
            return


def _helpers(fee: Fee) -> list[Ref]:
    """Who pays, or bears, a part of what the payer would have to pay."""
    helpers = [subsidy.payer for phase in fee.phases for subsidy in phase.subsidies]
    helpers += [phase.borne_by for phase in fee.phases if phase.borne_by is not None]
    helpers += [subsidy.payer for subsidy in fee.subsidies]
    return helpers + [ref for relief in fee.relief for ref in relief.funders]


def _ends(bylaw: Bylaw, refs: Iterable[Ref | None]) -> tuple[End, ...]:
    return tuple(_end(bylaw, ref) for ref in refs if ref is not None)


def _end(bylaw: Bylaw, ref: Ref) -> End:
    role = role_of(bylaw, ref)
    key = ref.name if role is Role.OTHER else role.value
    return End(key, ref.name, ref.span, role)


def _is_party(bylaw: Bylaw, ref: Ref) -> bool:
    known = isinstance(bylaw.named.get(ref.name), (Party, Body))
    return known or role_of(bylaw, ref) is not Role.OTHER
