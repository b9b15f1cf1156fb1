"""Who gives what to whom: the graph on which reciprocity is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bylawkit.checks.base import role_of
from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.money import Fee, Fund
from bylawkit.model.norms import Modality, Norm, Safety, Service, Training
from bylawkit.model.parties import Role
from bylawkit.model.values import Ref
from bylawkit.source import Span

RESIDENTS = (Role.RESIDENTS, Role.OWNERS, Role.USERS, Role.TENANTS, Role.VOLUNTEERS)
"""Roles in which the same people may appear."""

Key = str
"""What a party is called in the graph: its role, or its name if the role says nothing."""


class End(NamedTuple):
    """A party at one end of an arrow, where it is named."""

    key: Key
    name: str
    span: Span


class Arrow(NamedTuple):
    """Something that runs from givers to receivers."""

    givers: tuple[End, ...]
    receivers: tuple[End, ...]

    @property
    def from_keys(self) -> frozenset[Key]:
        return frozenset(end.key for end in self.givers)

    @property
    def to_keys(self) -> frozenset[Key]:
        return frozenset(end.key for end in self.receivers)


def arrows(bylaw: Bylaw) -> Iterator[Arrow]:
    """Every arrow of a bylaw."""
    for one in bylaw.named.values():
        yield from arrows_of(bylaw, one)


def arrows_of(bylaw: Bylaw, one: Named) -> Iterator[Arrow]:
    """The arrows that one statement draws."""
    match one:
        case Norm():
            ends = (_ends(bylaw, one.bearers), _ends(bylaw, one.owed_to))
            yield Arrow(*(ends[::-1] if one.modality is Modality.RIGHT else ends))
        case Service():
            yield Arrow(_ends(bylaw, (one.provider,)), _ends(bylaw, one.owed_to))
        case Fee():
            yield from _money(bylaw, one)
        case Fund():
            shares = tuple(share.to for share in one.shares if _is_party(bylaw, share.to))
            yield Arrow(_ends(bylaw, (one.owner,)), _ends(bylaw, shares))
        case Safety():
            yield Arrow(_ends(bylaw, (one.inspector, one.responsible, one.sign_off)), ())
        case Training():
            yield Arrow(_ends(bylaw, (one.organiser,)), _ends(bylaw, one.trainees))
        case _:
            return


def _money(bylaw: Bylaw, fee: Fee) -> Iterator[Arrow]:
    payer, payee = _ends(bylaw, (fee.payer,)), _ends(bylaw, (fee.payee,))
    yield Arrow(payer, payee)
    helpers = [subsidy.payer for phase in fee.phases for subsidy in phase.subsidies]
    helpers += [phase.borne_by for phase in fee.phases if phase.borne_by is not None]
    helpers += [subsidy.payer for subsidy in fee.subsidies]
    helpers += [ref for relief in fee.relief for ref in relief.funders]
    if helpers:
        yield Arrow(_ends(bylaw, helpers), payer)


def _ends(bylaw: Bylaw, refs: Iterable[Ref | None]) -> tuple[End, ...]:
    return tuple(End(_key(bylaw, ref), ref.name, ref.span) for ref in refs if ref is not None)


def _key(bylaw: Bylaw, ref: Ref) -> Key:
    role = role_of(bylaw, ref)
    return ref.name if role is Role.OTHER else role.value


def _is_party(bylaw: Bylaw, ref: Ref) -> bool:
    from bylawkit.model.parties import Body, Party

    known = isinstance(bylaw.named.get(ref.name), (Party, Body))
    return known or role_of(bylaw, ref) is not Role.OTHER
