"""Exact answers about homogeneous linear inequalities over shares of a whole.

A system asks for shares ``x`` that are not negative and add up to one, with ``coefs · x`` not
negative (or positive, if strict) in every row. Since every row is homogeneous, a solution in shares
is a solution in whole votes as soon as the whole is large enough. Decided by Fourier-Motzkin
elimination over integers: nothing is rounded.

Elimination can take very long in theory. Its work is counted, not timed, and where more would be
needed than was granted it says so (:class:`ExhaustedError`): the same question always ends alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

SIZES = (10, 30, 100, 300, 1000, 3000)
"""Wholes that people can picture; the first that has a solution is taken."""

CANDIDATES = 12
"""How many values of one share are tried before the next whole."""


TRIES = 4000
"""How many values are tried in search of a small whole, before the exact middle is taken."""


class ExhaustedError(Exception):
    """The work granted for a question is used up, and it is not decided."""


class Effort:
    """What one question may still cost; a step is a line that is written down."""

    __slots__ = ("left",)

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Use up some steps."""
        self.left -= steps
        if self.left < 0:
            raise ExhaustedError


class Row(NamedTuple):
    """``coefs · x >= 0``, or ``> 0`` if strict."""

    coefs: tuple[int, ...]
    strict: bool


class _Line(NamedTuple):
    """``coefs · x + rest >= 0``, or ``> 0`` if strict, over one variable less."""

    coefs: tuple[int, ...]
    rest: int
    strict: bool


def solve(rows: Iterable[Row], width: int, effort: Effort) -> tuple[int, ...] | None:
    """A small whole-number solution of ``width`` parts, or ``None`` if there is none.

    Parts that stand alike in every row are interchangeable; only the first of them gets votes.
    An answer that is known already costs as many steps as it did, so that nothing depends on it.
    """
    system = tuple(rows), width
    if system in _KNOWN:
        steps, found = _KNOWN[system]
        effort.spend(steps)
        return found
    before = effort.left
    found = _solution(*system, effort)
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[system] = before - effort.left, found
    return found


_MOST_KNOWN = 4096
_KNOWN: dict[tuple[tuple[Row, ...], int], tuple[int, tuple[int, ...] | None]] = {}
"""Answers, and the steps that they took: the questions about one rule have much in common."""


def _solution(rows: tuple[Row, ...], width: int, effort: Effort) -> tuple[int, ...] | None:
    alike = _alike(rows, width)
    kept = sorted(set(alike))
    levels = _eliminate(_lines(rows, kept), effort)
    if levels is None:
        return None
    small = _small_solution(levels, len(kept)) or _exact_solution(levels)
    return tuple(small[kept.index(part)] if part in kept else 0 for part in range(width))


def _alike(rows: Sequence[Row], width: int) -> list[int]:
    """For each part, the first part that stands like it in every row."""
    first: dict[tuple[int, ...], int] = {}
    return [first.setdefault(tuple(row.coefs[part] for row in rows), part) for part in range(width)]


def _lines(rows: Sequence[Row], kept: Sequence[int]) -> list[_Line]:
    """The rows over all kept parts but the last, which is what the others leave of the whole."""
    *free, last = kept
    lines = [
        _Line(
            tuple(row.coefs[part] - row.coefs[last] for part in free), row.coefs[last], row.strict
        )
        for row in rows
    ]
    units = [tuple(int(one == other) for one in free) for other in free]
    lines += [_Line(unit, 0, False) for unit in units]
    lines.append(_Line(tuple(-1 for _ in free), 1, False))
    return lines


def _eliminate(lines: list[_Line], effort: Effort) -> list[list[_Line]] | None:
    """Per variable the lines that bound it, given those before it; ``None`` if no solution."""
    levels: list[list[_Line]] = []
    width = len(lines[0].coefs)
    for variable in reversed(range(width)):
        lines = _tightest(lines)
        levels.append([line for line in lines if line.coefs[variable]])
        lines = _without(lines, variable, effort)
    if any(line.rest < 0 or (line.strict and line.rest == 0) for line in lines):
        return None
    return levels[::-1]


