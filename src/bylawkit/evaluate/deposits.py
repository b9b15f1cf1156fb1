"""Deposits: taken once, and in no month."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.months import MONTHS
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.money import Fee
from bylawkit.model.values import Duration, Fen
from bylawkit.record import record


@record
class Deposit:
    """What a household leaves once for a fee, and gets back when it ends."""

    fee: Fee
    unit: RegisteredUnit
    fen: Fen


def deposits(lines: Iterable[Line]) -> tuple[Deposit, ...]:
    """The deposits of all units; one of so many months is by what the first month costs."""
    first: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.fee.deposit is not None and not line.before_handover:
            first.setdefault((line.fee.name, line.unit.name), line)
    return tuple(Deposit(line.fee, line.unit, _worth(line)) for line in first.values())


def _worth(line: Line) -> Fen:
    deposit = line.fee.deposit
    if isinstance(deposit, Duration):
        return Fen(line.owed * deposit.count * MONTHS.get(deposit.unit, 1))
    return deposit or Fen(0)
