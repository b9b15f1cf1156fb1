"""Ballots and units of any number, as the views that :mod:`bylawkit.scale.tallies` counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import table_codes
from bylawkit.evaluate.ballots import (
    COLUMNS,
    NOT_RETURNED,
    channel_of,
    choice_of,
    choices_of,
    moment_in,
)
from bylawkit.evaluate.count import Counted
from bylawkit.evaluate.register import Register, RegisteredUnit, people, person_key
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.evaluate.tables import Row, Table, is_yes
from bylawkit.evaluate.weighing import Will
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter
from bylawkit.scale.cells import LINE, Noticed, Plain, Source, open_table
from bylawkit.scale.engine import load
from bylawkit.scale.registers import (
    keyed,
    open_register,
    read_units,
    read_yes_or_no,
    size_told,
    wrong_units,
)
from bylawkit.scale.tallies import count_rows
from bylawkit.source import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


def count_files(
    con: Connection,
    matter: Matter,
    register: tuple[str, str],
    ballots: tuple[str, str],
    where: str | None,
    closes: datetime | None = None,
    bylaw: Bylaw | None = None,
) -> tuple[Counted | None, Noticed]:
    """The tally of a register and of ballots, each a path and what messages call it.

    With the ``bylaw``, that the register does not add up to the size it states is said too.
    """
    source, noticed = open_register(con, *register)
    if source is None:
        return None, noticed
    noticed += _open_units(con, source, matter, where)
    if bylaw is not None and not any(one.code.unusable for one in noticed):
        noticed += size_told(con, "all_units", source.path, bylaw)
    if any(one.code.unusable for one in noticed):
        found, problems = open_table(con, *ballots, "ballots_file", COLUMNS)
        told = () if found is None else _open_ballots(found, matter, as_they_are=False)[1]
        return None, noticed + problems + told
    counted, problems = _count(con, matter, ballots, closes, as_they_are=True)
    if counted is None:
        counted, problems = _count(con, matter, ballots, closes, as_they_are=False)
    return counted, noticed + problems


def _count(
    con: Connection,
    matter: Matter,
    ballots: tuple[str, str],
    closes: datetime | None,
    *,
    as_they_are: bool,
) -> tuple[Counted | None, Noticed]:
    """The tally of the units and of ballots.

    Cells that name a unit just as the register does need no reading. So they are first taken as they
    are; only if one of them is unknown then, all are read.
    """
    found, noticed = open_table(con, *ballots, "ballots_file", COLUMNS)
    if found is None:
        return None, noticed
    wills, problems = _open_ballots(found, matter, as_they_are=as_they_are)
    noticed += problems
    if any(one.code.unusable for one in noticed):
        return None, noticed
    noticed += _without_channel(con, ballots[1], matter, wills)
    counted, problems = count_rows(con, ballots[1], matter, wills, found.keys, closes)
    return counted, noticed + problems


# ── Units ──


def _open_units(con: Connection, source: Source, matter: Matter, where: str | None) -> Noticed:
    """The view ``units``, with ``inside`` for those whose votes count."""
    read_units(source)
    for key in ("excluded", "occupied"):
        read_yes_or_no(source, key)
    _read_owners(source)
    source.view("all_units")
    noticed = tuple(source.noticed)
    if any(one.code.unusable for one in noticed):
        return noticed
    noticed += _scope(con, source, matter, where)
    if con.execute(_TWICE).fetchall():
        noticed += wrong_units(con, "all_units", source.path)
    return noticed


_TWICE = "SELECT key FROM all_units GROUP BY key HAVING count(*) > 1 LIMIT 1"


def _read_owners(source: Source) -> None:
    """All owners of a unit by their keys, in order, with a mark between two."""
    if "co_owners" not in source.keys:
        source.read("owners", "owner", "VARCHAR", _owners, _ONE_OWNER)
        return
    both = f"{source.text('owner')} || chr(30) || {source.text('co_owners')}"
    plain = Plain(_ONE_OWNER.pattern + "\\x{1e}", "lower(rtrim({}, chr(30)))")
    source.read("owners", "owner", "VARCHAR", _owners, plain, text=both)


_NAME = "[!-+.0-:<>?A-{}~\\x{4e00}-\\x{9fff}][!-+.0-:<-{}~\\x{4e00}-\\x{9fff}]*"
_SMALL = _NAME.replace("A-{", "\\[-{").replace(":<-{", ":<-@\\[-{")
_ONE_OWNER = Plain(_NAME, "lower({})", f"({_SMALL})?")
"""One name without a sign between two, whose key is the name in small letters."""


def _owners(_: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    owner, _mark, others = row.text("owner").partition("\x1e")
    return "\x1f".join(sorted({person_key(one) for one in (*people(owner), *people(others))})), []


def _scope(con: Connection, source: Source, matter: Matter, where: str | None) -> Noticed:
    """The view ``units``: which places are inside, is told by the scalar engine of a unit of each."""
    rows = con.execute(
        f"SELECT building, stairwell, occupied, excluded FROM all_units GROUP BY ALL ORDER BY min({LINE})"
    ).fetchall()
    samples = tuple(
        RegisteredUnit(
            str(at), building, stairwell, "", 1, "", occupied=occupied, excluded=excluded
        )
        for at, (building, stairwell, occupied, excluded) in enumerate(rows)
    )
    register = Register(source.path, samples, source.keys)
    found, noticed = units_in_scope(register, matter.scope, where)
    names = {one.name for one in found or ()}
    told = [(*row, str(at) in names) for at, row in enumerate(rows)]
    inside, scope = _inside(con, told)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW units AS SELECT {LINE} AS id, key, area, excluded, "
        f"{inside} AS inside, owners, developer_stock FROM all_units {scope}"
    )
    return noticed


def _inside(con: Connection, told: list[tuple[object, ...]]) -> tuple[str, str]:
    """Whether a unit is inside, as SQL, and what has to be joined for that."""
    if all(row[4] is not row[3] for row in told):
        return "NOT excluded", ""
    columns = {"building": "VARCHAR", "stairwell": "VARCHAR", "occupied": "BOOLEAN"}
    columns |= {"excluded": "BOOLEAN", "inside": "BOOLEAN"}
    load(con, "scope", columns, told)
    return "inside", "JOIN scope USING (building, stairwell, occupied, excluded)"


# ── Ballots ──


def _open_ballots(
    source: Source, matter: Matter, *, as_they_are: bool
) -> tuple[tuple[Will, ...], Noticed]:
    """The view ``ballots``; what a ballot says is a number, for the will at that place."""
    wills: dict[Will, int] = {("invalid", ()): 0}
    choices, most = choices_of(matter), matter.choices or 1

    def choice(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        noticed: list[Diagnostic] = []
        kind, names = choice_of(table, row, choices, most, noticed)
        number = None if kind is None else wills.setdefault((kind, names), len(wills))
        return number, noticed

    if as_they_are and source.type_of("unit") == "VARCHAR":
        source.column("key", source.raw("unit"))
    else:
        keyed(source, "key", "unit", needed=True)
    source.column("unit", source.text("unit"))
    source.read("will", "choice", "INT", choice)
    source.read("channel", "channel", "VARCHAR", _channel)
    if source.type_of("cast_at") == "TIMESTAMP":
        source.column("moment", source.raw("cast_at"))
    else:
        source.read("moment", "cast_at", "TIMESTAMP", _moment, _MOMENT)
    keyed(source, "holder", "holder")
    source.read("documented", "proxy_document", "BOOLEAN", _documented)
    source.view("ballots")
    return tuple(wills), tuple(source.noticed)


_MOMENT = Plain(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?", "TRY_CAST({} AS TIMESTAMP)"
)


def _channel(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    noticed: list[Diagnostic] = []
    found = channel_of(table, row, noticed)
    return found and found.value, noticed


def _moment(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    noticed: list[Diagnostic] = []
    found = moment_in(table, row, noticed)
    return found and found.isoformat(" "), noticed


def _documented(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    return "proxy_document" not in row.cells or is_yes(row.text("proxy_document")) is not False, []


def _without_channel(
    con: Connection, path: str, matter: Matter, wills: tuple[Will, ...]
) -> Noticed:
    if not matter.channels:
        return ()
    back = ", ".join(str(at) for at, (kind, _) in enumerate(wills) if kind not in NOT_RETURNED)
    count = con.execute(
        f"SELECT count(*) FROM ballots WHERE channel IS NULL AND will IN ({back})"
    ).fetchall()[0][0]
    return (Diagnostic(table_codes.NO_CHANNEL, Place(path), {"count": count}),) if count else ()
