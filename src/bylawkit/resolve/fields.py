"""Fields: which attribute a field sets, and how its value is read.

A table maps a grammar rule to a :class:`Field`. ``read`` takes the context and the field's node and
returns the value; ``many`` fields may stand several times and add up to a tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from bylawkit.model.values import Frequency
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.source import Source, Span
from bylawkit.syntax.nodes import Node, Token

_new = tuple.__new__
"""Half of what it takes to call the class; a statement has a span for each field."""

Read = Callable[[Context, Node], Any]


class Field(NamedTuple):
    """One field of a statement."""

    attribute: str
    read: Read
    many: bool = False


Table = Mapping[str, Field]


def gather(
    context: Context, node: Node, table: Table, skip: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The keyword arguments that a statement's fields stand for, with the span of each.

    A field that is given twice is reported; one that could not be read is left out, and so are the
    attributes in ``skip``.
    """
    found: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for child in node.children:
        if type(child) is not Node or child.rule not in table:
            continue
        field = table[child.rule]
        if field.attribute in skip:
            continue
        name = field.attribute
        if name in spans and not field.many:
            key = child.token()
            context.report(codes.FIELD_TWICE, key or child, field=key.text if key else name)
            continue
        value = field.read(context, child)
        spans.setdefault(name, value_span(context, child))
        if field.many:
            found[name] = found.get(name, ()) + (value if isinstance(value, tuple) else (value,))
        elif value is not None:
            found[name] = value
    found["field_spans"] = spans
    return found


def gather_all(
    context: Context, node: Node, table: Table, changes: Sequence[tuple[Node, Source]]
) -> dict[str, Any]:
    """The fields of a statement of a base, those that an amendment gives taken from it."""
    replaced = frozenset(
        table[one.rule].attribute
        for change, _ in changes
        for one in change.nodes()
        if one.rule in table
    )
    found = gather(context, node, table, replaced)
    own = context.source
    for change, source in changes:
        context.source = source
        given = gather(context, change, table)
        spans = {**found["field_spans"], **given.pop("field_spans")}
        found = {**found, **given, "field_spans": spans}
    context.source = own
    return found


def value_span(context: Context, node: Node) -> Span:
    """The field without its keyword, if there is anything beside it."""
    children = node.children
    start = children[1].start if len(children) > 1 else node.start
    return _new(Span, (context.source, start, node.end))


def text(context: Context, node: Node) -> Any:
    """A field that holds words."""
    token = node.token("TEXT", "STRING")
    return None if token is None else values.words(context, token)


def texts(context: Context, node: Node) -> Any:
    """A field that holds words and may be repeated."""
    token = node.token("TEXT", "STRING")
    return () if token is None else (values.words(context, token),)


def name_of(kind: str) -> Read:
    """A field that names one statement."""

    def read(context: Context, node: Node) -> Any:
        token = node.token("NAME")
        return None if token is None else context.use(token, kind)

    return read


def names_of(kind: str) -> Read:
    """A field that names several statements."""
    return lambda context, node: values.refs(context, node, kind)


def one_of(kind: type[StrEnum]) -> Read:
    """A field that holds one word of a list."""

    def read(context: Context, node: Node) -> Any:
        word = _last_word(node)
        return None if word is None else values.enum_value(word, kind)

    return read


def some_of(kind: type[StrEnum]) -> Read:
    """A field that holds several words of a list."""

    def read(context: Context, node: Node) -> Any:
        words = [one for one in node.children[1:] if isinstance(one, Token)]
        return tuple(values.enum_value(one, kind) for one in words)

    return read


def _last_word(node: Node) -> Token | None:
    last = node.children[-1]
    return last if isinstance(last, Token) else None


def length(context: Context, node: Node) -> Any:
    """A field that holds a length of time."""
    inner = node.node("duration")
    if inner is None:
        context.report(codes.NOT_DURATION, node)
        return None
    return values.duration(context, inner)


def how_often(context: Context, node: Node) -> Frequency | None:
    """A field that holds a frequency."""
    inner = node.node("frequency")
    if inner is None:
        context.report(codes.NOT_FREQUENCY, node)
        return None
    return values.frequency(context, inner)


def whole(context: Context, node: Node) -> Any:
    """A field that holds a whole number."""
    token = node.token(*values.NUMBERS)
    return None if token is None else values.count(context, token)


def fraction(context: Context, node: Node) -> Any:
    """A field that holds a share."""
    inner = node.node("share")
    return None if inner is None else values.share(context, inner)


def price(context: Context, node: Node) -> Any:
    """A field that holds a rate."""
    inner = node.node("rate")
    return None if inner is None else values.rate(context, inner)


def a_day(context: Context, node: Node) -> Any:
    """A field that holds a date."""
    return values.day(context, node.token("DATE", "YEAR_MONTH"))


def filing(context: Context, node: Node) -> Any:
    """With whom something is filed, and within what time."""
    name, inner = node.token("NAME"), node.node("duration")
    if name is None or inner is None:
        return None
    ref, time = context.use(name, "party"), values.duration(context, inner)
    return None if time is None else (ref, time)


def citations(context: Context, node: Node) -> Any:
    """The statutes that a statement rests on."""
    return tuple(values.citation(context, one) for one in node.nodes("citation"))


BASIS = Field("basis", citations, many=True)
NOTE = Field("notes", texts, many=True)
