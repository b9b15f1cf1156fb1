"""Where each article of a bylaw is from: its own text, or a base, changed or as it stands there."""

from __future__ import annotations

from typing import NamedTuple

from bylawkit.model.bylaw import Article, Bylaw, Statement
from bylawkit.model.prose import Prose
from bylawkit.source import Span


class Origin(NamedTuple):
    """The places of one article. ``changed``: where the bylaw or another base amends it."""

    article: Article
    places: tuple[Span, ...]
    changed: tuple[Span, ...]
    from_base: bool


def origins(bylaw: Bylaw) -> tuple[Origin, ...]:
    """The origin of every article, in order."""
    return tuple(_origin(bylaw, article) for article in bylaw.articles)


def _origin(bylaw: Bylaw, article: Article) -> Origin:
    places = tuple(one.span for one in article.statements)
    found = (bylaw.amended.get(_called(one)) for one in article.statements if _is_from(one, bylaw))
    return Origin(
        article,
        places,
        tuple(one for one in found if one is not None),
        any(_is_from(one, bylaw) for one in article.statements),
    )


def _is_from(one: Statement, bylaw: Bylaw) -> bool:
    """Whether a statement is from another text."""
    return one.span.source is not bylaw.source


def _called(one: Statement) -> str:
    return one.title if isinstance(one, Prose) else one.name
