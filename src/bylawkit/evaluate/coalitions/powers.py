"""Who can carry and who can block each matter of the owners, on a register.

To carry is to carry by votes: a tie that somebody breaks, and the consent of others besides, are
left out of account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bylawkit.diagnostics import Text
from bylawkit.evaluate.asked import asked_of, guard_of
from bylawkit.evaluate.coalitions.needs import (
    REFUSALS,
    Rule,
    Ways,
    needs_to_block,
    needs_to_carry,
    why_not,
)
from bylawkit.evaluate.coalitions.search import Found, holds, smallest
from bylawkit.evaluate.coalitions.voters import Units, Voter, totals, voters_of
from bylawkit.evaluate.decision import Floors
from bylawkit.evaluate.register import Register
from bylawkit.evaluate.scopes import places_of, units_in_scope
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import treatments_of
from bylawkit.model.parties import Role
from bylawkit.model.votes import RESERVED, Matter, Measure, Scope
from bylawkit.model.wording import role_named
from bylawkit.record import record

_OWNERS = (Role.OWNERS, Role.OWNERS_ASSEMBLY)


@record
class Block:
    """Who blocks by one way of refusing: the fewest, and the fewest by one measure alone."""

    fewest: Found
    by: Mapping[Measure, Found]


@record
class Power:
    """Who decides under one rule among one set of owners, whatever all others do.

    ``place`` is a block or a stairwell, or empty. ``carry`` is ``None`` if not even all owners
    together carry. ``blocks`` holds what can be done by each kind of refusal.
    """

    place: str
    voters: tuple[Voter, ...]
    whole: Mapping[Measure, int]
    carry: Found | None
    blocks: Mapping[str, Block]
    alone_carry: tuple[Voter, ...]
    alone_block: Mapping[str, tuple[Voter, ...]]

    @property
    def blockers(self) -> tuple[Voter, ...]:
        """Every owner who blocks alone, in some way."""
        found = {one.key: one for each in self.alone_block.values() for one in each}
        return tuple(found[key] for key in sorted(found))

    @property
    def needs_everybody(self) -> bool:
        """Whether every single owner can block, so that the vote must be unanimous."""
        return len(self.blockers) == len(self.voters)


@record
class Powers:
    """Matters with the same rule and scope, with the power at each place; or why there is none."""

    matters: tuple[Matter, ...]
    places: tuple[Power, ...] = ()
    unknown: Text | None = None


def powers_of(bylaw: Bylaw, register: Register, floors: Floors) -> tuple[Powers, ...]:
    """The power over every matter of the owners, those with one rule together."""
    grouped: dict[object, list[Matter]] = {}
    for matter in bylaw.matters:
        if is_of_owners(bylaw, matter):
            grouped.setdefault(_kind(bylaw, matter, floors), []).append(matter)
    return tuple(_powers(bylaw, tuple(one), register, floors) for one in grouped.values())


def is_of_owners(bylaw: Bylaw, matter: Matter) -> bool:
    """Whether all owners decide a matter together."""
    if matter.decided_by is None:
        return matter.matter_class in RESERVED
    return role_named(bylaw, matter.decided_by.name) in _OWNERS


def rule_under(bylaw: Bylaw, matter: Matter, floors: Floors) -> Rule:
    """Every test that a matter must meet on its first call, and how its votes are counted."""
    asked = asked_of(bylaw, matter, floors)
    return Rule(asked, treatments_of(matter), guard_of(bylaw, matter))


def _kind(bylaw: Bylaw, matter: Matter, floors: Floors) -> object:
    """What matters have in common that give everybody the same power."""
    rule = rule_under(bylaw, matter, floors)
    tests = tuple(
        (one.part, one.test, one.at_meeting, one.rule.law) for one in (*rule.asked, *rule.guard)
    )
    weights = None if matter.matter_class in RESERVED else (matter.weight, matter.owner_cap)
    return tests, rule.treatments, matter.scope, weights, matter.options


# ── One rule ──


def _powers(
    bylaw: Bylaw, matters: tuple[Matter, ...], register: Register, floors: Floors
) -> Powers:
    matter = matters[0]
    rule = rule_under(bylaw, matter, floors)
    unknown = _unknown(matter, register) or why_not(rule)
    if unknown is not None:
        return Powers(matters, unknown=unknown)
    places = _places(matter, register)
    return Powers(
        matters, tuple(_power(rule, place, voters_of(matter, units)) for place, units in places)
    )


def _unknown(matter: Matter, register: Register) -> Text | None:
    """Why the power over a matter cannot be worked out on this register."""
    if matter.options:
        return Text("有几个候选人", "it is a vote on several candidates")
    if matter.scope in (Scope.PAYERS, Scope.AFFECTED):
        return Text("登记册看不出哪些业主有表决权", "the register does not tell who votes")
    if not any(True for _ in _places(matter, register)):
        return Text("登记册里没有可以表决的房屋", "the register has no unit that votes")
    return None


def _places(matter: Matter, register: Register) -> Iterator[tuple[str, Units]]:
    """Each set of owners that votes by itself."""
    scope = matter.scope
    wanted: tuple[str | None, ...] = (None,)
    if scope in (Scope.BLOCK, Scope.STAIRWELL):
        wanted = places_of(tuple(one for one in register.units if not one.excluded), scope)
    for place in wanted:
        units, _ = units_in_scope(register, scope, place)
        if units:
            yield place or "", units


def _power(rule: Rule, place: str, voters: tuple[Voter, ...]) -> Power:
    whole = totals(voters)
    carrying = needs_to_carry(rule, whole)
    refusing = {one: needs_to_block(rule, whole, one) for one in REFUSALS}
    blocks = {one: block for one, ways in refusing.items() if (block := _block(voters, ways))}
    alone = {
        one: tuple(voter for voter in voters if holds((voter,), ways))
        for one, ways in refusing.items()
    }
    return Power(
        place,
        voters,
        whole,
        smallest(voters, carrying),
        blocks,
        tuple(one for one in voters if holds((one,), carrying)),
        {one: some for one, some in alone.items() if some},
    )


def _block(voters: tuple[Voter, ...], ways: Ways) -> Block | None:
    fewest = smallest(voters, ways)
    if fewest is None:
        return None
    plain = [needs for needs in ways if len(needs) == 1]
    by = {measure: smallest(voters, (needs,)) for needs in plain for measure in needs}
    return Block(fewest, {measure: one for measure, one in by.items() if one is not None})
