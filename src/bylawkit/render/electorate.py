"""Who votes on a matter: the owners or tenants unit by unit, the members of a body, or nobody.

A ballot, an announcement and the article itself ask the same questions of a matter; they are
answered here once.
"""

from __future__ import annotations

from enum import StrEnum

from bylawkit.model.bylaw import Bylaw, CompoundKind
from bylawkit.model.parties import Body, Role
from bylawkit.model.votes import Matter, Measure, Test
from bylawkit.model.wording import role_named
from bylawkit.render.speech.comparing import comparisons


class Manner(StrEnum):
    """How a matter is decided."""

    UNITS = "units"  # each unit has a ballot
    SEATS = "seats"  # each member of a body has one
    ALONE = "alone"  # one party decides by itself; there is no vote


Voters = tuple[str, str]
"""What those are called who vote, in Chinese and in English."""

OWNERS: Voters = ("业主", "owners")
TENANTS: Voters = ("承租人", "tenants")
_MEMBERS: Voters = ("成员", "members")
_COMMITTEE: Voters = ("委员", "members")
_VOTERS: dict[Role | None, Voters] = {
    Role.OWNERS: OWNERS,
    Role.OWNERS_ASSEMBLY: OWNERS,
    Role.TENANTS: TENANTS,
    Role.TENANTS_COUNCIL: TENANTS,
    Role.USERS: ("使用人", "users"),
    Role.RESIDENTS: ("居民", "residents"),
    Role.VOLUNTEERS: ("志愿者", "volunteers"),
    Role.OWNERS_COMMITTEE: _COMMITTEE,
}
_TOGETHER = frozenset(
    (
        Role.OWNERS,
        Role.OWNERS_ASSEMBLY,
        Role.TENANTS,
        Role.USERS,
        Role.RESIDENTS,
        Role.VOLUNTEERS,
    )
)
_SITTING = frozenset(
    (
        Role.OWNERS_COMMITTEE,
        Role.COUNCIL,
        Role.PLATFORM,
        Role.TENANTS_COUNCIL,
        Role.TEMPORARY_COMMITTEE,
    )
)
_OF_UNITS = frozenset((Measure.AREA, Measure.HOUSEHOLDS))


def is_body(bylaw: Bylaw, name: str) -> bool:
    """Whether a name is that of a body, declared or built in, that has members."""
    return isinstance(bylaw.named.get(name), Body) or role_named(bylaw, name) in _SITTING


def manner(bylaw: Bylaw, matter: Matter) -> Manner:
    """How a matter is decided. A test that counts area or households is a test of units."""
    if matter.decided_by is None:
        return Manner.UNITS
    tests = [one for one in (matter.turnout, matter.approve) if one is not None]
    role = role_named(bylaw, matter.decided_by.name)
    if any(one.measure in _OF_UNITS for test in tests for one in comparisons(test)):
        return Manner.UNITS
    if role in _TOGETHER:
        return Manner.UNITS
    if is_body(bylaw, matter.decided_by.name) or tests:
        return Manner.SEATS
    return Manner.ALONE


def decided_by_many(bylaw: Bylaw, matter: Matter) -> bool:
    """Whether people decide together without being a body: the owners, the tenants."""
    if matter.decided_by is None:
        return True
    role = role_named(bylaw, matter.decided_by.name)
    return role in _TOGETHER and role is not Role.OWNERS_ASSEMBLY


def voters(bylaw: Bylaw, statement: Matter | Body, rule: Test | None = None) -> Voters:
    """What those are called who vote on a matter or in a body, in the test ``rule`` if one is meant."""
    if rule is not None and any(one.measure is Measure.AREA for one in comparisons(rule)):
        return OWNERS
    if isinstance(statement, Body):
        return _sitting(statement.role) if rule is None else _of(statement.role)
    if statement.decided_by is None:
        return OWNERS
    if manner(bylaw, statement) is Manner.SEATS:
        return members(bylaw, statement.decided_by.name)
    return _of(role_named(bylaw, statement.decided_by.name))


def members(bylaw: Bylaw, name: str) -> Voters:
    """What those are called who sit in a body."""
    return _sitting(role_named(bylaw, name))


def called(bylaw: Bylaw, name: str) -> str | None:
    """What those are called, in Chinese, who go by this name, if they vote or live here."""
    role = role_named(bylaw, name)
    return _VOTERS[role][0] if role in _VOTERS else None


def residents(bylaw: Bylaw) -> Voters:
    """What those are called whom the compound's rules speak to: its owners, or its tenants."""
    return TENANTS if bylaw.kind is CompoundKind.PUBLIC_RENTAL else OWNERS


def _sitting(role: Role | None) -> Voters:
    """What those are called who sit in a body of this role; in the assembly sit all owners."""
    return _of(role) if role in (Role.OWNERS_COMMITTEE, Role.OWNERS_ASSEMBLY) else _MEMBERS


def _of(role: Role | None) -> Voters:
    return _VOTERS.get(role, _MEMBERS)
