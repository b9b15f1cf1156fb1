"""Payments: what came in for which unit, when, and for which month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.codes import BAD_DATE, ZERO
from bylawkit.evaluate.dates import day_of, month_named
from bylawkit.evaluate.months import month_of
from bylawkit.evaluate.quantities import hundredths_of
from bylawkit.evaluate.register import (
    Register,
    RegisteredUnit,
    by_unit,
    person_key,
    unit_key,
    unknown_unit,
)
from bylawkit.evaluate.slips import SLIP_CODES
from bylawkit.evaluate.table_codes import DATE_CELL, EMPTY_CELL
from bylawkit.evaluate.tables import Column, Row, Table, is_formula, read_table, slip
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.values import Ref
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.record import record

Noticed = tuple[Diagnostic, ...]

COLUMNS = (
    Column("unit", ("房号", "房屋", "房屋编号", "室号", "门牌号"), ("unit", "unit number"), True),
    Column("paid_on", ("缴纳日期", "缴费日期", "日期", "缴纳时间"), ("paid_on", "date"), True),
    Column("amount", ("金额", "缴纳金额", "缴费金额", "实缴"), ("amount",), True),
    Column("for_month", ("所属月份", "费用月份", "月份", "所属期"), ("for_month", "month")),
    Column("fee", ("费用", "费用名称"), ("fee",)),
    Column("payer", ("付款方", "缴纳人", "付款人", "交款人", "缴费人"), ("payer", "paid by")),
)

_HOURS = ("小时", "hours", "hour", "h")


@record
class Payment:
    """Money in fen, or volunteer ``hours`` that stand for it (``3小时`` in the amount column).

    ``for_month`` is the first day of the month paid for, ``None`` if the payment does not say.
    ``payer`` is the party or fund that paid, ``None`` for the household.
    """

    unit: RegisteredUnit
    paid_on: date
    fen: int
    for_month: date | None = None
    fee: str | None = None
    hours: Fraction | None = None
    payer: str | None = None

    @property
    def month(self) -> date:
        """The month that the payment is for; if it does not say, the month in which it came."""
        return self.for_month or month_of(self.paid_on)


def read_payments(
    path: str,
    data: bytes,
    register: Register,
    fees: Iterable[Fee],
    payers: Iterable[str] = (),
) -> tuple[tuple[Payment, ...] | None, Noticed]:
    """The payments in a file; ``None`` if a row cannot be right. Every such row is reported.

    ``payers`` are the parties and funds that may pay beside the households.
    """
    table, noticed = read_table(path, data, COLUMNS)
    if table is None:
        return None, noticed
    reader = _Reader(table, by_unit(register.units), tuple(fees), tuple(payers))
    payments = [reader.payment(row) for row in table.rows]
    noticed += tuple(reader.noticed)
    if any(one.code.unusable for one in noticed):
        return None, noticed
    return tuple(one for one in payments if one is not None), noticed


def payers_of(bylaw: Bylaw) -> tuple[str, ...]:
    """Everybody who may pay beside the households: parties of fees, then all others, and funds."""
    named = [one.name for fee in bylaw.fees for one in _of_fee(fee)]
    named += [one.name for one in bylaw.parties]
    named += [one.name for one in bylaw.bodies]
    named += [one.name for one in bylaw.funds]
    return tuple(dict.fromkeys((*named, *PARTY_NAMES)))


def _of_fee(fee: Fee) -> Iterator[Ref]:
    if fee.payer is not None:
        yield fee.payer
    yield from (one.payer for one in fee.subsidies)
    for phase in fee.phases:
        yield from (one.payer for one in phase.subsidies)
        if phase.borne_by is not None:
            yield phase.borne_by
    yield from (one for relief in fee.relief for one in relief.funders)


class _Reader:
    """Reads the rows of one table, noting what is wrong."""

    def __init__(
        self,
        table: Table,
        units: Mapping[str, RegisteredUnit],
        fees: tuple[Fee, ...],
        payers: tuple[str, ...],
    ) -> None:
        self.table = table
        self.units = units
        self.fees = fees
        self.payers = payers
        self.noticed: list[Diagnostic] = []

    def payment(self, row: Row) -> Payment | None:
        unit, paid_on = self._unit(row), self._paid_on(row)
        amount, month, fee = self._amount(row), self._month(row), self._fee(row)
        if unit is None or paid_on is None or amount is None:
            return None
        payer = self._payer(row, unit)
        return Payment(unit, paid_on, amount[0], month, fee, amount[1], payer)

    def _unit(self, row: Row) -> RegisteredUnit | None:
        text = row.text("unit")
        found = self.units.get(unit_key(text))
        if not text:
            self._wrong(EMPTY_CELL, row, "unit")
        elif found is None and not is_formula(text):
            self.noticed.append(unknown_unit(self.table, row, self.units))
        return found

    def _paid_on(self, row: Row) -> date | None:
        text = row.text("paid_on")
        found = day_of(text.partition(" ")[0])
        if not text:
            self._wrong(EMPTY_CELL, row, "paid_on")
        elif found is None and not is_formula(text):
            self._wrong(BAD_DATE, row, "paid_on")
        return found

    def _amount(self, row: Row) -> tuple[int, Fraction | None] | None:
        cell = row.cells["amount"]
        text, hours = without_hours(cell.text.removesuffix("元"))
        found = hundredths_of(text)
        if cell.kind == "date":
            self._wrong(DATE_CELL, row, "amount")
        elif not cell.text:
            self._wrong(EMPTY_CELL, row, "amount")
        elif found == 0:
            self._wrong(ZERO, row, "amount")
        elif not isinstance(found, int):
            if not is_formula(text):
                self._wrong(SLIP_CODES[found], row, "amount", example="334.00")
        elif hours and not any(fee.relief for fee in self.fees):
            self._wrong(codes.NO_RELIEF, row, "amount")
        else:
            return (0, Fraction(found, 100)) if hours else (found, None)
        return None

    def _month(self, row: Row) -> date | None:
        text = row.text("for_month")
        if not text:
            return None
        day = day_of(text.partition(" ")[0])
        found = month_of(day) if day else month_named(text)
        if found is None and not is_formula(text):
            self._wrong(codes.BAD_MONTH, row, "for_month")
        return found

    def _fee(self, row: Row) -> str | None:
        text = row.text("fee")
        if not text:
            return None
        found = next((fee.name for fee in self.fees if text in (fee.name, fee.title)), None)
        if found is None and not is_formula(text):
            names = tuple(fee.name for fee in self.fees)
            self._wrong(codes.NO_SUCH_FEE, row, "fee", names=names)
        return found

    def _payer(self, row: Row, unit: RegisteredUnit) -> str | None:
        """The party or fund that paid; nobody for an owner of the unit, who is its household."""
        text = row.text("payer")
        found = next((one for one in self.payers if one == text or is_same_payer(one, text)), None)
        if not text or found is not None:
            return found
        if person_key(text) not in {person_key(one) for one in unit.owners} and not is_formula(
            text
        ):
            self._wrong(codes.NO_SUCH_PAYER, row, "payer", names=self._few_payers())
        return None

    def _few_payers(self) -> tuple[str, ...]:
        """The first names of parties, those written as the bylaw writes its own."""
        ascii_ = self.payers[0].isascii() if self.payers else True
        alike = [one for one in self.payers if one.isascii() is ascii_]
        return (*alike[:_FEW], "…")

    def _wrong(self, code: Code, row: Row, key: str, **args: object) -> None:
        self.noticed.append(slip(self.table, row, key, code, **args))


_FEW = 6


def is_same_payer(one: str, other: str) -> bool:
    """Whether two built-in names are those of one party: 街道 and 街道办事处 are."""
    return one in PARTY_NAMES and PARTY_NAMES[one] is PARTY_NAMES.get(other)


def without_hours(text: str) -> tuple[str, bool]:
    """An amount without the word for hours, and whether it had one."""
    for word in _HOURS:
        if text.casefold().endswith(word):
            return text[: -len(word)].strip(), True
    return text, False
