"""Boxes and lines as diagram interchange writes them, for DMN and BPMN alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bylawkit.markup import element

Point = tuple[int, int]

NAMESPACES = {
    "xmlns__dc": "http://www.omg.org/spec/DD/20100524/DC",
    "xmlns__di": "http://www.omg.org/spec/DD/20100524/DI",
}
"""Those of BPMN; DMN has its own edition of the same."""


class Box(NamedTuple):
    """A place on a diagram, in points: its left upper corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def bounds(box: Box) -> str:
    """Where a shape or a label stands."""
    x, y, width, height = map(str, box)
    return element("dc:Bounds", x=x, y=y, width=width, height=height)


def waypoints(points: Iterable[Point]) -> Iterator[str]:
    """The corners of a line."""
    for x, y in points:
        yield element("di:waypoint", x=str(x), y=str(y))
