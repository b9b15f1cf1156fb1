"""What a document said when it was issued: put into words again from the source, or by its record."""

from __future__ import annotations

from collections.abc import Mapping

from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.record import field, record
from bylawkit.render.catalogue import documents
from bylawkit.render.issued import Line, lines
from bylawkit.render.speaker import article_anchor
from bylawkit.returned.recorded import KIND, LANGUAGE
from bylawkit.returned.values import Document

FROM_THE_SOURCE = frozenset(("bylaws", "assembly-rules", "council-rules", "covenant", "fees"))
"""The kinds that need nothing but the bylaw."""


@record(kw_only=True)
class Issue:
    """The paragraphs that were issued. ``kinds`` says by article of what kind its statement is.

    ``statements`` are those of each article, if the source is known. If it is ``hashed``, hashes stand
    in the place of words that the record does not keep.
    """

    kind: str
    lang: str
    title: str
    lines: tuple[Line, ...]
    kinds: Mapping[str, str]
    names: tuple[str, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    from_source: bool = False
    hashed: bool = False

    def articles(self) -> dict[str, str]:
        """Each article by number and title, as it was issued, by its anchor."""
        return {
            one.article: f"{one.label} {one.text}".strip() for one in self.lines if one.is_heading
        }


def kind_of(document: Document) -> str:
    """What kind of document it says it is; the bylaws if it does not say."""
    kept = document.record.kind if document.record else ""
    return document.properties.get(KIND) or kept or "bylaws"


def from_source(document: Document, bylaw: Bylaw) -> Issue | None:
    """The document as the source says it, if nothing else is needed for that."""
    kind = kind_of(document)
    lang = language(document) or bylaw.lang
    made = documents(bylaw, lang, (kind,)) if kind in FROM_THE_SOURCE else ()
    if not made:
        return None
    view = made[0].view
    return Issue(
        kind=kind,
        lang=lang,
        title=view.title,
        lines=tuple(lines(view)),
        kinds=view.rules,
        names=names_of(bylaw),
        statements={article_anchor(one.statements[0]): one.statements for one in bylaw.articles},
        from_source=True,
    )


def told(bylaw: Bylaw, issue: Issue) -> tuple[Line, ...]:
    """The same document of a changed source."""
    return tuple(
        line for one in documents(bylaw, issue.lang, (issue.kind,))[:1] for line in lines(one.view)
    )


def from_record(document: Document) -> Issue | None:
    """The document as its record says it; none if that is not there or not sound."""
    kept = document.record
    if kept is None or not kept.sound:
        return None
    return Issue(
        kind=kept.kind,
        lang=kept.lang,
        title=kept.title,
        lines=kept.lines,
        kinds=kept.rules,
        hashed=kept.hashed,
    )


def language(document: Document) -> str | None:
    """The language that a document says it is in."""
    said = document.properties.get(LANGUAGE, "")
    if said:
        return "zh" if said.startswith("zh") else "en"
    return document.record.lang if document.record else None


def names_of(bylaw: Bylaw) -> tuple[str, ...]:
    """What parties and bodies are called."""
    parties = {name for one in bylaw.parties for name in (one.name, one.title)}
    bodies = {name for one in bylaw.bodies for name in (one.name, one.title)}
    return tuple(sorted(name for name in parties | bodies if name))
