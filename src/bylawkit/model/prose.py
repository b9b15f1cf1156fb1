"""Chapters, prose articles and defined terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bylawkit.model.values import Citation, Duration, Rate, Words
from bylawkit.source import Span


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A 款, with its 项 below it."""

    words: Words
    items: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """An article in words."""

    title: str
    span: Span = field(compare=False)
    paragraphs: tuple[Paragraph, ...] = ()
    prose_class: ProseClass | None = None
    basis: tuple[Citation, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term with its meaning, or a constant with its value."""

    name: str
    span: Span = field(compare=False)
    meaning: Words | None = None
    value: Fraction | Rate | Duration | date | None = None
