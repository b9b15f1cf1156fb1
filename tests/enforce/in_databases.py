"""Exported SQL in databases: a PostgreSQL server of our own, votes in tables, and what a view says."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from enforcing import ours, some_cases

from agreeing.fees import Case as Charging
from agreeing.fees import a_case as a_fee_case
from agreeing.fees import by_scalar as fees_by_scalar
from agreeing.fees import exemptions, first_paid
from agreeing.tallies import Case as Counting
from agreeing.tallies import a_case, rules
from bylawkit.enforce.engines.sql import Database, Row, Votes
from bylawkit.enforce.sql.target import make
from bylawkit.enforce.sql.text import FIGURES
from bylawkit.enforce.subjects.votes import VoteCase, puts_of
from bylawkit.evaluate.ballots import Ballot, read_ballots
from bylawkit.evaluate.count import count_ballots
from bylawkit.evaluate.rate_plan import number_of
from bylawkit.evaluate.register import RegisteredUnit, person_key, read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.evaluate.tally import KEYS
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text
from bylawkit.scale.engine import households
from bylawkit.scale.fee_sql import EXEMPTIONS, HOUSEHOLDS
from bylawkit.scale.fee_views import MONTHS

if TYPE_CHECKING:
    import psycopg

# ── PostgreSQL ──


class Postgres:
    """A database of the server."""

    dialect = "postgres"

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self.version = str(self.ask("SHOW server_version")[0][0])
        self.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public; SET statement_timeout = '300s'")

    def run(self, text: str) -> None:
        self._connection.execute(text.encode())

    def fill(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        self.run(f"DELETE FROM {table}")
        with self._connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query.encode()).fetchall()


@contextmanager
def a_server(folder: Path) -> Iterator[str]:
    """A server on a socket in a folder of its own; what a client needs to reach it.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """
    programs = _programs()
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        shutil.chown(folder, user)

    def run(*words: object) -> None:
        words = (programs / str(words[0]), *words[1:])
        if os.geteuid() == 0:
            words = ("runuser", "-u", user, "--", *words)
        subprocess.run([*map(str, words)], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    data = folder / "data"
    run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"host={folder} user={user} dbname=postgres"
    finally:
        run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _programs() -> Path:
    """Where the server's programs are: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not places:
        raise FileNotFoundError(
            "PostgreSQL is not installed; on Debian: apt-get install postgresql"
        )
    return places[-1]


# ── Votes ──


def opened(database: Database, bylaw: Bylaw) -> Votes:
    """The views of votes of a bylaw."""
    return Votes(database, make(bylaw).files or {}, bylaw)


def decided_alike(database: Database, bylaw: Bylaw, number: int, seed: int) -> Counter[str]:
    """Put cases to the database and to our own engine; how often each outcome came, all alike."""
    votes = opened(database, bylaw)
    cases = [one for one in some_cases(bylaw, number, seed) if one.put.matter.name in votes.matters]
    told = votes.decisions([(one.put.matter.name, one.tally, one.again) for one in cases])
    seen = Counter[str]()
    for case, found in zip(cases, told, strict=True):
        expected = ours(case)
        seen[expected["outcome"]] += 1
        reasons = [tuple(one) for one in found["reasons"]]
        assert (found["outcome"], reasons) == (expected["outcome"], expected["reasons"]), case
    return seen


