"""Who decides what on a register, as JSON: what ``check --register --format json`` writes."""

from __future__ import annotations

from typing import Any

from bylawkit.evaluate.coalitions.findings import Sway
from bylawkit.evaluate.coalitions.founding import Founding
from bylawkit.evaluate.coalitions.powers import Block, Power, Powers
from bylawkit.evaluate.coalitions.search import Found
from bylawkit.evaluate.words import hundredths

_NAMED = 3
"""Coalitions up to this size are named; of larger ones only the size is told."""


def sway_json(sway: Sway, lang: str) -> dict[str, Any]:
    """``register``, ``founding`` and ``matters``; sizes as ``at_least``, ``at_most``, ``exact``."""
    counted = [one for one in sway.register.units if not one.excluded]
    return {
        "path": sway.register.path,
        "owners": sway.founding.owners,
        "units": len(counted),
        "area": hundredths(sum(one.area for one in counted)),
        "founding": _founding(sway.founding, lang),
        "matters": [_powers(one, lang) for one in sway.powers],
    }


def _founding(one: Founding, lang: str) -> dict[str, Any]:
    return {
        "handed_over": None if one.handed_over is None else hundredths(one.handed_over),
        "needed": None if one.needed is None else str(one.needed),
        "law": None if one.law is None else one.law(lang),
        "reached": one.reached,
        "or_by_time": one.by_time,
        "temporary_committee": one.temporary,
        "single_owner": one.owners == 1,
    }


def _powers(one: Powers, lang: str) -> dict[str, Any]:
    return {
        "matters": [matter.name for matter in one.matters],
        "scope": one.matters[0].scope.value,
        "not_worked_out": None if one.unknown is None else one.unknown(lang),
        "places": [_power(power, lang) for power in one.places],
    }


def _power(one: Power, lang: str) -> dict[str, Any]:
    return {
        "place": one.place or None,
        "owners": len(one.voters),
        "carry": _found(one.carry, lang),
        "block": {how: _block(block, lang) for how, block in one.blocks.items()},
        "carry_alone": [voter.name(lang) for voter in one.alone_carry],
        "block_alone": {
            how: [voter.name(lang) for voter in some] for how, some in one.alone_block.items()
        },
        "needs_everybody": one.needs_everybody,
    }


def _block(one: Block, lang: str) -> dict[str, Any]:
    by = {measure.value: _found(found, lang) for measure, found in one.by.items()}
    return {**(_found(one.fewest, lang) or {}), "by": by}


def _found(one: Found | None, lang: str) -> dict[str, Any] | None:
    if one is None:
        return None
    named = [voter.name(lang) for voter in one.members] if one.most <= _NAMED else None
    return {"at_least": one.least, "at_most": one.most, "exact": one.exact, "owners": named}
