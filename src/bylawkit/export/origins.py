"""Where each item of a policy comes from: its article and its place in the source."""

from __future__ import annotations

from bylawkit.export.values import Json
from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.source import Span


class Origins:
    """Finds the article of a statement, and names places by file, line and column.

    Places carry the name of the file without its folder, so that a policy does not depend on the
    folder in which it was made.
    """

    def __init__(self, bylaw: Bylaw) -> None:
        self.lang = bylaw.lang
        self.file = file_name(bylaw.source.path)
        self._articles = {
            id(statement): article for article in bylaw.articles for statement in article.statements
        }

    def of(self, statement: object, span: Span) -> Json:
        """The ``article`` and ``span`` of a statement; no article for one that is not in print."""
        article = self._articles.get(id(statement))
        return {"article": article and self.label(article), "span": self.place(span)}

    def label(self, article: Article) -> Json:
        """An article's number, as a number and in words."""
        return {"number": article.number, "label": article_label(article.number, self.lang)}

    def place(self, span: Span) -> str:
        """``槐柏里.bylaw:31:11``."""
        return f"{self.file}:{span.line}:{span.column}"


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]