class Given(NamedTuple):
    """A vote with its register and ballots, under a bylaw drawn for it."""

    bylaw: Bylaw
    drawn: Counting
    units: tuple[RegisteredUnit, ...]
    inside: frozenset[str]
    ballots: tuple[Ballot, ...]

    def by_scalar(self) -> Any:
        """The tally that our own engine counts, and what comes of it."""
        inside = tuple(one for one in self.units if one.name in self.inside)
        found, _ = count_ballots("表决票.csv", self.ballots, self.drawn.matter, inside)
        if found is None:
            return None, None
        full = found.tally.completed()
        figures = {one.value: dict(count.figures) for one, count in full.counts.items()}
        return figures, ours(VoteCase(puts_of(self.bylaw)[0], False, full))["outcome"]

    def by_sql(self, database: Database) -> Any:
        """The same by a database."""
        votes = opened(database, self.bylaw)
        votes.put("votes", [("v", "甲", False, None, None)])
        votes.put("units", self.rows_of_units())
        votes.put("ballots", self.rows_of_ballots())
        database.run("INSERT INTO tallies SELECT * FROM matter_1_tally")
        told = votes.told(["甲"])["v"]
        if told["problem"] is not None:
            return None, None
        rows = database.ask(f"SELECT measure, {', '.join(FIGURES)} FROM figures")
        figures = {
            measure: {key: one for key, one in zip(KEYS, row, strict=True) if one is not None}
            for measure, *row in rows
            if measure != "seats"
        }
        return figures, told["outcome"]

    def rows_of_units(self) -> Iterator[Row]:
        for one in self.units:
            owners = "、".join(one.head)
            inside = one.name in self.inside
            yield "v", one.name, one.area, owners, one.developer_stock, one.excluded, inside

    def rows_of_ballots(self) -> Iterator[Row]:
        for number, one in enumerate(self.ballots):
            documented = one.documented if "proxy_document" in one.row.cells else None
            holder = person_key(one.holder)
            cast = (one.unit.name, one.choice, one.channel and one.channel.value, one.cast_at)
            yield "v", number, *cast, holder, documented


def a_vote(seed: int, units: int) -> Given:
    """A vote drawn by chance, the first from this seed on that is no vote between candidates and whose
    files can be read."""
    for turn in count(seed, 1000):
        given = _a_vote(turn, units)
        if given is not None:
            return given
    raise AssertionError


def _a_vote(seed: int, units: int) -> Given | None:
    case = a_case(Random(seed), units)
    bylaw = read_text(rules(Random(seed)), "试验.bylaw").bylaw
    register, _ = read_register("登记册.csv", case.register.encode())
    if case.matter.options or bylaw is None or register is None:
        return None
    ballots, _ = read_ballots("表决票.csv", case.ballots.encode(), case.matter, register)
    inside, _ = units_in_scope(register, case.matter.scope, case.where)
    if ballots is None or inside is None:
        return None
    return Given(bylaw, case, register.units, frozenset(one.name for one in inside), ballots)


# ── Fees ──


class Charged(NamedTuple):
    """A fee with its households and exemptions, for the months that are written out."""

    case: Charging
    files: Files
    expected: Mapping[tuple[str, int], tuple[object, ...]]


def a_fee(draw: Random, units: int) -> Charged:
    """A fee drawn by chance, and what our own engine says of it; evaluations are not known."""
    case = a_fee_case(draw, units)
    (fee,) = case.bylaw.fees
    assert fee.start is not None
    first = fee.start.replace(day=1)
    last = number_of(first) + MONTHS - 1
    months = {"first": first, "last": date(last // 12, last % 12 + 1, 1)}
    case = case._replace(wanted=case.wanted._replace(**months, indicators={}))
    return Charged(case, make(case.bylaw).files or {}, fees_by_scalar(case))


def fees_alike(database: Database, charged: Charged) -> int:
    """Put households to the views of a fee; how many lines there are, all as expected."""
    case = charged.case
    tables = {
        "households": (HOUSEHOLDS, households(case.units, first_paid(case))),
        "exemptions": (EXEMPTIONS, exemptions(case)),
    }
    for name, (columns, rows) in tables.items():
        defined = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        database.run(f"CREATE TABLE {name} ({defined})")
        database.fill(name, columns, rows)
    text = charged.files.get(f"sql/{database.dialect}/fee_1.sql")
    if text is None:
        assert not charged.expected
        return 0
    database.run(text.decode())
    told = database.ask("SELECT unit, month, whole, payer, owed, waived FROM fee_1")
    wanted = {key: (*one[:3], one[4]) for key, one in charged.expected.items()}
    assert {(unit, month): tuple(rest) for unit, month, *rest in told} == wanted
    assert len(told) == len(wanted)
    (sums,) = database.ask("SELECT COALESCE(SUM(fen), 0) FROM fee_1_by_payer")
    (parts,) = database.ask("SELECT COALESCE(SUM(whole - waived), 0) FROM fee_1")
    assert sums == parts
    return len(told)
