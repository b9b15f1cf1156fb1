"""Units with their areas and owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registers.draw import decimal, draw, rank
from registers.settings import Compound
from registers.words import WORDS

STOCK = -1
BOUGHT = -2


@dataclass(frozen=True)
class Unit:
    """One row of a register; ``area`` in 0.01 m².

    ``holder`` tells owners apart: a number of its own for each, ``STOCK`` for the developer and
    ``BOUGHT`` for the buyer of several units.
    """

    name: str
    building: str
    stairwell: str
    use: str
    area: int
    holder: int
    owner: str = ""
    co_owner: str = ""
    occupied: bool = True
    excluded: bool = False


def make_units(compound: Compound) -> tuple[Unit, ...]:
    """All units, flats first, with their owners."""
    homes = list(_flats(compound))
    stock = _some(compound, homes, compound.developer_units, "stock")
    free = [unit for unit in homes if unit.holder not in stock]
    bought = _some(compound, free, compound.buyer_units, "bought")
    owned = [_with_owner(compound, unit, stock, bought) for unit in homes]
    return _sized([*owned, *_rows(compound, len(homes))], compound.area)


def _flats(compound: Compound) -> Iterator[Unit]:
    """Flats without an owner yet: stairwell by stairwell, floor by floor."""
    number = 0
    for building in compound.buildings:
        for stairwell in range(1, building.stairwells + 1):
            for floor in range(1, building.floors + 1):
                for door, area in enumerate(building.areas, 1):
                    name = compound.flat.format(
                        building=building.name, stairwell=stairwell, door=f"{floor}{door:02d}"
                    )
                    number += 1
                    yield Unit(name, building.name, str(stairwell), compound.home_use, area, number)


def _rows(compound: Compound, homes: int) -> Iterator[Unit]:
    """Shops with shopkeepers of their own; garages that belong to the first flats' owners."""
    number = homes
    for row in compound.rows:
        for place in range(1, row.count + 1):
            number += 1
            area = row.area + draw(compound, "area", number, max(row.area // 3, 1))
            owner = row.owner or (compound.owner if row.excluded else compound.shopkeeper)
            yield Unit(
                row.pattern.format(place),
                row.place,
                "",
                row.use,
                area,
                place if row.excluded else number,
                owner.format(place),
                excluded=row.excluded,
            )


def _some(compound: Compound, homes: Iterable[Unit], count: int, what: str) -> frozenset[int]:
    """The numbers of ``count`` of the flats."""
    ranked = sorted(homes, key=lambda unit: rank(compound, what, unit.holder))
    return frozenset(unit.holder for unit in ranked[:count])


def _with_owner(
    compound: Compound, unit: Unit, stock: frozenset[int], bought: frozenset[int]
) -> Unit:
    number = unit.holder
    empty = draw(compound, "empty", number) < compound.empty
    if number in stock:
        return replace(unit, holder=STOCK, owner=compound.developer, occupied=False)
    if number in bought:
        return replace(unit, holder=BOUGHT, owner=compound.buyer, occupied=not empty)
    shared = draw(compound, "co-owned", number) < compound.co_owned
    co_owner = compound.co_owner.format(number) if shared else ""
    owner = compound.owner.format(number)
    return replace(unit, owner=owner, co_owner=co_owner, occupied=not empty)


def _sized(units: list[Unit], total: int | None) -> tuple[Unit, ...]:
    """The units with their areas stretched evenly, so that what counts adds up to ``total``."""
    if total is None:
        return tuple(units)
    counted = [number for number, unit in enumerate(units) if not unit.excluded]
    each, rest = divmod(total - sum(units[number].area for number in counted), len(counted))
    more = {number: each + (place < rest) for place, number in enumerate(counted)}
    return tuple(
        replace(unit, area=unit.area + more.get(number, 0)) for number, unit in enumerate(units)
    )


def register_rows(compound: Compound, units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """The register as cells."""
    word = WORDS[compound.lang]
    for unit in units:
        flags = (unit.holder == STOCK, unit.occupied, unit.excluded)
        yield (
            unit.name,
            unit.building,
            unit.stairwell,
            unit.use,
            decimal(unit.area),
            compound.landlord or unit.owner,
            unit.co_owner,
            *(word["yes"] if flag else word["no"] for flag in flags),
        )
