"""The fee of `benchmarks/scale.py` as a model of OpenFisca-core, in its own way: floats of 32 bits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import ETERNITY, MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTHS = tuple(f"2026-{number:02}" for number in range(1, 13))
TOLD = ("whole", "household", "street", "landlord", "developer")

Unit = build_entity("unit", "units", "one unit", is_person=True)


def variable(name: str, kind: type, period: Any, formula: Any = None) -> type:
    """A variable of the model."""
    about = {"value_type": kind, "entity": Unit, "definition_period": period, "label": name}
    return type(name, (Variable,), about | ({"formula": formula} if formula else {}))


def to_the_fen(amount: Any) -> Any:
    """A half goes up."""
    return np.floor(amount * 100 + 0.5) / 100


def exact(unit: Any, period: Any) -> Any:
    return unit("area", period) * np.where(unit("shop", period), 4.10, 2.35)


def whole(unit: Any, period: Any) -> Any:
    return to_the_fen(unit("exact", period))


def collected(unit: Any, period: Any) -> Any:
    """What the phase leaves to the household."""
    return unit("exact", period) * (0.6 if period.start.month <= 6 else 1.0)


def subsidy(unit: Any, period: Any) -> Any:
    """What the landlord gives, by year since the first payment."""
    month = period.start.year * 12 + period.start.month - 1
    first = unit("first_paid", period)
    years = np.where(first == 0, 0, np.maximum(month - first, 0) // 12)
    share = np.select([years == 0, years == 1, years == 2], [0.3, 0.2, 0.1], 0.0)
    return np.minimum(unit("exact", period) * share, unit("collected", period))


def street(unit: Any, period: Any) -> Any:
    share = 0.3 if period.start.month <= 6 else 0.0
    return to_the_fen(
        np.minimum(unit("exact", period) * share, unit("exact", period) - unit("collected", period))
    )


def household(unit: Any, period: Any) -> Any:
    """In the phase the developer takes the rest; afterwards the landlord does."""
    return to_the_fen(unit("collected", period) - unit("subsidy", period))


def landlord(unit: Any, period: Any) -> Any:
    if period.start.month <= 6:
        return to_the_fen(unit("subsidy", period))
    return unit("whole", period) - unit("household", period)


def developer(unit: Any, period: Any) -> Any:
    rest = unit("whole", period) - unit("household", period) - unit("street", period)
    return (rest - unit("landlord", period)) if period.start.month <= 6 else rest * 0


def system() -> TaxBenefitSystem:
    """The model."""
    found = TaxBenefitSystem([Unit])
    for name, kind in (("area", float), ("shop", bool), ("first_paid", int)):
        found.add_variable(variable(name, kind, ETERNITY))
    for formula in (exact, whole, collected, subsidy, street, household, landlord, developer):
        found.add_variable(variable(formula.__name__, float, MONTH, formula))
    return found


class Peer:
    """OpenFisca with the households known to it; ``told`` holds what it says month by month."""

    def __init__(self, known: Sequence[Sequence[Any]]) -> None:
        areas, shops, firsts = known
        self._area = np.array(areas, dtype=np.float64) / 100
        self._shop = np.array(shops, dtype=bool)
        self._first = np.array(firsts, dtype=np.int32)
        self._system = system()
        self.told: list[list[Any]] = []

    def run(self) -> None:
        """Every amount of every month."""
        simulation = SimulationBuilder().build_default_simulation(self._system, len(self._area))
        for name, values in (
            ("area", self._area),
            ("shop", self._shop),
            ("first_paid", self._first),
        ):
            simulation.set_input(name, "ETERNITY", values)
        self.told = [[simulation.calculate(name, month) for name in TOLD] for month in MONTHS]

    def sums(self) -> list[float]:
        """What each payer has to pay in all."""
        self.run()
        return [
            sum(float(month[at].sum(dtype=np.float64)) for month in self.told)
            for at in range(len(TOLD))
        ]

    def write(self, con: Any, path: str) -> None:
        """Write what was told to a Parquet file, a line for each unit and month."""
        columns = {"number": np.tile(np.arange(len(self._area)), len(MONTHS))}
        columns["month"] = np.repeat(np.arange(len(MONTHS), dtype=np.int32), len(self._area))
        for at, name in enumerate(TOLD):
            columns[name] = np.concatenate([month[at] for month in self.told])
        con.register("told", columns)
        con.execute(f"COPY (FROM told) TO '{path}'")
        con.unregister("told")
