"""Whose votes count: the units of a register that a matter's scope takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import COLUMNS, Register, RegisteredUnit
from bylawkit.evaluate.words import SCOPES
from bylawkit.model.votes import Scope
from bylawkit.numerals import narrow
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]

_PLACE = re.compile(r"(.+?)(?:幢|栋|号楼|座|楼)?(?:[/\-](.+)|(?<=[幢栋楼座])(.+?)(?:单元|门)?)?")
_ENDINGS = re.compile(r"(幢|栋|号楼|座|楼|单元|门)$")
_NEEDED = {Scope.BLOCK: "building", Scope.STAIRWELL: "stairwell", Scope.OCCUPIED: "occupied"}

Units = tuple[RegisteredUnit, ...]


def units_in_scope(
    register: Register, scope: Scope, where: str | None
) -> tuple[Units | None, Noticed]:
    """The units that count in a vote of this scope; excluded ones never do.

    ``where`` names the block or the stairwell: ``3幢``, ``3幢1单元``, ``3/1``.
    """
    counted = tuple(one for one in register.units if not one.excluded)
    needed = _NEEDED.get(scope)
    if needed is not None and needed not in register.columns:
        column = next(one.heading for one in COLUMNS if one.key == needed)
        return None, (_about(register, codes.NEEDS_COLUMN, scope, column=column),)
    match scope:
        case Scope.BLOCK | Scope.STAIRWELL:
            return _at(register, counted, scope, where)
        case _ if where is not None:
            return None, (_about(register, codes.SCOPE_NOT_WANTED, scope),)
        case Scope.OCCUPIED:
            return _some(register, scope, (one for one in counted if one.occupied))
        case Scope.PAYERS | Scope.AFFECTED:
            return counted, (_about(register, codes.SCOPE_BY_HAND, scope),)
        case _:
            return _some(register, scope, counted)


def _at(
    register: Register, counted: Units, scope: Scope, where: str | None
) -> tuple[Units | None, Noticed]:
    places = _places(counted, scope)
    if where is None:
        return None, (_about(register, codes.NO_SCOPE, scope, places=places),)
    building, stairwell = _named(where)
    if scope is Scope.STAIRWELL and not stairwell:
        return None, (_about(register, codes.NO_SCOPE, scope, places=places),)
    inside = tuple(
        one
        for one in counted
        if bare(one.building) == building
        and (scope is Scope.BLOCK or bare(one.stairwell) == stairwell)
    )
    if not inside or (scope is Scope.BLOCK and stairwell):
        args = {"text": shown(where), "places": places}
        return None, (_about(register, codes.NOBODY_IN_SCOPE, scope, **args),)
    return inside, ()


def _some(
    register: Register, scope: Scope, units: Iterable[RegisteredUnit]
) -> tuple[Units | None, Noticed]:
    found = tuple(units)
    if found:
        return found, ()
    args = {"text": SCOPES[scope], "places": ()}
    return None, (_about(register, codes.NOBODY_IN_SCOPE, scope, **args),)


def _named(where: str) -> tuple[str, str]:
    """Building and stairwell of ``3幢1单元`` or ``3/1``; the stairwell may be empty."""
    found = _PLACE.fullmatch(narrow(where.strip()))
    if found is None:
        return bare(where), ""
    return bare(found[1]), bare(found[2] or found[3] or "")


def bare(name: str) -> str:
    """The name of a building or stairwell without the word for it: ``3幢`` is ``3``."""
    return _ENDINGS.sub("", narrow(name.strip())).casefold()


def _places(units: Units, scope: Scope) -> tuple[str, ...]:
    """The blocks or stairwells of a register, the first few of them."""
    known = places_of(units, scope)
    return (*known[:8], "…") if len(known) > 8 else known


def places_of(units: Units, scope: Scope) -> tuple[str, ...]:
    """Every block, or every stairwell, in which some of these units lie: ``3``, ``3/1``."""
    if scope is Scope.BLOCK:
        names = (bare(one.building) for one in units if one.building)
    else:
        names = (f"{bare(one.building)}/{bare(one.stairwell)}" for one in units if one.stairwell)
    return tuple(dict.fromkeys(names))


def _about(register: Register, code: Code, scope: Scope, **args: object) -> Diagnostic:
    return Diagnostic(code, Place(register.path), {"scope": SCOPES[scope], **args})
