"""Parties in a ring with curved arrows between them, laid out in whole numbers.

Lengths are in 0.01 mm. The order in the ring is the one with the fewest crossings that swapping two
parties at a time finds; with many parties every other one stands further inside. A line that runs
both ways is one curve with two heads, and the figure beside each end says how much is given there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from bylawkit.render.view import Box, Curve, Point, Shape, cells_wide

WIDTH = 15600
MOST = 16
"""How many parties a ring holds."""

_CELL, _LETTER = 165, 150  # of half a Chinese character, of a Latin one
_PAD, _LINE = 500, 480  # around a line of text, and its height
_USUAL, _LONGEST = 2050, 2400  # a name that is wider takes two lines, and none is wider
_BESIDE = ((0, 0), (0, -360), (0, 360), (-360, 0), (360, 0))
_CROWD = 12
_FIGURE = (340, 360)
_HEAD = (270, 110)
_STEPS = 96
_ASIDE, _ASIDE_ALONE = 7, 25  # per cent of the way; a missing arrow keeps off the others


class Node(NamedTuple):
    """A party: what it is called, a line below that, and whether it acts by office."""

    name: str
    below: str = ""
    office: bool = False


class Edge(NamedTuple):
    """Between two nodes, by index: how much the first gives the second, and the second the first.

    ``money``: some of it is paid. ``missing``: the first should give something and does not.
    """

    one: int
    other: int
    there: int
    back: int = 0
    money: bool = False
    missing: bool = False


def ring(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[int, int, tuple[Shape, ...]]:
    """The width and height of the drawing, and its shapes: curves below, boxes and figures above."""
    order = _untangled(len(nodes), edges)
    height = 17000 if len(nodes) > _CROWD else max(7000, 4000 + 700 * len(nodes))
    boxes = _boxes(nodes, order, height)
    ways: list[tuple[_Way, Edge]] = []
    for edge in sorted(edges, key=lambda one: _span(boxes, one)):
        aside = _ASIDE_ALONE if edge.missing else _ASIDE
        middle = (WIDTH // 2, height // 2)
        ways.append((_Way(boxes[edge.one], boxes[edge.other], middle, aside), edge))
    curves = [_curve(way, edge) for way, edge in ways]
    taken = [*boxes, *(_around(head) for curve in curves for head in curve.heads)]
    figures: list[Box] = []
    for way, edge in ways:
        figures += _figures(way, edge, (*taken, *figures))
    return WIDTH, height, (*curves, *boxes, *figures)


# ── The order in the ring ──


def _untangled(count: int, edges: Sequence[Edge]) -> list[int]:
    """The place of each node: places are swapped as long as that leaves fewer crossings."""
    place = list(range(count))
    pairs = [(one.one, one.other) for one in edges]
    best = _tangle(place, pairs, count)
    for _ in range(count):
        before = best
        for one in range(count):
            for other in range(one + 1, count):
                place[one], place[other] = place[other], place[one]
                now = _tangle(place, pairs, count)
                if now < best:
                    best = now
                else:
                    place[one], place[other] = place[other], place[one]
        if best == before:
            break
    return place


def _tangle(place: list[int], pairs: list[tuple[int, int]], count: int) -> tuple[int, int]:
    """How many lines cross, and how long they are together."""
    ends = [sorted((place[one], place[other])) for one, other in pairs]
    crossings = sum(
        a < c < b < d or c < a < d < b for at, (a, b) in enumerate(ends) for c, d in ends[at + 1 :]
    )
    return crossings, sum(min(b - a, count - b + a) for a, b in ends)


# ── Boxes ──


def _boxes(nodes: Sequence[Node], place: Sequence[int], height: int) -> list[Box]:
    crowded = len(nodes) > _CROWD
    slots = len(nodes) + (crowded and len(nodes) % 2)
    sized = [_sized(one) for one in nodes]
    widest = max((box.width for box in sized), default=0)
    tallest = max((box.height for box in sized), default=0)
    found = []
    for box, at in zip(sized, place, strict=True):
        turn = Fraction(at, slots) - Fraction(1, 4)
        inside = Fraction(62, 100) if crowded and at % 2 else Fraction(1)
        x = WIDTH // 2 + round(inside * (WIDTH - widest) / 2 * _cosine(turn))
        y = height // 2 + round(inside * (height - tallest) / 2 * _cosine(turn - Fraction(1, 4)))
        found.append(box._replace(x=x - box.width // 2, y=y - box.height // 2))
    return found


def _sized(node: Node) -> Box:
    lines = (*_folded(node.name), *((node.below,) if node.below else ()))
    wide = max(map(_wide, lines))
    look = "office" if node.office else "party"
    return Box(0, 0, max(1800, wide + _PAD), len(lines) * _LINE + 320, lines, look)


def _folded(name: str) -> tuple[str, ...]:
    """A name on one line, or on two of about the same length; a very long one is cut."""
    if _wide(name) <= _USUAL:
        return (name,)
    words = name.split(" ") if " " in name else list(name)
    joint = " " if " " in name else ""
    cuts = [(joint.join(words[:at]), joint.join(words[at:])) for at in range(1, len(words))]
    if not cuts:
        return (_cut(name),)
    best = min(cuts, key=lambda two: max(map(_wide, two)))
    return tuple(map(_cut, best))


def _cut(text: str) -> str:
    """A line that fits into a box, ended by a sign if something was left out."""
    if _wide(text) <= _LONGEST:
        return text
    while _wide(text + "…") > _LONGEST:
        text = text[:-1]
    return text + "…"


def _wide(line: str) -> int:
    """About how wide a line is set."""
    return len(line) * _LETTER if line.isascii() else cells_wide((line,)) * _CELL


def _cosine(turn: Fraction) -> Fraction:
    """The cosine of a part of a full turn, to nine places, by its series."""
    scale = 10**12
    part = (turn + Fraction(1, 2)) % 1 - Fraction(1, 2)
    angle = round(part * Fraction(6283185307179586, 10**15) * scale)
    term = total = scale
    for at in range(1, 16):
        term = -term * angle * angle // (scale * scale * (2 * at - 1) * (2 * at))
        total += term
    return Fraction(round(Fraction(total, 1000)), 10**9)


# ── Curves ──


class _Way:
    """A curve from one box to another, bent towards the middle and, by ``aside`` %, to one side."""

    def __init__(self, one: Box, other: Box, middle: Point, aside: int) -> None:
        (ax, ay), (bx, by) = one.middle, other.middle
        bent = [
            (a + b) // 2 + (m - (a + b) // 2) * 30 // 100 + side * aside // 100
            for a, b, m, side in ((ax, bx, middle[0], ay - by), (ay, by, middle[1], bx - ax))
        ]
        self.points = ((ax, ay), (bent[0], bent[1]), (bx, by))
        outside = [
            at for at in range(_STEPS + 1) if not (_in(one, self.at(at)) or _in(other, self.at(at)))
        ]
        self.begin, self.end = (outside[0], outside[-1]) if len(outside) > 3 else (0, _STEPS)

    def at(self, step: int) -> Point:
        return self._between(step, step)

    def _between(self, one: int, other: int) -> Point:
        """The blossom of the curve: a point of it if both steps are the same."""
        p, c, q = self.points
        s, t = one, other
        x, y = (
            (
                (_STEPS - s) * (_STEPS - t) * p[axis]
                + ((_STEPS - s) * t + s * (_STEPS - t)) * c[axis]
                + s * t * q[axis]
            )
            // _STEPS**2
            for axis in (0, 1)
        )
        return x, y

    def visible(self) -> tuple[Point, Point, Point]:
        """Begin, control point and end of the part outside the boxes."""
        return self.at(self.begin), self._between(self.begin, self.end), self.at(self.end)


def _in(box: Box, point: Point) -> bool:
    x, y = point
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _curve(way: _Way, edge: Edge) -> Curve:
    begin, control, end = way.visible()
    heads = [_head(end, control)] if edge.there or edge.missing else []
    if edge.back:
        heads.append(_head(begin, control))
        begin = _base(heads[-1])
    if edge.there or edge.missing:
        end = _base(heads[0])
    cubic = (begin, _third(begin, control), _third(end, control), end)
    return Curve(cubic, tuple(heads), bold=edge.money, missing=edge.missing)


def _around(head: tuple[Point, Point, Point]) -> Box:
    """The room of an arrowhead, which no figure should take."""
    left, top = min(x for x, _ in head), min(y for _, y in head)
    wide, high = max(x for x, _ in head) - left, max(y for _, y in head) - top
    return Box(left, top, wide, high, (), "figure")


def _third(end: Point, control: Point) -> Point:
    """A control point of the cubic curve that is the quadratic one."""
    return end[0] + (control[0] - end[0]) * 2 // 3, end[1] + (control[1] - end[1]) * 2 // 3


def _head(tip: Point, towards: Point) -> tuple[Point, Point, Point]:
    """An arrowhead with its tip here, whose shaft comes from there."""
    dx, dy = towards[0] - tip[0], towards[1] - tip[1]
    length = isqrt(dx * dx + dy * dy) or 1
    long, half = _HEAD
    x, y = tip[0] + dx * long // length, tip[1] + dy * long // length
    aside = (-dy * half // length, dx * half // length)
    return tip, (x + aside[0], y + aside[1]), (x - aside[0], y - aside[1])


def _base(head: tuple[Point, Point, Point]) -> Point:
    return (head[1][0] + head[2][0]) // 2, (head[1][1] + head[2][1]) // 2


def _span(boxes: Sequence[Box], edge: Edge) -> int:
    """How far apart two boxes are, squared: the nearest have the least room for figures."""
    (ax, ay), (bx, by) = boxes[edge.one].middle, boxes[edge.other].middle
    return (ax - bx) ** 2 + (ay - by) ** 2


# ── Figures ──


def _figures(way: _Way, edge: Edge, taken: Iterable[Box]) -> Iterator[Box]:
    """How much each side gives, near its box, where there is room."""
    length = way.end - way.begin
    boxes = list(taken)
    for count, first in ((edge.there, True), (edge.back, False)):
        if not count:
            continue
        steps = range(way.begin + length // 8, way.begin + length * 5 // 8)
        if not first:
            steps = range(way.end - length // 8, way.end - length * 5 // 8, -1)
        choices = [
            _figure((x + dx, y + dy), str(count))
            for dx, dy in _BESIDE
            for x, y in map(way.at, steps)
        ]
        free = (one for one in choices if not any(overlap(one, other) for other in boxes))
        found = next(free, None) or min(choices, key=lambda one: _crowd(one, boxes))
        boxes.append(found)
        yield found


def _figure(point: Point, text: str) -> Box:
    width, height = max(_FIGURE[0], len(text) * 170 + 170), _FIGURE[1]
    return Box(point[0] - width // 2, point[1] - height // 2, width, height, (text,), "figure")


def _crowd(one: Box, others: Iterable[Box]) -> int:
    return sum(overlap(one, other) for other in others)


def overlap(one: Box, other: Box) -> int:
    """The area that two boxes have in common."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(wide, 0) * max(high, 0)
