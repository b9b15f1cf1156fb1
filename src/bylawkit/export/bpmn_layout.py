"""Where the nodes and flows of a process are drawn: from left to right, each actor in a lane.

Each stage has columns of its own, so that between two stages there is a gap that no node stands in.
Flows to another stage run down such a gap and along tracks at the foot of the lane; so no line
crosses a node.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.export.bpmn_flow import Flow, Kind, Node, Process, actors
from bylawkit.export.diagrams import Box, Point
from bylawkit.record import record

LEFT, TOP, HEADER = 120, 80, 30
COLUMN, TRACK, GAP = 150, 14, 30
ROWS = (75, 185)
FOOT = 245
"""The rows of nodes in a lane, and where its tracks begin."""

_TASKS = (Kind.USER, Kind.RULE)
_GATES = (Kind.ASK, Kind.JOIN)


@record
class Drawing:
    """The boxes of lanes and nodes, the lines of flows, and where labels stand."""

    pool: Box
    lanes: dict[str, Box]
    nodes: dict[str, Box]
    lines: dict[str, tuple[Point, ...]]
    labels: dict[str, Box]


def drawn(process: Process) -> Drawing:
    """Draw a process."""
    return _Layout(process).drawing()


class _Layout:
    def __init__(self, process: Process) -> None:
        self.process = process
        self.node = {one.id: one for one in process.nodes}
        self.order = sorted({one.stage for one in process.nodes})
        self.far = [one for one in process.flows if self._is_far(one)]
        self.in_gap: dict[int, list[Flow]] = {at: [] for at in range(len(self.order) + 1)}
        for flow in process.flows:
            for at in self._gaps(flow):
                self.in_gap[at].append(flow)
        self.x = self._columns()
        self.lanes = self._lanes()
        self.boxes = {one.id: self._box(one) for one in process.nodes}

    def drawing(self) -> Drawing:
        boxes = self.lanes.values()
        height = sum(one.height for one in boxes)
        width = max(one.width for one in boxes) + HEADER
        lines = {one.id: tuple(self._line(one)) for one in self.process.flows}
        return Drawing(
            Box(LEFT, TOP, width, height), self.lanes, self.boxes, lines, dict(self._labels())
        )

    # ── Which way a flow goes ──

    def _place(self, name: str) -> int:
        """Where the stage of a node stands among the stages drawn."""
        return self.order.index(self.node[name].stage)

    def _is_far(self, flow: Flow) -> bool:
        """Whether a flow leads elsewhere than to the next stage, or not from its right end."""
        own, other = self._place(flow.source), self._place(flow.target)
        return (own != other and (other != own + 1 or flow.otherwise)) or self._goes_back(flow)

    def _goes_back(self, flow: Flow) -> bool:
        """Whether a flow leads to the beginning of its own stage."""
        source, target = self.node[flow.source], self.node[flow.target]
        inside = source.stage == target.stage and target.column < source.column
        return inside and target.row == source.row

    def _gaps(self, flow: Flow) -> Iterator[int]:
        """The gaps that a flow runs down; gap 1 is the one before the second stage drawn."""
        own, other = self._place(flow.source), self._place(flow.target)
        if self._is_far(flow):
            if not flow.otherwise:
                yield own + 1
            yield other
        elif own != other:
            yield other

    # ── Places ──

    def _columns(self) -> dict[tuple[int, int], int]:
        """The middle of each column of each stage, and under ``(place, -2)`` its gap's left end."""
        x = LEFT + 2 * HEADER
        found = {}
        for place, stage in enumerate(self.order):
            found[place, -2] = x
            x += GAP + TRACK * len(self.in_gap[place])
            used = [one.column for one in self.process.nodes if one.stage == stage]
            for column in range(min(used), max(used) + 1):
                found[place, column] = x + COLUMN // 2
                x += COLUMN
        found[len(self.order), -2] = x
        return found

    def _width(self) -> int:
        last = len(self.order)
        right = self.x[last, -2] + GAP + TRACK * len(self.in_gap[last])
        return right - LEFT - HEADER

    def _lanes(self) -> dict[str, Box]:
        y, found = TOP, {}
        for actor in actors(self.process.nodes):
            tracks = [one for one in self.far if self.node[one.source].actor == actor]
            height = FOOT + TRACK * len(tracks) + 5
            found[actor] = Box(LEFT + HEADER, y, self._width(), height)
            y += height
        return found

    def _box(self, node: Node) -> Box:
        x = self.x[self.order.index(node.stage), node.column]
        y = self.lanes[node.actor].y + ROWS[node.row]
        if node.kind in _TASKS:
            return Box(x - 60, y - 40, 120, 80)
        if node.kind in _GATES:
            return Box(x - 25, y - 25, 50, 50)
        if node.kind is Kind.LATE:
            y = self.lanes[node.actor].y + ROWS[0] + 40
        return Box(x - 18, y - 18, 36, 36)

    # ── Lines ──

    def _gap_x(self, at: int, flow: Flow) -> int:
        return self.x[at, -2] + GAP // 2 + TRACK * self.in_gap[at].index(flow)

    def _track(self, flow: Flow) -> int:
        actor = self.node[flow.source].actor
        same = [one for one in self.far if self.node[one.source].actor == actor]
        return self.lanes[actor].y + FOOT + TRACK * same.index(flow)

    def _line(self, flow: Flow) -> list[Point]:
        source, target = self.boxes[flow.source], self.boxes[flow.target]
        into = (target.x, target.middle[1])
        if self._is_far(flow):
            return [*self._leaving(flow, source), *self._along(flow, into)]
        if self._place(flow.source) != self._place(flow.target):
            x = self._gap_x(self._place(flow.target), flow)
            start = (source.x + source.width, source.middle[1])
            return _tidy([start, (x, start[1]), (x, into[1]), into])
        return _inside(self.node[flow.source], self.node[flow.target], source, target)

    def _leaving(self, flow: Flow, source: Box) -> list[Point]:
        """From the foot of a gateway if it is the way of failure, else from the right side."""
        track = self._track(flow)
        if flow.otherwise:
            x = source.middle[0]
            return [(x, source.y + source.height), (x, track)]
        x = self._gap_x(self._place(flow.source) + 1, flow)
        return [(source.x + source.width, source.middle[1]), (x, source.middle[1]), (x, track)]

    def _along(self, flow: Flow, into: Point) -> list[Point]:
        x = self._gap_x(self._place(flow.target), flow)
        return [(x, self._track(flow)), (x, into[1]), into]

    # ── Labels ──

    def _labels(self) -> Iterator[tuple[str, Box]]:
        for one in self.process.nodes:
            box = self.boxes[one.id]
            x, _ = box.middle
            if one.kind is Kind.ASK:
                yield one.id, Box(x - 60, box.y - 22, 120, 14)
            elif one.kind is Kind.LATE:
                yield one.id, Box(box.x + box.width + 2, box.y + 22, 55, 28)
            elif one.kind not in _TASKS and one.name:
                yield one.id, Box(x - 55, box.y + box.height + 4, 110, 28)
        for flow in self.process.flows:
            if flow.name:
                yield flow.id, _beside(self.boxes[flow.source], flow, self.node)


