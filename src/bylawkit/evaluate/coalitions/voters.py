"""Owners as voters: each with its whole weight in every measure, by the rules of a matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bylawkit.diagnostics import Text
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import RegisteredUnit, by_head
from bylawkit.evaluate.weighing import weighed
from bylawkit.model.votes import Matter, Measure
from bylawkit.record import record

Units = tuple[RegisteredUnit, ...]

DEVELOPER = Text(
    "建设单位（未售或者未交付的房屋）", "the developer (units not sold or handed over)"
)


@record
class Voter:
    """One head: an owner, co-owners together, or the developer with its stock."""

    key: tuple[str, ...]
    name: Text
    units: int
    weights: Mapping[Measure, int]


def voters_of(matter: Matter, units: Units) -> tuple[Voter, ...]:
    """Everybody who votes on ``matter``, in the order of their names."""
    area, heads, households = weighed(matter, units, {})
    names = [one.name for one in units]
    by_unit = {
        Measure.AREA: _by_name(names, area),
        Measure.HOUSEHOLDS: _by_name(names, households),
    }
    owners = by_head(units)
    if matter.weight is not None and len(heads) == len(units):
        by_unit[Measure.HEADS] = _by_name(names, heads)
    return tuple(_voter(key, owners[key], by_unit) for key in sorted(owners))


def totals(voters: Iterable[Voter]) -> dict[Measure, int]:
    """The whole of each measure."""
    whole = dict.fromkeys((Measure.AREA, Measure.HEADS, Measure.HOUSEHOLDS), 0)
    for one in voters:
        for measure in whole:
            whole[measure] += one.weights[measure]
    return whole


def _by_name(names: list[str], votes: Iterable[tuple[object, int]]) -> dict[str, int]:
    return {name: weight for name, (_, weight) in zip(names, votes, strict=True)}


def _voter(
    key: tuple[str, ...], owned: Units, by_unit: Mapping[Measure, Mapping[str, int]]
) -> Voter:
    weights = {
        measure: sum(weight[one.name] for one in owned) for measure, weight in by_unit.items()
    }
    weights.setdefault(Measure.HEADS, 1)
    return Voter(key, _name(owned[0]), len(owned), weights)


def _name(unit: RegisteredUnit) -> Text:
    if unit.developer_stock:
        return DEVELOPER
    owners = [shown(one) for one in unit.owners]
    return Text("和".join(owners), " and ".join(owners))
