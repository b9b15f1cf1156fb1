"""Rules for one group, taken from the bylaws: of the assembly, of the councils, for tenants.

An extract holds the bylaw's own articles with numbers of its own. References inside lead to its
own articles; those to the rest name the article of the bylaws. A table at the end says which
article of the bylaws each one is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.money import Authority, Fee
from bylawkit.model.norms import Norm, Record, Service, Training
from bylawkit.model.parties import Body, Role
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Prose
from bylawkit.model.values import Ref
from bylawkit.model.votes import Matter
from bylawkit.model.wording import role_named
from bylawkit.record import replace as changed
from bylawkit.render.blocks import blocks
from bylawkit.render.bylaws import article_title, chapters_and_articles
from bylawkit.render.cleaning import clean
from bylawkit.render.marks import link
from bylawkit.render.names import compound_name
from bylawkit.render.origin import view
from bylawkit.render.speaker import article_anchor, speaker
from bylawkit.render.view import Block, Paragraph, View, plain
from bylawkit.render.wording import Wording

Chosen = Callable[[object], bool]

ASSEMBLY = frozenset(
    (Role.OWNERS, Role.OWNERS_ASSEMBLY, Role.OWNERS_COMMITTEE, Role.TEMPORARY_COMMITTEE)
)
COUNCILS = frozenset((Role.COUNCIL, Role.PLATFORM, Role.TENANTS_COUNCIL))
TENANTS = frozenset((Role.TENANTS, Role.USERS))


def assembly_rules(bylaw: Bylaw, lang: str) -> View | None:
    """Rules of procedure of the owners' assembly; none if the owners decide nothing."""
    chosen = _of_bodies(bylaw, ASSEMBLY)
    if not any(chosen(one) for one in bylaw.matters):
        return None
    return _extract("assembly-rules", bylaw, chosen, lang)


def council_rules(bylaw: Bylaw, lang: str) -> View | None:
    """Rules of the bodies that deliberate; none if there is no such body."""
    chosen = _of_bodies(bylaw, COUNCILS)
    if not any(chosen(one) for one in bylaw.bodies):
        return None
    return _extract("council-rules", bylaw, chosen, lang)


def covenant(bylaw: Bylaw, lang: str) -> View | None:
    """What binds and benefits those who live in homes of others; none if nothing does."""

    def chosen(statement: object) -> bool:
        if isinstance(statement, Tenancy):
            return True
        return any(role_named(bylaw, one.name) in TENANTS for one in _concerned(statement))

    if not any(chosen(one) for one in (*bylaw.norms, *bylaw.tenancies)):
        return None
    return _extract("covenant", bylaw, chosen, lang)


def _concerned(statement: object) -> Iterable[Ref]:
    """Those whom a statement binds or benefits."""
    match statement:
        case Norm():
            return (*statement.bearers, *statement.owed_to)
        case Service():
            return statement.owed_to
        case Fee():
            return () if statement.payer is None else (statement.payer,)
        case Record():
            return statement.open_to
        case Training():
            return statement.trainees
        case _:
            return ()


def _of_bodies(bylaw: Bylaw, roles: frozenset[Role]) -> Chosen:
    """Statements about bodies of these roles, what they decide, and how that is done."""

    def of_role(ref: Ref | None) -> bool:
        return ref is not None and role_named(bylaw, ref.name) in roles

    def decided(statement: object) -> bool:
        return isinstance(statement, Matter) and (
            of_role(statement.decided_by)
            or (statement.decided_by is None and Role.OWNERS_ASSEMBLY in roles)
        )

    def named(ref: Ref | None) -> bool:
        return ref is not None and decided(bylaw.named.get(ref.name))

    def chosen(statement: object) -> bool:
        match statement:
            case Body():
                return statement.role in roles
            case Procedure():
                return any(named(one.matter) or of_role(one.actor) for one in statement.stages)
            case Emergency():
                return named(statement.instead_of)
            case Authority():
                return of_role(statement.granted_by) or named(statement.granted_by)
            case Training():
                return any(map(of_role, statement.trainees))
            case _:
                return decided(statement)

    return chosen


def _extract(kind: str, bylaw: Bylaw, chosen: Chosen, lang: str) -> View:
    part = _part(bylaw, chosen)
    told = Wording(replace(speaker(part, lang), whole=speaker(bylaw, lang)))
    content = tuple(_content(kind, told, bylaw))
    title = next(plain(one.pieces) for one in content if isinstance(one, Paragraph))
    return view(kind, bylaw, lang, title, content)


def _part(bylaw: Bylaw, chosen: Chosen) -> Bylaw:
    """The bylaw with only the chosen articles, numbered anew, and the chapters that hold any."""
    kept = tuple(_kept(bylaw, chosen))
    chapters = tuple(dict.fromkeys(one.chapter for one in kept if one.chapter is not None))
    places: dict[int | None, int | None] = {old: new for new, old in enumerate(chapters)}
    articles = tuple(
        changed(one, number=number, chapter=places.get(one.chapter))
        for number, one in enumerate(kept, start=1)
    )
    return changed(
        bylaw, articles=articles, chapters=tuple(bylaw.chapters[old] for old in chapters)
    )


def _kept(bylaw: Bylaw, chosen: Chosen) -> Iterator[Article]:
    """Articles with a chosen statement; prose, where most rules of its chapter are chosen."""
    rules: dict[int | None, list[bool]] = {}
    for one in bylaw.articles:
        if not isinstance(one.statements[0], Prose):
            rules.setdefault(one.chapter, []).append(any(map(chosen, one.statements)))
    for one in bylaw.articles:
        if isinstance(one.statements[0], Prose):
            beside = rules.get(one.chapter, [])
            if one.chapter is not None and 2 * sum(beside) > len(beside):
                yield one
        elif any(map(chosen, one.statements)):
            yield one


def _content(kind: str, told: Wording, bylaw: Bylaw) -> Iterator[Block]:
    lang, tongue = told.speaker.lang, told.speaker.tongue
    about: dict[str, Any] = {
        "kind": kind,
        "bylaw": bylaw,
        "compound": compound_name(bylaw.title, lang),
    }
    yield from blocks(told.render("extract", **about), kind, lang, tongue)
    yield from chapters_and_articles(told)
    rows = tuple(_row(told, bylaw, one) for one in told.speaker.bylaw.articles)
    marked = told.render("extract_end", rows=rows, **about)
    yield from blocks(marked, f"{kind} end", lang, tongue)


def _row(told: Wording, bylaw: Bylaw, one: Article) -> tuple[str, str, str]:
    """An article of the extract: its number, its title, and its number in the bylaws."""
    tongue, first = told.speaker.tongue, one.statements[0]
    whole = next(each for each in bylaw.articles if first in each.statements)
    own = link(tongue.article_label(one.number), article_anchor(first))
    return own, clean(article_title(told, one)), tongue.article_label(whole.number)
