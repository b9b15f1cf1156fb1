"""Whether a change is stricter or looser, higher or lower, longer or shorter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from bylawkit.checks.lengths import surely_longer, surely_shorter
from bylawkit.checks.proof import UNDECIDED, Answer, Rule, carried_without
from bylawkit.checks.speech import say_tally
from bylawkit.compare.values import Direction, Witness
from bylawkit.model.values import Cmp, Duration, Limit, Rate
from bylawkit.model.votes import Measure


def direction_of(old: Any, new: Any) -> Direction | None:
    """How two values of a field stand to each other; ``None`` where there is no order."""
    if isinstance(old, bool) or isinstance(new, bool):
        return None
    if isinstance(old, Duration) and isinstance(new, Duration):
        return _lengths(old, new)
    if isinstance(old, date) and isinstance(new, date):
        return _ordered(old, new, Direction.EARLIER, Direction.LATER)
    if isinstance(old, int | Fraction) and isinstance(new, int | Fraction):
        return _ordered(old, new, Direction.LOWER, Direction.HIGHER)
    if (
        isinstance(old, Rate)
        and isinstance(new, Rate)
        and (old.per, old.period) == (new.per, new.period)
    ):
        return _ordered(old.fen, new.fen, Direction.LOWER, Direction.HIGHER)
    if isinstance(old, Limit) and isinstance(new, Limit):
        return _limits(old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _one_of(zip(old, new, strict=True)) if len(old) == len(new) else None
    if type(old) is type(new) and hasattr(type(new), "__record__"):
        names = [one.name for one in fields(new) if one.compare]
        return _one_of((getattr(old, name), getattr(new, name)) for name in names)
    return None


def _one_of(pairs: Iterable[tuple[Any, Any]]) -> Direction | None:
    """The direction of all parts that differ, if it is the same."""
    found = {direction_of(old, new) for old, new in pairs if old != new}
    return found.pop() if len(found) == 1 else None


def _lengths(old: Duration, new: Duration) -> Direction | None:
    if surely_longer(new, old):
        return Direction.LONGER
    return Direction.SHORTER if surely_shorter(new, old) else None


def _ordered(old: Any, new: Any, less: Direction, more: Direction) -> Direction | None:
    if old == new:
        return None
    return less if new < old else more


_LOWER_BOUND = (Cmp.AT_LEAST, Cmp.MORE)


def _limits(old: Limit, new: Limit) -> Direction | None:
    if (old.cmp in _LOWER_BOUND) is not (new.cmp in _LOWER_BOUND):
        return Direction.INCOMPARABLE
    up = (new.share, new.cmp is Cmp.MORE) > (old.share, old.cmp is Cmp.MORE)
    if old.cmp not in _LOWER_BOUND:
        up = (new.share, new.cmp is Cmp.AT_MOST) > (old.share, old.cmp is Cmp.AT_MOST)
    return Direction.STRICTER if up is (old.cmp in _LOWER_BOUND) else Direction.LOOSER


# ── Rules of votes, by proof ──


class Order(NamedTuple):
    """How two rules stand to each other, and votes that prove it."""

    direction: Direction
    witnesses: tuple[Witness, ...] = ()


def order_of(old: Rule, new: Rule) -> Order:
    """Whether ``new`` lets fewer votes pass than ``old``, or more, or others. Proved, not guessed."""
    only_new, only_old = carried_without(new, old), carried_without(old, new)
    if only_new is UNDECIDED or only_old is UNDECIDED:
        return Order(Direction.UNDECIDED)
    witnesses = (*_witness(only_old, "old"), *_witness(only_new, "new"))
    if only_new is None and only_old is None:
        return Order(Direction.EQUAL)
    if only_new is None:
        return Order(Direction.STRICTER, witnesses)
    return Order(Direction.LOOSER if only_old is None else Direction.INCOMPARABLE, witnesses)


def _witness(tally: Answer, carries: str) -> tuple[Witness, ...]:
    if tally is None or tally is UNDECIDED:
        return ()
    return (Witness(votes=say_tally(tally, tuple(Measure)), carries=carries),)
