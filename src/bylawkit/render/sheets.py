"""Which documents are tables for a spreadsheet, and what stands in their cells.

The heads of the columns are wording (``sheets.jinja``); the cells are the model's values.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.letters import addressed
from bylawkit.render.marks import pieces
from bylawkit.render.sheet import Cell, Decimal, Hundredths, Sheet
from bylawkit.render.speech import figures
from bylawkit.render.view import Table, plain

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.values import Rate, Words
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


def schedule(told: Wording, bylaw: Bylaw) -> Sheet:
    """A line for each rate of each fee, and on a sheet of its own one for each service."""
    fees = tuple(
        (
            told.speaker.title(fee),
            clean(told.speaker.name(one.use)),
            *_price(told, one.rate),
            one.since or fee.start,
            told.say(fee.due) if fee.due else None,
            _article(told, fee.name),
        )
        for fee in bylaw.fees
        for one in fee.rates
    )
    services = tuple(
        (
            told.speaker.title(one),
            _words(told, one.content),
            _words(told, one.standard),
            told.say(one.every) if one.every else None,
            *(_price(told, one.cost) if one.cost else (None, None)),
            _article(told, one.name),
        )
        for one in bylaw.services
    )
    filled = _filled(fees=fees, services=services) or [("fees", ())]
    sheets = [_sheet(told, kind, rows) for kind, rows in filled]
    return sheets[0]._replace(after=tuple(sheets[1:]))


def _filled(
    **found: tuple[tuple[Cell, ...], ...],
) -> list[tuple[str, tuple[tuple[Cell, ...], ...]]]:
    return [(kind, rows) for kind, rows in found.items() if rows]


def _price(told: Wording, rate: Rate) -> tuple[Cell, Cell]:
    """A price in yuan and what it is for; one that is no decimal stays words."""
    digits = figures.yuan(rate.fen)
    unit = told.speaker.tongue.rate_unit(rate)
    return (digits if "/" in digits else Decimal(digits)), unit


def _article(told: Wording, name: str) -> str:
    return plain(pieces(told.speaker.article(name)))


def _words(told: Wording, words: Words | str | None) -> str | None:
    """Wording without marks: references as they are printed."""
    return None if words is None else plain(pieces(told.say(words)))


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
