"""A whole bylaw, resolved: every name stands for something, every number is exact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bylawkit.model.money import Allocation, Authority, Fee, Fund
from bylawkit.model.norms import Norm, Record, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Chapter, Definition, Prose
from bylawkit.model.scenario import Scenario
from bylawkit.model.values import Area, Home
from bylawkit.model.votes import Matter
from bylawkit.record import field, record
from bylawkit.source import Source, Span


class CompoundKind(StrEnum):
    """The four types of compound."""

    COMMERCIAL = "commercial"
    PUBLIC_RENTAL = "public-rental"
    RESETTLEMENT = "resettlement"
    OLD = "old"


Named = (
    Party
    | Body
    | Matter
    | Norm
    | Service
    | Fee
    | Fund
    | Procedure
    | Safety
    | Training
    | Record
    | Allocation
    | Authority
    | Emergency
    | Tenancy
    | Definition
)
"""The statements that other statements may name."""

Statement = Named | Prose


@record
class Article:
    """A numbered article of the document.

    One statement is one article, except that neighbouring definitions share one and neighbouring
    parties share one. ``chapter`` is an index into ``Bylaw.chapters``, ``None`` before the first.
    """

    number: int
    title: str
    chapter: int | None
    statements: tuple[Statement, ...]


@record
class Omission:
    """A statement of a base that this bylaw leaves out, and where it says so."""

    title: str
    span: Span = field(compare=False)
    by: Span = field(compare=False)


@record(kw_only=True)
class Bylaw:
    """The meaning of one ``.bylaw`` file.

    ``named`` holds every named statement; a :class:`~bylawkit.model.values.Ref` that survived
    resolution is a key of it or a built-in party (:mod:`bylawkit.model.wording`). ``sources`` are
    the texts it is made of, its own first; a statement's span says which one it came from.
    ``amended`` maps a changed statement's name (for prose, its title) to the amendment.
    """

    title: str
    source: Source = field(compare=False)
    span: Span = field(compare=False)
    lang: str = "zh"
    kind: CompoundKind | None = None
    home: Home | None = None
    households: int | None = None
    area: Area | None = None
    version: str | None = None
    effective: date | None = None
    replaces: str | None = None
    chapters: tuple[Chapter, ...] = ()
    articles: tuple[Article, ...] = ()
    named: Mapping[str, Named] = field(default_factory=dict)
    parties: tuple[Party, ...] = ()
    bodies: tuple[Body, ...] = ()
    matters: tuple[Matter, ...] = ()
    norms: tuple[Norm, ...] = ()
    services: tuple[Service, ...] = ()
    fees: tuple[Fee, ...] = ()
    funds: tuple[Fund, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    safety: tuple[Safety, ...] = ()
    training: tuple[Training, ...] = ()
    records: tuple[Record, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    authorities: tuple[Authority, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    tenancies: tuple[Tenancy, ...] = ()
    definitions: tuple[Definition, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    sources: tuple[Source, ...] = field(default=(), compare=False)
    amended: Mapping[str, Span] = field(default_factory=dict, compare=False)
    omitted: tuple[Omission, ...] = field(default=(), compare=False)
    uses: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, compare=False)
    article_numbers: Mapping[str, int] = field(default_factory=dict, compare=False)
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)

    def article_of(self, name: str) -> Article | None:
        """The article in which the statement called ``name`` stands."""
        number = self.article_numbers.get(name)
        if number is not None:
            return self.articles[number - 1]
        target = self.named.get(name)
        for article in self.articles:
            if any(one is target for one in article.statements):
                return article
        return None
