"""Fees: rules and households drawn by chance, values at a boundary more often than others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.evaluate.bills import Bills, household_of
from bylawkit.evaluate.fee_facts import Fact, FeeFacts
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.months import each_month
from bylawkit.evaluate.payments import Payment
from bylawkit.evaluate.rate_plan import number_of
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text
from bylawkit.scale.alike import alike_lines, alike_query
from bylawkit.scale.engine import households, load
from bylawkit.scale.fee_sql import (
    EXEMPTIONS,
    HOUSEHOLDS,
    Payers,
    bits_needed,
    fee_query,
    others_in,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

AREAS = (1, 2, 49, 50, 99, 100, 101, 3333, 8950, 10_000, 999_999, 1_000_000)
SHARES = (0, 1, 10, 33, 50, 99, 100)

Months = tuple[date, date]
Told = dict[tuple[str, int], tuple[object, ...]]
"""What is told of each unit and month."""


class Case(NamedTuple):
    """A bylaw with one fee, units and payments under it, and the months that are asked for."""

    bylaw: Bylaw
    units: tuple[RegisteredUnit, ...]
    payments: dict[str, tuple[Payment, ...]]
    wanted: Wanted

    @property
    def months(self) -> Months:
        return self.wanted.first, self.wanted.last


# ── Rules ──


def rules(draw: Random) -> str:
    """A bylaw with one fee, with any of what a fee may say."""
    lines = ['规约 "试验小区管理规约"', "  类型 商品房", "费用 物业费", "  缴纳 业主 → 物业"]
    per, period = draw.choice(["平方米", "户"]), draw.choice(["日", "月", "月", "季度", "年"])
    shop = f"商铺 1.60元/平方米/月{draw.choice(['', ' 自 2026-03-15'])}"
    lines.append(f"  标准 住宅 {_yuan(draw, 9999)}元/{per}/{period}, {shop}")
    lines.append(f"  起算 {draw.choice(['2026-01-01', '2026-02-17', '2025-11-30'])}")
    if draw.random() < 0.6:
        lines += _phases(draw)
    if draw.random() < 0.6:
        lines.append(f"  补贴 {_yearly(draw)}")
    if draw.random() < 0.3:
        lines.append(f"  补贴 街道 逐年 {_share(draw)}%")
    if draw.random() < 0.4:
        lines.append(f"  挂钩 满意度 低于80% 减收{max(_share(draw), 1)}%")
    if draw.random() < 0.4:
        lines.append(f"  减免 业主委员会 {draw.choice(['50%', '1/3', '100%', '7%'])}")
    return "\n".join(lines) + "\n"


def _phases(draw: Random) -> Iterator[str]:
    borne = draw.choice(["", "承担 建设单位", "承担 业主"])
    gifts = " ".join(_gift(draw, one) for one in ("街道", "居委会")[: draw.randrange(3)])
    yield f"  阶段 扶持 {draw.choice([1, 5, 12, 18])}个月 收取{_share(draw)}% {gifts} {borne}"
    if draw.random() < 0.5:
        yield f"  阶段 过渡 6个月 收取{_share(draw)}% {_gift(draw, '街道')}"
    yield "  阶段 自立 全额"


def _gift(draw: Random, payer: str) -> str:
    kind = draw.randrange(4)
    if kind == 0:
        return f"补贴 {payer} 0.{draw.randrange(1, 100):02}元/平方米/月"
    share = f"补贴 {payer} {draw.randrange(1, 51)}%"
    if kind == 1:
        return share
    return f"{share} 上限 每{'月年'[kind - 2]}{_yuan(draw, draw.choice([100, 9000, 90000]))}元"


def _yearly(draw: Random) -> str:
    since = draw.choice(["", "自首次缴费"])
    sale = draw.choice(["", "出售即止"])
    hardship = draw.choice(["", f"困难户{_share(draw)}%"])
    return f"公房产权人 逐年 {_share(draw)}%, 10%, 1/3 {since} {sale} {hardship}"


def _yuan(draw: Random, most: int) -> str:
    return f"{draw.choice([1, most, draw.randint(1, most), draw.randint(1, most)]) / 100:.2f}"


def _share(draw: Random) -> int:
    return draw.choice((*SHARES, draw.randint(0, 100), draw.randint(0, 100)))


# ── Facts ──


def a_case(draw: Random, units: int, months: int = 12) -> Case:
    """Rules, and so many units under them."""
    text = rules(draw)
    reading = read_text(text, "试验.bylaw")
    assert reading.bylaw is not None, text
    assert reading.ok, (text, reading.diagnostics)
    first = date(draw.randint(2025, 2028), draw.randint(1, 12), 1)
    last = _later(first, months - 1)
    made = tuple(_unit(draw, f"{number}室", first) for number in range(units))
    payments = {one.name: tuple(_payments(draw, one, first)) for one in made}
    (fee,) = reading.bylaw.fees
    known = {"满意度": Fraction(draw.choice([79, 80, 100]), 100)} if fee.linked else {}
    wanted = Wanted((fee,), first, last, None, known, _facts(draw, made, first))
    return Case(reading.bylaw, made, payments, wanted)


def _later(month: date, by: int) -> date:
    number = number_of(month) + by
    return date(number // 12, number % 12 + 1, 1)


def _unit(draw: Random, name: str, first: date) -> RegisteredUnit:
    return RegisteredUnit(
        name,
        "1",
        "1",
        draw.choice(["住宅", "住宅", "residential", "商铺", "车库"]),
        draw.choice((*AREAS, draw.randint(1, 10**6), draw.randint(1, 10**4))),
        "业主",
        developer_stock=draw.random() < 0.1,
        sold_on=_near(draw, first),
        hardship=frozenset(draw.sample([2025, 2026, 2027, 2028], draw.choice([0, 0, 1, 2]))),
        handed_over=_near(draw, first),
    )


def _near(draw: Random, first: date) -> date | None:
    """Often nothing, else a day about the months that are asked for."""
    return None if draw.random() < 0.6 else _later(first, draw.randint(-14, 14)).replace(day=28)


def _payments(draw: Random, unit: RegisteredUnit, first: date) -> Iterator[Payment]:
    for _ in range(draw.choice([0, 0, 1, 2])):
        paid_on = _later(first, draw.choice([0, -1, -11, -12, -13, -24, draw.randint(-40, 12)]))
        payer = draw.choice([None, None, "街道"])
        yield Payment(unit, paid_on.replace(day=15), 100, payer=payer)


def _facts(draw: Random, units: tuple[RegisteredUnit, ...], first: date) -> FeeFacts:
    told: dict[str | None, tuple[Fact, ...]] = {}
    for one in units:
        if draw.random() < 0.3:
            since = _later(first, draw.randint(-2, 6))
            until = _later(since, draw.randint(0, 8))
            told[one.name] = (Fact(one.name, "业主委员会", Fraction(1), since, until),)
    return FeeFacts(told)


# ── Answers ──


def by_scalar(case: Case) -> Told:
    """What the scalar engine says."""
    bills = Bills(case.bylaw, case.wanted, (one.use for one in case.units), case.months)
    lines = (
        line
        for unit in case.units
        for line in bills.lines(unit, case.payments[unit.name], case.months)
    )
    return {(line.unit.name, number_of(line.month)): _told(line) for line in lines}


def _told(line: Line) -> tuple[object, ...]:
    others = sorted((name, fen) for name, fen in line.others.items() if fen)
    return int(line.charge.whole), line.payer, line.owed, tuple(others), line.waived


def by_sql(con: Connection, case: Case) -> Told:
    """What the SQL engine says."""
    (fee,) = case.wanted.fees
    bills = Bills(case.bylaw, case.wanted, (one.use for one in case.units), case.months)
    plan = bills.plans[fee.name]
    bits = bits_needed(plan, max(one.area for one in case.units))
    assert bits is not None
    payers = payers_of_fee(case.bylaw, plan.fee.name, others_in(plan))
    query = fee_query(plan, payers, wide=bits > 64)
    if query is None:
        return {}
    first = first_paid(case)
    load(con, "households", HOUSEHOLDS, households(case.units, first))
    load(con, "exemptions", EXEMPTIONS, exemptions(case))
    rows = con.execute(query.sql("duckdb")).fetchall()
    found = {(row[0], row[1]): _as_told(row, payers.others) for row in rows}
    assert len(found) == len(rows)
    return found


def sums_by_sql(con: Connection, case: Case) -> dict[str, int]:
    """What comes together where nobody is exempted, with households that owe alike counted."""
    (fee,) = case.wanted.fees
    bills = Bills(case.bylaw, case.wanted, (one.use for one in case.units), case.months)
    plan = bills.plans[fee.name]
    payers = payers_of_fee(case.bylaw, plan.fee.name, others_in(plan))
    load(con, "known", HOUSEHOLDS, households(case.units, first_paid(case)))
    load(con, "exemptions", EXEMPTIONS, ())
    bits = bits_needed(plan, max(one.area for one in case.units))
    lines = alike_lines(plan, payers, wide=bits != 64)
    query = lines and alike_query(con, "known", plan, lines)
    found: Counter[str] = Counter()
    for row in con.execute(query).fetchall() if query else ():
        _, _, whole, payer, owed, *paid, waived, _, months = row
        told = (("lines", 1), ("whole", whole), ("waived", waived), (payer, owed))
        for name, fen in (*told, *zip(payers.others, paid, strict=True)):
            found[name] += fen * months
    return dict(+found)


def sums_by_scalar(case: Case) -> dict[str, int]:
    """The same, line by line."""
    told = by_scalar(case._replace(wanted=case.wanted._replace(facts=FeeFacts({}))))
    found: Counter[str] = Counter()
    for whole, payer, owed, others, waived in told.values():
        amounts = (("lines", 1), ("whole", whole), ("waived", waived), (payer, owed))
        for name, fen in (*amounts, *others):  # type: ignore[misc]
            found[name] += fen
    return dict(+found)


def payers_of_fee(bylaw: Bylaw, name: str, others: tuple[str, ...]) -> Payers:
    """Who pays a fee of a bylaw."""
    (fee,) = (one for one in bylaw.fees if one.name == name)
    return Payers(household_of(bylaw, fee), household_of(bylaw, fee, True), others)


def first_paid(case: Case) -> dict[str, int]:
    """The first month that each household paid for, by definition."""
    (fee,) = case.wanted.fees
    bearers = {one.payer.name for one in fee.subsidies}
    return {
        name: min(number_of(one.month) for one in own)
        for name, all_of in case.payments.items()
        if (own := [one for one in all_of if one.payer not in bearers])
    }


def exemptions(case: Case) -> Iterator[tuple[object, ...]]:
    (fee,) = case.wanted.fees
    for unit in case.wanted.facts.of:
        assert unit is not None
        for month in each_month(*case.months):
            found = case.wanted.facts.exemption(fee, unit, month)
            if found is not None:
                yield unit, number_of(month), *found.share.as_integer_ratio()


def _as_told(row: tuple[object, ...], others: tuple[str, ...]) -> tuple[object, ...]:
    _, _, whole, payer, owed, *paid, waived = row
    named = sorted((name, fen) for name, fen in zip(others, paid, strict=True) if fen)
    return whole, payer, owed, tuple(named), waived
