"""Parties, bodies, matters, norms, services, inspections, training, definitions: tree to model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bylawkit.model.norms import Level, Modality, Norm, Safety, Service, Training
from bylawkit.model.parties import Party, Role
from bylawkit.model.prose import Definition, Paragraph, Prose, ProseClass
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.numerals import narrow
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    a_day,
    gather_all,
    how_often,
    length,
    name_of,
    names_of,
    one_of,
    price,
    text,
    texts,
)
from bylawkit.source import Source
from bylawkit.syntax.nodes import Node

PARTY: Table = {"role": Field("role", one_of(Role)), "note": NOTE}


def party(found: dict[str, Any], **head: Any) -> Party:
    return Party(**head, **with_role(found, head["name"]))


def with_role(found: dict[str, Any], name: str) -> dict[str, Any]:
    """The role as stated, else that of the built-in name under which somebody is declared."""
    return {"role": PARTY_NAMES.get(name, Role.OTHER)} | found


def _clock(context: Context, node: Node) -> Any:
    """From and to, as ``HH:MM``, once or several times."""
    found = [_hours(context, one) for one in node.nodes("hours")]
    return tuple(one for one in found if one is not None)


def _hours(context: Context, node: Node) -> tuple[str, ...] | None:
    times = []
    for one in node.tokens("CLOCK_TIME"):
        hour, minute = (int(part) for part in narrow(one.text).replace("：", ":").split(":"))
        if (hour, minute) > _MIDNIGHT or minute > _LAST_MINUTE:
            context.report(codes.NO_SUCH_TIME, one, text=one.text)
            return None
        times.append(f"{hour:02}:{minute:02}")
    return tuple(times)


_MIDNIGHT, _LAST_MINUTE = (24, 0), 59

NORM: Table = {
    "bearer": Field("bearers", names_of("party")),
    "action": Field("action", text),
    "owed_to": Field("owed_to", names_of("party")),
    "when": Field("when", text),
    "within": Field("within", length),
    "ahead": Field("ahead", length),
    "every": Field("every", how_often),
    "return_for": Field("in_return_for", names_of("counterpart")),
    "or_else": Field("or_else", text),
    "repeated": Field("repeated", texts, many=True),
    "clock": Field("clock", _clock),
    "until": Field("until", a_day),
    "note": NOTE,
    "basis": BASIS,
}
_MODALITIES = {"DUTY": Modality.DUTY, "RIGHT": Modality.RIGHT, "BAN": Modality.BAN}


def norm(found: dict[str, Any], **head: Any) -> Norm:
    return Norm(**head, **found)


def modality(node: Node) -> Modality:
    """Must, may or must not, by the statement's first word."""
    word = node.token(*_MODALITIES)
    assert word is not None
    return _MODALITIES[word.type]


def _evaluated(context: Context, node: Node) -> Any:
    every = node.node("frequency")
    refs = values.refs(context, node, "party")
    return refs, None if every is None else values.frequency(context, every)


SERVICE: Table = {
    "provided_by": Field("provider", name_of("party")),
    "owed_to": Field("owed_to", names_of("party")),
    "content": Field("content", text),
    "standard": Field("standard", text),
    "every": Field("every", how_often),
    "measured_by": Field("measured_by", text),
    "evaluated_by": Field("evaluated_by", _evaluated),
    "level": Field("level", one_of(Level)),
    "cost": Field("cost", price),
    "or_else": Field("or_else", text),
    "note": NOTE,
    "basis": BASIS,
}


def service(found: dict[str, Any], **head: Any) -> Service:
    by, every = found.pop("evaluated_by", ((), None))
    return Service(evaluated_by=by, evaluated_every=every, **head, **found)


def _responsible(context: Context, node: Node) -> Any:
    return name_of("party")(context, node), text(context, node)


SAFETY: Table = {
    "inspect": Field("inspect", text),
    "every": Field("every", how_often),
    "inspector": Field("inspector", name_of("party")),
    "responsible": Field("responsible", _responsible),
    "ledger": Field("ledger", text),
    "rectify": Field("rectify_within", length),
    "recheck": Field("recheck_within", length),
    "sign_off": Field("sign_off", name_of("party")),
    "suspension": Field("suspension", text),
    "escalate": Field("escalate_to", name_of("party")),
    "or_else": Field("or_else", text),
    "note": NOTE,
    "basis": BASIS,
}


def safety(found: dict[str, Any], **head: Any) -> Safety:
    who, person = found.pop("responsible", (None, None))
    return Safety(responsible=who, responsible_person=person, **head, **found)


TRAINING: Table = {
    "trainees": Field("trainees", names_of("party")),
    "every": Field("every", how_often),
    "content": Field("content", text),
    "organiser": Field("organiser", name_of("party")),
    "note": NOTE,
    "basis": BASIS,
}


def training(found: dict[str, Any], **head: Any) -> Training:
    return Training(**head, **found)


Changes = Sequence[tuple[Node, Source]]

PROSE: Table = {"prose_class": Field("prose_class", one_of(ProseClass)), "basis": BASIS}


def prose(context: Context, node: Node, changes: Changes = ()) -> Prose:
    """An article in words, its 项 put under the 款 above them; an amendment replaces the words."""
    title = node.token("STRING")
    assert title is not None
    base, own = context.source, node
    found = gather_all(context, node, PROSE, changes)
    for change, source in changes:
        if change.node("paragraph", "item") is not None:
            own, context.source = change, source
    paragraphs = _paragraphs(context, own)
    context.source = base
    return Prose(
        title=values.words(context, title).text,
        span=context.span(node),
        paragraphs=paragraphs,
        **found,
    )


def _paragraphs(context: Context, node: Node) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for one in node.nodes("paragraph", "item"):
        words = text(context, one)
        if one.rule == "paragraph":
            found.append(Paragraph(words))
        elif found:
            found[-1] = Paragraph(found[-1].words, (*found[-1].items, words))
        else:
            context.report(codes.NO_ITEM_PARAGRAPH, one)
    return tuple(found)


def definition(context: Context, node: Node) -> Definition:
    """A term with its meaning or its value."""
    name, meaning = node.token("NAME"), node.token("STRING")
    assert name is not None
    dated = _dated(context, node)
    value = _constant(context, node)
    if node.token("DATE"):
        value = values.day(context, node.token("DATE"))
    return Definition(
        name=name.text,
        span=context.span(node),
        meaning=None if meaning is None else values.words(context, meaning),
        value=dated[0][1] if dated else value,
        dated=dated,
    )


def _constant(context: Context, node: Node) -> Any:
    readers = {"rate": values.rate, "share": values.share, "duration": values.duration}
    for child in node.nodes(*readers):
        return readers[child.rule](context, child)
    return None


def _dated(context: Context, node: Node) -> tuple[tuple[Any, Any], ...]:
    """Values with the day from which each holds, in order; no day may come twice."""
    found: list[tuple[Any, Any]] = []
    for one in node.nodes("dated"):
        since, value = values.day(context, one.token("DATE")), _constant(context, one)
        if since is None or value is None:
            continue
        if found and since <= found[-1][0]:
            context.report(codes.DATES_OUT_OF_ORDER, one)
        else:
            found.append((since, value))
    return tuple(found)
