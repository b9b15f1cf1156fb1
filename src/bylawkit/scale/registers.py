"""Registers of any size: units as rows, read and judged as the scalar reader does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.rate_plan import number_of
from bylawkit.evaluate.register import COLUMNS, RowReader, second_entry, unit_key
from bylawkit.evaluate.register_size import sums_against_size
from bylawkit.evaluate.table_codes import EMPTY_CELL
from bylawkit.evaluate.tables import Cell, Row, Table, slip
from bylawkit.model.bylaw import Bylaw
from bylawkit.scale.cells import LINE, Noticed, Plain, Read, Source, open_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_SIMPLE = "[!-<>?A-~\\x{4e00}-\\x{9fff}][!-~\\x{4e00}-\\x{9fff}]*"
"""Names whose key is the name in small letters, and that are no formula."""

_SMALL = _SIMPLE.replace("A-~", "\\[-~").replace("[!-~", "[!-@\\[-~")
"""Names that are their own key."""

_AREA = Plain(
    r"0*[1-9][0-9]{0,11}(\.[0-9]{1,2})?", "CAST(CAST({} AS DECIMAL(18, 2)) * 100 AS BIGINT)"
)


def open_register(con: Connection, path: str, name: str) -> tuple[Source | None, Noticed]:
    """The register in a file."""
    return open_table(con, path, name, "register_file", COLUMNS)


def read_units(source: Source) -> None:
    """What every use of a register needs: name, key, use, area, and whether the developer has it."""
    keyed(source, "key", "unit", needed=True)
    source.column("unit", source.text("unit"))
    source.read("use_name", "use", "VARCHAR", _words("use"))
    _read_area(source)
    for key in ("building", "stairwell"):
        source.column(key, source.text(key))
    read_yes_or_no(source, "developer_stock")


def read_household_facts(source: Source) -> None:
    """What fees need besides: sale, hardship and handing over; and whether the unit counts."""
    read_yes_or_no(source, "excluded")
    source.read("sold", "sold_on", "INT", _month("sold_on"))
    source.read("hardship", "hardship", "VARCHAR", _years)
    source.read("handed_over", "handed_over", "INT", _month("handed_over"))


def keyed(source: Source, name: str, key: str, *, needed: bool = False) -> None:
    """Add what makes two names the same; a name that is ``needed`` may not be empty."""
    source.read(name, key, "VARCHAR", _key_of(key, needed), Plain(_SIMPLE, "lower({})", _SMALL))


def wrong_units(con: Connection, view: str, path: str) -> Noticed:
    """Units that stand in the register twice: the first and the last entry of each."""
    cells = [f"arg_{which}({key}, {LINE})" for which in ("min", "max") for key in _PLACE]
    rows = con.execute(
        f"SELECT min({LINE}), max({LINE}) AS last, {', '.join(cells)} FROM {view} "
        f"GROUP BY key HAVING count(*) > 1 ORDER BY last LIMIT {_FEW}"
    ).fetchall()
    table = Table(path, {}, ())
    return tuple(
        second_entry(table, _entry(row[0], row[2:5]), _entry(row[1], row[5:])) for row in rows
    )


def size_told(con: Connection, view: str, path: str, bylaw: Bylaw) -> Noticed:
    """That the areas do not add up to the size that the bylaw states."""
    whole, found = con.execute(
        f"SELECT coalesce(sum(area), 0), coalesce(sum(area) FILTER (NOT excluded), 0) FROM {view}"
    ).fetchall()[0]
    return tuple(sums_against_size(bylaw, path, int(found), int(whole)))


_PLACE = ("unit", "building", "stairwell")
_FEW = 20


def _entry(line: int, texts: Sequence[str]) -> Row:
    cells = zip(_PLACE, texts, strict=True)
    return Row(line, {key: Cell(text, key) for key, text in cells})


def _read_area(source: Source) -> None:
    kind = source.type_of("area")
    exact = kind.startswith("DECIMAL(") and kind.endswith((",2)", ",1)", ",0)"))
    lowest = None
    if exact:
        raw = source.raw("area")
        lowest = source.con.execute(
            f'SELECT min({raw}), count(*) - count({raw}) FROM "{source.name}"'
        ).fetchone()
    if lowest is not None and lowest[1] == 0 and lowest[0] > 0:
        source.column("area", f"CAST({source.raw('area')} * 100 AS BIGINT)")
    else:
        source.read("area", "area", "BIGINT", _area, _AREA)


# ── Cells ──


def _words(key: str) -> Read:
    def read(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        reader = RowReader(table, row)
        return reader.words(key), reader.noticed

    return read


def _key_of(key: str, needed: bool) -> Read:
    def read(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        text = row.text(key)
        wrong = [slip(table, row, key, EMPTY_CELL)] if needed and not text else []
        return unit_key(text), wrong

    return read


def _area(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    reader = RowReader(table, row)
    return reader.area(), reader.noticed


def yes_or_no(key: str) -> Read:
    def read(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        reader = RowReader(table, row)
        return reader.yes(key), reader.noticed

    return read


def read_yes_or_no(source: Source, key: str) -> None:
    """Add a column of yes and no; an empty cell is no."""
    if source.type_of(key) == "BOOLEAN":
        source.column(key, f"coalesce({source.raw(key)}, FALSE)")
    else:
        source.read(key, key, "BOOLEAN", yes_or_no(key))


def _month(key: str) -> Read:
    def read(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        reader = RowReader(table, row)
        day = reader.day(key)
        return None if day is None else number_of(day), reader.noticed

    return read


def _years(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    reader = RowReader(table, row)
    return "".join(f",{year}" for year in sorted(reader.years("hardship"))) + ",", reader.noticed
