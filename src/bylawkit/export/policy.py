"""The canonical policy document: everything a bylaw says, as JSON that other systems enforce.

Every key is always there; ``null`` or an empty list means that the bylaw does not say. Every name
that an item uses is the name of an item in the same document. See ``docs/policy.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from bylawkit import __version__
from bylawkit.export import money, norms, papers, parties, procedures, prose, scenarios, votes
from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, day
from bylawkit.model.bylaw import Bylaw, Omission
from bylawkit.model.values import Ref
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.source import Source

POLICY_VERSION = "1.1"
"""Within 1.x keys are only added: ``docs/policy.md`` says what a reader may rely on."""


def policy(bylaw: Bylaw) -> Json:
    """The policy of a bylaw, as plain JSON values."""
    origins = Origins(bylaw)
    return {
        "policy_version": POLICY_VERSION,
        "generator": {"name": "bylawkit", "version": __version__},
        **sources(bylaw),
        "law": law(bylaw),
        "bylaw": _head(bylaw, origins),
        "chapters": [
            prose.chapter(one, at, origins) for at, one in enumerate(bylaw.chapters, start=1)
        ],
        "articles": [prose.article(one, origins) for one in bylaw.articles],
        "definitions": [prose.definition(one, origins) for one in bylaw.definitions],
        "parties": _parties(bylaw, origins),
        "bodies": [parties.body(one, origins) for one in bylaw.bodies],
        "matters": [votes.matter(one, origins) for one in bylaw.matters],
        "norms": [norms.norm(one, origins) for one in bylaw.norms],
        "services": [norms.service(one, origins) for one in bylaw.services],
        "fees": [money.fee(one, origins) for one in bylaw.fees],
        "funds": [money.fund(one, origins) for one in bylaw.funds],
        "procedures": [procedures.procedure(one, origins) for one in bylaw.procedures],
        "safety": [norms.safety(one, origins) for one in bylaw.safety],
        "training": [norms.training(one, origins) for one in bylaw.training],
        "records": [papers.record(one, origins) for one in bylaw.records],
        "allocations": [papers.allocation(one, origins) for one in bylaw.allocations],
        "authorities": [papers.authority(one, origins) for one in bylaw.authorities],
        "emergencies": [papers.emergency(one, origins) for one in bylaw.emergencies],
        "tenancies": [papers.tenancy(one, origins) for one in bylaw.tenancies],
        "scenarios": [scenarios.scenario(one, origins) for one in bylaw.scenarios],
        "omitted": [_omission(one, origins) for one in bylaw.omitted],
    }


def sources(bylaw: Bylaw) -> Json:
    """``source``, the bylaw's own text, and ``bases``, the texts that it uses."""
    origins = Origins(bylaw)
    bases = [one for one in bylaw.sources if one.path != bylaw.source.path]
    return {
        "source": _hashed(bylaw.source, origins),
        "bases": [_hashed(one, origins) for one in bases],
    }


def _hashed(source: Source, origins: Origins) -> Json:
    """A text with its SHA-256: UTF-8, no BOM, lines ended by a line feed."""
    from hashlib import sha256

    digest = sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"file": origins.file(source), "sha256": digest}


def law(bylaw: Bylaw) -> Json | None:
    """By the law of which place and day the bylaw is read."""
    if bylaw.home is None:
        return None
    return {"place": list(bylaw.home.place), "as_of": day(bylaw.home.as_of)}


def _omission(one: Omission, origins: Origins) -> Json:
    """A statement of a base that the bylaw leaves out; ``by`` is where it says so."""
    return {"title": one.title, "span": origins.place(one.span), "by": origins.place(one.by)}


def _head(bylaw: Bylaw, origins: Origins) -> Json:
    return {
        "title": bylaw.title,
        "lang": bylaw.lang,
        "kind": bylaw.kind and bylaw.kind.value,
        "households": bylaw.households,
        "area": bylaw.area,
        "version": bylaw.version,
        "effective": day(bylaw.effective),
        "replaces": bylaw.replaces,
        "span": origins.place(bylaw.span),
    }


def _parties(bylaw: Bylaw, origins: Origins) -> list[Json]:
    """The declared parties in their order, then the built-in ones that are named somewhere."""
    declared = [parties.party(one, origins) for one in bylaw.parties]
    used = {ref.name for ref in _refs(bylaw)} - set(bylaw.named)
    return declared + [
        parties.built_in(name, role) for name, role in PARTY_NAMES.items() if name in used
    ]


def _refs(bylaw: Bylaw) -> Iterator[Ref]:
    for article in (*bylaw.named.values(), *bylaw.scenarios):
        yield from _refs_in(article)


def _refs_in(value: Any) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _refs_in(one)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("span", "field_spans"):
                yield from _refs_in(getattr(value, each.name))
