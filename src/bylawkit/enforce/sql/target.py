"""The target ``sql``: fees and votes as views, in the dialects of DuckDB, PostgreSQL and Spark.

A fee has one file. A vote has two: ``ballots_N`` counts register and ballots into a tally, which goes
into a table of tallies beside those that were counted elsewhere; ``matter_N`` decides from that table, by way
of ``counting``, which completes tallies and is the same for all matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.enforce.questions import Days, Put, law_of_bundle, questions
from bylawkit.enforce.sql import ballots, counting, deciding
from bylawkit.enforce.sql.text import DIALECTS, Dialect, words_told
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter, Measure
from bylawkit.scale.fee_views import origin_of, views_of_fees


class Numbered(NamedTuple):
    """A matter that is decided, and its number among all matters; and why not from ballots."""

    number: int
    put: Put
    why_not_counted: str | None

    @property
    def matter(self) -> Matter:
        return self.put.matter


def make(bylaw: Bylaw) -> Made:
    """The files of fees and of votes."""
    origins = Origins(bylaw)
    fees = views_of_fees(bylaw)
    law, days = law_of_bundle(bylaw)
    puts = {put.matter.name: put for put in questions(bylaw, law)}
    numbered, gaps = [], []
    for number, matter in enumerate(bylaw.matters, start=1):
        put = puts.get(matter.name)
        if put is None:
            gaps.append(gap(matter, "several candidates: who of them wins is not decided", origins))
        elif (reason := deciding.why_not_decided(put)) is not None:
            gaps.append(gap(matter, reason, origins))
        else:
            numbered.append(Numbered(number, put, _why_not_counted(put)))
            gaps += [gap(matter, why, origins, field) for field, why in _gaps(numbered[-1])]
    files = dict(fees.files or {})
    for dialect in DIALECTS.values():
        files |= _votes(bylaw, numbered, days, dialect)
    enforced = [*fees.enforced, *_enforced(numbered, origins)]
    gaps = [*fees.not_enforced, *gaps]
    gaps += rest(bylaw, [*enforced, *gaps], "fees and votes only", origins)
    return Made(
        files, (), tuple(enforced), tuple(gaps), {one["at"]: one["name"] for one in enforced}
    )


def _why_not_counted(put: Put) -> str | None:
    """What keeps the ballots of a matter from being counted; seats are counted where they sit."""
    if set(put.first.measures) <= {Measure.SEATS}:
        return "the meeting counts its seats: give the tally"
    return ballots.why_not_counted(put.matter)


def _gaps(one: Numbered) -> Iterator[tuple[str, str]]:
    matter = one.matter
    if one.why_not_counted is not None:
        field = "lines" if matter.lines else "owner_cap" if matter.owner_cap else "weight"
        yield field if getattr(matter, field) else "decided_by", one.why_not_counted
    if matter.overturn is not None:
        yield "overturn", "objections are not counted"
    for field in ("winners", "choices"):
        if getattr(matter, field) is not None:
            yield field, "votes for candidates are not counted"


def _enforced(numbered: list[Numbered], origins: Origins) -> Iterator[Json]:
    for dialect in DIALECTS:
        for one in numbered:
            name = f"matter_{one.number}"
            yield enforced_at(one.matter, f"sql/{dialect}/{name}.sql", name, origins)


# ── Files ──


def _votes(bylaw: Bylaw, numbered: list[Numbered], days: Days, dialect: Dialect) -> Files:
    """The files of votes, each after those that it builds on."""
    if not numbered:
        return {}
    files: dict[str, Iterator[str]] = {}
    files["counting"] = _counting(bylaw, numbered, dialect)
    for one in numbered:
        if one.why_not_counted is None:
            files[f"ballots_{one.number}"] = _ballots(bylaw, one, dialect)
        files[f"matter_{one.number}"] = _matter(bylaw, one, days, dialect)
    return {f"sql/{dialect.name}/{name}.sql": _joined(lines) for name, lines in files.items()}


def _joined(lines: Iterator[str]) -> bytes:
    return "\n".join(lines).encode()


def _ballots(bylaw: Bylaw, one: Numbered, dialect: Dialect) -> Iterator[str]:
    yield from origin_of(bylaw, one.matter.title, dialect.name)
    name = f"matter_{one.number}"
    yield "-- from register and ballots to the tally; once the vote is closed:"
    yield f"--   INSERT INTO tallies SELECT * FROM {name}_tally WHERE vote = '…'"
    yield "-- what is read:"
    yield from counting.votes_read(dialect)
    yield from ballots.tables(dialect)
    yield ""
    yield ballots.views(one.matter, name, dialect)


def _counting(bylaw: Bylaw, numbered: list[Numbered], dialect: Dialect) -> Iterator[str]:
    yield from origin_of(bylaw, "counting", dialect.name)
    yield "-- completes tallies, for the files matter_N.sql; what is read:"
    yield from counting.votes_read(dialect)
    yield from counting.tallies_read(dialect)
    yield ""
    seats = {one.matter.name: one.put.first.seats for one in numbered}
    totals = {name: seats_.total for name, seats_ in seats.items() if seats_ is not None}
    yield counting.views(totals, dialect)


def _matter(bylaw: Bylaw, one: Numbered, days: Days, dialect: Dialect) -> Iterator[str]:
    yield from origin_of(bylaw, one.matter.title, dialect.name)
    if days.first or days.last:
        yield f"-- the law is that of {days.first or '…'} to {days.last or '…'}"
    yield "-- NULL is unknown; outcomes are those of the manual, and problems for which there is none:"
    yield from words_told(deciding.PROBLEMS)
    yield ""
    yield deciding.views(bylaw, one.put, f"matter_{one.number}", days, dialect)


TARGET = Target(
    "sql",
    "SQL views for DuckDB 1.2, PostgreSQL 15 and Spark 3",
    (
        "sql/{dialect}/fee_{number}.sql",
        "sql/{dialect}/ballots_{number}.sql",
        "sql/{dialect}/counting.sql",
        "sql/{dialect}/matter_{number}.sql",
    ),
    make,
)