def _without(lines: list[_Line], variable: int, effort: Effort) -> list[_Line]:
    """The shadow of the system when one variable (the last) is forgotten."""
    free = [
        _Line(line.coefs[:-1], line.rest, line.strict) for line in lines if not line.coefs[variable]
    ]
    above = [line for line in lines if line.coefs[variable] > 0]
    below = [line for line in lines if line.coefs[variable] < 0]
    effort.spend(len(lines) + len(above) * len(below))
    return free + [_joined(one, other) for one in above for other in below]


def _joined(up: _Line, down: _Line) -> _Line:
    *ups, weight_down = up.coefs
    *downs, against = down.coefs
    weight_up = -against
    pairs = zip(ups, downs, strict=True)
    coefs = tuple([weight_up * one + weight_down * other for one, other in pairs])
    rest = weight_up * up.rest + weight_down * down.rest
    return _Line(coefs, rest, up.strict or down.strict)


def _tightest(lines: list[_Line]) -> list[_Line]:
    """Without lines that another one of the same direction makes needless."""
    best: dict[tuple[int, ...], tuple[_Line, int]] = {}
    for line in lines:
        scale = gcd(*line.coefs) or 1
        direction = line.coefs if scale == 1 else tuple([one // scale for one in line.coefs])
        old = best.get(direction)
        if old is None or _tighter(line, scale, *old):
            best[direction] = line, scale
    return [line for line, _ in best.values()]


def _tighter(line: _Line, scale: int, old: _Line, old_scale: int) -> bool:
    left, right = line.rest * old_scale, old.rest * scale
    return left < right or (left == right and line.strict and not old.strict)


# ── Solutions ──


def _small_solution(levels: list[list[_Line]], parts: int) -> tuple[int, ...] | None:
    """A solution whose whole is one of ``SIZES``."""
    tries = Effort(TRIES)
    try:
        for size in SIZES:
            found = next(_fill(levels, size, (), tries), None)
            if found is not None:
                return (*found, size - sum(found))
    except ExhaustedError:
        pass
    return None


def _fill(
    levels: list[list[_Line]], size: int, chosen: tuple[int, ...], tries: Effort
) -> Iterator[tuple[int, ...]]:
    """Solutions on the grid of ``size``, the middle of each range first."""
    if len(chosen) == len(levels):
        yield chosen
        return
    values = _values(levels[len(chosen)], size, chosen)
    tries.spend(1 + len(values))
    for value in values:
        yield from _fill(levels, size, (*chosen, value), tries)


def _values(lines: list[_Line], size: int, chosen: tuple[int, ...]) -> list[int]:
    low, high = 0, size
    for line in lines:
        have = _sum(line.coefs, chosen) + line.rest * size
        weight = line.coefs[len(chosen)]
        if weight > 0:  # value >= -have / weight
            low = max(low, (-have // weight) + 1 if line.strict else -(have // weight))
        else:  # value <= have / -weight
            high = min(high, -(-have // -weight) - 1 if line.strict else have // -weight)
    middle = (low + high) // 2
    return sorted(range(low, high + 1), key=lambda value: abs(value - middle))[:CANDIDATES]


def _exact_solution(levels: list[list[_Line]]) -> tuple[int, ...]:
    """A solution at the exact middle of each range, scaled to whole votes."""
    shares: list[Fraction] = []
    for lines in levels:
        bounds = [(line.coefs[len(shares)] > 0, _bound(line, shares)) for line in lines]
        low = max(bound for from_below, bound in bounds if from_below)
        high = min(bound for from_below, bound in bounds if not from_below)
        shares.append((low + high) / 2)
    whole = lcm(*(share.denominator for share in shares)) if shares else 1
    votes = tuple(int(share * whole) for share in shares)
    return (*votes, whole - sum(votes))


def _bound(line: _Line, shares: Sequence[Fraction]) -> Fraction:
    """Where the line holds the next variable, given those before it."""
    have = sum(
        (one * share for one, share in zip(line.coefs, shares, strict=False)), Fraction(line.rest)
    )
    return -have / line.coefs[len(shares)]


def _sum(coefs: tuple[int, ...], values: tuple[int, ...]) -> int:
    return sum(one * other for one, other in zip(coefs, values, strict=False))
