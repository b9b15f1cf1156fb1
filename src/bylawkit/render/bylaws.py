"""The bylaws themselves: 章, 条, 款, 项, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.model.bylaw import Article, Bylaw, Statement
from bylawkit.model.money import Allocation, Authority, Fee, Fund
from bylawkit.model.norms import Norm, Record, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Chapter, Definition, Prose
from bylawkit.model.votes import Matter
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.marks import pieces
from bylawkit.render.origin import view
from bylawkit.render.sources import sources
from bylawkit.render.speaker import article_anchor, article_key, speaker, stable_id
from bylawkit.render.view import Block, BodyStart, Contents, Heading, Rank, View
from bylawkit.render.wording import Wording

TEMPLATES: dict[type, str] = {
    Party: "parties",
    Definition: "definitions",
    Body: "body",
    Matter: "matter",
    Norm: "norm",
    Service: "service",
    Fee: "fee",
    Fund: "fund",
    Procedure: "procedure",
    Safety: "safety",
    Training: "training",
    Record: "record",
    Allocation: "allocation",
    Authority: "authority",
    Emergency: "emergency",
    Tenancy: "tenancy",
    Prose: "prose",
}
"""The template of each type of statement; one file per type and language."""


def bylaws(bylaw: Bylaw, lang: str) -> View:
    """The bylaws as a document."""
    told = Wording(speaker(bylaw, lang))
    content = (
        *_cover(told),
        *chapters_and_articles(told),
        *sources(told, lambda one: article_title(told, one)),
    )
    return view("bylaws", bylaw, lang, clean(bylaw.title), content)


def _cover(told: Wording) -> Iterator[Block]:
    bylaw, lang, tongue = told.speaker.bylaw, told.speaker.lang, told.speaker.tongue
    yield from blocks(told.render("cover", bylaw=bylaw), "cover", lang, tongue)
    if bylaw.chapters:
        yield Contents(told.say(bylaw, "contents"))
    yield BodyStart()


def chapters_and_articles(told: Wording) -> Iterator[Block]:
    """The chapters and articles that the speaker of ``told`` knows, in their order."""
    bylaw = told.speaker.bylaw
    chapter: int | None = None
    for article in bylaw.articles:
        if article.chapter is not None and article.chapter != chapter:
            for number in range(0 if chapter is None else chapter + 1, article.chapter + 1):
                yield _chapter(told, number, bylaw.chapters[number])
            chapter = article.chapter
        yield _heading(told, article)
        yield from article_blocks(told, article)


def _chapter(told: Wording, position: int, chapter: Chapter) -> Heading:
    number = position + 1
    key = f"chapter {chapter.title}"
    return Heading(
        Rank.CHAPTER,
        number,
        told.speaker.tongue.chapter_label(number),
        pieces(clean(chapter.title)),
        f"c{stable_id(key):08x}",
        stable_id(key),
    )


def _heading(told: Wording, article: Article) -> Heading:
    first = article.statements[0]
    return Heading(
        Rank.ARTICLE,
        article.number,
        told.speaker.tongue.article_label(article.number),
        pieces(article_title(told, article)),
        article_anchor(first),
        stable_id(article_key(first)),
    )


def article_title(told: Wording, article: Article) -> str:
    """What stands at the head of an article."""
    first = article.statements[0]
    if isinstance(first, (Party, Definition)):
        return told.say(first, TEMPLATES[type(first)])
    title = first.title
    if isinstance(first, Prose) or title != first.name:
        return clean(told.speaker.tongue.capital(title))
    return clean(told.speaker.tongue.capital(told.speaker.title(first)))


def article_blocks(told: Wording, article: Article) -> tuple[Block, ...]:
    """What stands under the heading of an article."""
    first: Statement = article.statements[0]
    marked = told.render(TEMPLATES[type(first)], s=first, group=article.statements)
    if not isinstance(first, (Prose, Party, Definition)) and (first.basis or first.notes):
        marked += told.render("closing", s=first)
    speaker = told.speaker
    return blocks(marked, article_key(first), speaker.lang, speaker.tongue)
