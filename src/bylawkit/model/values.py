"""Exact quantities: money in fen, area in 0.01 m², fractions, durations, rates.

Nothing here is a float. ``Fen`` and ``Area`` are integers; a share is a :class:`~fractions.Fraction`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NewType

from bylawkit.record import field, record
from bylawkit.source import Span

Fen = NewType("Fen", int)
"""Money: hundredths of a yuan."""

Area = NewType("Area", int)
"""Floor area: hundredths of a square metre."""


class Cmp(StrEnum):
    """How a quantity is compared. 以上 includes the number, 超过 does not (Civil Code 1259)."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"

    def holds(self, left: Fraction | int, right: Fraction | int) -> bool:
        """Whether ``left`` stands in this relation to ``right``."""
        match self:
            case Cmp.AT_LEAST:
                return left >= right
            case Cmp.MORE:
                return left > right
            case Cmp.AT_MOST:
                return left <= right
            case Cmp.LESS:
                return left < right


class Unit(StrEnum):
    """Units of time."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@record
class Duration:
    """A length of time, as written: ``15日``, ``3个月``."""

    count: int
    unit: Unit


@record
class Frequency:
    """How often: ``每2月1次`` is once every two months."""

    every: int
    unit: Unit
    times: int = 1


class Per(StrEnum):
    """What a rate is counted by."""

    SQUARE_METRE = "m2"
    HOUSEHOLD = "household"
    SPACE = "space"
    HOUR = "hour"


@record
class Rate:
    """A price: ``fen`` for each ``per`` in each ``period`` (``0.80元/平方米/月``)."""

    fen: Fraction
    per: Per | None = None
    period: Unit | None = None


@record
class Limit:
    """A comparison with a share: ``三分之二以上`` is ``>= 2/3``."""

    cmp: Cmp
    share: Fraction


@record
class Ref:
    """A name used somewhere, with the place where it was used."""

    name: str
    span: Span = field(compare=False)

    def __str__(self) -> str:
        return self.name


@record
class Words:
    """Free wording: a quoted paragraph or the rest of a line. May hold ``{name.field}``."""

    text: str
    span: Span = field(compare=False)

    def __str__(self) -> str:
        return self.text


@record
class Citation:
    """An article of a statute: ``民法典 278(5)``."""

    law: str
    article: str
    span: Span = field(compare=False)

    def __str__(self) -> str:
        return f"{self.law} {self.article}"


@record
class Home:
    """Where the compound is, and by the law of which day its bylaw is read."""

    place: tuple[str, ...]
    as_of: date | None
    span: Span = field(compare=False)
