"""The graph of norms as a drawing, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bylawkit.diagnostics import Text
from bylawkit.model.reciprocity import Cell, Reciprocity
from bylawkit.render.circle import MOST, Edge, Node, ring
from bylawkit.render.speaker import stable_id
from bylawkit.render.view import Drawing

_TITLE = Text("往来图", "Graph of who owes whom")
_AMONG = Text("相互 {} 项", "{} among them")
_LINE = Text("{giver} → {receiver}：{count} 项", "{giver} → {receiver}: {count}")
_LACKING = Text("{giver} → {receiver}：缺", "{giver} → {receiver}: missing")


def drawn(graph: Reciprocity, names: Mapping[str, str], lang: str) -> Drawing:
    """The drawing: a ring of parties; of very many, those with the most arrows."""
    shown = _shown(graph)
    within = {one.giver: len(one.items) for one in graph.cells if one.giver == one.receiver}
    nodes = [
        Node(names[one], _AMONG(lang).format(within[one]) if one in within else "", office)
        for one, office in shown.items()
    ]
    edges = tuple(_edges(graph, list(shown)))
    width, height, shapes = ring(nodes, edges)
    said = tuple(_said(graph, names, lang))
    return Drawing(width, height, shapes, _TITLE(lang), said, stable_id("review graph"))


def _shown(graph: Reciprocity) -> dict[str, bool]:
    """The parties that are drawn, and which of them act by office."""
    busy = sorted(graph.parties, key=lambda one: -one.gives - one.gets)[:MOST]
    kept = {one.party for one in busy}
    return {one.party: one.excused for one in graph.parties if one.party in kept}


def _edges(graph: Reciprocity, shown: list[str]) -> Iterator[Edge]:
    """One line for each two parties of which one owes the other something, or should."""
    cells = {(one.giver, one.receiver): one for one in graph.cells}
    at = {name: place for place, name in enumerate(shown)}
    for place, one in enumerate(shown):
        for other in shown[place + 1 :]:
            there, back = cells.get((one, other)), cells.get((other, one))
            if there or back:
                money = _paid(there) or _paid(back)
                yield Edge(place, at[other], _count(there), _count(back), money)
    for party in graph.parties:
        missing = party.missing
        if missing and missing.giver in at and missing.receiver in at:
            yield Edge(at[missing.giver], at[missing.receiver], 0, missing=True)


def _count(cell: Cell | None) -> int:
    return len(cell.items) if cell else 0


def _paid(cell: Cell | None) -> bool:
    return cell is not None and any(one.what.is_money for one in cell.items)


def _said(graph: Reciprocity, names: Mapping[str, str], lang: str) -> Iterator[str]:
    for one in graph.cells:
        ends = {"giver": names[one.giver], "receiver": names[one.receiver]}
        yield _LINE(lang).format(**ends, count=len(one.items))
    for party in graph.parties:
        if party.missing and party.missing.giver and party.missing.receiver:
            giver, receiver = names[party.missing.giver], names[party.missing.receiver]
            yield _LACKING(lang).format(giver=giver, receiver=receiver)