def _beside(source: Box, flow: Flow, nodes: dict[str, Node]) -> Box:
    """A flow's label: under the gateway if the flow leaves from its foot, else to its right."""
    own, target = nodes[flow.source], nodes[flow.target]
    onward = target.stage == own.stage and target.column >= own.column
    down = target.row == 1 if onward else flow.otherwise
    if down:
        return Box(source.middle[0] + 5, source.y + source.height + 4, 28, 14)
    return Box(source.x + source.width + 2, source.middle[1] - 18, 28, 14)


def _inside(one: Node, other: Node, source: Box, target: Box) -> list[Point]:
    """A line within a stage: along a row, down to the lower row, or up from it."""
    x, y = source.middle
    if one.row == other.row and one.kind is not Kind.LATE:
        return [(source.x + source.width, y), (target.x, target.middle[1])]
    if one.kind is Kind.LATE or one.column == other.column:
        return [(x, source.y + source.height), (x, target.y)]
    if other.row > one.row:
        return [(x, source.y + source.height), (x, target.middle[1]), (target.x, target.middle[1])]
    foot = (target.middle[0], target.y + target.height)
    return [(source.x + source.width, y), (foot[0], y), foot]


def _tidy(points: list[Point]) -> list[Point]:
    """Without corners where the line goes straight on."""
    if len({y for _, y in points}) == 1:
        return [points[0], points[-1]]
    return points
