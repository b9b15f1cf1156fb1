"""Which tests a matter must meet: its own, its body's, and those of the statutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.evaluate.decision import Floors, Part, Rule
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.parties import Body
from bylawkit.model.votes import Comparison, Matter, Test
from bylawkit.record import replace

_MANDATORY = (Force.FLOOR, Force.FIXED)
_GAP_FILLING = (Force.DEFAULT, Force.DISPOSITIVE)


class Asked(NamedTuple):
    """A test that must be met, and where it comes from.

    ``at_meeting`` is true if it asks who sits in a body, where everyone present takes part.
    """

    part: Part
    test: Test
    rule: Rule
    at_meeting: bool = False


def asked_of(
    bylaw: Bylaw, matter: Matter, floors: Floors, *, second_call: bool = False
) -> tuple[Asked, ...]:
    """Every test that ``matter`` must meet, the bylaw's own first."""
    if second_call and matter.second_call and matter.second_call.turnout:
        matter = replace(matter, turnout=matter.second_call.turnout)
    own = tuple(_own_tests(bylaw, matter))
    stated = {one.part for one in own}
    body = body_of(bylaw, matter)
    return own + tuple(
        one
        for statute, provision in floors
        for one in _statutory(matter, body, statute, _called_again(provision, second_call))
        if provision.force in _MANDATORY
        or (provision.force in _GAP_FILLING and one.part not in stated)
    )


def _called_again(provision: Provision, second_call: bool) -> Provision:
    """A statute may ask for less turnout on a second call."""
    call = provision.second_call
    if not second_call or call is None or call.turnout is None:
        return provision
    return replace(provision, turnout=call.turnout)


def body_of(bylaw: Bylaw, matter: Matter) -> Body | None:
    """The declared body that decides a matter, if there is one."""
    decider = bylaw.named.get(matter.decided_by.name) if matter.decided_by else None
    return decider if isinstance(decider, Body) else None


def article_number(bylaw: Bylaw, name: str) -> int | None:
    """The number of the article in which the statement ``name`` stands."""
    article = bylaw.article_of(name)
    return None if article is None else article.number


def guard_of(bylaw: Bylaw, matter: Matter) -> tuple[Asked, ...]:
    """The condition on which silent votes join a side, if there is one."""
    if matter.silent_guard is None:
        return ()
    rule = Rule(article_number(bylaw, matter.name), matter.basis)
    return (Asked("guard", matter.silent_guard, rule),)


def comparisons(test: Test) -> tuple[Comparison, ...]:
    """Every comparison of a test, in order."""
    if isinstance(test, Comparison):
        return (test,)
    return tuple(one for part in test.parts for one in comparisons(part))


def _own_tests(bylaw: Bylaw, matter: Matter) -> Iterator[Asked]:
    if matter.turnout is None and matter.approve is None:
        yield from _tests_of_body(bylaw, matter)
        return
    rule = Rule(article_number(bylaw, matter.name), matter.basis)
    if matter.turnout is not None:
        yield Asked("turnout", matter.turnout, rule)
    if matter.approve is not None:
        yield Asked("approve", matter.approve, rule)


def _tests_of_body(bylaw: Bylaw, matter: Matter) -> Iterator[Asked]:
    body = body_of(bylaw, matter)
    if body is None:
        return
    rule = Rule(article_number(bylaw, body.name), body.basis)
    if body.attend is not None:
        yield Asked("turnout", body.attend, rule, at_meeting=True)
    if body.carry is not None:
        yield Asked("approve", body.carry, rule, at_meeting=True)


def _statutory(
    matter: Matter, body: Body | None, statute: Statute, provision: Provision
) -> Iterator[Asked]:
    sits = provision.role is not None
    turnout = provision.attend if sits else provision.turnout
    approve = provision.carry if sits else provision.approve
    if turnout is None and approve is None:
        return
    rule = Rule(None, provision.basis, statute)
    if sits:
        fits = body is not None and body.role is provision.role
    else:
        fits = applies_to(provision, matter.matter_class)
    if fits and turnout is not None:
        yield Asked("turnout", turnout, rule, sits)
    if fits and approve is not None:
        yield Asked("approve", approve, rule, sits)
