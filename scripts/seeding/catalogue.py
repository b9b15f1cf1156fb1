"""Every kind of fault, in the order of the page."""

from __future__ import annotations

from seeding import (
    bodies,
    counting,
    deciders,
    guards,
    money,
    names,
    norms,
    procedures,
    scenarios,
    upkeep,
    votes,
)

KINDS = (
    *votes.KINDS,
    *counting.KINDS,
    *deciders.KINDS,
    *bodies.KINDS,
    *money.KINDS,
    *guards.KINDS,
    *norms.KINDS,
    *upkeep.KINDS,
    *procedures.KINDS,
    *names.KINDS,
    *scenarios.KINDS,
)
