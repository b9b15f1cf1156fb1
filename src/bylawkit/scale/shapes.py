"""Shapes: tariffs that differ in numbers only are worked out by one query, from a table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bylawkit.evaluate.rate_plan import Linear, RatePlan, Tariff, YearlyGift, number_of

Row = dict[str, int]


class Priced(NamedTuple):
    """The tariff of one use in one month."""

    use: str
    month: int
    tariff: Tariff


class Shape(NamedTuple):
    """Tariffs that are worked out alike. ``first`` stands for all where they do not differ."""

    first: Tariff
    priced: tuple[Priced, ...]

    @property
    def rows(self) -> list[Row]:
        """The numbers of each tariff, by the name of their column."""
        return [dict(numbers(one.tariff)) for one in self.priced]


def priced_in(plan: RatePlan) -> tuple[Priced, ...]:
    """The tariffs of a plan."""
    found = plan.tariffs.items()
    return tuple(
        Priced(use, number_of(month), one) for (use, month), one in found if isinstance(one, Tariff)
    )


def shapes_of(priced: Iterable[Priced]) -> tuple[Shape, ...]:
    """The shapes of some tariffs, in the order in which they occur."""
    groups: dict[object, list[Priced]] = {}
    for one in priced:
        groups.setdefault(shape_of(one.tariff), []).append(one)
    return tuple(Shape(found[0].tariff, tuple(found)) for found in groups.values())


def leaves_nothing(tariff: Tariff) -> bool:
    """Whether the phase leaves the whole price to the household."""
    return tariff.whole == tariff.household


def shape_of(one: Tariff) -> object:
    """What of a tariff decides how it is worked out."""
    gifts = tuple((gift.payer, gift.cap, gift.cap_by_year) for gift in one.gifts)
    yearly = tuple(_yearly_key(gift) for gift in one.yearly)
    earlier = tuple(_earlier_key(each) for each in one.earlier)
    return gifts, yearly, earlier, one.borne_by, leaves_nothing(one)


def _yearly_key(gift: YearlyGift) -> object:
    years, hardship = len(gift.by_year), gift.hardship is not None
    return gift.payer, years, gift.year is None, gift.ends_on_sale, hardship


def _earlier_key(one: Tariff) -> object:
    """Months before this one are written out, number by number."""
    gifts = tuple((gift.payer, gift.amount, gift.cap, gift.cap_by_year) for gift in one.gifts)
    return one.scale, one.whole, one.household, gifts


def numbers(one: Tariff) -> Iterator[tuple[str, int]]:
    """The numbers of a tariff, by the name of their column."""
    yield "month", one.month
    yield "scale", one.scale
    yield "gone", one.gone
    yield from _linear("whole", one.whole)
    yield from _linear("kept", one.household)
    for at, gift in enumerate(one.gifts):
        yield from _linear(f"gift{at}", gift.amount)
    for at, yearly in enumerate(one.yearly):
        if yearly.year is not None:
            yield f"year{at}", yearly.year
        if yearly.hardship is not None:
            yield from _linear(f"hardship{at}", yearly.hardship)
        for year, amount in enumerate(yearly.by_year):
            yield from _linear(f"yearly{at}_{year}", amount)


def _linear(name: str, amount: Linear) -> Iterator[tuple[str, int]]:
    yield f"{name}_per_area", amount.per_area
    yield f"{name}_flat", amount.flat


def varying(rows: list[Row]) -> tuple[str, ...]:
    """The columns in which some rows differ; the others are written into the query."""
    return tuple(name for name in rows[0] if len({row[name] for row in rows}) > 1)


def largest(priced: Iterable[Priced], area: int) -> int:
    """The largest number that any step comes to for an area; every amount grows with it."""
    return max((_largest(one.tariff, area) for one in priced), default=0)


def _largest(one: Tariff, area: int) -> int:
    row: Mapping[str, int] = dict(numbers(one))
    amounts = [
        row[name] * area + row[name.removesuffix("_per_area") + "_flat"]
        for name in row
        if name.endswith("_per_area")
    ]
    caps = [gift.cap * one.scale for gift in one.gifts if gift.cap is not None]
    here = 2 * max(*amounts, *caps) * (one.gone + 1) + one.scale
    return max([here, *(_largest(each, area) for each in one.earlier)])
