"""How a common cost is shared among units, to the last fen.

Each unit pays by its weight: its area, one, or the coefficient of its floor. Shares are cut to whole fen, and the
fen left over go to those who lost most by the cut; where two lost the same, to the one whose name
comes first. So shares add up to the cost, whatever the order of the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.register import RegisteredUnit, unit_key
from bylawkit.evaluate.words import money
from bylawkit.model.money import Allocation, SharedBy
from bylawkit.model.values import Fen
from bylawkit.record import record

Noticed = tuple[Diagnostic, ...]
_FEW = 5


class Allotted(NamedTuple):
    """What one unit pays; ``weight`` is what it is shared by, ``None`` where all pay the same sum."""

    unit: RegisteredUnit
    fen: Fen
    weight: Fraction | None = None


@record
class Allotment:
    """A cost shared among units."""

    allocation: Allocation
    cost: Fen
    shares: tuple[Allotted, ...]

    @property
    def whole(self) -> Fraction:
        """All weights together."""
        return sum((one.weight for one in self.shares if one.weight is not None), Fraction(0))


def allot(
    allocation: Allocation, cost: Fen, units: Sequence[RegisteredUnit]
) -> tuple[Allotment | None, Noticed]:
    """Share a cost; ``None`` if the bylaw or the register does not say by what."""
    if allocation.method is SharedBy.FLAT and allocation.flat is not None:
        return _flat(allocation, allocation.flat, cost, units)
    if allocation.method in (None, SharedBy.FLAT):
        args = {"name": allocation.title}
        return None, (Diagnostic(codes.NO_METHOD, allocation.span, args),)
    unknown = _without_weight(allocation, units)
    if unknown:
        return None, (unknown,)
    weights = {one.name: _weight(allocation, one) for one in units}
    if not sum(weights.values()):
        args = {"name": allocation.title}
        return None, (Diagnostic(codes.NOTHING_TO_SHARE_BY, allocation.span, args),)
    parts = _shared(cost, weights)
    shares = tuple(Allotted(one, Fen(parts[one.name]), weights[one.name]) for one in units)
    return Allotment(allocation, cost, shares), ()


def _flat(
    allocation: Allocation, flat: Fen, cost: Fen, units: Sequence[RegisteredUnit]
) -> tuple[Allotment, Noticed]:
    """Each pays the same sum, whatever the cost; what that leaves is said."""
    found = Allotment(allocation, cost, tuple(Allotted(one, flat) for one in units))
    left = cost - flat * len(units)
    if not left:
        return found, ()
    args = {"name": allocation.title, "sum": money(cost - left), "cost": money(cost)}
    return found, (Diagnostic(codes.FLAT_DIFFERS, allocation.span, args),)


def _weight(allocation: Allocation, unit: RegisteredUnit) -> Fraction:
    if allocation.method is SharedBy.AREA:
        return Fraction(unit.area, 100)
    if allocation.method is SharedBy.HOUSEHOLD:
        return Fraction(1)
    return dict(allocation.coefficients)[unit.floor or 0]


def _without_weight(allocation: Allocation, units: Iterable[RegisteredUnit]) -> Diagnostic | None:
    """Units whose floor is not known, or has no coefficient."""
    if allocation.method is not SharedBy.FLOOR:
        return None
    known = dict(allocation.coefficients)
    names = [one.name for one in units if one.floor not in known]
    if not names:
        return None
    shown = (*names[:_FEW], "…") if len(names) > _FEW else tuple(names)
    args = {"name": allocation.title, "count": len(names), "units": shown}
    return Diagnostic(codes.NO_COEFFICIENT, allocation.span, args)


def _shared(cost: Fen, weights: Mapping[str, Fraction]) -> Mapping[str, int]:
    """The cost in whole fen by weight; the largest remainders are rounded up."""
    whole = sum(weights.values())
    exact = {name: cost * weight / whole for name, weight in weights.items()}
    parts = {name: int(one) for name, one in exact.items()}
    left = cost - sum(parts.values())
    order = sorted(exact, key=lambda name: (parts[name] - exact[name], unit_key(name)))
    return {**parts, **{name: parts[name] + 1 for name in order[:left]}}
