"""The papers of a vote: notice, posting, proxy, register of deliveries, tally sheet, minutes, filing.

What the bylaw does not hold is a blank to fill in, unless it is given: days of a timetable, units
of a register, totals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body
from bylawkit.model.votes import Matter, Measure, Treatment
from bylawkit.render.ballot import Voter, counts_area, questions
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.electorate import TENANTS, Manner, manner
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.result import Result
from bylawkit.render.sheet import Sheet
from bylawkit.render.sheets import deliveries, tallies
from bylawkit.render.speaker import speaker
from bylawkit.render.speech.comparing import comparisons
from bylawkit.render.view import View
from bylawkit.render.wording import Wording

MOMENTS = ("notice", "opening", "closing", "posted", "filing")
"""The days that papers have a place for."""

_SEATS_SHOWN = 12
_UNITS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who votes on a matter: the units, and how many heads and households they are in all.

    ``days`` are those of the vote, by the moments of :data:`MOMENTS`.
    """

    units: tuple[Voter, ...] = ()
    heads: int | None = None
    days: Mapping[str, date] = field(default_factory=dict)

    def total(self, measure: Measure) -> int | None:
        """How many of a measure there are in all, if a register says so."""
        if not self.units:
            return None
        if measure is Measure.AREA:
            return sum(one.area for one in self.units)
        return self.heads if measure is Measure.HEADS else len(self.units)


def paper(
    kind: str,
    bylaw: Bylaw,
    matter: Matter,
    electorate: Electorate,
    lang: str,
    result: Result | None = None,
) -> View:
    """A paper of a vote on a matter; ``kind`` is the name of its template."""
    told = Wording(speaker(bylaw, lang))
    about = {**_about(told, matter, electorate), "result": result}
    marked = told.render(kind, **about)
    content = unlinked(blocks(marked, f"{kind} {matter.name}", lang, told.speaker.tongue))
    return view(kind, bylaw, lang, clean(matter.title), content, _sheet(kind, told, about))


def body_paper(kind: str, bylaw: Bylaw, body: Body, lang: str) -> View:
    """A paper of a body: the minutes of a meeting, or the filing of its members."""
    told = Wording(speaker(bylaw, lang))
    marked = told.render(kind, **_about_body(told, body))
    content = unlinked(blocks(marked, f"{kind} {body.name}", lang, told.speaker.tongue))
    return view(kind, bylaw, lang, clean(body.title), content)


def _about(told: Wording, matter: Matter, electorate: Electorate) -> dict[str, Any]:
    """What templates know of a vote."""
    how = manner(told.speaker.bylaw, matter)
    measures = _measures(matter, how)
    units = electorate.units if how is Manner.UNITS else ()
    people = told.speaker.voters(matter)
    body = _body_of(told, matter)
    return {
        **_common(told, matter, electorate.days),
        "matter": matter,
        "subject": told.speaker.title(matter),
        "who": told.say(matter, "decider"),
        "manner": how,
        "people": people,
        "by_tenants": people in TENANTS,
        "by_area": how is Manner.UNITS and counts_area(matter),
        "questions": questions(told, matter),
        "measures": measures,
        "totals": {
            one: electorate.total(one) if how is Manner.UNITS else _seats(body) for one in measures
        },
        "heads": electorate.total(Measure.HEADS) if how is Manner.UNITS else None,
        "kinds": _kinds(matter),
        "units": units,
        "blank_rows": tuple(range(1, _blank_rows(how, body) + 1)),
        **_of_body(body),
    }


def _sheet(kind: str, told: Wording, about: Mapping[str, Any]) -> Sheet | None:
    """The table of a paper that is one, if there are units to fill it."""
    if not about["units"]:
        return None
    if kind == "delivery":
        return deliveries(told, about["units"], about["by_tenants"], about["people"])
    if kind == "tally":
        return tallies(told, about["units"], about["by_area"], about["questions"])
    return None


def _about_body(told: Wording, body: Body) -> dict[str, Any]:
    """What templates know of a meeting of a body without a certain matter."""
    return {
        **_common(told, body, {}),
        "matter": None,
        "subject": told.speaker.title(body),
        "who": told.speaker.title(body),
        "manner": Manner.SEATS,
        "people": told.speaker.voters(body),
        "heads": None,
        "result": None,
        **_of_body(body),
    }


def _common(told: Wording, statement: Matter | Body, days: Mapping[str, date]) -> dict[str, Any]:
    bylaw = told.speaker.bylaw
    return {
        "s": statement,
        "bylaw": bylaw,
        "compound": compound_name(bylaw.title, told.speaker.lang),
        "article": told.speaker.article(statement.name),
        "days": {moment: days.get(moment) for moment in MOMENTS},
    }


def _of_body(body: Body | None) -> dict[str, Any]:
    conveners = () if body is None else tuple(one.party for one in body.seats if one.convenes)
    return {
        "body": body,
        "seat_count": _seats(body),
        "conveners": conveners,
        "speech": None if body is None else body.speech,
        "keep": None if body is None else body.keep_records,
    }


def _body_of(told: Wording, matter: Matter) -> Body | None:
    """The declared body that decides a matter."""
    named = told.speaker.bylaw.named
    found = None if matter.decided_by is None else named.get(matter.decided_by.name)
    return found if isinstance(found, Body) else None


def _seats(body: Body | None) -> int | None:
    return None if body is None else body.seat_count or None


def _blank_rows(how: Manner, body: Body | None) -> int:
    """How many lines a table has where nobody's names are given."""
    return _UNITS_SHOWN if how is Manner.UNITS else _seats(body) or _SEATS_SHOWN


def _measures(matter: Matter, how: Manner) -> tuple[Measure, ...]:
    """What the tests of a matter count; where they do not say, what the law counts."""
    tests = [one for one in (matter.turnout, matter.approve) if one is not None]
    asked = {one.measure for test in tests for one in comparisons(test)}
    usual = {Measure.SEATS} if how is Manner.SEATS else {Measure.AREA, Measure.HEADS}
    return tuple(one for one in Measure if one in (asked or usual))


def _kinds(matter: Matter) -> tuple[str, ...]:
    """The lines of a count beside the options."""
    follows = ("follow",) if matter.silent is Treatment.FOLLOWS_MAJORITY else ()
    return (*follows, "invalid", "silent", "unserved")
