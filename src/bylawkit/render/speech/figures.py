"""Exact figures in digits; the same in both languages."""

from __future__ import annotations

from fractions import Fraction

from bylawkit.model.votes import Measure


def decimal(value: Fraction | int, least: int = 0) -> str | None:
    """``value`` as a decimal with at least ``least`` places, or ``None`` if it never ends."""
    value = Fraction(value)
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    twos, fives = _count(rest, 2), _count(rest, 5)
    if rest != 2**twos * 5**fives:
        return None
    places = max(places + max(twos, fives), least)
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


def plain_number(value: Fraction) -> str:
    """A factor: ``0.7``, ``1``; a fraction if it is no decimal."""
    return decimal(value) or f"{value.numerator}/{value.denominator}"


def percent_digits(share: Fraction) -> str:
    """``50%``, ``0.03%``; a share that is no decimal stays a fraction: ``1/3``."""
    number = decimal(share * 100)
    return f"{share.numerator}/{share.denominator}" if number is None else f"{number}%"


def yuan(fen: Fraction | int) -> str:
    """Fen as yuan with two decimals, or more if the rate has them: ``0.80``, ``0.305``."""
    value = Fraction(fen) / 100
    return decimal(value, 2) or f"{value.numerator}/{value.denominator}"


def round_yuan(fen: Fraction | int) -> str:
    """Fen as yuan, without decimals where there are none: ``150``, ``0.50``."""
    whole = Fraction(fen) / 100
    return str(whole.numerator) if whole.denominator == 1 else yuan(fen)


def square_metres(area: int) -> str:
    """Hundredths of a square metre as square metres with two decimals."""
    return f"{area // 100}.{area % 100:02d}"


def round_square_metres(area: int) -> str:
    """Hundredths of a square metre as square metres, without decimals where there are none."""
    return str(area // 100) if area % 100 == 0 else square_metres(area)


def figure(count: int, measure: Measure) -> str:
    """A count: areas in square metres, everything else as it is."""
    return square_metres(count) if measure is Measure.AREA else str(count)


def rounded_percent(part: int, whole: int) -> str | None:
    """``part`` of ``whole`` in percent, rounded half up to two places; ``None`` without a whole."""
    if whole <= 0:
        return None
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _count(number: int, prime: int) -> int:
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times
