"""Fees of a register of any size: a query for each fee, written to a file or summed by payer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.evaluate import fee_codes
from bylawkit.evaluate.bills import Bills, household_of
from bylawkit.evaluate.fee_notices import about_fees
from bylawkit.evaluate.lines import Wanted
from bylawkit.evaluate.planning import rate_for
from bylawkit.evaluate.rate_plan import RatePlan
from bylawkit.evaluate.register import Register, RegisteredUnit
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.record import replace
from bylawkit.scale import codes
from bylawkit.scale.alike import MONTHS, alike_lines, alike_query
from bylawkit.scale.cells import LINE, Noticed, literal, quoted
from bylawkit.scale.engine import load
from bylawkit.scale.fee_sql import EXEMPTIONS, Payers, bits_needed, fee_query, others_in
from bylawkit.scale.payments import open_payments
from bylawkit.scale.registers import (
    open_register,
    read_household_facts,
    read_units,
    size_told,
    wrong_units,
)
from bylawkit.source import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


class File(NamedTuple):
    """A file: where it is, and what messages call it."""

    path: str
    shown: str


class Asked(NamedTuple):
    """A fee with its plan, and the query of its lines where households that owe alike are counted."""

    fee: Fee
    plan: RatePlan
    alike: str


class Charged(NamedTuple):
    """The views ``fee_0``, ``fee_1`` … of a connection, and who pays something in any of them.

    Each reads ``households_0``, ``households_1`` …
    """

    con: Connection
    fees: tuple[Asked, ...]
    payers: tuple[str, ...]
    others: tuple[str, ...]


def charge_all(
    con: Connection, bylaw: Bylaw, wanted: Wanted, register: File, payments: File | None
) -> tuple[Charged | None, Noticed]:
    """Make a view of the lines of each fee; ``None`` if the input cannot be used."""
    noticed = _open(con, bylaw, register, payments)
    if any(one.code.unusable for one in noticed):
        return None, noticed
    uses = con.execute(
        f"SELECT use_name, count(*), min({LINE}) FROM units GROUP BY 1 ORDER BY 3"
    ).fetchall()
    bills = Bills(bylaw, wanted, (row[0] for row in uses), (wanted.first, wanted.last))
    noticed += size_told(con, "units", register.shown, bylaw)
    noticed += (*bills.noticed(), *_about(con, bylaw, wanted, register.shown))
    largest = con.execute("SELECT coalesce(max(area), 0) FROM units").fetchall()[0][0]
    others = tuple(dict.fromkeys(name for plan in bills.plans.values() for name in others_in(plan)))
    made: list[Asked] = []
    own: list[str] = []
    for fee in wanted.fees:
        bits = bits_needed(bills.plans[fee.name], largest)
        if bits is None:
            noticed += (Diagnostic(codes.TOO_WIDE, fee.span, {"name": fee.title}),)
            continue
        payers = Payers(household_of(bylaw, fee), household_of(bylaw, fee, True), others)
        query = fee_query(bills.plans[fee.name], payers, wide=bits > 64, carried=_CARRIED)
        if query is not None:
            _view(con, len(made), fee, query.sql("duckdb"))
            alike = alike_lines(bills.plans[fee.name], payers, wide=bits > 64)
            made.append(Asked(fee, bills.plans[fee.name], alike or ""))
            own += payers[:2]
    if any(one.code.unusable for one in noticed):
        return None, noticed
    return Charged(con, tuple(made), tuple(dict.fromkeys((*own, *others))), others), noticed


_CARRIED = (LINE, "use_name", "area")


def _open(con: Connection, bylaw: Bylaw, register: File, payments: File | None) -> Noticed:
    source, noticed = open_register(con, *register)
    if source is None:
        return noticed
    read_units(source)
    read_household_facts(source)
    source.view("units")
    noticed += tuple(source.noticed)
    twice = "SELECT key FROM units GROUP BY key HAVING count(*) > 1 LIMIT 1"
    if con.execute(twice).fetchall():
        noticed += wrong_units(con, "units", register.shown)
    load(con, "exemptions", EXEMPTIONS, ())
    if payments is None:
        con.execute("CREATE TEMP TABLE paid (key VARCHAR, fee VARCHAR, payer VARCHAR, month INT)")
        return noticed
    found, problems = open_payments(con, *payments, bylaw)
    noticed += problems
    if found:
        noticed += (Diagnostic(codes.ONLY_FIRST, Place(payments.shown)),)
    return noticed


def _view(con: Connection, number: int, fee: Fee, query: str) -> None:
    """The view of the lines of a fee. What it reads, ``households``, differs from fee to fee."""
    bearers = ", ".join(literal(one.payer.name) for one in fee.subsidies) or "''"
    first = (
        f"SELECT key, min(month) AS first_paid FROM paid WHERE fee IN ('', {literal(fee.name)}) "
        f"AND payer NOT IN ({bearers}) GROUP BY key"
    )
    households = f"households_{number}"
    con.execute(
        f"CREATE TEMP VIEW {households} AS SELECT units.*, first_paid FROM units "
        f"LEFT JOIN ({first}) AS p USING (key)"
    )
    con.execute(f"CREATE TEMP VIEW fee_{number} AS WITH households AS (FROM {households}) {query}")


def _about(con: Connection, bylaw: Bylaw, wanted: Wanted, path: str) -> Iterator[Diagnostic]:
    """What is to be said of the fees, as the scalar engine says it."""
    samples: list[RegisteredUnit] = []
    rows = con.execute(
        f"SELECT use_name, excluded, count(*), arg_min(unit, {LINE}, 6) FROM units "
        f"GROUP BY 1, 2 ORDER BY min({LINE})"
    ).fetchall()
    for use, excluded, count, names in rows:
        if all(rate_for(fee, use) is None for fee in wanted.fees):
            few = (*names[:5], "…") if count > 5 else tuple(names)
            args = {"count": count, "use": use, "units": few}
            found = Diagnostic(fee_codes.NO_RATE, Place(path), args)
            yield replace(found, severity_override=Severity.INFO) if excluded else found
        else:
            samples.append(RegisteredUnit(names[0], "", "", use, 1, ""))
    yield from about_fees(bylaw, Register(path, tuple(samples)), wanted)


# ── What comes of it ──


def lines_query(charged: Charged, lang: str) -> str:
    """Every line as people read it: months as 2026-05, money in yuan."""
    return " UNION ALL ".join(
        f"SELECT {', '.join(_columns(charged, number, one.fee, lang))} FROM fee_{number}"
        for number, one in enumerate(charged.fees)
    )


def _columns(charged: Charged, number: int, fee: Fee, lang: str) -> Iterator[str]:
    yield f"{literal(_harmless(fee.name))} AS {quoted(_HEADINGS[0](lang))}"
    yield f"{_harmless_sql('unit')} AS {quoted(_HEADINGS[1](lang))}"
    yield f"printf('%04d-%02d', month // 12, month % 12 + 1) AS {quoted(_HEADINGS[2](lang))}"
    yield f"{_harmless_sql('use_name')} AS {quoted(_HEADINGS[3](lang))}"
    yield f"{_hundredths('area')} AS {quoted(_HEADINGS[4](lang))}"
    yield f"{_hundredths('whole')} AS {quoted(_HEADINGS[5](lang))}"
    for payer in charged.payers:
        yield f"{_hundredths(_paid_by(charged, payer))} AS {quoted(_harmless(payer))}"
    yield f"{_hundredths('waived')} AS {quoted(_HEADINGS[6](lang))}"
    yield f"{LINE} AS sort_line, month AS sort_month, {number} AS sort_fee"


_HEADINGS = (
    Text("费用", "fee"),
    Text("房号", "unit"),
    Text("月份", "month"),
    Text("用途", "use"),
    Text("面积", "area"),
    Text("应收", "due in all"),
    Text("免收", "not collected"),
)


def _hundredths(number: str) -> str:
    return f"CAST({number} AS DECIMAL(18, 0)) * 0.01::DECIMAL(3, 2)"


def _paid_by(charged: Charged, payer: str) -> str:
    """What a payer pays in a line: as the household, and of its own part."""
    own = f"CASE WHEN payer = {literal(payer)} THEN owed ELSE 0 END"
    if payer not in charged.others:
        return own
    return f"({own} + paid_by_{charged.others.index(payer)})"


def _harmless(text: str) -> str:
    from bylawkit.evaluate.fee_table import harmless

    return harmless(text)


def _harmless_sql(column: str) -> str:
    """A column whose cells no spreadsheet takes for a formula."""
    from bylawkit.formulas import FORMULA_SIGNS

    signs = ", ".join(map(literal, FORMULA_SIGNS))
    return f"CASE WHEN {column}[1] IN ({signs}) THEN '''' || {column} ELSE {column} END"


def write_lines(charged: Charged, path: str, lang: str) -> None:
    """Write every line to a CSV or Parquet file, in the order of the register, by month, by fee.

    CSV begins with a mark, as Excel needs it.
    """
    is_parquet = path.casefold().endswith(".parquet")
    kind = "FORMAT PARQUET" if is_parquet else "FORMAT CSV, HEADER"
    ordered = f"FROM ({lines_query(charged, lang)}) ORDER BY sort_line, sort_month, sort_fee"
    first = _HEADINGS[0](lang)
    marked = first if is_parquet else f"\ufeff{first}"
    lines = (
        f"SELECT {quoted(first)} AS {quoted(marked)}, "
        f"* EXCLUDE ({quoted(first)}, sort_line, sort_month, sort_fee) {ordered}"
    )
    charged.con.execute(f"COPY ({lines}) TO {literal(path)} ({kind})")


class Totals(NamedTuple):
    """Sums in fen: how many lines, what is due in all, what is waived, and by payer."""

    lines: int
    whole: int
    waived: int
    payers: tuple[tuple[str, int], ...]


def totals(charged: Charged) -> Totals:
    """The sums of all lines."""
    parts = ("whole", "waived", *(_paid_by(charged, payer) for payer in charged.payers))
    sums = ", ".join((f"sum({MONTHS})", *(f"sum(({one})::HUGEINT * {MONTHS})" for one in parts)))
    found = [
        charged.con.execute(f"SELECT {sums} FROM ({_counted(charged, number)})").fetchall()[0]
        for number in range(len(charged.fees))
    ]
    added = [sum(int(one or 0) for one in column) for column in zip(*found, strict=True)]
    lines, whole, waived, *payers = added or [0] * (3 + len(charged.payers))
    return Totals(lines, whole, waived, tuple(zip(charged.payers, payers, strict=True)))


def _counted(charged: Charged, number: int) -> str:
    """The lines of a fee, each with how many months of how many households it stands for."""
    one = charged.fees[number]
    table = f"households_{number}"
    query = alike_query(charged.con, table, one.plan, one.alike)
    return query or f"SELECT *, 1 AS {MONTHS} FROM fee_{number}"
