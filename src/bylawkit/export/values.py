"""Values of the model as JSON: shares, money, time, words, and where they come from.

Nothing here is a float. A share is ``{"num": 2, "den": 3}``; money is whole fen, or such a fraction
of a fen where a rate is finer than a fen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from bylawkit.model.values import Citation, Duration, Fen, Frequency, Limit, Rate, Ref, Words

Json = dict[str, Any]


def fraction(value: Fraction) -> Json:
    """Numerator and denominator in lowest terms; the denominator is above zero."""
    return {"num": value.numerator, "den": value.denominator}


def fraction_or_none(value: Fraction | None) -> Json | None:
    return None if value is None else fraction(value)


def limit(value: Limit) -> Json:
    """A comparison with a share: ``{"cmp": ">=", "num": 2, "den": 3}``."""
    return {"cmp": value.cmp.value, **fraction(value.share)}


def fen(value: Fraction | int) -> int | Json:
    """Whole fen as an integer, anything finer as a fraction of a fen."""
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else fraction(exact)


def duration(value: Duration | None) -> Json | None:
    return None if value is None else {"count": value.count, "unit": value.unit.value}


def frequency(value: Frequency | None) -> Json | None:
    if value is None:
        return None
    return {"every": value.every, "unit": value.unit.value, "times": value.times}


def rate(value: Rate | None) -> Json | None:
    if value is None:
        return None
    per = None if value.per is None else value.per.value
    return {"fen": fen(value.fen), "per": per, "period": value.period and value.period.value}


def name(value: Ref | None) -> str | None:
    return None if value is None else value.name


def names(values: Iterable[Ref]) -> list[str]:
    return [value.name for value in values]


def words(value: Words | None) -> str | None:
    return None if value is None else value.text


def texts(values: Iterable[Words]) -> list[str]:
    return [value.text for value in values]


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def citations(values: Iterable[Citation]) -> list[Json]:
    return [{"law": value.law, "article": value.article} for value in values]


def filing(value: tuple[Ref, Duration] | None) -> Json | None:
    if value is None:
        return None
    return {"with": value[0].name, "within": duration(value[1])}


def deposit(value: Duration | Fen | None) -> Json | None:
    """A sum of money, or so many months and the like of what is paid."""
    if value is None:
        return None
    return {"duration": duration(value)} if isinstance(value, Duration) else {"fen": value}
