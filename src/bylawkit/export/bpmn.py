"""The target ``bpmn``: each procedure as an executable process of BPMN 2.0, with its diagram.

``docs/dmn-bpmn.md`` says which facts a process wants to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.export.bpmn_flow import (
    Flow,
    Kind,
    Node,
    Process,
    counts_workdays,
    process_of,
    times_of,
    unreached,
)
from bylawkit.export.bpmn_layout import Drawing, drawn
from bylawkit.export.diagrams import NAMESPACES, bounds, waypoints
from bylawkit.export.identifiers import identifier
from bylawkit.export.json import beyond
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.markup import DECLARATION, element, safe
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure
from bylawkit.model.values import Unit

_NAMESPACES = {
    "xmlns": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "xmlns__bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    **NAMESPACES,
    "xmlns__xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns__camunda": "http://camunda.org/schema/1.0/bpmn",
}
_FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"


def export(bylaw: Bylaw) -> Made:
    """A file for each procedure."""
    noticed = beyond(bylaw, "bpmn", 53)
    if noticed:
        return Made(None, noticed)
    origins = Origins(bylaw)
    files: Files = {}
    told: list[Json] = []
    gaps: list[Json] = []
    names: dict[str, str] = {}
    for number, one in enumerate(bylaw.procedures, start=1):
        gaps += _gaps(one, origins)
        if one.stages:
            path, name = f"bpmn/procedure_{number}.bpmn", identifier(one.name, "procedure")
            files[path] = bpmn(bylaw, one)
            told.append(enforced_at(one, path, name, origins))
            names[name] = one.name
    gaps += rest(bylaw, (*told, *gaps), "procedures only", origins)
    return Made(files, (), tuple(told), tuple(gaps), names)


def _gaps(one: Procedure, origins: Origins) -> Iterator[Json]:
    if not one.stages:
        yield gap(one, "no stages", origins)
        return
    if one.when:
        yield gap(one, "what starts it is in words only", origins, "when")
    if one.petitions:
        yield gap(one, "who may start it is not asked", origins, "petitions")
    if counts_workdays(one):
        yield gap(one, "working days are told as days, without holidays", origins, "stages")
    if any(time.unit is not Unit.WORKDAY for time in times_of(one)):
        yield gap(one, "a last day that is a day of rest is not moved", origins, "stages")
    if any(stage.within and stage.at_least for stage in one.stages):
        yield gap(one, "a limit is watched until the task is done, not beyond", origins, "stages")
    for name in unreached(one):
        yield gap(one, f"nothing leads to the stage {name}", origins, "stages")


# ── The document ──


def bpmn(bylaw: Bylaw, procedure: Procedure) -> bytes:
    """A procedure as a document."""
    process, name = process_of(bylaw, procedure), identifier(procedure.name, "procedure")
    content = [
        *_escalation(process),
        _collaboration(name, procedure.title),
        _process(process, name, procedure.title),
        _diagram(process, drawn(process), name),
    ]
    root = element(
        "definitions",
        content,
        **_NAMESPACES,
        id_=f"{name}_definitions",
        targetNamespace="urn:bylawkit:bpmn",
        expressionLanguage=_FEEL,
        exporter="bylawkit",
    )
    return f"{DECLARATION}\n{root}\n".encode()


def _escalation(process: Process) -> Iterator[str]:
    to = process.escalate_to
    if to is not None:
        yield element("escalation", id_="raised", name=to, escalationCode="raised")


def _collaboration(name: str, title: str) -> str:
    pool = element("participant", id_=f"{name}_pool", name=title, processRef=name)
    return element("collaboration", [pool], id_=f"{name}_collaboration")


def _process(process: Process, name: str, title: str) -> str:
    content = [
        _lanes(process),
        *(_node(one, process) for one in process.nodes),
        *(_flow(one) for one in process.flows),
    ]
    return element("process", content, id_=name, name=title, isExecutable="true")


def _lane_ids(process: Process) -> dict[str, str]:
    actors = dict.fromkeys(one.actor for one in process.nodes)
    return {actor: f"lane_{at}" for at, actor in enumerate(actors, start=1)}


def _lanes(process: Process) -> str:
    lanes = []
    for actor, name in _lane_ids(process).items():
        inside = [element("flowNodeRef", one.id) for one in process.nodes if one.actor == actor]
        lanes.append(element("lane", inside, id_=name, name=actor))
    return element("laneSet", lanes, id_="lanes")


_TAGS = {Kind.RAISED: "endEvent", Kind.JOIN: "exclusiveGateway"}


def _node(one: Node, process: Process) -> str:
    ways = [element("incoming", flow.id) for flow in process.flows if flow.target == one.id]
    ways += [element("outgoing", flow.id) for flow in process.flows if flow.source == one.id]
    more: dict[str, str] = {"name": one.name} if one.name else {}
    usual = [flow.id for flow in process.flows if flow.source == one.id and flow.otherwise]
    if usual:
        more["default"] = usual[0]
    if one.kind is Kind.RULE:
        more["camunda__decisionRef"] = one.decision
    if one.kind is Kind.LATE:
        more |= {"attachedToRef": one.host, "cancelActivity": "false"}
    content = [*ways, *_event(one)]
    return element(_TAGS.get(one.kind, one.kind.value), content, id_=one.id, **more)


def _event(one: Node) -> Iterator[str]:
    if one.time:
        time = element("timeDuration", one.time, xsi__type="tFormalExpression")
        yield element("timerEventDefinition", [time], id_=f"{one.id}_timer")
    if one.kind is Kind.RAISED:
        yield element(
            "escalationEventDefinition", id_=f"{one.id}_escalation", escalationRef="raised"
        )


def _flow(one: Flow) -> str:
    name = {"name": one.name} if one.name else {}
    content = []
    if one.when:
        condition = element("conditionExpression", safe(one.when), xsi__type="tFormalExpression")
        content.append(condition)
    return element(
        "sequenceFlow", content, id_=one.id, sourceRef=one.source, targetRef=one.target, **name
    )


# ── The diagram ──


def _diagram(process: Process, drawing: Drawing, name: str) -> str:
    lanes = _lane_ids(process)
    content = [
        _shape(f"{name}_pool", [bounds(drawing.pool)], isHorizontal="true"),
        *(
            _shape(lanes[actor], [bounds(box)], isHorizontal="true")
            for actor, box in drawing.lanes.items()
        ),
        *(_node_shape(one, drawing) for one in process.nodes),
        *(_edge(one, drawing) for one in process.flows),
    ]
    plane = element(
        "bpmndi:BPMNPlane", content, id_=f"{name}_plane", bpmnElement=f"{name}_collaboration"
    )
    return element("bpmndi:BPMNDiagram", [plane], id_=f"{name}_diagram")


def _node_shape(one: Node, drawing: Drawing) -> str:
    marked = {"isMarkerVisible": "true"} if one.kind in (Kind.ASK, Kind.JOIN) else {}
    return _shape(one.id, [bounds(drawing.nodes[one.id]), *_label(one.id, drawing)], **marked)


def _shape(name: str, content: list[str], **more: str) -> str:
    return element("bpmndi:BPMNShape", content, id_=f"{name}_shape", bpmnElement=name, **more)


def _edge(one: Flow, drawing: Drawing) -> str:
    content = [*waypoints(drawing.lines[one.id]), *_label(one.id, drawing)]
    return element("bpmndi:BPMNEdge", content, id_=f"{one.id}_edge", bpmnElement=one.id)


def _label(name: str, drawing: Drawing) -> Iterator[str]:
    if name in drawing.labels:
        yield element("bpmndi:BPMNLabel", [bounds(drawing.labels[name])])


TARGET = Target("bpmn", "BPMN 2.0.2", ("bpmn/procedure_{number}.bpmn",), export)
