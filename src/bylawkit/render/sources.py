"""Where the articles of a bylaw that uses other texts are from: a table behind the last article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.origin import Origin, origins
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.marks import Ready, link
from bylawkit.render.speaker import article_anchor
from bylawkit.render.view import Block
from bylawkit.render.wording import Wording
from bylawkit.source import Span


class _Row(NamedTuple):
    article: str
    title: str
    place: str
    change: str


def sources(told: Wording, title: Callable[[Article], str]) -> tuple[Block, ...]:
    """The table of origins; nothing for a bylaw that stands on its own.

    ``title`` tells what an article is called at its head.
    """
    bylaw, lang, tongue = told.speaker.bylaw, told.speaker.lang, told.speaker.tongue
    rows = [
        _row(told, one, title(one.article))
        for one in origins(bylaw)
        if one.from_base or one.changed
    ]
    omitted = [
        _Row("", clean(one.title), _places(bylaw, (one.span,)), _places(bylaw, (one.by,)))
        for one in bylaw.omitted
    ]
    if not rows and not omitted:
        return ()
    marked = told.render("sources", rows=rows, omitted=omitted)
    return blocks(marked, "sources", lang, tongue)


def _row(told: Wording, one: Origin, title: str) -> _Row:
    bylaw, first = told.speaker.bylaw, one.article.statements[0]
    label = link(told.speaker.tongue.article_label(one.article.number), article_anchor(first))
    return _Row(label, title, _places(bylaw, one.places), _places(bylaw, one.changed))


def _places(bylaw: Bylaw, spans: Iterable[Span]) -> Ready:
    """``../shared/base.bylaw:12, 15``, from the folder of the bylaw."""
    lines: dict[str, list[str]] = {}
    for span in spans:
        lines.setdefault(_file(span.path, bylaw.source.path), []).append(str(span.line))
    return Ready("; ".join(f"{clean(file)}:{', '.join(found)}" for file, found in lines.items()))


def _file(path: str, own: str) -> str:
    from os.path import abspath, basename, dirname, relpath

    if path == own:
        return basename(own)
    return relpath(abspath(path), dirname(abspath(own))).replace("\\", "/")
