"""The target ``cedar``: who may do what, and gates that open only if the votes carried a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bylawkit import assets
from bylawkit.enforce.cedar import gates, powers
from bylawkit.enforce.cedar.requests import authorization_tests
from bylawkit.enforce.cedar.text import ANY, Policy, entity
from bylawkit.enforce.questions import Days, Put, law_of_bundle, questions
from bylawkit.export.json import beyond, encoded
from bylawkit.export.origins import Origins
from bylawkit.export.target import Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body

POLICIES = "cedar/policies.cedar"
SCHEMA = "cedar/schema.cedarschema"
ENTITIES = "cedar/entities.json"
TESTS = "cedar/tests.json"

BITS = 63


class Stated(NamedTuple):
    """A policy, and the statement that it comes from."""

    one: Any
    policy: Policy


def make(bylaw: Bylaw) -> Made:
    """Policies, schema, entities and tests; nothing if a number is too big."""
    problems = beyond(bylaw, "cedar", BITS)
    if problems:
        return Made(None, problems)
    law, days = law_of_bundle(bylaw)
    puts = tuple(questions(bylaw, law))
    origins = Origins(bylaw)
    found = [
        *_powers(bylaw),
        *(Stated(put.matter, _gate(put, days)) for put in _gated(puts)),
    ]
    text = [f"// {' '.join(bylaw.title.split())}\n", *(str(_noted(one, origins)) for one in found)]
    enforced = [enforced_at(stated.one, POLICIES, stated.policy.name, origins) for stated in found]
    gaps = [*_gaps(bylaw, puts, origins)]
    gaps += rest(bylaw, [*enforced, *gaps], "not about who may do what", origins)
    files = {
        POLICIES: "\n".join(text).encode(),
        SCHEMA: assets.data("enforce/cedar/schema.cedarschema"),
        ENTITIES: encoded(_entities(bylaw, (one.policy.principal for one in found))),
        TESTS: encoded(authorization_tests(bylaw, tuple(_gated(puts)))),
    }
    return Made(files, (), tuple(enforced), tuple(gaps))


def _gated(puts: tuple[Put, ...]) -> Iterator[Put]:
    yield from (put for put in puts if gates.why_no_gate(put) is None)


def _gate(put: Put, days: Days) -> Policy:
    name, when = put.matter.name, gates.gate_of(put, days)
    return Policy(f"carryOut {name}", "permit", ANY, "carryOut", entity("Matter", name), when)


def _powers(bylaw: Bylaw) -> Iterator[Stated]:
    for body in bylaw.bodies:
        yield from (Stated(body, policy) for policy in powers.of_body(body))
    for matter in bylaw.matters:
        yield from (Stated(matter, policy) for policy in powers.of_matter(matter))
    for norm in bylaw.norms:
        yield from (Stated(norm, policy) for policy in powers.of_norm(norm))
    for record in bylaw.records:
        yield from (Stated(record, policy) for policy in powers.of_record(record))
    for authority in bylaw.authorities:
        yield from (Stated(authority, policy) for policy in powers.of_authority(authority))


def _noted(stated: Stated, origins: Origins) -> Policy:
    """The policy with its article, its statutes and its place."""
    where = origins.of(stated.one, stated.one.name, stated.one.span)
    notes = {
        "title": stated.one.title,
        "article": where["article"]["label"] if where["article"] else "",
        "basis": "; ".join(str(one) for one in stated.one.basis),
        "span": where["span"],
    }
    return stated.policy._replace(notes={**stated.policy.notes, **notes})


def _gaps(bylaw: Bylaw, puts: tuple[Put, ...], origins: Origins) -> Iterator[Json]:
    known = {put.matter.name: put for put in puts}
    for matter in bylaw.matters:
        put = known.get(matter.name)
        why = "several candidates" if put is None else gates.why_no_gate(put)
        if why is not None:
            yield gap(matter, why, origins, "approve")
    for norm in bylaw.norms:
        for field in _WORDS:
            if getattr(norm, field):
                yield gap(norm, _WORDS[field], origins, field)


_WORDS = {
    "when": "in words: the one who asks says whether it applies",
    "within": "a gateway knows no deadlines",
    "ahead": "a gateway knows no deadlines",
    "every": "a gateway knows no deadlines",
    "or_else": "in words only",
}


def _entities(bylaw: Bylaw, asked: Iterable[str]) -> list[Json]:
    """Parties and bodies, each in the bodies in which it has a seat; and what they act upon.

    ``asked`` are those that policies are about: a bylaw need not declare the parties of the law.
    """
    parents: dict[str, list[str]] = {}
    for name in (*(one.name for one in bylaw.parties), *(one.name for one in bylaw.bodies)):
        parents.setdefault(name, [])
    for body in bylaw.bodies:
        for seat in body.seats:
            _enter(parents, seat, body)
    for name in asked:
        if name != ANY:
            parents.setdefault(name, [])
    found = [_entity("Party", name, above) for name, above in parents.items()]
    found += [_entity("Matter", one.name, []) for one in bylaw.matters]
    found += [_entity("Norm", one.name, []) for one in bylaw.norms]
    found += [_entity("Record", one.name, []) for one in bylaw.records]
    return found + [_entity("Authority", one.name, []) for one in bylaw.authorities]


def _enter(parents: dict[str, list[str]], seat: Any, body: Body) -> None:
    name = seat.party.name
    if name != body.name and body.name not in parents.setdefault(name, []):
        parents[name].append(body.name)


def _entity(kind: str, name: str, above: list[str]) -> Json:
    return {
        "uid": {"type": f"Compound::{kind}", "id": name},
        "attrs": {},
        "parents": [{"type": "Compound::Party", "id": one} for one in above],
    }


TARGET = Target(
    "cedar",
    "Cedar 4 (policies, schema in Cedar's own syntax, entities and tests in JSON)",
    (POLICIES, SCHEMA, ENTITIES, TESTS),
    make,
)
