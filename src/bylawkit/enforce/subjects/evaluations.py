"""Fees in months for which results of evaluation are known, many of them at the limit that takes something off."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from bylawkit.enforce.subjects import fees
from bylawkit.enforce.subjects.fees import FeeCase
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.evaluate.fees import Charge
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.export.values import Json, fraction
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee, Linked
from bylawkit.record import replace

_STEP = Fraction(1, 1000)


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """Each limit alone, just below, at and just above it."""
    first = {case.fee.name: case for case in map(_case, fees.fixed(bylaw))}
    for case in first.values():
        for one in case.fee.linked:
            for apart in (-_STEP, Fraction(0), _STEP):
                yield Tried("boundary", _with(case, {one.indicator.name: one.limit.share + apart}))


def _case(tried: Tried) -> FeeCase:
    found: FeeCase = tried.case
    return found


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[FeeCase]:
    """Any unit in any month of a fee that hangs on evaluations, with some results known."""
    if any(one.linked for one in bylaw.fees):
        for case in fees.at_random(bylaw, chance):
            if case.fee.linked:
                yield _with(case, dict(_results(case.fee, chance)))


def _results(fee: Fee, chance: Random) -> Iterator[tuple[str, Fraction]]:
    for one in fee.linked:
        if chance.random() < 0.8:
            near = one.limit.share + chance.randint(-2, 2) * _STEP
            any_share = Fraction(chance.randint(0, 1000), 1000)
            yield one.indicator.name, chance.choice((near, any_share))


def _with(case: FeeCase, known: dict[str, Fraction]) -> FeeCase:
    return case._replace(facts=replace(case.facts, indicators=known))


def told(case: FeeCase) -> Json:
    """A fee's case with the results that are known."""
    known = (case.facts.indicators or {}).items()
    results = {name: fraction(one) for name, one in known}
    return {**fees.told(case), "results": results}


def smaller(case: FeeCase) -> Iterator[FeeCase]:
    """The case with one result fewer, or as a fee's case is made smaller."""
    known = case.facts.indicators or {}
    for name in known:
        yield _with(case, {other: one for other, one in known.items() if other != name})
    yield from fees.smaller(case)


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Each evaluation, taking something off and not."""
    for fee in bylaw.fees:
        for one in fee.linked:
            yield from (_branch(fee, one, off) for off in (True, False))


def taken(case: FeeCase, found: Charge | NoCharge) -> Iterator[Branch]:
    """What became of the evaluations of a case."""
    if isinstance(found, Charge):
        for one in case.fee.linked:
            if one.indicator.name in (case.facts.indicators or {}):
                yield _branch(case.fee, one, one in found.tariff.linked)


def _branch(fee: Fee, one: Linked, off: bool) -> Branch:
    limit = f"{one.indicator.name} {one.limit.cmp.value} {one.limit.share}"
    return Branch(fee.name, f"{limit}, {one.reduction} off" if off else f"not {limit}")


SUBJECT = Subject("evaluated fees", fixed, at_random, fees.ours, smaller, told, branches, taken)
