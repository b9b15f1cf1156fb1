"""The rule by which each matter is decided, and where it is stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bylawkit.checks.base import role_of
from bylawkit.checks.proof import Rule, rule_of, rule_of_body
from bylawkit.model.bylaw import Bylaw, CompoundKind
from bylawkit.model.parties import Body, Role
from bylawkit.model.votes import RESERVED, Matter

_OWN = {"turnout": ("turnout",), "approve": ("approve",)}
_BODY = {"turnout": ("attend",), "approve": ("carry",)}
_SECOND = {"turnout": ("second_call",), "approve": ("approve",)}


class Voting(NamedTuple):
    """A matter with the tests that decide it: its own, or else those of its body."""

    matter: Matter
    rule: Rule
    stated_in: Matter | Body
    decider: Role
    by_single_owner: bool
    """The public owner of a rental compound decides alone; nobody votes."""

    on_second_call: bool = False

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The fields in which each test stands."""
        if self.on_second_call:
            return _SECOND
        return _BODY if isinstance(self.stated_in, Body) else _OWN

    @property
    def reserved(self) -> bool:
        """Whether the owners must decide this together."""
        return self.matter.matter_class in RESERVED


def votings(bylaw: Bylaw) -> Iterator[Voting]:
    """Every matter of a bylaw."""
    for matter in bylaw.matters:
        decider = role_of(bylaw, matter.decided_by)
        alone = decider is Role.LANDLORD and bylaw.kind is CompoundKind.PUBLIC_RENTAL
        body = bylaw.named.get(matter.decided_by.name) if matter.decided_by else None
        if isinstance(body, Body) and matter.turnout is None and matter.approve is None:
            rule = rule_of_body(body).counts(rule_of(matter).treatments)
            yield Voting(matter, rule, body, decider, alone)
        else:
            yield Voting(matter, rule_of(matter), matter, decider, alone)


def second_calls(bylaw: Bylaw) -> Iterator[Voting]:
    """The matters that ask for another turnout when they are called again, by that turnout."""
    for voting in votings(bylaw):
        call = voting.matter.second_call
        if call is not None and call.turnout is not None:
            rule = voting.rule._replace(turnout=call.turnout)
            yield voting._replace(rule=rule, stated_in=voting.matter, on_second_call=True)
