"""The law of a place as JSON: what ``laws --json`` prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from bylawkit.api.laws_words import english_title, values_of
from bylawkit.checks.clashes import Clash, clashes
from bylawkit.model.law import Law, Provision, Statute
from bylawkit.resolve.lawbook import known_places, law_of
from bylawkit.resolve.lawrows import english_notes


def law_json(law: Law) -> dict[str, Any]:
    """``place``, ``on``, ``statutes`` with their ``provisions``, and ``clashes``.

    Each value is given in the words of a bylaw, in both languages; dates are ISO dates or null.
    """
    pairs = law.in_force()
    return {
        "place": list(law.place),
        "on": _day(law.on),
        "statutes": [
            _statute(statute, [one for each, one in pairs if each is statute])
            for statute in law.statutes
            if any(each is statute for each, _ in pairs)
        ],
        "clashes": [_clash(one) for one in clashes(pairs)],
    }


def places_json(on: date | None) -> dict[str, Any]:
    """``places``: each with the keys of the statutes of its own."""
    found = []
    for place in known_places():
        law = law_of(tuple(place.split("/")), on)
        own = [one.key for one in law.statutes if one.place == law.place]
        found.append({"place": list(law.place), "statutes": own})
    return {"places": found}


def _statute(one: Statute, provisions: list[Provision]) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "title": {"zh": one.title, "en": english_title(one)},
        "place": list(one.place),
        "rank": one.rank.value,
        "since": _day(one.since),
        "until": _day(one.until),
        "verified": one.verified,
        "notes": [words.text for words in one.notes],
        "provisions": [_provision(one, each) for each in provisions],
    }


def _provision(statute: Statute, one: Provision) -> dict[str, Any]:
    return {
        "name": one.name,
        "force": one.force.value,
        "applies_to": [each.value for each in one.applies_to],
        "role": one.role and one.role.value,
        "values": {field: {"zh": value.zh, "en": value.en} for field, _, value in values_of(one)},
        "words": [words.text for words in one.words],
        "in_english": english_notes().get((statute.key, one.name)),
        "articles": [each.article for each in one.basis],
        "since": _day(one.since),
        "until": _day(one.until),
        "verified": one.verified,
    }


def _clash(one: Clash) -> dict[str, Any]:
    return {
        "field": one.field,
        "low": [one.low[0].key, one.low[1].name],
        "high": [one.high[0].key, one.high[1].name],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
