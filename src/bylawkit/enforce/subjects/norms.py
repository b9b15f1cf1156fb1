"""Norms: whether a party must, may or must not do something on a day and hour, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from bylawkit.enforce.cedar.requests import SOMEBODY
from bylawkit.enforce.questions import day_of_bundle
from bylawkit.enforce.rego.norm_tests import DAY, NOON, SINCE, edges, moments
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.evaluate.verdicts import SAYS, Verdict, last_day, verdict
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Norm


class NormCase(NamedTuple):
    """A party, on a day, so many minutes after midnight; ``since`` is the day from which a deadline runs.

    ``applies`` says whether a condition in words holds. What is ``None`` is not known.
    """

    norm: Norm
    party: str
    on: date | None = None
    minute: int | None = None
    applies: bool | None = None
    since: date = SINCE[0]


class NormAnswer(NamedTuple):
    """What a norm says to a party, and the last day of its deadline, if the calendar alone tells it."""

    says: Verdict
    due: date | None


def ours(case: NormCase) -> NormAnswer:
    """Our own answer."""
    return NormAnswer(says(case), last_day(case.norm, case.since))


def says(case: NormCase) -> Verdict:
    """Our own verdict."""
    return verdict(case.norm, case.party, case.on, case.minute, case.applies)


def bearers(norm: Norm) -> tuple[str, ...]:
    """Whom a norm concerns."""
    return tuple(dict.fromkeys(one.name for one in norm.bearers))


def told(case: NormCase) -> Json:
    """A case in the words in which engines are asked."""
    known = {
        "on": case.on and case.on.isoformat(),
        "minute": case.minute,
        "applies": case.applies,
    }
    return {
        "norm": case.norm.name,
        "party": case.party,
        **{key: value for key, value in known.items() if value is not None},
        "since": case.since.isoformat(),
    }


# ── Cases ──


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """For each norm its bearers and somebody else, just before and after each limit of day and hour."""
    on = day_of_bundle(bylaw)
    for norm in bylaw.norms:
        for _, facts in moments(norm, on):
            yield Tried("boundary", NormCase(norm, **facts))
        for since in SINCE if norm.within else ():
            yield Tried("boundary", NormCase(norm, SOMEBODY, on, NOON, since=since))


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[NormCase]:
    """Any party of the bylaw, on any day and minute; mostly one whom the norm concerns."""
    parties = [*dict.fromkeys(one for norm in bylaw.norms for one in bearers(norm)), SOMEBODY]
    day = day_of_bundle(bylaw)
    while bylaw.norms:
        norm = chance.choice(bylaw.norms)
        party = chance.choice([*bearers(norm), chance.choice(parties)])
        days = chance.choice((0, 1, chance.randrange(-900, 900)))
        on = (norm.until or day) + timedelta(days=days)
        since = day + timedelta(days=chance.randrange(3000))
        minute = chance.choice([*edges(norm), chance.randrange(DAY)])
        yield NormCase(norm, party, on, minute, chance.choice((None, True, False)), since)


def smaller(case: NormCase) -> Iterator[NormCase]:
    """The case with an earlier minute and deadline, and with fewer facts."""
    minute = case.minute or 0
    for fewer in dict.fromkeys((0, minute // 2, minute // 60 * 60, minute - 1)):
        if 0 <= fewer < minute:
            yield case._replace(minute=fewer)
    days = (case.since - SINCE[0]).days
    for less in dict.fromkeys((days, days // 2, 1)):
        if 0 < less <= days:
            yield case._replace(since=case.since - timedelta(days=less))
    plain = (case._replace(applies=None), case._replace(on=None), case._replace(minute=None))
    yield from (one for one in plain if one != case)


# ── What may come of it ──


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Everything that a norm may say, and its deadline."""
    for norm in bylaw.norms:
        yield Branch(norm.name, Verdict.NOT_CONCERNED)
        if norm.bearers:
            yield Branch(norm.name, SAYS[norm.modality])
        if norm.bearers and (norm.until or norm.clock or norm.when):
            yield Branch(norm.name, Verdict.NOT_IN_FORCE)
            yield Branch(norm.name, Verdict.UNDETERMINED)
        if last_day(norm, SINCE[0]):
            yield Branch(norm.name, "due")


def taken(case: NormCase, found: NormAnswer) -> Iterator[Branch]:
    """What a norm said in a case."""
    yield Branch(case.norm.name, found.says)
    if found.due is not None:
        yield Branch(case.norm.name, "due")


SUBJECT = Subject("norms", fixed, at_random, ours, smaller, told, branches, taken)
