"""Fees by the views of ``sql``, in DuckDB: the whole, and every payer's part, to the fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.engines.sql import DuckDb, Fees, Household
from bylawkit.enforce.subjects.fees import SUBJECT, FeeCase
from bylawkit.enforce.trials.trial import NOT_EXPORTED, NothingToAskError, Opened, Trial
from bylawkit.evaluate.fees import Charge, Ground
from bylawkit.evaluate.rate_plan import NoCharge, number_of
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Charges(Opened):
    """The fees of a bylaw that are written out."""

    def __init__(self, bylaw: Bylaw, files: Files) -> None:
        database = DuckDb()
        self._fees = Fees(database, files, bylaw)
        if not self._fees.written:
            raise NothingToAskError(NOT_EXPORTED.en)
        self.version = database.version

    def answers(self, case: FeeCase) -> bool:
        """Fees with a view, for the uses and months that are written out."""
        found = self._fees.written.get(case.fee.name)
        return found is not None and (case.facts.use, case.month) in found.plan.tariffs

    def expected(self, case: FeeCase, ours: Charge | NoCharge) -> Any:
        """The whole, what the household owes, what others pay, and what nobody is asked for."""
        if not isinstance(ours, Charge):
            return None
        others: Counter[str] = Counter()
        owed = waived = 0
        for part in ours.parts:
            if part.ground is Ground.HOUSEHOLD:
                owed += part.fen
            elif part.payer is None:
                waived += part.fen
            else:
                others[part.payer] += part.fen
        return {"whole": int(ours.whole), "owed": owed, "others": dict(+others), "waived": waived}

    def ask(self, cases: Sequence[FeeCase]) -> list[Any]:
        """The charge of each case."""
        return self._fees.charges([_household(one) for one in cases])


def _household(case: FeeCase) -> Household:
    facts, month = case.facts, number_of(case.month)
    first = facts.first_payment
    return Household(
        case.fee.name,
        facts.use,
        facts.area,
        facts.developer_stock,
        month - 1 if facts.sold else None,
        f",{case.month.year}," if facts.hardship else ",",
        None if first is None else number_of(first),
        month,
        facts.exempt,
    )


TRIALS = (Trial("duckdb", "sql", SUBJECT, Charges),)
