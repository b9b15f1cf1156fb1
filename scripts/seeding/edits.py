"""The changes that faults are made of: a stretch replaced, a line dropped, a line added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from bylawkit.source import Span
from seeding.fault import Base, Fault

One = TypeVar("One")


def own(base: Base, statements: Iterable[One]) -> Iterator[One]:
    """The statements that stand in the part of the text where faults are seeded."""
    for one in statements:
        span: Span = one.span  # type: ignore[attr-defined]  # every statement has one
        if span.source is base.source and base.start <= span.start < base.end:
            yield one


def stated(base: Base, statements: Iterable[One], field: str) -> Iterator[tuple[One, Span]]:
    """Those of them that state a field, with its place."""
    for one in own(base, statements):
        span = one.field_spans.get(field)  # type: ignore[attr-defined]
        if span is not None:
            yield one, span


def first_line(one: Any) -> int:
    """Where the first line of a statement is."""
    start: int = one.span.start
    return start


def replaced(span: Span, new: str, at: int | None = None) -> Fault:
    """A stretch said otherwise."""
    return Fault(span.start, span.end, new, at)


def line_of(base: Base, span: Span) -> tuple[int, int]:
    """Where the line of a place begins, and where the next one does."""
    start = base.text.rfind("\n", 0, span.start) + 1
    end = base.text.find("\n", span.start) + 1
    return start, end or len(base.text)


def dropped(base: Base, span: Span, at: int, last: Span | None = None) -> Fault:
    """The line of a place taken out, or the lines from there to another."""
    start, end = line_of(base, span)
    return Fault(start, line_of(base, last)[1] if last else end, "", at)


def added(base: Base, above: Span, line: str, at: int | None = None) -> Fault:
    """A line put in below that of a place, indented as a field."""
    _, end = line_of(base, above)
    return Fault(end, end, f"  {line}\n", at)


def stated_or_added(base: Base, one: Any, field: str, keyword: str, value: str) -> Fault:
    """A field given another value, or put in as the last but one of its statement."""
    span = one.field_spans.get(field)
    if span is not None:
        return replaced(span, value)
    return added(base, base.source.span(one.span.start, one.span.start), f"{keyword} {value}")


def quoted(base: Base, one: Any) -> bool:
    """Whether wording elsewhere quotes a field of a statement; it would break with the field."""
    return f"{{{one.name}." in base.text
