"""Decision tables of fees, in a real engine, beside our own tariffs and charges."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from dmn_engine import Decision

from bylawkit.evaluate.fees import Charge, Facts, Ground, charge
from bylawkit.evaluate.months import after, days_in
from bylawkit.evaluate.planning import counted_on
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.export import dmn
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.values import Duration, Unit
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    *sorted(ROOT.glob("examples/*/*.bylaw")),
    Path(__file__).parent / "everything.bylaw",
]
MONTHS = {"": 1, "month": 1, "quarter": 3, "half-year": 6, "year": 12}


class Asked:
    """The tables of one fee, asked as somebody would who builds a bill from them."""

    def __init__(self, bylaw: Bylaw, fee: Fee) -> None:
        self.bylaw, self.fee = bylaw, fee
        self.start = fee.start or bylaw.effective
        made = dmn.export(bylaw)
        assert made.files is not None
        self.tables = {
            row["file"].removesuffix(".dmn").split("_", 2)[2]: Decision(made.files[row["file"]])
            for row in made.enforced
            if row["type"] == "fee" and row["name"] == fee.name
        }

    def price(self, told: dict[str, Any], area: int, month: date) -> Fraction:
        """A rate for one month: by the day, or spread over its period."""
        price = Fraction(told["fen_num"], told["fen_den"])
        if told["period"] == "day":
            price *= days_in(month)
        else:
            price /= MONTHS[told["period"]]
        return price * area / 100 if told["per"] == "m2" else price

    def whole(self, facts: Facts, month: date) -> Fraction:
        day = counted_on(month, self.start)
        told = self.tables["rates"].decide({"use": facts.use, "day": int(f"{day:%Y%m%d}")})
        falls = Fraction(0)
        for turn, one in enumerate(self.fee.linked, start=1):
            result = (facts.indicators or {}).get(one.indicator.name)
            if result is not None:
                value = {"value_num": result.numerator, "value_den": result.denominator}
                falls += share(self.tables["linked"].decide({"turn": turn, **value}))
        return self.price(told, facts.area, month) * max(1 - falls, 0)

    def phase(self, month: date) -> dict[str, Any]:
        if self.start is None or "phases" not in self.tables:
            return {"phase": "", "share_num": 1, "share_den": 1, "borne_by": ""}
        return self.tables["phases"].decide({"months": full_months(self.start, month)})

    def yearly(self, facts: Facts, month: date) -> list[Fraction]:
        """The share of each yearly subsidy in turn."""
        return [
            share(self.tables["subsidies"].decide(self._standing(facts, turn, month)))
            for turn in range(1, len(self.fee.subsidies) + 1)
        ]

    def _standing(self, facts: Facts, turn: int, month: date) -> dict[str, Any]:
        from_first = self.fee.subsidies[turn - 1].from_first_payment
        begun = facts.first_payment if from_first else self.start
        gone = 0 if begun is None else month.year * 12 + month.month - begun.year * 12 - begun.month
        said = {key: "yes" if getattr(facts, key) else "no" for key in STANDING}
        return {"turn": turn, "year": max(gone, 0) // 12, **said}


STANDING = ("developer_stock", "sold", "hardship")


def share(told: dict[str, Any]) -> Fraction:
    return Fraction(told["share_num"], told["share_den"])


def full_months(start: date, month: date) -> int:
    day = counted_on(month, start)
    months = 0
    while after(start, Duration(months + 1, Unit.MONTH)) <= day:
        months += 1
    return months


def cases(fee: Fee, start: date, seed: int, number: int) -> Iterator[tuple[Facts, date]]:
    chance = random.Random(seed)
    uses = [one.use.name for one in fee.rates]
    for _ in range(number):
        months = start.month + chance.choice((chance.randint(0, 17), chance.randint(0, 100)))
        month = date(start.year + months // 12, months % 12 + 1, 1)
        first = date(start.year + chance.randint(0, 4), chance.randint(1, 12), 1)
        known = {
            one.indicator.name: one.limit.share + Fraction(chance.randint(-2, 2), 100)
            for one in fee.linked
        }
        facts = Facts(
            chance.choice(uses),
            chance.choice((1, 5000, 8951, chance.randint(1, 30000))),
            chance.choice((None, first)),
            *(chance.random() < 0.2 for _ in range(3)),
            chance.choice((None, known)),
        )
        yield facts, month


def agree(asked: Asked, facts: Facts, month: date) -> None:
    """Every amount that the tables give is ours, to the last fraction of a fen."""
    ours = charge(asked.bylaw, asked.fee, facts, month)
    if ours is NoCharge.NOT_STARTED:
        return
    assert isinstance(ours, Charge)
    tariff, whole, phase = ours.tariff, asked.whole(facts, month), asked.phase(month)
    assert Fraction(tariff.whole.of(facts.area), tariff.scale) == whole
    assert Fraction(tariff.household.of(facts.area), tariff.scale) == whole * share(phase)
    assert (tariff.borne_by or "") == phase["borne_by"]
    assert (tariff.phase.name if tariff.phase else "") == phase["phase"]
    for turn, gift in enumerate(tariff.gifts, start=1):
        told = asked.tables["phase_subsidies"].decide({"phase": phase["phase"], "turn": turn})
        given = whole * share(told) + asked.price(told, facts.area, month)
        assert (gift.payer, gift.cap or 0) == (told["payer"], told["cap_fen"])
        assert gift.cap_by_year == (told["cap_per"] == "year")
        assert Fraction(gift.amount.of(facts.area), tariff.scale) == given
    parts = [one for one in ours.parts if one.ground is Ground.YEARLY_SUBSIDY]
    assert [Fraction(*one.of) for one in parts if one.of] == asked.yearly(facts, month)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_tables_of_fees_give_what_we_charge(path: Path) -> None:
    bylaw = read_path(path).bylaw
    assert bylaw is not None
    for number, fee in enumerate(bylaw.fees):
        asked = Asked(bylaw, fee)
        assert asked.start is not None
        for facts, month in cases(fee, asked.start, number, 150):
            agree(asked, facts, month)
        assert asked.tables
        for name, table in asked.tables.items():
            spelt = table.met if name != "rates" else set(range(1, table.rows + 1))
            assert spelt == set(range(1, table.rows + 1)), (fee.name, name)
