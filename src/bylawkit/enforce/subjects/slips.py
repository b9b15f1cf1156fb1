"""Slips: what no policy may answer, each with its fault; and the first and the last day on which it may.

A fault is known by how the case was made; that figures do not add up, by our own
:func:`~bylawkit.evaluate.tally.misfits`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from bylawkit.enforce.questions import Days, Put, law_of_bundle
from bylawkit.enforce.rego.fee_tests import refused
from bylawkit.enforce.rego.fees import Planned, planned
from bylawkit.enforce.rego.votes import largest_of
from bylawkit.enforce.subjects import fees, votes
from bylawkit.enforce.subjects.subject import Branch, Subject, Tried
from bylawkit.enforce.subjects.votes import VoteCase
from bylawkit.evaluate.fees import Facts
from bylawkit.evaluate.tally import Count, misfits
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome

SOUND = "none"
"""The fault of a case that is right."""


class SlipCase(NamedTuple):
    """What is asked about ``about``, which is votes, fees or norms, and the code of its fault.

    ``votes`` and ``on`` are what it was made of, if it is about votes and their day.
    """

    about: str
    asked: Json
    fault: str
    votes: VoteCase | None = None
    on: date | None = None


def ours(case: SlipCase) -> str:
    """The code of the fault."""
    return case.fault


def is_carried(case: VoteCase) -> bool:
    """Whether we say that it is carried."""
    return votes.ours(case).outcome is Outcome.CARRIED


def told(case: SlipCase) -> Json:
    """A case in the words in which engines are asked."""
    return {"about": case.about, "fault": case.fault, "asked": case.asked}


# ── Cases ──


def fixed(bylaw: Bylaw) -> Iterator[Tried]:
    """A slip of every kind, for the first matter, fee and norm; and the edges of the days."""
    days = law_of_bundle(bylaw)[1]
    made: list[SlipCase] = []
    for put in votes.puts_of(bylaw):
        made += _on_days(put, days)
    for put in votes.puts_of(bylaw)[:1]:
        made += _of_votes(put)
    for one in planned(bylaw):
        if one.reason is None:
            made += _of_fee(bylaw, one)
    made += [
        SlipCase("norms", {"norm": _other(one.name)}, "unknown-norm") for one in bylaw.norms[:1]
    ]
    yield from (Tried("boundary", one) for one in made)


def _other(name: str) -> str:
    return f"{name}?"


def _on_days(put: Put, days: Days) -> Iterator[SlipCase]:
    """The day before the first and the day after the last are those of another law."""
    case = VoteCase(put, False, votes.everyone_for(put.first))
    for day, step in ((days.first, -1), (days.last, 1)):
        if day is None:
            continue
        beside = day + timedelta(days=step)
        for on, fault in ((day, SOUND), (beside, "law-of-another-day")):
            asked = {**votes.told(case), "on": on.isoformat()}
            yield SlipCase("votes", asked, fault, case, on)


_FIGURES: tuple[tuple[str, Any, str], ...] = (
    ("for", -1, "not-a-whole-number"),
    ("for", 1.5, "not-a-whole-number"),
    ("for", "3", "not-a-whole-number"),
    ("for", None, "not-a-whole-number"),
    ("for", 2**53, "too-large"),
    ("votes", 3, "unknown-figure"),
    ("candidates", {"A": 3}, "several-candidates"),
)


def _of_votes(put: Put) -> Iterator[SlipCase]:
    measure, name = put.first.measures[0].value if put.first.measures else "heads", put.matter.name
    tallies: list[tuple[Any, str]] = [
        ({measure: {key: value}}, fault) for key, value, fault in _FIGURES
    ]
    most = largest_of(put)
    tallies += [({measure: {"for": most}}, SOUND), ({measure: {"for": most + 1}}, "too-large")]
    tallies += [("many", "not-figures"), ({measure: 3}, "not-figures")]
    tallies += [({"weight": {"for": 3}}, "unknown-measure")]
    for tally, fault in tallies:
        yield SlipCase("votes", {"matter": name, "tally": tally}, fault)
    yield SlipCase("votes", {"matter": _other(name), "tally": {}}, "unknown-matter")


def _of_fee(bylaw: Bylaw, one: Planned) -> Iterator[SlipCase]:
    assert one.plan is not None
    asked: Json = {}
    for case, fault, _ in refused(one.plan):
        facts = Facts(case.use, case.area, **case.facts)
        asked = fees.told(fees.FeeCase(bylaw, one.fee, facts, case.month))
        yield SlipCase("fees", asked, fault)
    for key, value, fault in _FACTS:
        yield SlipCase("fees", {**asked, key: value}, fault)
    yield SlipCase("fees", {**asked, "fee": _other(one.fee.name)}, "unknown-fee")


_FACTS: tuple[tuple[str, Any, str], ...] = (
    ("month", "2026-8", "not-a-month"),
    ("first_payment", "2026", "not-a-month"),
    ("sold", "no", "not-true-or-false"),
    ("hardship", None, "not-true-or-false"),
)


def at_random(bylaw: Bylaw, chance: Random) -> Iterator[SlipCase]:
    """Tallies of which one figure was changed, so that some no longer add up."""
    for case in votes.at_random(bylaw, chance):
        counts = {one: count for one, count in case.tally.counts.items() if count.figures}
        if not counts:
            continue
        measure = chance.choice([*counts])
        case = case._replace(
            tally=votes.with_figures(case.tally, measure, _changed(counts[measure], chance))
        )
        made = _of_tally(case)
        if made.fault != SOUND or chance.random() < 0.1:
            yield made


def _changed(count: Count, chance: Random) -> dict[str, int]:
    key = chance.choice([*count.figures])
    step = chance.choice((-1, 1, chance.randrange(-9, 10)))
    return {**count.figures, key: max(count.figures[key] + step, 0)}


def _of_tally(case: VoteCase) -> SlipCase:
    fault = "over-the-whole" if misfits(case.tally) else SOUND
    return SlipCase("votes", votes.told(case), fault, case)


def smaller(case: SlipCase) -> Iterator[SlipCase]:
    """Smaller tallies with the same fault."""
    if case.votes is not None and case.on is None:
        for one in map(_of_tally, votes.smaller(case.votes, sound=False)):
            if one.fault == case.fault:
                yield one


# ── What may come of it ──


def branches(bylaw: Bylaw) -> Iterator[Branch]:
    """Every fault that there can be."""
    yield from (_branch(one.case) for one in fixed(bylaw))
    if votes.puts_of(bylaw):
        yield Branch("votes", "over-the-whole")


def taken(case: SlipCase, fault: str) -> Iterator[Branch]:
    """The fault."""
    yield _branch(case)


def _branch(case: SlipCase) -> Branch:
    return Branch(case.about, case.fault)


SUBJECT = Subject("slips", fixed, at_random, ours, smaller, told, branches, taken)
