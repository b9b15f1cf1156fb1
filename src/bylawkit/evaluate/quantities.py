"""Quantities that people typed into tables and JSON: read exactly, or named as what they are."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction

from bylawkit.numerals import narrow

MOST_DIGITS = 12
"""More digits before the point than this are a slip, not a figure."""


class Slip(Enum):
    """What is wrong with a number."""

    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    TOO_FINE = "too-fine"
    NOT_WHOLE = "not-whole"
    TOO_LARGE = "too-large"


_NUMBER = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")


def hundredths_of(text: str) -> int | Slip:
    """A number with at most two decimals, in hundredths: ``89.5`` is 8950."""
    found = _NUMBER.fullmatch(narrow(text.strip()))
    if found is None:
        return Slip.NOT_A_NUMBER
    sign, whole, decimals = found[1], found[2].replace(",", ""), (found[3] or "").rstrip("0")
    if len(whole.lstrip("0")) > MOST_DIGITS:
        return Slip.TOO_LARGE
    if len(decimals) > 2:
        return Slip.TOO_FINE
    value = int(whole) * 100 + int(decimals.ljust(2, "0"))
    return Slip.NEGATIVE if sign == "-" and value else value


def whole_of(text: str) -> int | Slip:
    """A whole number: ``412``."""
    value = hundredths_of(text)
    if value is Slip.TOO_FINE or (isinstance(value, int) and value % 100):
        return Slip.NOT_WHOLE
    return value if isinstance(value, Slip) else value // 100


_SHARE = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,9}))?%")


def percentage_of(text: str) -> tuple[int, int] | None:
    """``74.28%`` as a whole number of its last decimal, and how many decimals: ``(7428, 2)``."""
    found = _SHARE.fullmatch(narrow(text.strip()).replace(" ", ""))
    if found is None:
        return None
    decimals = found[2] or ""
    return int(found[1] + decimals), len(decimals)


def share_of(text: str) -> Fraction | None:
    """A share from nothing to all: ``78%``, or ``0.78`` as a workbook holds it."""
    found = percentage_of(text)
    if found is not None:
        share = Fraction(found[0], 100 * 10 ** found[1])
    elif (found := percentage_of(f"{text}%")) is not None:
        share = Fraction(found[0], 10 ** found[1])
    else:
        return None
    return share if share <= 1 else None


def percent(share: Fraction | None) -> str:
    """A share as people write it: ``76%``."""
    return "" if share is None else f"{plain_fraction(share * 100)}%"


def percentage(part: int, whole: int, decimals: int) -> str:
    """``part / whole`` in per cent, rounded to so many decimals, a half upward."""
    scaled = (200 * part * 10**decimals + whole) // (2 * whole)
    if decimals == 0:
        return f"{scaled}%"
    return f"{scaled // 10**decimals}.{scaled % 10**decimals:0{decimals}}%"


def plain_fraction(value: Fraction, decimals: int = 0) -> str:
    """A fraction as a decimal number with at least so many decimals, or as ``1/3`` if it has none."""
    digits = decimals
    while digits < 12 and (value * 10**digits).denominator != 1:
        digits += 1
    scaled = value * 10**digits
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    whole, rest = divmod(scaled.numerator, 10**digits)
    return f"{whole}.{rest:0{digits}}" if digits else str(whole)


def shown(text: str) -> str:
    """A user's text as a message quotes it: on one line, and not too long."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    return line if len(line) <= 40 else line[:39] + "…"
