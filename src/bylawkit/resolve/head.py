"""The head of a bylaw: type of compound, place and day of its law, size, version."""

from __future__ import annotations

from typing import Any

from bylawkit.model.bylaw import CompoundKind
from bylawkit.model.values import Home
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import Field, Table, a_day, one_of
from bylawkit.syntax.nodes import Node


def _home(context: Context, node: Node) -> Home | None:
    place = node.token("PLACE")
    if place is None:
        return None
    names = tuple(part for part in place.text.split("/") if part)
    return Home(names, values.day(context, node.token("DATE")), context.span(place))


def _size(context: Context, node: Node) -> Any:
    households, area = node.tokens("NUMBER")
    size = values.area(context, area)
    if size == 0:
        context.report(codes.NOT_WHOLE, area, text=area.text)
    return values.count(context, households), size


def _version(context: Context, node: Node) -> Any:
    token = node.token("STRING")
    return None if token is None else token.text[1:-1]


HEAD: Table = {
    "kind": Field("kind", one_of(CompoundKind)),
    "home": Field("home", _home),
    "size": Field("size", _size),
    "version": Field("version", _version),
    "effective": Field("effective", a_day),
    "replaces": Field("replaces", _version),
}
