"""Payments of any size, so far as they tell when a household first paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import fee_codes, table_codes
from bylawkit.evaluate.codes import BAD_DATE
from bylawkit.evaluate.dates import day_of, month_named
from bylawkit.evaluate.payments import COLUMNS, is_same_payer, payers_of, without_hours
from bylawkit.evaluate.quantities import shown as quoted_text
from bylawkit.evaluate.rate_plan import number_of
from bylawkit.evaluate.tables import Row, Table, slip
from bylawkit.model.bylaw import Bylaw
from bylawkit.scale.cells import LINE, Noticed, Plain, Read, open_table
from bylawkit.scale.registers import keyed
from bylawkit.source import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


def open_payments(con: Connection, path: str, shown: str, bylaw: Bylaw) -> tuple[bool, Noticed]:
    """Make the table ``paid``: unit by key, fee, payer, and the month that was paid for."""
    source, noticed = open_table(con, path, shown, "payments_file", COLUMNS)
    if source is None:
        return False, noticed
    keyed(source, "key", "unit")
    source.read("paid_on", "paid_on", "INT", _paid_on)
    source.read("for_month", "for_month", "INT", _for_month)
    source.read("fee", "fee", "VARCHAR", _fee_of(bylaw))
    source.read("payer", "payer", "VARCHAR", _payer_of(bylaw))
    source.read("hours", "amount", "BOOLEAN", _is_hours, Plain(r"-?[0-9.]+", "FALSE"))
    source.view("payments")
    noticed += tuple(source.noticed)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE paid AS SELECT key, fee, payer, min(coalesce(for_month, paid_on)) AS month "
        "FROM payments WHERE NOT hours GROUP BY ALL"
    )
    return True, noticed + _unknown(con, shown)


def _unknown(con: Connection, shown: str) -> Noticed:
    """Payments for units that the register does not have."""
    rows = con.execute(
        f"SELECT key, min({LINE}) AS first FROM payments ANTI JOIN units USING (key) "
        "GROUP BY key ORDER BY first LIMIT 20"
    ).fetchall()
    return tuple(
        Diagnostic(table_codes.UNKNOWN_UNIT, Place(shown, line), {"text": quoted_text(key)})
        for key, line in rows
    )


# ── Cells ──


def _paid_on(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    text = row.text("paid_on")
    day = day_of(text.partition(" ")[0])
    if day is not None:
        return number_of(day), []
    code = BAD_DATE if text else table_codes.EMPTY_CELL
    return None, [slip(table, row, "paid_on", code)]


def _for_month(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    text = row.text("for_month")
    day = day_of(text.partition(" ")[0]) or month_named(text)
    if day is not None or not text:
        return None if day is None else number_of(day), []
    return None, [slip(table, row, "for_month", fee_codes.BAD_MONTH)]


def _fee_of(bylaw: Bylaw) -> Read:
    names = tuple(fee.name for fee in bylaw.fees)

    def read(table: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        text = row.text("fee")
        found = next((fee.name for fee in bylaw.fees if text in (fee.name, fee.title)), None)
        if found is not None or not text:
            return found or "", []
        return "", [slip(table, row, "fee", fee_codes.NO_SUCH_FEE, names=names)]

    return read


def _payer_of(bylaw: Bylaw) -> Read:
    """Parties and funds by their names; anybody else is the household."""
    known = payers_of(bylaw)

    def read(_: Table, row: Row) -> tuple[object, list[Diagnostic]]:
        text = row.text("payer")
        return next((one for one in known if is_same_payer(one, text)), "") if text else "", []

    return read


def _is_hours(_: Table, row: Row) -> tuple[object, list[Diagnostic]]:
    return without_hours(row.text("amount").removesuffix("元"))[1], []
