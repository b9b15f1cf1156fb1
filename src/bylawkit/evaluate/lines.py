"""Lines of an assessment, and what is asked of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.fees import Charge, Ground
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.money import Fee
from bylawkit.record import record


@record
class Line:
    """One fee of one unit for one month. Money is in fen.

    ``payers`` holds what each payer pays, by name; ``payer`` is who pays the household's part,
    ``owed``, from which ``paid`` and ``relieved`` (by volunteer hours, at the cost of ``funders``)
    come off.
    """

    fee: Fee
    unit: RegisteredUnit
    month: date
    charge: Charge
    payer: str
    payers: Mapping[str, int]
    owed: int
    due: date | None = None
    paid: int = 0
    relieved: int = 0
    overdue: bool = True
    late: int = 0

    @property
    def waived(self) -> int:
        """What nobody is asked for."""
        return sum(one.fen for one in self.charge.parts if one.ground is Ground.WAIVED)

    @property
    def unpaid(self) -> int:
        """What the household has still to pay, due already or not."""
        return self.owed - self.paid - self.relieved

    @property
    def arrears(self) -> int:
        """What is unpaid and overdue."""
        return self.unpaid if self.overdue else 0


class Wanted(NamedTuple):
    """What to assess: months from ``first`` to ``last``, payments and charges as of ``on``."""

    fees: tuple[Fee, ...]
    first: date
    last: date
    on: date | None = None
    indicators: Mapping[str, Fraction] | None = None
