"""Parties and bodies as JSON."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, citations, duration, filing, frequency, texts
from bylawkit.export.votes import test
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


def built_in(name: str, role: Role) -> Json:
    """A party that a bylaw names without declaring it; it has no place of its own."""
    return {
        "name": name,
        "title": name,
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
        "term": duration(one.term),
        "sessions": frequency(one.sessions),
        "attend": test(one.attend, origins),
        "carry": test(one.carry, origins),
        "filing": filing(one.filing),
        "tasks": texts(one.tasks),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _seat(seat: Seat) -> Json:
    return {"party": seat.party.name, "count": seat.count, "convenes": seat.convenes}
