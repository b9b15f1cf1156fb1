"""Where each item of a policy comes from: its article and its place in the source."""

from __future__ import annotations

from bylawkit.export.values import Json
from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.source import Source, Span


class Origins:
    """Finds the article of a statement, and names places by file, line and column.

    A file is named by its path from the folder of the bylaw, so that a policy does not depend on
    the folder in which it was made.
    """

    def __init__(self, bylaw: Bylaw) -> None:
        self.lang = bylaw.lang
        self._own = bylaw.source
        self._amended = bylaw.amended
        self._names: dict[str, str] = {}
        self._articles = {
            id(statement): article for article in bylaw.articles for statement in article.statements
        }

    def of(self, statement: object, name: str, span: Span) -> Json:
        """``article``, ``span`` and ``amended`` of a statement.

        There is no article for one that is not in print; ``amended`` is the place where a bylaw
        changed the statement of its base.
        """
        article = self._articles.get(id(statement))
        change = None if span.source is self._own else self._amended.get(name)
        return {
            "article": article and self.label(article),
            "span": self.place(span),
            "amended": change and self.place(change),
        }

    def label(self, article: Article) -> Json:
        """An article's number, as a number and in words."""
        return {"number": article.number, "label": article_label(article.number, self.lang)}

    def place(self, span: Span) -> str:
        """``槐柏里.bylaw:31:11``."""
        return f"{self.file(span.source)}:{span.line}:{span.column}"

    def file(self, source: Source) -> str:
        """The name of a text: its own is bare, that of a base ``../shared/base.bylaw``."""
        if source.path not in self._names:
            self._names[source.path] = _beside(source.path, self._own.path)
        return self._names[source.path]


def _beside(path: str, own: str) -> str:
    from os.path import abspath, dirname, relpath

    if path == own:
        return path.replace("\\", "/").rsplit("/", 1)[-1]
    return relpath(abspath(path), dirname(abspath(own))).replace("\\", "/")
