"""Papers for each household: a sheet in large print, and letters to those in arrears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import DunningStep, Fee
from bylawkit.model.norms import Modality
from bylawkit.model.values import Ref
from bylawkit.render import electorate
from bylawkit.render.ballot import Voter
from bylawkit.render.blocks import blocks
from bylawkit.render.electorate import Manner
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import speaker
from bylawkit.render.view import LARGE_LINE, TABLE_LINE, Block, PageBreak, View
from bylawkit.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Monthly:
    """What a fee is for a unit in one month, and what of it the household pays. Money is in fen."""

    fee: Fee
    whole: int
    own: int


@dataclass(frozen=True, slots=True)
class Household:
    """A unit and its fees in the month of a day."""

    unit: Voter
    fees: tuple[Monthly, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a household owes of a fee from the month ``first`` to ``last``, ``days`` after ``due``."""

    fee: Fee
    first: date
    last: date
    fen: int
    late: int
    due: date
    days: int
    now: DunningStep | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What a unit owes on a day. It addresses ``names``; if there are none, ``payer``, a party."""

    unit: Voter
    names: tuple[str, ...]
    payer: str
    on: date
    owed: tuple[Owed, ...]

    @property
    def fen(self) -> int:
        return sum(one.fen for one in self.owed)

    @property
    def late(self) -> int:
        return sum(one.late for one in self.owed)


def household_sheets(
    bylaw: Bylaw, households: tuple[Household, ...], on: date | None, lang: str
) -> View:
    """A sheet for each household, in large print; a blank one if none is given."""
    told = Wording(speaker(bylaw, lang))
    always = {**_common(told), **_for_everybody(bylaw), "on": on}
    pages = (
        (f"household {one.unit.name if one else ''}", told.render("household", h=one, **always))
        for one in households or (None,)
    )
    content = unlinked(tuple(_pages(told, pages, LARGE_LINE)))
    from bylawkit.render.sheets import fee_list

    sheet = fee_list(told, households) if on is not None else None
    return view("household", bylaw, lang, always["compound"], content, sheet)


def dunning_letters(bylaw: Bylaw, letters: tuple[Letter, ...], lang: str) -> View:
    """A letter to each household in arrears."""
    from bylawkit.render.sheets import arrears

    told = Wording(speaker(bylaw, lang))
    always = _common(told)
    pages = (
        (
            f"dunning {one.unit.name} {one.payer}",
            told.render("dunning", letter=one, names=addressed(told, one), **always),
        )
        for one in letters
    )
    content = unlinked(tuple(_pages(told, pages)))
    return view("dunning", bylaw, lang, always["compound"], content, arrears(told, letters))


def addressed(told: Wording, letter: Letter) -> tuple[str, ...]:
    """Whom a letter is to."""
    return letter.names or (told.speaker.name(Ref(letter.payer, told.speaker.bylaw.span)),)


def _pages(
    told: Wording, pages: Iterator[tuple[str, str]], line: int = TABLE_LINE
) -> Iterator[Block]:
    for position, (key, marked) in enumerate(pages):
        if position:
            yield PageBreak()
        yield from blocks(marked, key, told.speaker.lang, told.speaker.tongue, line)


def _common(told: Wording) -> dict[str, Any]:
    bylaw = told.speaker.bylaw
    return {"bylaw": bylaw, "compound": compound_name(bylaw.title, told.speaker.lang)}


def _for_everybody(bylaw: Bylaw) -> dict[str, Any]:
    """What is the same on every sheet: who lives here, what they decide, owe and must not do."""
    people = electorate.residents(bylaw)

    def theirs(modality: Modality) -> list[Any]:
        return [
            one
            for one in bylaw.norms
            if one.modality is modality
            and any(electorate.called(bylaw, ref.name) == people[0] for ref in one.bearers)
        ]

    return {
        "rights": theirs(Modality.RIGHT),
        "duties": theirs(Modality.DUTY),
        "bans": theirs(Modality.BAN),
        "votes": [
            one
            for one in bylaw.matters
            if electorate.manner(bylaw, one) is Manner.UNITS
            and electorate.voters(bylaw, one) == people
        ],
    }
