"""Choices and figures: always the same for the same question, never a float."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256

from registers.settings import Compound


def draw(compound: Compound, what: str, key: object, below: int = 1000) -> int:
    """A number from 0 up to ``below``, always the same for the same seed, question and key."""
    digest = sha256(f"{compound.seed}/{what}/{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % below


def rank(compound: Compound, what: str, key: object) -> int:
    """A number to sort by, in an order of the question's own."""
    return draw(compound, what, key, 2**60)


def decimal(hundredths: int) -> str:
    """``6237`` is ``62.37``."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def nearest(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
