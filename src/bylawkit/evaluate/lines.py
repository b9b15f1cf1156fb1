"""Lines of an assessment, and what is asked of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.evaluate.arrears import Credit
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, FeeFacts
from bylawkit.evaluate.fees import NOBODYS, Charge
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.money import Exemption, Fee
from bylawkit.model.values import Fen
from bylawkit.record import field, record


@record
class Line:
    """One fee of one unit for one month. Money is in fen.

    ``payers`` holds what each payer pays, by name, and ``others`` what of it is not the household's;
    ``payer`` is who pays the household's part, ``owed``, from which ``paid`` and ``relieved`` (by
    volunteer hours, at the cost of ``funders``) come off. ``received`` is what the others have
    paid. ``came`` holds what came in for the household's part, day by day.
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
    others: Mapping[str, int] = field(default_factory=dict)
    received: Mapping[str, int] = field(default_factory=dict)
    came: tuple[Credit, ...] = ()
    exemption: Exemption | None = None
    before_handover: bool = False

    @property
    def waived(self) -> int:
        """What nobody is asked for."""
        return sum(one.fen for one in self.charge.parts if one.ground in NOBODYS)

    @property
    def unpaid(self) -> int:
        """What the household has still to pay, due already or not."""
        return self.owed - self.paid - self.relieved

    @property
    def arrears(self) -> int:
        """What is unpaid and overdue."""
        return self.unpaid if self.overdue else 0


@record
class Refund:
    """What is paid back to a payer of a unit (``None`` is its household) when fees end."""

    unit: RegisteredUnit
    payer: str | None
    fen: Fen


class Wanted(NamedTuple):
    """What to assess: months from ``first`` to ``last``, payments and charges as of ``on``.

    ``indicators`` are results of evaluation for all of these months, ``facts`` those of single
    months and units. Fees end with the month of the day ``ends``.
    """

    fees: tuple[Fee, ...]
    first: date
    last: date
    on: date | None = None
    indicators: Mapping[str, Fraction] | None = None
    facts: FeeFacts = NOTHING_KNOWN
    ends: date | None = None
