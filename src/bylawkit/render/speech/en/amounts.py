"""Times, money, areas and shares in English; the same functions as in Chinese."""

from __future__ import annotations

import datetime
from fractions import Fraction

from bylawkit.model.values import Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.render.speech.figures import (
    decimal,
    percent_digits,
    round_square_metres,
    round_yuan,
    square_metres,
    yuan,
)

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_UNITS = {
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.WORKDAY: "working day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.HALF_YEAR: "half-year",
    Unit.YEAR: "year",
}
_PER = {
    Per.SQUARE_METRE: "square metre",
    Per.HOUSEHOLD: "household",
    Per.SPACE: "parking space",
    Per.HOUR: "hour",
}
_PER_SHORT = {Per.SQUARE_METRE: "m²", Per.HOUSEHOLD: "household", Per.SPACE: "space"}
COMPARED = {
    Cmp.AT_LEAST: "at least",
    Cmp.MORE: "more than",
    Cmp.AT_MOST: "at most",
    Cmp.LESS: "less than",
}


def numeral(number: int) -> str:
    """A whole number as a sentence has it: in words up to twelve."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{numeral(count)} times")


def date(day: datetime.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def duration(length: Duration) -> str:
    unit = _UNITS[length.unit]
    return f"{length.count} {unit}{'' if length.count == 1 else 's'}"


def period(unit: Unit, every: int = 1) -> str:
    """``every month``, ``every two months``."""
    if every == 1:
        return f"every {_UNITS[unit]}"
    return f"every {numeral(every)} {_UNITS[unit]}s"


def every(often: Frequency) -> str:
    """The first half of a frequency."""
    return period(often.unit, often.every)


def frequency(often: Frequency) -> str:
    if often.every == 1:
        each = {Unit.HOUR: "an", Unit.HALF_YEAR: "every"}.get(often.unit, "a")
        return f"{times(often.times)} {each} {_UNITS[often.unit]}"
    return f"{times(often.times)} {period(often.unit, often.every)}"


def missed(often: Frequency) -> str:
    """How often one may stay away: ``absence from three sessions in a year``."""
    sessions = "a session" if often.times == 1 else f"{numeral(often.times)} sessions"
    unit = _UNITS[often.unit]
    if often.every == 1:
        return f"absence from {sessions} in {'an' if often.unit is Unit.HOUR else 'a'} {unit}"
    return f"absence from {sessions} in {numeral(often.every)} {unit}s"


def money(fen: Fraction | int) -> str:
    return f"{round_yuan(fen)} yuan"


def area(hundredths: int) -> str:
    return f"{square_metres(hundredths)} m²"


def round_area(hundredths: int) -> str:
    """An area without decimals where there are none: ``100 m²``."""
    return f"{round_square_metres(hundredths)} m²"


def rate(price: Rate, verb: str = "") -> str:
    """``0.80 yuan per square metre a month``."""
    per = "" if price.per is None else f" per {_PER[price.per]}"
    time = "" if price.period is None else f" a {_UNITS[price.period]}"
    return f"{money(price.fen)}{per}{time}"


def rate_digits(price: Rate) -> str:
    """For tables: ``0.80 yuan/m² a month``."""
    if price.per is None:
        return money(price.fen) + rate_unit(price).removeprefix("yuan")
    return f"{yuan(price.fen)} {rate_unit(price)}"


def rate_unit(price: Rate) -> str:
    """What a table says at the head of its column: ``yuan/m² a month``."""
    per = "" if price.per is None else f"/{_PER_SHORT.get(price.per, 'hour')}"
    time = "" if price.period is None else f" a {_UNITS[price.period]}"
    return f"yuan{per}{time}"


def share(part: Fraction) -> str:
    """A share in a vote: ``two thirds``; one that no small fraction tells: ``21%``."""
    if part == 1:
        return "all"
    if part == Fraction(1, 2):
        return "half"
    name = _PARTS.get(part.denominator)
    if name is None:
        return percent(part)
    return f"{numeral(part.numerator)} {name}{'' if part.numerator == 1 else 's'}"


def percent(part: Fraction) -> str:
    """A share of money in digits; ``one third`` if it is no decimal."""
    if decimal(part * 100) is not None:
        return percent_digits(part)
    name = _PARTS.get(part.denominator)
    if name is None:
        return f"{part.numerator}/{part.denominator}"
    return f"{numeral(part.numerator)} {name}{'' if part.numerator == 1 else 's'}"


def limit(bound: Limit) -> str:
    """A comparison after its subject: ``is less than 80%``."""
    return f"{COMPARED[bound.cmp]} {percent(bound.share)}"


def bound(of: Limit) -> str:
    """A comparison with a share: ``at least two thirds``."""
    if of.cmp is Cmp.AT_LEAST and of.share == 1:
        return "all"
    return f"{COMPARED[of.cmp]} {share(of.share)}"
