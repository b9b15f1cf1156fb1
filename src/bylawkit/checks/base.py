"""What every check works with: the bylaw, the law it is judged by, places and citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, See, Severity, Text
from bylawkit.model.arrows import Arrow, arrows_of
from bylawkit.model.arrows import role_of as role_of
from bylawkit.model.bylaw import Bylaw, Named, Statement
from bylawkit.model.law import Law, Provision, Statute
from bylawkit.model.prose import Paragraph
from bylawkit.model.values import Citation, Words
from bylawkit.record import Same, field_names
from bylawkit.source import Span

if TYPE_CHECKING:
    from bylawkit.checks.figures import Figure
    from bylawkit.checks.rules import Voting


class Said(NamedTuple):
    """Some wording, with the statement and the field in which it stands."""

    statement: Statement
    field: str
    words: Words


Told = Callable[[str], str]
"""What some wording says in a document, its references told."""


class Case:
    """A bylaw, the law by which it is judged, and what of that law is in force on its day.

    ``told`` may be missing, and costs time when it is called. What several checks ask for is worked
    out when the first of them does.
    """

    def __init__(self, bylaw: Bylaw, law: Law, told: Told | None = None) -> None:
        self.bylaw = bylaw
        self.law = law
        self.in_force = law.in_force()
        self.told = told
        self._drawn: dict[int, tuple[Arrow, ...]] = {}

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All its wording."""
        return tuple(everything_said(self.bylaw))

    @cached_property
    def votings(self) -> tuple[Voting, ...]:
        """Every matter, with the rule that decides it."""
        from bylawkit.checks.rules import votings

        return tuple(votings(self.bylaw))

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every arrow of the graph of norms."""
        return tuple(arrow for one in self.bylaw.named.values() for arrow in self.arrows_of(one))

    def arrows_of(self, one: Named) -> tuple[Arrow, ...]:
        """The arrows that one statement draws."""
        key = id(one)
        if key not in self._drawn:
            self._drawn[key] = tuple(arrows_of(self.bylaw, one))
        return self._drawn[key]

    @cached_property
    def figures(self) -> dict[str, tuple[Figure, ...]]:
        """The figures in each piece of wording."""
        from bylawkit.checks.figures import figures

        lang = self.bylaw.lang
        return {one.words.text: figures(one.words.text, lang) for one in self.said}

    @cached_property
    def wording(self) -> str:
        """All its wording as one text, a line for each piece."""
        return "\n".join([one.words.text for one in self.said])

    def place_of(self, at: int, word: str) -> Span:
        """Where a word stands of which :attr:`wording` has the place."""
        start = 0
        for one in self.said:
            if at <= start + len(one.words.text):
                break
            start += len(one.words.text) + 1
        return part_of(one.words, at - start, at - start + len(word))

    def says(self, *words: str) -> bool:
        """Whether any of these words stands in its wording."""
        return any(map(self.wording.__contains__, words))


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
            kind: Any = type(one)
            for field in _worded(kind):
                value = getattr(one, field)
                if type(value) is Words:
                    yield Said(one, field, value)
                elif type(value) is tuple and value and type(value[0]) in (Words, Paragraph):
                    yield from _several(one, field, value)


@cache
def _worded(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of statement that may hold wording."""
    types = kind.__annotations__
    return tuple(one for one in field_names(kind) if "Words" in types[one] or "Para" in types[one])


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
    return _see_law(Same(statute), Same(provision))


@lru_cache(1024)
def _see_law(of: Same[Statute], one: Same[Provision]) -> See:
    from bylawkit.checks.speech import said_of_provision

    statute, provision = of.value, one.value
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
    found = case.in_force.of_article(key, number)
    return () if found is None else (see_law(*found),)


def first(items: Iterable[Any]) -> Any:
    """The first item, or ``None``."""
    return next(iter(items), None)
