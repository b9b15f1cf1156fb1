"""Tables of any size: plain cells are read by SQL, every other distinct cell by the scalar reader.

So a cell means here what it means there, and what is wrong with it is said in the same words; of
rows that are wrong alike the first is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate.quantities import shown as shown_text
from bylawkit.evaluate.table_codes import DATE_CELL, EMPTY_TABLE, FORMULA, TITLES_ABOVE
from bylawkit.evaluate.tables import (
    Cell,
    Column,
    RawRow,
    Row,
    Table,
    cell_text,
    is_formula,
    keys_of,
    read_table,
    slip,
)
from bylawkit.scale.codes import CANNOT_READ
from bylawkit.scale.encodings import as_utf8
from bylawkit.scale.engine import load
from bylawkit.source import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

Noticed = tuple[Diagnostic, ...]
Read = Callable[[Table, Row], tuple[object, Sequence[Diagnostic]]]
"""Reads one cell of a row: its value, and what is wrong with it."""

LINE = "table_line"
_FEW = 40
"""Up to so many distinct cells are written into the query."""


class Plain(NamedTuple):
    """Cells that SQL reads by itself: a regular expression, and SQL in which ``{}`` is the cell.

    A cell that matches ``as_it_is`` is its own value.
    """

    pattern: str
    value: str
    as_it_is: str = ""


class Source:
    """A table as it was found: its columns by key, each as text.

    ``letters`` are those of its columns, if it is a sheet of a workbook.
    """

    def __init__(
        self,
        con: Connection,
        path: str,
        name: str,
        found: dict[str, str],
        letters: Mapping[str, str] | None = None,
    ) -> None:
        self.con, self.path, self.name = con, path, name
        self._headings = found
        self._letters = letters or {}
        rows = con.execute(f'DESCRIBE "{name}"').fetchall()
        self._types = {str(row[0]): str(row[1]) for row in rows}
        self._joins: list[str] = []
        self._columns: list[str] = []
        self.noticed: list[Diagnostic] = []

    @property
    def keys(self) -> frozenset[str]:
        """The columns that it has."""
        return frozenset(self._headings)

    def type_of(self, key: str) -> str:
        """The type of a column; empty if there is none."""
        return self._types.get(self._headings.get(key, ""), "")

    def raw(self, key: str) -> str:
        """A column as it is."""
        return quoted(self._headings[key])

    def text(self, key: str) -> str:
        """A column as text without spaces around it, empty where there is nothing."""
        if key not in self._headings:
            return "''"
        raw = self.raw(key)
        return f"coalesce(trim({raw if self.type_of(key) == 'VARCHAR' else f'{raw}::VARCHAR'}), '')"

    def column(self, name: str, expression: str) -> None:
        """Add a column to the view."""
        self._columns.append(f"{expression} AS {quoted(name)}")

    def read(
        self,
        name: str,
        key: str,
        kind: str,
        read: Read,
        plain: Plain | None = None,
        text: str | None = None,
    ) -> None:
        """Add a column that the scalar reader reads, cell by distinct cell; ``plain`` ones need it not.

        ``text`` is what is read instead of the cell.
        """
        if plain is not None and text is None and self._is_taken(key, plain.as_it_is):
            self.column(name, self.raw(key))
            return
        text = text or self.text(key)
        odd = "" if plain is None else f"WHERE NOT regexp_full_match({text}, '{plain.pattern}')"
        cells = self.con.execute(
            f"SELECT {text}, min({LINE}) FROM {quoted(self.name)} {odd} GROUP BY 1 ORDER BY 2"
        ).fetchall()
        values = [*self._values(key, cells, read)]
        found = self._looked_up(name, text, kind, values)
        if plain is not None:
            simple = plain.value.replace("{}", text)
            if not values:
                found = simple
            else:
                matches = f"regexp_full_match({text}, '{plain.pattern}')"
                found = f"CASE WHEN {matches} THEN {simple} ELSE {found} END"
        self.column(name, found)

    def _is_taken(self, key: str, pattern: str) -> bool:
        """Whether every cell of a column is taken as it is."""
        if not pattern or self.type_of(key) != "VARCHAR":
            return False
        odd = f"{self.raw(key)} IS NULL OR NOT regexp_full_match({self.raw(key)}, '{pattern}')"
        found = self.con.execute(f"SELECT 1 FROM {quoted(self.name)} WHERE {odd} LIMIT 1")
        return not found.fetchall()

    def view(self, name: str) -> None:
        """Make the view of all columns added."""
        columns = ", ".join((LINE, *self._columns))
        joins = " ".join(self._joins)
        self.con.execute(
            f"CREATE OR REPLACE TEMP VIEW {quoted(name)} AS "
            f"SELECT {columns} FROM {quoted(self.name)} {joins}"
        )

    def _values(
        self, key: str, cells: list[tuple[str, int]], read: Read
    ) -> Iterator[tuple[str, object]]:
        heading = self._headings.get(key, key)
        table = Table(self.path, {key: Text(heading, heading)}, ())
        for text, line in cells:
            at = f"{self._letters[key]}{line}" if key in self._letters else heading
            given = {key: Cell(_seen(text), at)} if key in self.keys else {}
            self.noticed += _formulas(table, line, given)
            value, problems = read(table, Row(line, given))
            self.noticed += problems
            yield text, value

    def _looked_up(self, name: str, text: str, kind: str, values: list[tuple[str, object]]) -> str:
        if len(values) <= _FEW:
            cases = " ".join(
                f"WHEN {literal(cell)} THEN {literal(value)}" for cell, value in values
            )
            return f"CAST(CASE {text} {cases} END AS {kind})" if cases else f"NULL::{kind}"
        table = f"{self.name}_{name}"
        load(self.con, table, {"cell": "VARCHAR", "value": kind}, values)
        self._joins.append(f'LEFT JOIN "{table}" ON "{table}".cell = {text}')
        return f'"{table}".value'


def _formulas(table: Table, line: int, cells: Mapping[str, Cell]) -> Iterator[Diagnostic]:
    """That a cell holds the text of a formula."""
    for cell in cells.values():
        if is_formula(cell.text):
            yield Diagnostic(
                FORMULA, Place(table.path, line, cell.at), {"text": shown_text(cell.text)}
            )


def _seen(text: str) -> str:
    """A cell as people see it; our own mark between two cells stays."""
    return "\x1e".join(cell_text(one) for one in text.split("\x1e"))


def quoted(name: str) -> str:
    """A name as SQL quotes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """A value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def open_table(
    con: Connection, path: str, shown: str, name: str, columns: Sequence[Column]
) -> tuple[Source | None, Noticed]:
    """A Parquet or CSV file as a source; ``None`` if it lacks a column that is required."""
    from duckdb import Error

    if path.casefold().endswith((".xlsx", ".xls", ".xlsm", ".ods")):
        return _from_workbook(con, path, shown, name, columns)
    load_file = _load_parquet if path.casefold().endswith(".parquet") else _load_csv
    try:
        told = load_file(con, path, shown, name)
    except Error as problem:
        if load_file is _load_parquet:
            return None, (cannot_read(shown, problem),)
        try:
            with as_utf8(path, shown) as (plain, told):
                told += load_file(con, plain, shown, name)
        except (Error, OSError, UnicodeError):
            return None, (cannot_read(shown, problem),)
    described = con.execute(f"DESCRIBE {quoted(name)}").fetchall()
    headings = [row[0] for row in described if row[0] not in (LINE, "file_row_number")]
    cells = tuple(Cell(one, one) for one in headings)
    keys, noticed = keys_of(shown, RawRow(1, cells), columns)
    noticed = told + noticed
    found = {key: one for key, one in zip(keys, headings, strict=True) if key is not None}
    if any(one.code.unusable for one in noticed):
        return None, noticed
    if not con.execute(f"FROM {quoted(name)} LIMIT 1").fetchall():
        return None, (*noticed, Diagnostic(EMPTY_TABLE, Place(shown), {"path": shown}))
    return Source(con, shown, name, found), noticed


def _load_parquet(con: Connection, path: str, _shown: str, name: str) -> Noticed:
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {quoted(name)} AS SELECT *, file_row_number + 1 AS {LINE} "
        f"FROM read_parquet({literal(path)}, file_row_number = true)"
    )
    return ()


_CSV = "header = true, all_varchar = true, quote = '\"', escape = '\"', comment = ''"
"""A row that begins with a number sign is a row."""


def _load_csv(con: Connection, path: str, shown: str, name: str) -> Noticed:
    """Make a table of a CSV text, and say so if there are titles above its headings."""
    sniffed = con.execute(f"SELECT SkipRows FROM sniff_csv({literal(path)}, {_CSV})").fetchall()
    above = int(sniffed[0][0])
    options = f"{_CSV}, skip = {above}, parallel = false"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS SELECT *, "
        f"row_number() OVER () + {above + 1} AS {LINE} FROM read_csv({literal(path)}, {options})"
    )
    with open(path, encoding="utf-8") as text:
        count = sum(bool(line.strip()) for line in islice(text, above))
    where = {"line": above + 1, "count": count}
    return (Diagnostic(TITLES_ABOVE, Place(shown, above + 1), where),) if count else ()


def _from_workbook(
    con: Connection, path: str, shown: str, name: str, columns: Sequence[Column]
) -> tuple[Source | None, Noticed]:
    """An Excel workbook, which holds a million rows at most, through the scalar reader."""
    try:
        with open(path, "rb") as file:
            table, noticed = read_table(shown, file.read(), columns)
    except OSError as problem:
        return None, (cannot_read(shown, problem),)
    if table is None or any(one.code.unusable for one in noticed):
        return None, noticed
    noticed += tuple(_made_dates(table))
    names = {key: one.zh for key, one in table.columns.items()}
    kinds = dict.fromkeys(names.values(), "VARCHAR") | {LINE: "BIGINT"}
    rows = ((*(row.text(key) for key in names), row.line) for row in table.rows)
    load(con, name, kinds, rows)
    first = table.rows[0]
    letters = {key: first.cells[key].at.removesuffix(str(first.line)) for key in names}
    return Source(con, shown, name, names, letters), noticed


_NO_DATES = ("unit", "building", "stairwell", "use", "area", "owner", "amount")
"""Columns in which a date is a slip that Excel made."""


def _made_dates(table: Table) -> Iterator[Diagnostic]:
    """Cells that Excel made dates: as text, which is all that SQL sees, nobody could tell."""
    for row in table.rows:
        for key in _NO_DATES:
            if key in row.cells and row.cells[key].kind == "date":
                yield slip(table, row, key, DATE_CELL)


def cannot_read(shown: str, problem: Exception) -> Diagnostic:
    """That the engine could not read a file, in its own words."""
    reason = str(problem).splitlines()[0]
    return Diagnostic(CANNOT_READ, Place(shown), {"path": shown, "reason": reason})
