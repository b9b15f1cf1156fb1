"""Which documents are tables for a spreadsheet, and what stands in their cells.

The heads of the columns are wording (``sheets.jinja``); the cells are the model's values.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.letters import addressed
from bylawkit.render.sheet import Cell, Hundredths, Sheet
from bylawkit.render.view import Table, plain

if TYPE_CHECKING:
    from bylawkit.render.ballot import Question, Voter
    from bylawkit.render.letters import Household, Letter
    from bylawkit.render.wording import Wording


def deliveries(told: Wording, units: Iterable[Voter], by_tenants: bool, people: str) -> Sheet:
    """A line for each unit; what happens at the door is filled in."""
    rows = tuple(
        (number, one.name, None if by_tenants else _owners(told, one), None, None, None, None)
        for number, one in enumerate(units, start=1)
    )
    return _sheet(told, "delivery", rows, people=people)


def tallies(
    told: Wording, units: Iterable[Voter], by_area: bool, questions: tuple[Question, ...]
) -> Sheet:
    """A line for each unit, a column for each option, or for each line that is voted on."""
    lines = tuple(one.title for one in questions if one.title is not None)
    asked = lines or questions[0].options
    blank: tuple[Cell, ...] = (None,) * (len(asked) + 1)
    rows = tuple(
        (number, one.name, *((Hundredths(one.area),) if by_area else ()), *blank)
        for number, one in enumerate(units, start=1)
    )
    return _sheet(told, "tally", rows, by_area=by_area, asked=asked)


def fee_list(told: Wording, households: Iterable[Household]) -> Sheet:
    """A line for each unit and fee: what it is in full, and what the household pays."""
    rows = tuple(
        (
            home.unit.name,
            home.unit.use,
            Hundredths(home.unit.area),
            told.speaker.title(one.fee),
            Hundredths(one.whole),
            Hundredths(one.own),
        )
        for home in households
        for one in home.fees
    )
    return _sheet(told, "household", rows)


def arrears(told: Wording, letters: Iterable[Letter]) -> Sheet:
    """A line for each unit and fee that is overdue."""
    rows = tuple(
        (
            letter.unit.name,
            told.say(addressed(told, letter), "owners"),
            told.speaker.title(one.fee),
            one.due,
            one.days,
            Hundredths(one.fen),
            Hundredths(one.late),
        )
        for letter in letters
        for one in letter.owed
    )
    return _sheet(told, "dunning", rows)


def _owners(told: Wording, unit: Voter) -> str:
    return told.say(unit.owners or None, "owners")


def _sheet(told: Wording, kind: str, rows: tuple[tuple[Cell, ...], ...], **values: object) -> Sheet:
    speaker = told.speaker
    made = blocks(told.render("sheets", kind=kind, **values), "sheet", speaker.lang, speaker.tongue)
    table = next(one for one in made if isinstance(one, Table))
    name, *head = map(plain, table.head)
    return Sheet(clean(name), tuple(head), rows)
