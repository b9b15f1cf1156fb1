"""How much of a bylaw is rules and how much is words, chapter by chapter.

An article is a rule unless it is prose; prose is told by its class, and prose without one as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.prose import Prose, ProseClass
from bylawkit.record import record


@record
class Coverage:
    """The articles of a chapter, or of a whole bylaw.

    ``title`` is ``None`` for the whole and for articles before the first chapter. ``prose`` counts
    the articles in words by class, under ``None`` those without one, which ``unclassed`` names.
    """

    title: str | None
    articles: int
    rules: int
    prose: dict[ProseClass | None, int]
    unclassed: tuple[Article, ...]

    @property
    def share(self) -> Fraction:
        """The share of rules; 1 if there is no article."""
        return Fraction(self.rules, self.articles) if self.articles else Fraction(1)


def chapters(bylaw: Bylaw) -> tuple[Coverage, ...]:
    """Each chapter that has an article, in order."""
    found: dict[int | None, list[Article]] = {}
    for article in bylaw.articles:
        found.setdefault(article.chapter, []).append(article)
    titles = {number: chapter.title for number, chapter in enumerate(bylaw.chapters)}
    return tuple(
        _coverage(None if number is None else titles[number], articles)
        for number, articles in found.items()
    )


def whole(bylaw: Bylaw) -> Coverage:
    """All articles of a bylaw together."""
    return _coverage(None, bylaw.articles)


def _coverage(title: str | None, articles: Iterable[Article]) -> Coverage:
    every = tuple(articles)
    prose = [(one, first) for one in every if isinstance(first := one.statements[0], Prose)]
    classes = Counter(words.prose_class for _, words in prose)
    return Coverage(
        title,
        len(every),
        len(every) - len(prose),
        {one: classes[one] for one in (*ProseClass, None) if classes[one]},
        tuple(article for article, words in prose if words.prose_class is None),
    )
