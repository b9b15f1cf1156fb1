"""What a made-up compound may be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Building:
    """A block: ``areas`` (0.01 m²) of the flats of one floor, the same in each stairwell."""

    name: str
    stairwells: int
    floors: int
    areas: tuple[int, ...]


@dataclass(frozen=True)
class Rows:
    """Shops, garages and the like, standing in a row: ``count`` units of about ``area`` (0.01 m²).

    ``excluded`` units are in the register but in no vote and in no size of the compound.
    ``owner``, if given, owns them all.
    """

    use: str
    place: str
    pattern: str
    count: int
    area: int
    excluded: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Vote:
    """One vote: out of 1000 owners so many choose each way; the rest of the served are silent.

    ``where`` narrows it to one stairwell ``(building, stairwell)``. ``slip`` is the announced figure
    that is wrong on purpose: measure and name, and by how much (heads, 0.01 m², or 0.01 %).
    """

    matter: str
    opens: date
    days: int
    shares: Mapping[str, int]
    slip: tuple[str, str, int]
    where: tuple[str, str] | None = None
    measures: tuple[str, ...] = ("area", "heads")
    mandates: int = 6
    duplicates: int = 3


@dataclass(frozen=True)
class Period:
    """What is paid for: the months, and the day by which they are due."""

    months: tuple[str, ...]
    due: date


@dataclass(frozen=True)
class Compound:
    """An example. ``prices``: per use, fen per m² and month, and the share that the payer pays.

    Out of 1000 flats so many are ``co_owned`` and ``empty``, and so many payers have each of the
    ``habits``; the rest do not pay. ``area`` (0.01 m²), if given, is what all areas must add up to.
    ``landlord``, if given, owns every unit; those who vote and pay are then its tenants.
    """

    folder: str
    seed: str
    lang: str
    buildings: tuple[Building, ...]
    rows: tuple[Rows, ...]
    vote: Vote
    prices: Mapping[str, tuple[int, Fraction]]
    periods: tuple[Period, ...]
    home_use: str = "住宅"
    owner: str = "业主{:04d}"
    co_owner: str = "共有人{:04d}"
    buyer: str = "甲公司"
    buyer_units: int = 6
    developer: str = "建设单位"
    developer_units: int = 12
    shopkeeper: str = "商户{:03d}"
    flat: str = "{building}幢{stairwell}单元{door}"
    area: int | None = None
    landlord: str = ""
    co_owned: int = 120
    empty: int = 60
    habits: Mapping[str, int] = field(
        default_factory=lambda: {"on time": 840, "late": 60, "in part": 30}
    )


def blocks(
    first: int, count: int, stairwells: int, floors: int, *areas: int
) -> tuple[Building, ...]:
    """``count`` buildings alike, named by number from ``first``."""
    names = range(first, first + count)
    return tuple(Building(str(name), stairwells, floors, areas) for name in names)
