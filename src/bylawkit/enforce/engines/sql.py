"""Exported SQL in a database: votes and households are put into its tables, and the views are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bylawkit.enforce.sql.ballots import BALLOTS, UNITS
from bylawkit.enforce.sql.counting import TALLIES, VOTES
from bylawkit.evaluate.planning import plan_from_start
from bylawkit.evaluate.rate_plan import RatePlan
from bylawkit.evaluate.tally import KEYS, Tally
from bylawkit.export.target import Files
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

if TYPE_CHECKING:
    from bylawkit.scale.engine import Connection

Row = Sequence[object]

TABLES = {"votes": VOTES, "units": UNITS, "ballots": BALLOTS, "tallies": TALLIES}
"""The tables that the views of votes read."""


class Database(Protocol):
    """What is asked of a database."""

    dialect: str

    def run(self, text: str) -> None:
        """Run statements."""

    def fill(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """Put these rows, and no others, into a table."""

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""


class DuckDb:
    """DuckDB inside the process.

    Raises:
        ImportError: it, or what writes its SQL, is not installed.
    """

    dialect = "duckdb"

    def __init__(self) -> None:
        from bylawkit.scale.engine import connect

        import_module("bylawkit.scale.terms")
        self.connection: Connection = connect()
        self.version = str(self.ask("SELECT version()")[0][0]).removeprefix("v")

    def run(self, text: str) -> None:
        self.connection.execute(text)

    def fill(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        from bylawkit.scale.engine import insert

        self.connection.execute(f"DELETE FROM {table}")
        insert(self.connection, table, columns, rows)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()


class Votes:
    """The views of votes of one bylaw in a database."""

    def __init__(self, database: Database, files: Files, bylaw: Bylaw) -> None:
        self._database = database
        self._numbers = {
            one.name: number
            for number, one in enumerate(bylaw.matters, start=1)
            if f"sql/{database.dialect}/matter_{number}.sql" in files
        }
        for name, columns in TABLES.items():
            database.run(f"CREATE TABLE {name} ({_columns(columns)})")
        for name, data in files.items():
            if name.startswith(f"sql/{database.dialect}/") and "/fee_" not in name:
                database.run(data.decode())

    @property
    def matters(self) -> Set[str]:
        """The matters that there are views for."""
        return self._numbers.keys()

    def decisions(self, asked: Sequence[tuple[str, Tally, bool]]) -> list[Json]:
        """What comes of tallies, each with its matter and whether it is a second call."""
        named = [(str(at), *one) for at, one in enumerate(asked)]
        self.put("votes", [(vote, matter, again, None, None) for vote, matter, _, again in named])
        self.put("tallies", [row for vote, _, tally, _ in named for row in _rows(vote, tally)])
        found = self.told({matter for matter, _, _ in asked})
        return [found[vote] for vote, *_ in named]

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Put these rows, and no others, into one of :data:`TABLES`."""
        self._database.fill(table, types_of(TABLES[table]), rows)

    def told(self, matters: Iterable[str]) -> dict[str, Json]:
        """The decision on every vote on some matters, with its reasons."""
        found: dict[str, Json] = {}
        for matter in sorted(matters):
            name = f"matter_{self._numbers[matter]}"
            for vote, outcome, problem in self._database.ask(
                f"SELECT vote, outcome, problem FROM {name}"
            ):
                found[vote] = {"outcome": outcome, "problem": problem, "reasons": []}
            for vote, _, *reason in self._database.ask(
                f"SELECT vote, test, law, whole, need, have, short_by, met FROM {name}_tests ORDER BY vote, test"
            ):
                found[vote]["reasons"].append(reason)
        return found


class Household(NamedTuple):
    """A household in one month, and the fee that is asked about; months are numbers, as in the tables."""

    fee: str
    use: str
    area: int
    developer_stock: bool
    sold: int | None
    hardship: str
    first_paid: int | None
    month: int
    exempt: Fraction | None


class Written(NamedTuple):
    """A fee that is written out: its view, and the names of those who may pay a part of it."""

    view: str
    plan: RatePlan
    others: tuple[str, ...]


class Fees:
    """The views of fees of one bylaw in a database."""

    def __init__(self, database: Database, files: Files, bylaw: Bylaw) -> None:
        from bylawkit.scale.fee_sql import EXEMPTIONS, HOUSEHOLDS, others_in
        from bylawkit.scale.fee_views import MONTHS

        self._database = database
        self._tables = {"households": HOUSEHOLDS, "exemptions": EXEMPTIONS, "asked": _ASKED}
        for name, columns in self._tables.items():
            database.run(f"CREATE TABLE {name} ({_columns(columns)})")
        self.written: dict[str, Written] = {}
        for number, fee in enumerate(bylaw.fees, start=1):
            text = files.get(f"sql/{database.dialect}/fee_{number}.sql")
            plan = plan_from_start(bylaw, fee, MONTHS)
            if text is not None and plan is not None:
                database.run(text.decode())
                self.written[fee.name] = Written(f"fee_{number}", plan, others_in(plan))

    def charges(self, asked: Sequence[Household]) -> list[Json | None]:
        """What is charged to each household in its month; ``None`` for nothing."""
        named = [(str(at), one) for at, one in enumerate(asked)]
        rows: dict[str, list[Row]] = {
            "asked": [(unit, one.month) for unit, one in named],
            "exemptions": [
                (unit, one.month, *one.exempt.as_integer_ratio())
                for unit, one in named
                if one.exempt
            ],
        }
        for name, found in rows.items():
            self._database.fill(name, types_of(self._tables[name]), found)
        told: dict[str, Json] = {}
        for fee in dict.fromkeys(one.fee for one in asked):
            told |= self._of(fee, [(unit, one) for unit, one in named if one.fee == fee])
        return [told.get(unit) for unit, _ in named]

    def _of(self, fee: str, named: list[tuple[str, Household]]) -> dict[str, Json]:
        written = self.written[fee]
        rows = [(unit, *one[1:6], None, one.first_paid) for unit, one in named]
        self._database.fill("households", types_of(self._tables["households"]), rows)
        paid = "".join(f", paid_by_{at}" for at, _ in enumerate(written.others))
        found = self._database.ask(
            f"SELECT unit, whole, owed, waived{paid} FROM {written.view} JOIN asked USING (unit, month)"
        )
        return {
            unit: {
                "whole": whole,
                "owed": owed,
                "others": {
                    name: fen for name, fen in zip(written.others, parts, strict=True) if fen
                },
                "waived": waived,
            }
            for unit, whole, owed, waived, *parts in found
        }


_ASKED = {"unit": "TEXT", "month": "INT"}


def types_of(columns: Mapping[str, str]) -> dict[str, str]:
    """The types of the columns of a table; what they hold is told beside them."""
    return {name: told.partition(" ")[0] for name, told in columns.items()}


def _columns(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in types_of(columns).items())


def _rows(vote: str, tally: Tally) -> Iterator[Row]:
    for measure, count in tally.counts.items():
        yield vote, measure.value, *map(count.figures.get, KEYS), None
