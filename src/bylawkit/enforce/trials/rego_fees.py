"""Fees by ``fees.rego``: the whole, and every payer's part, to the fen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.enforce.rego.fees import planned
from bylawkit.enforce.rego.target import CHARGING, FEES
from bylawkit.enforce.subjects.fees import SUBJECT, FeeCase, told
from bylawkit.enforce.trials.rego import Package, trials_of
from bylawkit.evaluate.fees import Charge
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Fees(Package):
    """Charges of a bylaw's fees."""

    def __init__(self, engine: str, bylaw: Bylaw, files: Files) -> None:
        super().__init__(engine, bylaw, files, (FEES, CHARGING), "fees.charge")
        kept = (one for one in planned(bylaw) if one.reason is None)
        self._months = {one.fee.name: (one.plan.first, one.plan.last) for one in kept if one.plan}

    def answers(self, case: FeeCase) -> bool:
        """Fees that the package has, in the months that are written out."""
        months = self._months.get(case.fee.name)
        return months is not None and months[0] <= case.month <= months[1]

    def expected(self, case: FeeCase, ours: Charge | NoCharge) -> Any:
        """The whole and the parts; nothing where there is no charge."""
        if not isinstance(ours, Charge):
            return None
        parts = [[one.payer, one.ground.value, int(one.fen)] for one in ours.parts]
        return {"whole": int(ours.whole), "parts": parts}

    def ask(self, cases: Sequence[FeeCase]) -> list[Any]:
        """The charge of each case, as far as it is compared."""
        return [one and _compared(one) for one in self.answers_to([*map(told, cases)])]


def _compared(charge: Any) -> Any:
    parts = [[one["payer"], one["ground"], one["fen"]] for one in charge["parts"]]
    return {"whole": charge["whole"], "parts": parts}


TRIALS = trials_of(SUBJECT, Fees)
