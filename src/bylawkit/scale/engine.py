"""DuckDB inside the process: within a bound of memory, from no network and no file but those named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from bylawkit.evaluate.register import RegisteredUnit

if TYPE_CHECKING:
    Connection = DuckDBPyConnection

MEMORY = "1GB"
"""What the engine may hold; beyond it, it uses a temporary folder."""

_CHUNK = 50_000

Rows = Iterable[Sequence[object]]


def connect(spill: str | None = None, memory: str = MEMORY) -> Connection:
    """A database in memory. What does not fit goes to the folder ``spill``, if there is one."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": spill or "",
    }
    return duckdb.connect(":memory:", config=settings)


def engine_error() -> type[Exception]:
    """What the engine raises when it cannot do what it is asked for."""
    from duckdb import Error

    return Error


def load(con: Connection, table: str, columns: Mapping[str, str], rows: Rows) -> None:
    """Make a table and put rows into it."""
    named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{table}" ({named})')
    insert(con, table, columns, rows)


def insert(con: Connection, table: str, columns: Mapping[str, str], rows: Rows) -> None:
    """Put rows into a table."""
    marks = ", ".join(f"unnest(${at + 1}::{kind}[])" for at, kind in enumerate(columns.values()))
    for chunk in _chunks(rows):
        con.execute(
            f'INSERT INTO "{table}" SELECT {marks}', [list(one) for one in zip(*chunk, strict=True)]
        )


def _chunks(rows: Rows) -> Iterator[list[Sequence[object]]]:
    left = iter(rows)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def households(
    units: Iterable[RegisteredUnit], first_paid: Mapping[str, int]
) -> Iterator[tuple[object, ...]]:
    """What is known of registered units, as rows of ``fee_sql.HOUSEHOLDS``."""
    from bylawkit.evaluate.rate_plan import number_of

    for one in units:
        yield (
            one.name,
            one.use,
            one.area,
            one.developer_stock,
            None if one.sold_on is None else number_of(one.sold_on),
            "".join(f",{year}" for year in sorted(one.hardship)) + ",",
            None if one.handed_over is None else number_of(one.handed_over),
            first_paid.get(one.name),
        )
