"""What a tally file has beside the counts: the lot of a tie, and the objections to the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bylawkit.evaluate import objection_codes as codes
from bylawkit.evaluate import tally_keys as keys
from bylawkit.evaluate.decision import Lot
from bylawkit.evaluate.lots import lot_of
from bylawkit.evaluate.objecting import Objection, Objections
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import unit_key
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.tally_keys import Keyed
from bylawkit.evaluate.tally_reader import Reader
from bylawkit.evaluate.words import MEASURES, figure
from bylawkit.model.votes import Measure


class Own(NamedTuple):
    """What a line or a round has of its own beside its counts; ``None``: what the whole has."""

    lot: Lot | None = None
    objections: Objections | None = None


def own_in(reader: Reader, group: Keyed, tally: Tally) -> Own:
    """The lot and the objections in a group of a tally file."""
    return Own(_lot(reader, group), _objections(reader, group, tally))


def _lot(reader: Reader, group: Keyed) -> Lot | None:
    if "lot" not in group.values:
        return None
    given, before = reader.inner(group, "lot", keys.LOT), len(reader.noticed)
    seed, commitment = (reader.words(given, name) for name in keys.LOT)
    if len(reader.noticed) > before:
        return None
    lot, noticed = lot_of(seed, commitment, reader.place(group.places["lot"]))
    reader.noticed += noticed
    return lot


# ── Objections ──


def _objections(reader: Reader, group: Keyed, tally: Tally) -> Objections | None:
    """Counted by measure, or as a list of those that came in."""
    if "objections" not in group.values:
        return None
    value, where = group.values["objections"], group.places["objections"]
    if not isinstance(value, list):
        return _votes(reader, reader.inner(group, "objections", keys.MEASURES_ONLY), tally)
    found = [_objection(reader, one, f"{where}[{at}]", tally) for at, one in enumerate(value)]
    _alike(reader, found)
    return tuple(found)


def _objection(reader: Reader, value: Any, where: str, tally: Tally) -> Objection:
    before = len(reader.noticed)
    given = reader.keyed(reader.group(where, value), keys.OBJECTION, where)
    votes = _votes(reader, given, tally)
    if not votes and len(reader.noticed) == before:
        reader.wrong(codes.NOTHING_OBJECTED, where)
    unit = reader.words(given, "unit")
    return Objection(reader.day(given, "on"), votes, unit or None, reader.place(where))


def _votes(reader: Reader, given: Keyed, tally: Tally) -> Mapping[Measure, int]:
    """Who objects, by measure; more than there are of a measure are noted."""
    found = {}
    for one in Measure:
        if one.value not in given.values:
            continue
        where = given.places[one.value]
        votes = reader.figure(one, where, given.values[one.value])
        total = tally.completed().of(one).figures.get("total")
        if votes is not None and total is not None and votes > total:
            told = {"votes": figure(votes, one), "total": figure(total, one)}
            reader.wrong(codes.OBJECTIONS_OVER, where, measure=MEASURES[one], **told)
        if votes is not None:
            found[one] = votes
    return found


def _alike(reader: Reader, found: list[Objection]) -> None:
    """Note units that object twice and say different things."""
    first: dict[str, Objection] = {}
    for one in found:
        if one.unit is None:
            continue
        before = first.setdefault(unit_key(one.unit), one)
        if before.votes != one.votes and before.place and one.place:
            args = {"unit": shown(one.unit), "first": before.place.cell}
            reader.wrong(codes.OBJECTIONS_DIFFER, str(one.place.cell), **args)
