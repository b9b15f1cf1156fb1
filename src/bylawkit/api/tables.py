"""Readers of the tables beside a bylaw; each names the problems of its file row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.api.given import Content, Readable, file_of, reading_of, register_of
from bylawkit.api.names import named_one
from bylawkit.api.result import Result
from bylawkit.evaluate.codes import UNKNOWN_MATTER

if TYPE_CHECKING:
    from bylawkit.evaluate.ballots import Ballot
    from bylawkit.evaluate.events import Event
    from bylawkit.evaluate.fee_facts import FeeFacts
    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register
    from bylawkit.evaluate.tally_file import TallyFile

__all__ = [
    "read_ballots",
    "read_events",
    "read_facts",
    "read_payments",
    "read_register",
    "read_tally",
]


def read_register(register: Content) -> Result[Register]:
    """The register of units, from CSV or Excel."""
    return Result(*register_of(register))


def read_ballots(
    ballots: Content, bylaw: Readable, matter: str, register: Content | Register
) -> Result[tuple[Ballot, ...]]:
    """The ballots on a matter, from CSV or Excel; their units must be on the register."""
    from bylawkit.evaluate.ballots import read_ballots as ballots_in

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    if found is None:
        return Result(None, noticed, reading.bylaw)
    asked, unknown = named_one(found.matters, matter, UNKNOWN_MATTER)
    units, problems = register_of(register)
    file, missing = file_of(ballots, "ballots")
    noticed += unknown + problems + missing
    if asked is None or units is None or file is None:
        return Result(None, noticed, found)
    read, problems = ballots_in(*file, asked, units)
    return Result(read, noticed + problems, found)


def read_tally(tally: Content, bylaw: Readable, matter: str) -> Result[TallyFile]:
    """The tally of a vote on a matter, from JSON."""
    from bylawkit.evaluate.tally_file import read_tally as tally_in

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    if found is None:
        return Result(None, noticed, reading.bylaw)
    asked, unknown = named_one(found.matters, matter, UNKNOWN_MATTER)
    file, missing = file_of(tally, "tally")
    noticed += unknown + missing
    if asked is None or file is None:
        return Result(None, noticed, found)
    read, problems = tally_in(*file, asked)
    return Result(read, noticed + problems, found)


def read_payments(
    payments: Content, bylaw: Readable, register: Content | Register
) -> Result[tuple[Payment, ...]]:
    """The payments for the fees of a bylaw, from CSV or Excel; their units must be on the register."""
    from bylawkit.api.money import payments_of

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    units, problems = register_of(register)
    noticed += problems
    if found is None or units is None:
        return Result(None, noticed, reading.bylaw)
    read, problems = payments_of(payments, units, found)
    return Result(read, noticed + problems, found)


def read_facts(facts: Content, bylaw: Readable, register: Content | Register) -> Result[FeeFacts]:
    """Facts beside the register, from CSV or Excel: evaluations by month, units that are exempted."""
    from bylawkit.api.money import facts_of

    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    units, problems = register_of(register)
    noticed += problems
    if found is None or units is None:
        return Result(None, noticed, reading.bylaw)
    read, problems = facts_of(facts, units, found)
    return Result(read, noticed + problems, found)


def read_events(events: Content) -> Result[tuple[Event, ...]]:
    """A log of what happened, from CSV or Excel."""
    from bylawkit.api.dates import events_of

    read, _, noticed = events_of(events)
    return Result(read, noticed)
