"""Ranges of numbers that titles speak of, and where two of them meet, overlap or leave a gap.

Amounts go by the fen, times and people by one; shares have no smallest step.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bylawkit.checks.figures import People, Value
from bylawkit.checks.speech import say_length, say_share
from bylawkit.checks.worded_bounds import UP, Bound, bounds
from bylawkit.diagnostics import Text
from bylawkit.model.values import Cmp, Duration, Rate, Unit

Measured = Unit | type[Rate] | type[People] | type[Fraction]
"""What is counted; only numbers of one measure are compared."""


class Edge(NamedTuple):
    """An end of a range, and whether the number itself is within."""

    number: Fraction
    included: bool


class Range(NamedTuple):
    """From ``low`` up to ``high``; ``None`` is without end. ``rest`` is the title without it."""

    unit: Measured
    low: Edge | None
    high: Edge | None
    rest: str = ""

    @property
    def order(self) -> tuple[Fraction, bool]:
        """Sorts ranges from the one that begins first."""
        return (self.low.number, not self.low.included) if self.low else (Fraction(-1), False)

    def holds(self, number: Fraction) -> bool:
        """Whether a number is in the range."""
        low, high = self.low, self.high
        above = low is None or number > low.number or (low.included and number == low.number)
        below = high is None or number < high.number or (high.included and number == high.number)
        return above and below


class Number(NamedTuple):
    """A number of a measure."""

    unit: Measured
    number: Fraction


def range_of(title: str, lang: str) -> Range | None:
    """The range in a title, if it speaks of just one."""
    found = tuple(bounds(title, lang))
    units = {_measured(one.value)[0] for one in found}
    if len(units) != 1 or len(found) > 2:
        return None
    lows = [one for one in found if one.cmp in UP]
    highs = [one for one in found if one.cmp not in UP]
    if len(lows) > 1 or len(highs) > 1:
        return None
    rest = title[: found[0].start] + title[found[-1].end :]
    return Range(units.pop(), _edge(lows), _edge(highs), rest)


def up_to(fen: Fraction, cmp: Cmp) -> Range:
    """The amounts from nothing up to a limit."""
    return Range(Rate, None, Edge(fen, cmp is Cmp.AT_MOST))


def _edge(found: list[Bound]) -> Edge | None:
    return Edge(_measured(found[0].value)[1], found[0].includes) if found else None


def _measured(value: Value) -> tuple[Measured, Fraction]:
    match value:
        case Duration():
            return value.unit, Fraction(value.count)
        case Rate():
            return Rate, value.fen
        case People():
            return People, Fraction(value.number)
        case _:
            return Fraction, value


def shared(one: Range, other: Range) -> tuple[Number | None, bool]:
    """The smallest number that both have, else the smallest between them; whether it is shared.

    ``other`` does not begin before ``one``. Nothing is said where no single number can be named.
    """
    step = Fraction(0) if one.unit is Fraction else Fraction(1)
    start = _first(other.low, step)
    if one.holds(start) and other.holds(start):
        return Number(one.unit, start), True
    if one.high is None:
        return None, False
    after = one.high.number + step if one.high.included else one.high.number
    if not one.holds(after) and (other.low is None or after < start):
        return Number(one.unit, after), False
    return None, False


def _first(low: Edge | None, step: Fraction) -> Fraction:
    """The smallest number of a range."""
    if low is None:
        return step
    return low.number if low.included else low.number + step


def say_number(unit: Measured, number: Fraction) -> Text:
    """``100000.00元``, ``30日``, ``3人``, as it stands in a sentence."""
    if unit is Rate:
        yuan = f"{int(number) // 100}.{int(number) % 100:02}"
        return Text(f" {yuan}元", f"{yuan} yuan")
    if unit is Fraction:
        said = say_share(number)
        return Text(f" {said.zh}", said.en)
    if isinstance(unit, Unit):
        length = say_length(Duration(int(number), unit))
        return Text(f" {length.zh}", length.en)
    return Text(f" {int(number)}人", f"{int(number)} people")
