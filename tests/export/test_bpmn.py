"""Processes of BPMN: drawn without overlaps, with names that come back and times of ISO 8601."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bylawkit.export import bpmn
from bylawkit.export.bpmn_flow import iso, process_of
from bylawkit.export.bpmn_layout import drawn
from bylawkit.export.diagrams import Box, Point
from bylawkit.export.identifiers import identifier, name_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure
from bylawkit.model.values import Duration, Unit
from bylawkit.pipeline import read_path, read_source
from bylawkit.source import Source

ROOT = Path(__file__).parents[2]
PATHS = [*sorted(ROOT.glob("examples/*/*.bylaw")), Path(__file__).parent / "everything.bylaw"]

HARD = """规约 "甲 & 乙"
  类型    商品房

组织 委员会 "委员会"
  人数    7人
  出席    全体席位过半数
  通过    到会席位过半数
  同票    再投一次

事项 选人 "选出主任 <一>"
  归属    委员会
  类别    内部事务

程序 绕圈 "绕来 & 绕去"
  阶段    甲 业主 做甲事 限5个工作日 其后 → 乙 不成 → 甲
  阶段    乙 物业 做乙 限3周 至少2周 其后 → 丙 不成 → 丙
  阶段    丙 选人 其后 → 丁
  阶段    丁 物业 做丁 限4小时 其后 → 甲 不成 → 结束
  阶段    戊 物业 没人来
"""


def bylaws() -> list[Bylaw]:
    found = [read_path(path).bylaw for path in PATHS]
    hard = read_source(Source("hard.bylaw", HARD))
    assert hard.ok, [one.message("zh") for one in hard.diagnostics]
    found.append(hard.bylaw)
    assert all(found)
    return [one for one in found if one is not None]


CASES = [(bylaw, one) for bylaw in bylaws() for one in bylaw.procedures if one.stages]
IDS = [f"{bylaw.title}-{one.name}" for bylaw, one in CASES]


@pytest.fixture(scope="module")
def hard() -> tuple[Bylaw, Procedure]:
    return CASES[-1]


@pytest.mark.parametrize(("bylaw", "procedure"), CASES, ids=IDS)
def test_nothing_is_drawn_upon_anything_else(bylaw: Bylaw, procedure: Procedure) -> None:
    """Nodes and labels are apart, in the lane of their actor; no line crosses a node."""
    process = process_of(bylaw, procedure)
    drawing = drawn(process)
    kinds = {one.id: one for one in process.nodes}
    boxes = [
        *drawing.nodes.items(),
        *((f"{name} (label)", box) for name, box in drawing.labels.items()),
    ]
    for (one, box), (other, place) in combinations(boxes, 2):
        hung = any(kinds[x].host == y for x, y in ((one, other), (other, one)) if x in kinds)
        assert hung or not box.meets(place), (one, other)
    for node in process.nodes:
        assert _inside(drawing.nodes[node.id], drawing.lanes[node.actor])
    for actor, lane in drawing.lanes.items():
        assert _inside(lane, drawing.pool), actor
    for flow in process.flows:
        line = drawing.lines[flow.id]
        for name, box in drawing.nodes.items():
            if name not in (flow.source, flow.target, kinds[flow.source].host):
                assert not any(_crosses(box, *two) for two in pairwise(line)), (
                    flow.id,
                    name,
                )
        assert _touches(drawing.nodes[flow.source], line[0])
        assert _touches(drawing.nodes[flow.target], line[-1])
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line))


def _inside(box: Box, other: Box) -> bool:
    return (
        other.x <= box.x
        and other.y <= box.y
        and box.x + box.width <= other.x + other.width
        and box.y + box.height <= other.y + other.height
    )


def _crosses(box: Box, one: Point, other: Point) -> bool:
    (x, y), (to_x, to_y) = min(one, other), max(one, other)
    return box.meets(Box(x, min(y, to_y), max(to_x - x, 1), max(abs(to_y - y), 1)))


def _touches(box: Box, point: Point) -> bool:
    x, y = point
    across = x in (box.x, box.x + box.width) and box.y <= y <= box.y + box.height
    return across or (y in (box.y, box.y + box.height) and box.x <= x <= box.x + box.width)


def test_names_are_escaped_and_come_back(hard: tuple[Bylaw, Procedure]) -> None:
    root = ElementTree.fromstring(bpmn.bpmn(*hard))
    space = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
    (process,) = root.iter(f"{space}process")
    assert process.get("name") == "绕来 & 绕去"
    assert name_of(process.attrib["id"]) == "绕圈"
    assert process.get("isExecutable") == "true"
    names = {one.get("name") for one in root.iter(f"{space}userTask")}
    assert "甲：做甲事" in names
    (rule,) = root.iter(f"{space}businessRuleTask")
    asked = rule.get("{http://camunda.org/schema/1.0/bpmn}decisionRef")
    assert asked == identifier("选人", "vote")


def test_times_are_those_of_iso_8601(hard: tuple[Bylaw, Procedure]) -> None:
    times = {one.time for one in process_of(*hard).nodes if one.time}
    assert times == {"P7D", "P14D", "P21D", "PT4H"}
    assert [iso(Duration(2, unit)) for unit in (Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR)] == [
        "P6M",
        "P12M",
        "P2Y",
    ]


def test_what_a_process_cannot_say_is_listed(hard: tuple[Bylaw, Procedure], full: Bylaw) -> None:
    reasons = {(one["name"], one["reason"]) for one in bpmn.export(hard[0]).not_enforced}
    assert ("绕圈", "nothing leads to the stage 戊") in reasons
    assert ("绕圈", "working days are told as days, without holidays") in reasons
    assert ("绕圈", "a last day that is a day of rest is not moved") in reasons
    assert ("绕圈", "a limit is watched until the task is done, not beyond") in reasons
    fields = {one["field"] for one in bpmn.export(full).not_enforced if one["name"] == "加装电梯"}
    assert fields == {"when", "petitions", "stages"}


def test_a_procedure_without_stages_is_not_written() -> None:
    bylaw = read_source(
        Source("t.bylaw", '规约 "甲"\n  类型 商品房\n\n程序 空\n  上报 街道\n')
    ).bylaw
    assert bylaw is not None
    made = bpmn.export(bylaw)
    assert made.files == {}
    assert [one["reason"] for one in made.not_enforced if one["name"] == "空"] == ["no stages"]
