"""Exported SQL in a database: votes are put into its tables, and the views are asked what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from bylawkit.enforce.sql.ballots import BALLOTS, UNITS
from bylawkit.enforce.sql.counting import TALLIES, VOTES
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
    """DuckDB inside the process."""

    dialect = "duckdb"

    def __init__(self) -> None:
        from bylawkit.scale.engine import connect

        self.connection: Connection = connect()

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

    def decides(self, matter: str) -> bool:
        """Whether there are views for a matter."""
        return matter in self._numbers

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


def types_of(columns: Mapping[str, str]) -> dict[str, str]:
    """The types of the columns of a table; what they hold is told beside them."""
    return {name: told.partition(" ")[0] for name, told in columns.items()}


def _columns(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in types_of(columns).items())


def _rows(vote: str, tally: Tally) -> Iterator[Row]:
    for measure, count in tally.counts.items():
        yield vote, measure.value, *map(count.figures.get, KEYS), None
