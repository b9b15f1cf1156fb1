"""How much each vote weighs: by the law, or as a body's own matters have it.

Matters reserved to the owners are weighed by the law whatever the bylaw says: area by the unit,
heads by the owner (Civil Code 278; see :mod:`bylawkit.evaluate.register`). In other matters a
weight of one per unit makes every unit a head, and a weight by steps gives a unit its votes for
every started step of area. A cap on one owner leaves out, in every measure, what that owner has
beyond the share of the whole; what is left out is not part of the total either.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.ballots import NOT_RETURNED, Ballot
from bylawkit.evaluate.register import RegisteredUnit, by_head
from bylawkit.model.votes import RESERVED, Matter, Weight, Weighting
from bylawkit.source import Place

Units = tuple[RegisteredUnit, ...]

Will = tuple[str, tuple[str, ...]]
"""A kind of vote, and the candidates that it names."""

Votes = list[tuple[Will | None, int]]
"""What each part of the total said (``None``: it has no row), and its weight."""


def is_weighed_otherwise(matter: Matter) -> bool:
    """Whether the matter asks for weights that the law does not know."""
    weighed = matter.weight is not None and matter.weight.kind is not Weighting.BY_LAW
    return weighed or matter.owner_cap is not None


def weights_set_aside(path: str, matter: Matter) -> tuple[Diagnostic, ...]:
    """That a reserved matter is counted by the law, and not by the weights of the bylaw."""
    if matter.matter_class not in RESERVED or not is_weighed_otherwise(matter):
        return ()
    return (Diagnostic(codes.WEIGHTS_SET_ASIDE, Place(path), {"name": matter.name}),)


def weighed(matter: Matter, units: Units, cast: Mapping[str, Ballot]) -> tuple[Votes, Votes, Votes]:
    """The votes of ``units`` in area, in heads, and in households."""
    wills = {one.name: _will(cast.get(one.name)) for one in units}
    area = {one.name: one.area for one in units}
    if matter.matter_class in RESERVED or not is_weighed_otherwise(matter):
        heads = [(will_of_head(owned, cast), 1) for owned in by_head(units).values()]
        return _votes(wills, area), heads, _votes(wills, dict.fromkeys(area, 1))
    votes = {one.name: _weight(matter.weight, one) for one in units}
    if matter.owner_cap is not None:
        area, votes = (_capped(one, units, matter.owner_cap) for one in (area, votes))
    by_head_or_unit = _votes(wills, votes)
    if matter.weight is None:
        by_head_or_unit = [(will_of_head(owned, cast), 1) for owned in by_head(units).values()]
    return _votes(wills, area), by_head_or_unit, _votes(wills, votes)


def will_of_head(owned: Units, cast: Mapping[str, Ballot]) -> Will | None:
    """What the owner of these units says; an invalid vote if the ballots disagree."""
    rows = [cast[one.name] for one in owned if one.name in cast]
    said = {_will(one) for one in rows if one.choice not in NOT_RETURNED}
    if said:
        return said.pop() if len(said) == 1 else ("invalid", ())
    kinds = {one.choice for one in rows}
    return ("silent", ()) if "silent" in kinds else ("unserved", ()) if kinds else None


def _will(ballot: Ballot | None) -> Will | None:
    return None if ballot is None else (ballot.choice, ballot.names)


def _votes(wills: Mapping[str, Will | None], weights: Mapping[str, int]) -> Votes:
    return [(will, weights[name]) for name, will in wills.items()]


def _weight(weight: Weight | None, unit: RegisteredUnit) -> int:
    if weight is None or not weight.area_step:
        return 1
    return -(-unit.area // weight.area_step) * weight.votes


def _capped(weights: Mapping[str, int], units: Units, cap: Fraction) -> dict[str, int]:
    """Weights in which no owner has more than its share of the whole; the first units count."""
    most = floor(cap * sum(weights.values()))
    capped = dict(weights)
    for owned in by_head(units).values():
        left = most
        for one in owned:
            capped[one.name] = min(capped[one.name], left)
            left -= capped[one.name]
    return capped
