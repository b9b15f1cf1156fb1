"""Ballots, and the tally that they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

from registers.draw import decimal, draw, nearest, rank
from registers.settings import Compound
from registers.units import BOUGHT, STOCK, Unit
from registers.words import WORDS

SIDES = ("for", "against", "abstain", "invalid", "silent", "unserved")
PARTICIPATING = ("for", "against", "abstain")


def electorate(compound: Compound, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units whose owners are asked."""
    where = compound.vote.where
    return tuple(
        unit
        for unit in units
        if not unit.excluded and (where is None or (unit.building, unit.stairwell) == where)
    )


def side_of(compound: Compound, holder: int) -> str:
    """How an owner votes; the developer and the buyer of several units always vote for."""
    if holder in (STOCK, BOUGHT):
        return "for"
    mark = draw(compound, "side", holder)
    for side, share in compound.vote.shares.items():
        if mark < share:
            return side
        mark -= share
    return "silent"


def ballot_rows(compound: Compound, units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """The ballots as cells, and who was served and did not vote, or was not served.

    Some units vote twice, the later vote the other way; some by proxy.
    """
    word = WORDS[compound.lang]
    voters = electorate(compound, units)
    special = _special(compound, voters)
    twice = special[: compound.vote.duplicates]
    mandated = special[len(twice) :][: compound.vote.mandates]
    holders = special[len(twice) + len(mandated) :]
    for unit in voters:
        side = side_of(compound, unit.holder)
        if side in ("silent", "unserved"):
            yield unit.name, word[side], "", "", "", ""
            continue
        if unit in twice:
            other = "against" if side == "for" else "for"
            yield unit.name, word[other], word["paper"], _cast_at(compound, unit, 0), "", ""
        proxy = ("", "")
        if unit in mandated:
            number = mandated.index(unit)
            proxy = (holders[number // 2].owner, word["mandate"].format(number + 1))
        channel = _channel(compound, unit, unit in twice, bool(proxy[0]))
        day = 1 + draw(compound, "day", unit.holder, compound.vote.days - 1)
        yield unit.name, word[side], word[channel], _cast_at(compound, unit, day), *proxy


def _special(compound: Compound, voters: Iterable[Unit]) -> list[Unit]:
    """Owners of one unit who say yes or no, in an order of their own."""
    single = (
        unit
        for unit in voters
        if unit.holder > 0 and side_of(compound, unit.holder) in ("for", "against")
    )
    return sorted(single, key=lambda unit: rank(compound, "special", unit.holder))


def _channel(compound: Compound, unit: Unit, second: bool, by_proxy: bool) -> str:
    mark = draw(compound, "channel", unit.holder)
    if by_proxy:
        return "paper"
    if second or mark < 620:
        return "electronic"
    return "paper" if mark < 900 else "meeting"


def _cast_at(compound: Compound, unit: Unit, day: int) -> str:
    minute = 9 * 60 + draw(compound, "minute", unit.holder, 11 * 60)
    return f"{compound.vote.opens + timedelta(day)} {minute // 60:02d}:{minute % 60:02d}"


def make_tally(compound: Compound, units: Iterable[Unit]) -> dict[str, object]:
    """The tally that the ballots come to, and what was announced, with one slip."""
    voters = electorate(compound, units)
    counts = {measure: _count(compound, voters, measure) for measure in compound.vote.measures}
    last_day = compound.vote.opens + timedelta(compound.vote.days)
    tally: dict[str, object] = {"matter": compound.vote.matter, "on": str(last_day)}
    for measure, count in counts.items():
        tally[measure] = {side: _figure(measure, number) for side, number in count.items()}
    tally["announced"] = {
        measure: _announced(compound, measure, count) for measure, count in counts.items()
    }
    return tally


def _count(compound: Compound, voters: Iterable[Unit], measure: str) -> dict[str, int]:
    """Area, heads (one for each owner) or households (one for each unit), side by side."""
    count = dict.fromkeys(("total", *SIDES), 0)
    counted: set[int] = set()
    for unit in voters:
        weight = unit.area if measure == "area" else 1
        if measure == "heads" and unit.holder in counted:
            continue
        counted.add(unit.holder)
        count["total"] += weight
        count[side_of(compound, unit.holder)] += weight
    return count


def _figure(measure: str, number: int) -> str | int:
    return decimal(number) if measure == "area" else number


def _announced(compound: Compound, measure: str, count: Mapping[str, int]) -> dict[str, str | int]:
    part = sum(count[side] for side in PARTICIPATING)
    figures = {
        "participating": part,
        "for": count["for"],
        "for_share": nearest(Fraction(10_000 * count["for"], part)),
    }
    where, name, by = compound.vote.slip
    if where == measure:
        figures[name] += by
    return {
        name: f"{decimal(number)}%" if name == "for_share" else _figure(measure, number)
        for name, number in figures.items()
    }
