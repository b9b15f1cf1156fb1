"""Numbers as people type them: half- and full-width digits, Chinese numerals, 三分之二, 20％."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

_NARROW = str.maketrans("０１２３４５６７８９．／％＋－（）", "0123456789./%+-()")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_PARTS = {"%": 100, "‰": 1000}


def narrow(text: str) -> str:
    """Full-width digits and signs as half-width ones."""
    return text if text.isascii() else text.translate(_NARROW)


def numeral(text: str) -> int:
    """A Chinese numeral: ``十五`` is 15, ``一百零五`` is 105, ``两万`` is 20,000.

    A bare power of ten counts as one of it, so that ``百分之`` works: ``百`` is 100.
    """
    total, section, digit = 0, 0, 0
    for character in text:
        if character in _DIGITS:
            digit = digit * 10 + _DIGITS[character]
        elif character in _PLACES:
            section += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            total += (section + digit or 1) * 10_000
            section = digit = 0
    return total + section + digit


def exact(text: str) -> Fraction:
    """A decimal number or a Chinese numeral, exactly."""
    return Fraction(number(text))


def number(text: str) -> Fraction | int:
    """The same, as an integer if it is written as one; most are, and fractions take their time."""
    if text.isdecimal():
        return int(text)
    text = narrow(text)
    if text[-1] in "零〇一二两三四五六七八九十百千万":
        return numeral(text)
    text = text.replace(",", "")
    return int(text) if text.isdecimal() else Fraction(text)


def parts(text: str) -> tuple[int, int]:
    """Numerator and denominator of ``2/3``, ``三分之二`` or ``百分之二十``."""
    text = narrow(text)
    if "分之" in text:
        below, above = text.split("分之")
        return numeral(above), numeral(below)
    above, below = text.split("/")
    return int(above), int(below)


def percent(text: str) -> Fraction:
    """``20%`` or ``3‰``, exactly."""
    text = narrow(text).replace(" ", "")
    return Fraction(text[:-1]) / _PARTS[text[-1]]


_SPELLED = "零一二三四五六七八九"
_MOST_SPELLED = 9999


@lru_cache(maxsize=1024)
def spell(number: int) -> str:
    """``15`` as 十五, ``278`` as 二百七十八; numbers over 9,999 stay digits."""
    if not 0 <= number <= _MOST_SPELLED:
        return str(number)
    if number == 0:
        return _SPELLED[0]
    found, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            gap = bool(found)
            continue
        one = "" if place == 10 and digit == 1 and not found else _SPELLED[digit]
        found += ("零" if gap else "") + one + sign
        gap = False
    return found


_ROUND = {100: "百", 1000: "千", 10_000: "万"}


def spell_fraction(above: int, below: int) -> str:
    """``2/3`` as 三分之二, ``20/100`` as 百分之二十."""
    if max(above, below) > _MOST_SPELLED and below not in _ROUND:
        return f"{above}/{below}"
    if above > _MOST_SPELLED:
        return f"{above}/{below}"
    return f"{_ROUND.get(below) or spell(below)}分之{spell(above)}"
