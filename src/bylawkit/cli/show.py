"""``bylawkit show``: a bylaw in its tidy form with its articles, or together with what it uses."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import LANGUAGES, said
from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import cells, clean
from bylawkit.model.numbering import article_label
from bylawkit.model.parties import Party
from bylawkit.model.prose import Definition

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Article, Bylaw
    from bylawkit.model.origin import Origin
    from bylawkit.source import Span

NAME = "show"
SUMMARY = Text(
    "显示整理好的规约和条文一览，或者连同引用的范本",
    "show a bylaw with its articles, or with the texts it uses",
)
EXAMPLE = "bylawkit show examples/old --resolved"

_HEAD = Text("# 条文一览", "# The articles")
_CHANGED = Text("（修改于 {places}）", " (changed at {places})")
_OMITTED = Text("# 删去的条文", "# Left out")
_BY = Text("（见 {place}）", " (see {place})")
_TERMS, _PARTIES = Text("用语", "Terms"), Text("各方", "Parties")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        help=said("规约文件；`-` 读标准输入", "a bylaw; `-` reads standard input"),
    )
    parser.add_argument(
        "--resolved",
        action="store_true",
        help=said(
            "连同引用的范本显示全文，注明每一条的来源和改动",
            "show the whole text with the texts it uses, each statement with its origin",
        ),
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=said("关键词用中文（zh）还是英文（en）", "keywords in Chinese (zh) or English (en)"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the text; nothing but the problems if it cannot be read."""
    from bylawkit.api.given import read_one_bylaw

    bylaw, noticed, lang = read_one_bylaw(args.path)
    status = console.speaking(lang).report(noticed)
    if bylaw is not None:
        console.out((_resolved if args.resolved else _plain)(bylaw, args.lang or bylaw.lang))
    return status


def _resolved(bylaw: Bylaw, lang: str) -> str:
    from bylawkit.pipeline import resolved_text

    return resolved_text(bylaw.source, lang)


def _plain(bylaw: Bylaw, lang: str) -> str:
    """The tidy text with its table of articles in comments, so that it is still a bylaw."""
    from bylawkit.syntax.printer import format_text

    text, _ = format_text(bylaw.source, lang)
    return "\n".join([text or "", *_table(bylaw, lang)])


def _table(bylaw: Bylaw, lang: str) -> Iterator[str]:
    from bylawkit.model.origin import origins

    yield _HEAD(lang)
    rows = [_cells(one, lang) for one in origins(bylaw)]
    widths = [max((cells(row[column]) for row in rows), default=0) for column in range(2)]
    for row in rows:
        padded = [one + " " * (width - cells(one)) for one, width in zip(row, widths, strict=False)]
        yield "#   " + "  ".join([*padded, row[2]])
    if bylaw.omitted:
        yield _OMITTED(lang)
    for one in bylaw.omitted:
        yield f"#   {one.title}  {_place(one.span)}{_BY(lang).format(place=_place(one.by))}"


def _cells(one: Origin, lang: str) -> tuple[str, str, str]:
    """Number, title and place of an article."""
    place = _place(one.places[0])
    if one.changed:
        place += _CHANGED(lang).format(places=", ".join(map(_place, one.changed)))
    return article_label(one.article.number, lang), _title(one.article, lang), place


def _title(article: Article, lang: str) -> str:
    shared = {Definition: _TERMS, Party: _PARTIES}.get(type(article.statements[0]))
    return shared(lang) if shared else clean(article.title)


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}"
