"""Facts that fees depend on and a register does not hold: evaluations, and who is exempted.

A table with a row for each: ``满意度 78%`` from one month to another, for everybody; or that a
unit is the home of somebody who is let off a part of a fee, ``业主委员会 90%``, where the value is
the attendance that the exemption asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.evaluate import fee_codes as codes
from bylawkit.evaluate.dates import day_of, month_named
from bylawkit.evaluate.months import month_of
from bylawkit.evaluate.quantities import share_of
from bylawkit.evaluate.register import Register, RegisteredUnit, by_unit, unit_key, unknown_unit
from bylawkit.evaluate.table_codes import EMPTY_CELL
from bylawkit.evaluate.tables import Column, Row, Table, is_formula, read_table, slip
from bylawkit.model.money import Exemption, Fee
from bylawkit.record import record

Noticed = tuple[Diagnostic, ...]

COLUMNS = (
    Column("unit", ("房号", "房屋", "房屋编号", "室号", "门牌号"), ("unit", "unit number")),
    Column("fact", ("事实", "项目", "身份"), ("fact",), True),
    Column("value", ("数值", "结果", "出席率"), ("value",)),
    Column("since", ("自", "起始月份", "开始月份"), ("since", "from")),
    Column("until", ("至", "截止月份", "结束月份"), ("until", "to")),
)


class Fact(NamedTuple):
    """One fact: of a unit, or of all if that is ``None``; from one month to another.

    ``recorded`` is the day on which a log has it.
    """

    unit: str | None
    name: str
    value: Fraction | None
    since: date
    until: date
    recorded: date | None = None

    def holds_in(self, month: date) -> bool:
        """Whether it holds in a month."""
        return self.since <= month <= self.until


@record
class FeeFacts:
    """Facts by the unit that they are of; those of all units under ``None``."""

    of: Mapping[str | None, tuple[Fact, ...]]

    @property
    def names(self) -> frozenset[str]:
        """What any fact is about."""
        return frozenset(one.name for facts in self.of.values() for one in facts)

    def indicators(self, month: date) -> dict[str, Fraction]:
        """The results of evaluation that are known for a month."""
        known = (one for one in self.of.get(None, ()) if one.holds_in(month))
        return {one.name: one.value for one in known if one.value is not None}

    def result(self, name: str, month: date) -> Fact | None:
        """The fact by which an indicator is known in a month."""
        return next(
            (one for one in self.of.get(None, ()) if one.name == name and one.holds_in(month)), None
        )

    def exemption(self, fee: Fee, unit: str, month: date) -> Exemption | None:
        """The exemption of a unit in a month; of several the one that takes most off."""
        facts = [one for one in self.of.get(unit, ()) if one.holds_in(month)]
        meant = (one for one in fee.exemptions if any(_meets(fact, one) for fact in facts))
        return max(meant, key=lambda one: one.share, default=None)


NOTHING_KNOWN = FeeFacts({})


def _meets(fact: Fact, exemption: Exemption) -> bool:
    if fact.name != exemption.who.name:
        return False
    bound = exemption.attendance
    if bound is None:
        return True
    return fact.value is not None and bound.cmp.holds(fact.value, bound.share)


def read_facts(
    path: str, data: bytes, register: Register, fees: Sequence[Fee]
) -> tuple[FeeFacts | None, Noticed]:
    """The facts in a file; ``None`` if a row cannot be right. Every such row is reported."""
    table, noticed = read_table(path, data, COLUMNS)
    if table is None:
        return None, noticed
    reader = _Reader(table, by_unit(register.units), fees)
    found = [one for row in table.rows if (one := reader.fact(row)) is not None]
    noticed += tuple(reader.noticed)
    if any(one.code.unusable for one in noticed):
        return None, noticed
    of: dict[str | None, tuple[Fact, ...]] = {}
    for one in found:
        of[one.unit] = (*of.get(one.unit, ()), one)
    return FeeFacts(of), noticed


class _Reader:
    """Reads the rows of one table, noting what is wrong."""

    def __init__(
        self, table: Table, units: Mapping[str, RegisteredUnit], fees: Sequence[Fee]
    ) -> None:
        self.table = table
        self.units = units
        self.indicators = _names(one.indicator.name for fee in fees for one in fee.linked)
        self.exempted = _names(one.who.name for fee in fees for one in fee.exemptions)
        self.noticed: list[Diagnostic] = []
        self._told: dict[tuple[str | None, str], list[Fact]] = {}

    def fact(self, row: Row) -> Fact | None:
        name = row.text("fact")
        unit, value = self._unit(row), self._value(row)
        since = self._month(row, "since") or date.min
        until = self._month(row, "until") or date.max
        if name not in self.indicators + self.exempted:
            self._unknown(row, name)
            return None
        if name in self.indicators and unit is not None:
            self._wrong(codes.FACT_OF_ALL, row, "unit", name=name)
        elif name in self.indicators and not row.text("value"):
            self._wrong(codes.FACT_NEEDS_VALUE, row, "value", name=name)
        elif name in self.exempted and not row.text("unit"):
            self._wrong(EMPTY_CELL, row, "unit")
        elif since > until:
            self._wrong(codes.FACT_BACKWARD, row, "until")
        return self._once(row, Fact(unit, name, value, since, until))

    def _once(self, row: Row, fact: Fact) -> Fact:
        """The fact, reported if another one says something else of the same months."""
        told = self._told.setdefault((fact.unit, fact.name), [])
        if any(one.since <= fact.until and fact.since <= one.until for one in told):
            self._wrong(codes.FACT_TWICE, row, "fact")
        told.append(fact)
        return fact

    def _unknown(self, row: Row, name: str) -> None:
        if not name:
            self._wrong(EMPTY_CELL, row, "fact")
        elif not is_formula(name):
            self._wrong(codes.UNKNOWN_FACT, row, "fact", names=self.indicators + self.exempted)

    def _unit(self, row: Row) -> str | None:
        text = row.text("unit")
        found = self.units.get(unit_key(text))
        if text and found is None and not is_formula(text):
            self.noticed.append(unknown_unit(self.table, row, self.units))
        return None if found is None else found.name

    def _value(self, row: Row) -> Fraction | None:
        text = row.text("value")
        found = share_of(text)
        if text and found is None and not is_formula(text):
            self._wrong(codes.NOT_A_SHARE, row, "value")
        return found

    def _month(self, row: Row, key: str) -> date | None:
        text = row.text(key)
        day = day_of(text.partition(" ")[0])
        found = month_of(day) if day else month_named(text)
        if text and found is None and not is_formula(text):
            self._wrong(codes.BAD_MONTH, row, key)
        return found

    def _wrong(self, code: Code, row: Row, key: str, **args: object) -> None:
        self.noticed.append(slip(self.table, row, key, code, **args))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def unmet(facts: FeeFacts, fees: Iterable[Fee]) -> Iterator[tuple[Fee, Exemption, tuple[str, ...]]]:
    """Exemptions that ask for attendance, with the units of which it is not known."""
    for fee in fees:
        for one in fee.exemptions:
            units = tuple(
                unit
                for unit, known in facts.of.items()
                if unit is not None
                and any(fact.name == one.who.name and fact.value is None for fact in known)
            )
            if one.attendance is not None and units:
                yield fee, one, units
