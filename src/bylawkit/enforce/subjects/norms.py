"""Norms: whether a party must, may or must not do something on a day and hour, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from bylawkit.enforce.clock import minute_of
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.evaluate.months import after
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Modality, Norm
from bylawkit.model.values import Unit

SOMEBODY = "somebody"
"""A party that no bylaw names."""

_DAYS = 24 * 60
_VERDICTS = {
    Modality.DUTY: "required",
    Modality.RIGHT: "permitted",
    Modality.BAN: "forbidden",
}


class NormCase(NamedTuple):
    """A party, on a day, so many minutes after midnight.

    ``applies`` says whether a condition in words holds; ``None``: nobody knows. ``since`` is the day from
    which a deadline runs.
    """

    norm: Norm
    party: str
    on: date
    minute: int
    applies: bool | None
    since: date


class Verdict(NamedTuple):
    """What a norm says to a party, and the last day of its deadline, if it has one in days or months."""

    says: str
    due: date | None


def ours(case: NormCase) -> Verdict:
    """What the text says."""
    return Verdict(says(case), due(case.norm, case.since))


def says(case: NormCase) -> str:
    """``not-concerned``, ``not-in-force``, ``undetermined``, ``required``, ``permitted`` or ``forbidden``."""
    norm = case.norm
    if case.party not in bearers(norm):
        return "not-concerned"
    if norm.until is not None and case.on > norm.until:
        return "not-in-force"
    if norm.clock and not any(_within(case.minute, *hours) for hours in norm.clock):
        return "not-in-force"
    if norm.when is not None and not case.applies:
        return "undetermined" if case.applies is None else "not-in-force"
    return _VERDICTS[norm.modality]


def bearers(norm: Norm) -> tuple[str, ...]:
    """Whom a norm concerns."""
    return tuple(dict.fromkeys(one.name for one in norm.bearers))


def _within(minute: int, begin: str, end: str) -> bool:
    """From the first minute to before the last; hours that end before they begin go past midnight."""
    first, last = minute_of(begin), minute_of(end)
    return first <= minute < last if first < last else not last <= minute < first


def due(norm: Norm, since: date) -> date | None:
    """The last day of a deadline by the calendar."""
    if norm.within is None or norm.within.unit in (Unit.WORKDAY, Unit.HOUR):
        return None
    return after(since, norm.within)


def told(case: NormCase) -> Json:
    """A case in the words in which engines are asked."""
    applies = {} if case.applies is None else {"applies": case.applies}
    return {
        "norm": case.norm.name,
        "party": case.party,
        "on": case.on.isoformat(),
        "minute": case.minute,
        **applies,
        "since": case.since.isoformat(),
    }


# ── Cases ──

_DAY = date(2026, 5, 1)


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """For each norm its bearers and somebody else, just before and after each limit of day and hour."""
    for norm in bylaw.norms:
        for party in (*bearers(norm), SOMEBODY):
            for on in _days(norm):
                for minute in _minutes(norm):
                    for applies in (None, True, False) if norm.when else (None,):
                        case = NormCase(norm, party, on, minute, applies, on)
                        yield Tried("boundary", case)


def _days(norm: Norm) -> tuple[date, ...]:
    return (_DAY,) if norm.until is None else (norm.until, norm.until + timedelta(days=1))


def _minutes(norm: Norm) -> list[int]:
    ends = [minute_of(one) for hours in norm.clock for one in hours]
    around = ((one + step) % _DAYS for one in ends for step in (-1, 0))
    return [*dict.fromkeys(around)] or [600]


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[NormCase]:
    """Any party of the bylaw, on any day and minute; mostly one whom the norm concerns."""
    parties = [*dict.fromkeys(one for norm in bylaw.norms for one in bearers(norm)), SOMEBODY]
    while bylaw.norms:
        norm = chance.choice(bylaw.norms)
        party = chance.choice([*bearers(norm), chance.choice(parties)])
        around = norm.until or _DAY
        on = around + timedelta(days=chance.choice((0, 1, chance.randrange(-900, 900))))
        since = _DAY + timedelta(days=chance.randrange(3000))
        minute = chance.choice([*_minutes(norm), chance.randrange(_DAYS)])
        yield NormCase(norm, party, on, minute, chance.choice((None, True, False)), since)


def smaller(case: NormCase) -> Iterator[NormCase]:
    """The case with an earlier minute and day."""
    for minute in dict.fromkeys((0, case.minute // 2, case.minute // 60 * 60, case.minute - 1)):
        if 0 <= minute < case.minute:
            yield case._replace(minute=minute)
    if case.applies is not None:
        yield case._replace(applies=None)
    for field in ("on", "since"):
        day = getattr(case, field)
        for days in dict.fromkeys(((day - _DAY).days, (day - _DAY).days // 2, 1)):
            if 0 < days <= (day - _DAY).days:
                yield case._replace(**{field: day - timedelta(days=days)})


# ── What may come of it ──


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Everything that a norm may say, and its deadline."""
    for norm in bylaw.norms:
        yield from (Branch(norm.name, one) for one in ("not-concerned", _VERDICTS[norm.modality]))
        if norm.until or norm.clock or norm.when:
            yield Branch(norm.name, "not-in-force")
        if norm.when:
            yield Branch(norm.name, "undetermined")
        if due(norm, _DAY):
            yield Branch(norm.name, "due")


def taken(case: NormCase, found: Verdict) -> Iterator[Branch]:
    """What a norm said in a case."""
    yield Branch(case.norm.name, found.says)
    if found.due is not None:
        yield Branch(case.norm.name, "due")


SUBJECT = Subject("norms", fixed, at_random, ours, smaller, told, branches, taken)
