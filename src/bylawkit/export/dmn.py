"""The target ``dmn``: the tests of votes and the rates, phases and subsidies of fees as decision tables.

A table is one file and one decision; ``docs/dmn-bpmn.md`` says what it wants to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.export.dmn_fees import counts_in_months, fee_tables
from bylawkit.export.dmn_tables import Table, dmn
from bylawkit.export.dmn_votes import Vote, vote_of, vote_table
from bylawkit.export.identifiers import identifier
from bylawkit.export.json import beyond
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.votes import Matter

LARGEST_BITS = 53
"""Engines of FEEL that count in doubles are exact up to 2^53."""


def export(bylaw: Bylaw) -> Made:
    """A file for each matter that a count alone decides, and for each part of a fee."""
    noticed = beyond(bylaw, "dmn", LARGEST_BITS)
    if noticed:
        return Made(None, noticed)
    origins = Origins(bylaw)
    files: Files = {}
    told: list[Json] = []
    gaps: list[Json] = []
    names: dict[str, str] = {}
    for statement, made in _tables(bylaw):
        for path, table in made:
            files[path] = dmn(table)
            told.append(enforced_at(statement, path, table.id, origins))
            names[table.id] = statement.name
    for matter in bylaw.matters:
        gaps += _matter_gaps(bylaw, matter, origins)
    for fee in bylaw.fees:
        gaps += _fee_gaps(fee, origins)
    gaps += rest(bylaw, (*told, *gaps), "no table: votes and fees only", origins)
    return Made(files, (), tuple(told), tuple(gaps), names)


def _tables(bylaw: Bylaw) -> Iterator[tuple[Matter | Fee, Iterator[tuple[str, Table]]]]:
    for number, matter in enumerate(bylaw.matters, start=1):
        yield matter, _votes(bylaw, matter, number)
    for number, fee in enumerate(bylaw.fees, start=1):
        yield fee, _fees(bylaw, fee, number)


# ── Votes ──


def decision_id(matter: Matter) -> str:
    """What the decision of a matter is called, so that a process can ask it."""
    return identifier(matter.name, "vote")


def no_table(bylaw: Bylaw, matter: Matter) -> str | None:
    """Why a matter has no table."""
    if matter.options:
        return "people choose among several candidates"
    vote = vote_of(bylaw, matter)
    return "no test of its own or of its body" if (vote.turnout or vote.approve) is None else None


def _votes(bylaw: Bylaw, matter: Matter, number: int) -> Iterator[tuple[str, Table]]:
    if no_table(bylaw, matter) is not None:
        return
    name = decision_id(matter)
    yield f"dmn/vote_{number}.dmn", _vote(bylaw, vote_of(bylaw, matter), name)
    if _calls_again(matter):
        again = vote_of(bylaw, matter, second_call=True)
        yield f"dmn/vote_{number}_again.dmn", _vote(bylaw, again, f"{name}_again")


def _vote(bylaw: Bylaw, vote: Vote, name: str) -> Table:
    return vote_table(vote, name, vote.matter.title, _about(bylaw, vote.matter.name), bylaw.lang)


def _about(bylaw: Bylaw, name: str) -> str:
    """Where a table comes from: the bylaw, its article, the hash of its text."""
    origins = Origins(bylaw)
    article = bylaw.article_of(name)
    where = "" if article is None else f" · {origins.label(article)['label']}"
    return f"{bylaw.title}{where}"


_DECIDING = frozenset(
    (
        *("name", "title", "span", "field_spans", "basis", "notes", "decided_by", "matter_class"),
        *("scope", "turnout", "approve", "silent", "abstain", "invalid", "silent_guard", "tie"),
        "also_consent",
    )
)
"""What a table says of a matter, or what explains it."""


def _matter_gaps(bylaw: Bylaw, matter: Matter, origins: Origins) -> Iterator[Json]:
    reason = no_table(bylaw, matter)
    if reason is not None:
        yield gap(matter, reason, origins)
        return
    for field in _stated(matter):
        again = field == "second_call" and _calls_again(matter)
        if field not in _DECIDING and not again:
            yield gap(matter, "a table judges a finished count only", origins, field)


def _calls_again(matter: Matter) -> bool:
    return matter.second_call is not None and matter.second_call.turnout is not None


def _stated(one: object) -> Iterator[str]:
    """The fields that the bylaw states something in."""
    from dataclasses import fields

    yield from (each.name for each in fields(one) if getattr(one, each.name))  # type: ignore[arg-type]


# ── Fees ──

_FEE_ITSELF = frozenset(
    (
        *("name", "title", "span", "field_spans", "basis", "notes", "payer", "payee"),
        *("rates", "phases", "subsidies", "linked", "start", "charging", "in_return_for"),
    )
)


def _fees(bylaw: Bylaw, fee: Fee, number: int) -> Iterator[tuple[str, Table]]:
    about, name = _about(bylaw, fee.name), identifier(fee.name, "fee")
    for field, table in fee_tables(fee, name, about, bylaw.lang):
        yield f"dmn/fee_{number}_{field}.dmn", table


def _fee_gaps(fee: Fee, origins: Origins) -> Iterator[Json]:
    if not fee.rates:
        yield gap(fee, "no rate", origins)
    if not counts_in_months(fee):
        yield gap(fee, "phases that do not last so many months", origins, "phases")
    for field in _stated(fee):
        if field not in _FEE_ITSELF:
            yield gap(fee, "rates and shares only, not what becomes of a charge", origins, field)


TARGET = Target("dmn", "DMN 1.3", ("dmn/{table}.dmn",), export)
