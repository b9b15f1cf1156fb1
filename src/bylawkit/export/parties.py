"""Parties and bodies as JSON."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.tests import group, test
from bylawkit.export.values import (
    Json,
    citations,
    duration,
    filing,
    frequency,
    limit,
    name,
    names,
    texts,
)
from bylawkit.model.parties import Body, Party, Role, Seat


def party(one: Party, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "role": one.role.value,
        "declared": True,
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def built_in(called: str, role: Role) -> Json:
    """A party that a bylaw names without declaring it; it has no place of its own."""
    return {
        "name": called,
        "title": called,
        "role": role.value,
        "declared": False,
        "notes": [],
        "article": None,
        "span": None,
        "amended": None,
    }


def body(one: Body, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "role": one.role.value,
        "seats": [_seat(seat) for seat in one.seats],
        "size": one.seat_count or None,
        **_membership(one),
        "sessions": frequency(one.sessions),
        "attend": test(one.attend, origins),
        "carry": test(one.carry, origins),
        "also_consent": [group(each) for each in one.also_consent],
        **_meetings(one),
        "filing": filing(one.filing),
        "tasks": texts(one.tasks),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _seat(seat: Seat) -> Json:
    return {"party": seat.party.name, "count": seat.count, "convenes": seat.convenes}


def _membership(one: Body) -> Json:
    """Who sits in a body, how long, and how a seat or the whole body changes."""
    representation = one.representation
    return {
        "representation": representation
        and {"households": representation.households, "people": representation.people},
        "quotas": [{"group": each.group.name, **limit(each.limit)} for each in one.quotas],
        "eligible": texts(one.eligible),
        "disqualified": texts(one.disqualified),
        "absence": frequency(one.absence),
        "recuse": texts(one.recuse),
        "term": duration(one.term),
        "first_session": duration(one.first_session),
        "re_election": duration(one.re_election),
        "handover": duration(one.handover),
        "freeze": texts(one.freeze),
    }


def _meetings(one: Body) -> Json:
    """How a body is called together, how it debates, and what is kept of it."""
    return {
        "no_proxies": one.no_proxies,
        "tie": one.tie and one.tie.value,
        "speech": one.speech and {"minutes": one.speech.minutes, "times": one.speech.times},
        "petitions": [group(each) for each in one.petitions],
        "call_within": duration(one.call_within),
        "fallback": name(one.fallback),
        "notice": duration(one.notice),
        "hear": names(one.hear),
        "publish": duration(one.publish),
        "keep_records": duration(one.keep_records),
    }
