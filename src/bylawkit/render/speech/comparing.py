"""What there is to know of a test before it is put into words; the same in both languages."""

from __future__ import annotations

from fractions import Fraction

from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Side, Test
from bylawkit.record import replace

_ALL = Limit(Cmp.AT_LEAST, Fraction(1))


def comparisons(rule: Test) -> list[Comparison]:
    """Every comparison of a test, in order."""
    if isinstance(rule, Comparison):
        return [rule]
    return [one for part in rule.parts for one in comparisons(part)]


def is_unanimous(rule: Test) -> bool:
    """Whether it asks for everybody without exception."""
    return all(one.limit == _ALL for one in comparisons(rule))


def is_sided(rule: Test) -> bool:
    """Whether it counts votes against as well."""
    return any(one.side is Side.AGAINST for one in comparisons(rule))


def one_sided(rule: Test) -> Test:
    """A test of objections with its side left to the sentence around it."""
    if isinstance(rule, Comparison):
        return replace(rule, side=Side.PARTICIPATING)
    parts = tuple(one_sided(part) for part in rule.parts)
    return AllOf(parts) if isinstance(rule, AllOf) else AnyOf(parts)
