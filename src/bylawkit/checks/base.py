"""What every check works with: the bylaw, the law it is judged by, places and citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, See, Severity, Text
from bylawkit.model.arrows import role_of as role_of
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.law import Law, Provision, Statute
from bylawkit.model.prose import Paragraph
from bylawkit.model.values import Citation, Words
from bylawkit.record import field_names
from bylawkit.source import Span


class Said(NamedTuple):
    """Some wording, with the statement and the field in which it stands."""

    statement: Statement
    field: str
    words: Words


Told = Callable[[str], str]
"""What some wording says in a document, its references told."""


class Case(NamedTuple):
    """A bylaw, the law by which it is judged, and what of that law is in force on its day.

    ``said`` is all its wording; ``told`` may be missing, and costs time when it is called.
    """

    bylaw: Bylaw
    law: Law
    in_force: tuple[tuple[Statute, Provision], ...]
    said: tuple[Said, ...] = ()
    told: Told | None = None

    def mentions(self, *words: str) -> bool:
        """Whether any of these words stands anywhere in the texts."""
        return any(word in source.text for word in words for source in self.bylaw.sources)


Findings = Iterator[Diagnostic]


def code(number: int, name: str, severity: Severity, text: Text, hint: Text) -> Code:
    """A code of this room: ``BK201``."""
    return Code(f"BK{number}", name, severity, text, hint)


def finding(
    kind: Code,
    span: Span,
    *see: See,
    hint: Text | None = None,
    scenario: Text | None = None,
    **args: Any,
) -> Diagnostic:
    """One finding; ``args`` fill the code's sentences."""
    return Diagnostic(kind, span, args, see, hint, scenario=scenario)


def told_once(kind: Code, found: Sequence[Any], *fields: str) -> Findings:
    """One finding for all statements that have the same gap: at the first, with their number."""
    if found:
        more = len(found) - 1
        others = Text(f"等{more + 1}项" if more else "", f" and {more} more" if more else "")
        yield finding(kind, field_span(found[0], *fields), name=found[0].title, others=others)


# ── Places ──


def name_span(one: Any) -> Span:
    """The name of a statement, where it is stated."""
    return span_of_word(one.span, getattr(one, "name", "") or one.title)


def field_span(one: Any, *attributes: str) -> Span:
    """The value of the first of these fields that is stated, else the statement's name."""
    for attribute in attributes:
        if attribute in one.field_spans:
            found: Span = one.field_spans[attribute]
            return found
    return name_span(one)


def span_of_word(span: Span, word: str) -> Span:
    """The first place of a word within a span; the span's first line if it is not there."""
    source, start, end = span
    at = source.text.find(word, start, end) if word else -1
    if at >= 0:
        return Span(source, at, at + len(word))
    line_end = source.text.find("\n", start, end)
    return Span(source, start, end if line_end < 0 else line_end)


def see_statement(one: Any, said: Text) -> See:
    """The place of another statement of the bylaw."""
    return See(said, name_span(one))


# ── Words ──


def everything_said(bylaw: Bylaw) -> Iterator[Said]:
    """All the wording of a bylaw, whatever field it stands in."""
    for article in bylaw.articles:
        for one in article.statements:
            for field in field_names(one):
                value = getattr(one, field)
                if type(value) is Words:
                    yield Said(one, field, value)
                elif type(value) is tuple and value and type(value[0]) in (Words, Paragraph):
                    yield from _several(one, field, value)


def _several(one: Statement, field: str, value: tuple[Any, ...]) -> Iterator[Said]:
    for part in value:
        if type(part) is Words:
            yield Said(one, field, part)
        elif type(part) is Paragraph:
            yield from (Said(one, field, words) for words in (part.words, *part.items))


def all_words(bylaw: Bylaw) -> Iterator[tuple[str, Words]]:
    """Every piece of wording that states a rule, with the field in which it stands."""
    for norm in bylaw.norms:
        yield from _stated(("action", norm.action), ("when", norm.when), ("or_else", norm.or_else))
        yield from (("repeated", words) for words in norm.repeated)
    for service in bylaw.services:
        yield from _stated(("or_else", service.or_else))
    for one in bylaw.safety:
        yield from _stated(("suspension", one.suspension), ("or_else", one.or_else))
    for fee in bylaw.fees:
        yield from _stated(("dunning", fee.dunning), ("refund", fee.refund))
    for lease in bylaw.tenancies:
        yield from (("ends_when", words) for words in lease.ends_when)
    for article in bylaw.articles:
        for statement in article.statements:
            for paragraph in getattr(statement, "paragraphs", ()):
                yield from _stated(*(("prose", one) for one in (paragraph.words, *paragraph.items)))


def _stated(*fields: tuple[str, Words | None]) -> Iterator[tuple[str, Words]]:
    for name, words in fields:
        if words is not None:
            yield name, words


def part_of(words: Words, start: int, end: int) -> Span:
    """A stretch of some wording."""
    return Span(words.span.source, words.span.start + start, words.span.start + end)


def places_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


# ── Law ──


def cited(statute: Statute, provision: Provision) -> Text:
    """The article of a provision: 民法典第278条."""
    if not provision.basis:
        return Text(statute.name, _english(statute))
    return article(statute, provision.basis[0])


def article(statute: Statute, citation: Citation) -> Text:
    """One article of a statute, as people cite it."""
    number = citation.article
    return Text(f"{statute.name}第{number}条", f"{_english(statute)} art. {number}")


def _english(statute: Statute) -> str:
    """``cn/civil-code`` is the Civil Code; a city's rules have its name: ``cn-beijing/…``."""
    home, _, name = statute.key.rpartition("/")
    town = home.partition("-")[2]
    return f"{town} {name}".replace("-", " ").strip().title() or statute.name


def see_law(statute: Statute, provision: Provision) -> See:
    """What a provision says, and how far that was verified."""
    from bylawkit.checks.speech import said_of_provision

    words = "；".join(one.text for one in provision.words)
    doubt = _doubt(statute, provision)
    place = cited(statute, provision)
    english = said_of_provision(provision).en or words
    return See(
        Text(f"{place.zh}：{words}{doubt.zh}", f"{place.en}: {english}{doubt.en}"), provision.span
    )


def _doubt(statute: Statute, provision: Provision) -> Text:
    if not provision.verified:
        return Text("（数值未核实）", " (not verified)")
    if not statute.verified:
        return Text("（现行有效性未核实）", " (not verified to be still in force)")
    return Text("", "")


def see_article(case: Case, key: str, number: str) -> tuple[See, ...]:
    """The provision in force that rests on an article of the statute ``key``, if there is one."""
    for statute, provision in case.in_force:
        if statute.key == key and any(one.article == number for one in provision.basis):
            return (see_law(statute, provision),)
    return ()


def first(items: Iterable[Any]) -> Any:
    """The first item, or ``None``."""
    return next(iter(items), None)
