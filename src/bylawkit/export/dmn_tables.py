"""A decision table as a DMN 1.3 document that holds one decision, with its diagram.

Expressions are FEEL of the plainest kind: integers, ``+ - *``, ``min``, ``max``, comparisons with a
number and strings in double quotes. Many engines that are not complete read just that. A file holds one
decision, because some engines read no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from bylawkit.export.diagrams import Box, bounds, waypoints
from bylawkit.markup import DECLARATION, element, safe
from bylawkit.record import record

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
_NAMESPACES = {
    "xmlns": MODEL,
    "xmlns__dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "xmlns__dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "xmlns__di": "http://www.omg.org/spec/DMN/20180521/DI/",
}

ANY = "-"
"""The entry of a cell that does not matter."""

OPPOSITE = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
"""What holds where a comparison does not."""


@record
class Column:
    """An input: what is asked of the facts, in FEEL, and what that is called."""

    expression: str
    label: str
    type: str = "number"


@record
class Answer:
    """An output, and what it is called."""

    name: str
    label: str
    type: str = "number"


@record
class Row:
    """One rule: a test for each column, and a value for each answer. ``why`` describes it."""

    tests: tuple[str, ...]
    values: tuple[str, ...]
    why: str = ""


@record
class Table:
    """A decision table of which exactly one row is met by any facts (hit policy UNIQUE).

    ``facts`` are the inputs that must be given: names in FEEL, with their labels and types.
    """

    id: str
    title: str
    about: str
    facts: tuple[Answer, ...]
    columns: tuple[Column, ...]
    answers: tuple[Answer, ...]
    rows: tuple[Row, ...]


def quoted(words: str) -> str:
    """A string in FEEL."""
    return json.dumps(words, ensure_ascii=False)


def names_in(expressions: Iterable[str]) -> tuple[str, ...]:
    """The facts that expressions name, each once, in order."""
    found = (name for one in expressions for name in re.findall(r"[a-z_]+", one))
    return tuple(dict.fromkeys(name for name in found if name not in ("min", "max")))


def dmn(table: Table) -> bytes:
    """The table as a document."""
    content = [*map(_fact, table.facts), _decision(table), _diagram(table)]
    root = element(
        "definitions",
        content,
        **_NAMESPACES,
        id_=f"{table.id}_definitions",
        name=table.title,
        namespace="urn:bylawkit:dmn",
        exporter="bylawkit",
    )
    return f"{DECLARATION}\n{root}\n".encode()


def _fact(one: Answer) -> str:
    variable = element("variable", id_=f"{one.name}_variable", name=one.name, typeRef=one.type)
    return element("inputData", [variable], id_=f"{one.name}_fact", name=one.name, label=one.label)


def _decision(table: Table) -> str:
    content = [
        element("description", safe(table.about)),
        element("variable", id_=f"{table.id}_result", name=table.id, typeRef="Any"),
        *map(_requires, table.facts),
        _grid(table),
    ]
    return element("decision", content, id_=table.id, name=table.title)


def _requires(one: Answer) -> str:
    needed = element("requiredInput", href=f"#{one.name}_fact")
    return element("informationRequirement", [needed], id_=f"{one.name}_required")


def _grid(table: Table) -> str:
    content = [
        *(_input(one, f"{table.id}_in_{at}") for at, one in enumerate(table.columns, start=1)),
        *(_output(one, f"{table.id}_out_{at}") for at, one in enumerate(table.answers, start=1)),
        *(_rule(one, f"{table.id}_rule_{at}") for at, one in enumerate(table.rows, start=1)),
    ]
    return element("decisionTable", content, id_=f"{table.id}_table", hitPolicy="UNIQUE")


def _input(one: Column, name: str) -> str:
    text = element("text", safe(one.expression))
    asked = element("inputExpression", text, id_=f"{name}_asked", typeRef=one.type)
    return element("input", [asked], id_=name, label=one.label)


def _output(one: Answer, name: str) -> str:
    return element("output", id_=name, name=one.name, label=one.label, typeRef=one.type)


def _rule(one: Row, name: str) -> str:
    cells = [("inputEntry", each) for each in one.tests]
    cells += [("outputEntry", each) for each in one.values]
    content = [element("description", safe(one.why))] if one.why else []
    for at, (tag, entry) in enumerate(cells, start=1):
        content.append(element(tag, element("text", safe(entry)), id_=f"{name}_{at}"))
    return element("rule", content, id_=name)


# ── The diagram ──

_STEP = 150


def _diagram(table: Table) -> str:
    """The decision above, what it is fed with in a row below."""
    width = (len(table.facts) - 1) * _STEP + 125
    top = Box(200 + width // 2 - 90, 80, 180, 80)
    feet = [Box(200 + at * _STEP, 280, 125, 45) for at in range(len(table.facts))]
    pairs = list(zip(table.facts, feet, strict=True))
    content = [
        _shape(table.id, top),
        *(_shape(f"{one.name}_fact", box) for one, box in pairs),
        *(_edge(f"{one.name}_required", box, top) for one, box in pairs),
    ]
    drawn = element("dmndi:DMNDiagram", content, id_=f"{table.id}_diagram")
    return element("dmndi:DMNDI", [drawn])


def _shape(name: str, box: Box) -> str:
    return element("dmndi:DMNShape", [bounds(box)], id_=f"{name}_shape", dmnElementRef=name)


def _edge(name: str, foot: Box, top: Box) -> str:
    line = ((foot.middle[0], foot.y), (top.middle[0], top.y + top.height))
    return element("dmndi:DMNEdge", waypoints(line), id_=f"{name}_edge", dmnElementRef=name)
