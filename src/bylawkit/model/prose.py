"""Chapters, prose articles and defined terms."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from bylawkit.model.values import Citation, Duration, Rate, Words
from bylawkit.record import field, record
from bylawkit.source import Span


@record
class Chapter:
    """A heading over the articles that follow it."""

    title: str
    span: Span = field(compare=False)


class ProseClass(StrEnum):
    """How far a prose article can be a rule."""

    ENFORCED = "enforced"
    CHECKED = "checked"
    DISCRETION = "discretion"
    RECORD_ONLY = "record-only"
    EXTERNAL_LAW = "external-law"
    NOT_ENCODED = "not-encoded"


@record
class Paragraph:
    """A 款, with its 项 below it."""

    words: Words
    items: tuple[Words, ...] = ()


@record(kw_only=True)
class Prose:
    """An article in words."""

    title: str
    span: Span = field(compare=False)
    paragraphs: tuple[Paragraph, ...] = ()
    prose_class: ProseClass | None = None
    basis: tuple[Citation, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Definition:
    """A term with its meaning, or a constant with its value or with values dated by their start.

    ``value`` of a dated constant is the first of them.
    """

    name: str
    span: Span = field(compare=False)
    meaning: Words | None = None
    value: Fraction | Rate | Duration | date | None = None
    dated: tuple[tuple[date, Fraction | Rate | Duration], ...] = ()

    def on(self, day: date | None) -> Fraction | Rate | Duration | date | None:
        """The value in force on a day: of dated values the latest that has begun."""
        begun = [pair for pair in self.dated if day is None or pair[0] <= day]
        return max(begun, key=lambda pair: pair[0])[1] if begun else self.value
