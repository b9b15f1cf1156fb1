"""The report on a review: what was found, how votes stand to the law, and who owes whom.

Findings, allowances and proofs are made elsewhere and given as values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bylawkit.diagnostics import Allowed, Diagnostic, See, Severity
from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.law import Law, Statute
from bylawkit.model.numbering import article_label
from bylawkit.model.reciprocity import Cell, Reciprocity, Standing, reciprocity
from bylawkit.model.values import Ref
from bylawkit.model.verdict import Verdict
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean, has_han
from bylawkit.render.graph import drawn
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import Speaker, speaker
from bylawkit.render.view import Block, Look, Paragraph, Table, View, cells_wide
from bylawkit.render.wording import Wording
from bylawkit.source import Span

_QUOTED = re.compile("`([^`]*)`")
_WIDE_MATRIX = 7
_USUAL_COLUMNS = 5
_LABEL, _PAIR = 12, 6


@dataclass(frozen=True, slots=True)
class Review:
    """What is to be reported: findings and allowances, the law they rest on, and what was proved."""

    found: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...]
    law: Law
    verdicts: tuple[Verdict, ...] = ()


class Told(NamedTuple):
    """A finding in the words of the document; ``number`` is its article's, 0 for the whole."""

    number: int
    article: str
    severity: Severity
    code: str
    message: str
    hint: str
    basis: tuple[str, ...]
    reason: str = ""


class Row(NamedTuple):
    """A party with its number in the table, as the document calls it, and how it stands."""

    number: int
    name: str
    standing: Standing
    cycle: tuple[str, ...]
    giver: str
    receiver: str


class Owed(NamedTuple):
    """What one party owes another: each thing with its article."""

    giver: str
    receiver: str
    items: tuple[str, ...]


def review(bylaw: Bylaw, given: Review, lang: str) -> View:
    """The report as a document."""
    told = Wording(speaker(bylaw, lang))
    graph = reciprocity(bylaw)
    names = _names(told.speaker, graph)
    statutes = {one.name: one for one, _ in given.law.in_force()}
    marked = told.render(
        "review",
        bylaw=bylaw,
        compound=compound_name(bylaw.title, lang),
        law=given.law,
        statutes=tuple(statutes.values()),
        unverified=_unverified(given.law),
        counts=[sum(one.severity == each for one in given.found) for each in (3, 2, 1)],
        found=_told(given.found, bylaw, lang),
        allowed=_allowed(given.allowed, bylaw, lang),
        rules=given.verdicts,
        graph=graph,
        parties=_parties(graph, names),
        matrix=_matrix(graph, names, bylaw),
        owed=_owed(graph, names, told.speaker),
    )
    content = unlinked(blocks(marked, "review", lang, told.speaker.tongue))
    content = tuple(_fitted(one) if _is_matrix(one) else one for one in content)
    end = next(at for at, one in enumerate(content) if _is_signature(one))
    picture = (drawn(graph, names, lang),) if graph.cells else ()
    content = (*content[:end], *picture, *content[end:])
    return view("review", bylaw, lang, compound_name(bylaw.title, lang), content)


# ── Findings ──


def _told(found: Sequence[Diagnostic], bylaw: Bylaw, lang: str) -> list[Told]:
    """Findings by article, the worst of each first."""
    every = [told_finding(each, bylaw, lang) for each in found]
    return sorted(every, key=lambda one: (one.number, -one.severity))


def _allowed(allowed: Sequence[Allowed], bylaw: Bylaw, lang: str) -> list[Told]:
    every = [
        told_finding(each.diagnostic, bylaw, lang)._replace(reason=each.reason) for each in allowed
    ]
    return sorted(every, key=lambda one: one.number)


def told_finding(one: Diagnostic, bylaw: Bylaw, lang: str) -> Told:
    """A finding in the words of a document."""
    article = _article(one, bylaw)
    hint = one.hint(lang)
    return Told(
        number=article.number if article else 0,
        article=article_label(article.number, lang) if article else "",
        severity=one.severity,
        code=one.code.id,
        message=_printed(one.message(lang), lang),
        hint=_printed(hint, lang) if hint else "",
        basis=tuple(_printed(see.text(lang), lang) for see in one.see if _is_law(see, bylaw)),
    )


def _article(one: Diagnostic, bylaw: Bylaw) -> Article | None:
    """The article in which a finding stands."""
    span = one.span
    if not isinstance(span, Span):
        return None
    for article in bylaw.articles:
        for statement in article.statements:
            whole = statement.span
            if whole.source is span.source and whole.start <= span.start < whole.end:
                return article
    return None


def _is_law(see: See, bylaw: Bylaw) -> bool:
    own = (bylaw.source, *bylaw.sources)
    return isinstance(see.span, Span) and all(see.span.source is not one for one in own)


def _printed(text: str, lang: str) -> str:
    """A message as a document prints it: the author's own words in quotation marks."""
    said = _QUOTED.sub(r"“\1”", clean(text))
    if lang == "zh":
        return re.sub(" ?([“”]) ?", r"\1", said)
    return said[:1].upper() + said[1:]


def _unverified(law: Law) -> tuple[Statute, ...]:
    """The statutes of which something could not be verified."""
    doubtful = {
        statute.name: statute
        for statute, provision in law.in_force()
        if not (statute.verified and provision.verified)
    }
    return tuple(doubtful.values())


# ── Who owes whom ──


def _names(speaker: Speaker, graph: Reciprocity) -> dict[str, str]:
    """The parties as a table calls them."""
    roles = [one.role for one in graph.parties]
    return {one.party: _called(speaker, one, roles.count(one.role) == 1) for one in graph.parties}


def _called(speaker: Speaker, one: Standing, alone: bool) -> str:
    """A party without an article, with a capital; by its role, if its name is in Chinese only."""
    name: str = speaker.name(Ref(one.party, one.span))
    if speaker.lang == "en" and has_han(name) and alone:
        name = speaker.tongue.ROLES.get(one.role, name)
    plain = name.removeprefix("the ")
    return plain[:1].upper() + plain[1:]


def _parties(graph: Reciprocity, names: Mapping[str, str]) -> list[Row]:
    rows = []
    for number, one in enumerate(graph.parties, start=1):
        missing = one.missing
        giver = names.get(missing.giver or "", "") if missing else ""
        receiver = names.get(missing.receiver or "", "") if missing else ""
        cycle = tuple(names[each] for each in one.cycle)
        rows.append(Row(number, names[one.party], one, cycle, giver, receiver))
    return rows


def _matrix(
    graph: Reciprocity, names: Mapping[str, str], bylaw: Bylaw
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Head and rows: the numbers of the articles by which one party owes another."""
    numbers = {one.party: at for at, one in enumerate(graph.parties, start=1)}
    getters = {one.receiver for one in graph.cells}
    receivers = [one.party for one in graph.parties if one.party in getters]
    wide = len(receivers) > _WIDE_MATRIX
    head = tuple(str(numbers[one]) if wide else names[one] for one in receivers)
    rows = []
    givers = {one.giver for one in graph.cells}
    for giver in (one.party for one in graph.parties if wide or one.party in givers):
        cells = [_numbers(graph.cell(giver, receiver), bylaw) for receiver in receivers]
        label = f"{numbers[giver]} {names[giver]}" if wide else names[giver]
        rows.append((label, *cells))
    return head, rows


def _is_signature(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.look is Look.RIGHT


def _is_matrix(block: Block) -> bool:
    return isinstance(block, Table) and len(block.head) > _USUAL_COLUMNS


def _fitted(block: Block) -> Block:
    """The matrix with columns just wide enough for two numbers, or for the one they hold."""
    if not isinstance(block, Table):
        return block
    columns = list(zip(*block.rows, strict=True))
    label, *others = [max(map(cells_wide, column)) for column in columns]
    widths = (min(label, _LABEL) + 3, *(min(max(one, 2), _PAIR) + 3 for one in others))
    return block._replace(widths=widths)


def _numbers(cell: Cell | None, bylaw: Bylaw) -> str:
    """``12 24 38¥``: the articles of a cell, with a sign where money is paid."""
    if cell is None:
        return ""
    paid: dict[int, bool] = {}
    for one in cell.items:
        number = one.article(bylaw)
        paid[number] = paid.get(number, False) or one.what.is_money
    return " ".join(f"{number}{'¥' if money else ''}" for number, money in sorted(paid.items()))


def _owed(graph: Reciprocity, names: Mapping[str, str], speaker: Speaker) -> Iterator[Owed]:
    bylaw, lang = speaker.bylaw, speaker.lang
    for cell in graph.cells:
        items = []
        for one in cell.items:
            label = article_label(one.article(bylaw), lang)
            title = clean(one.called(speaker.title(one.statement))(lang))
            items.append(f"{title}（{label}）" if lang == "zh" else f"{title} ({label})")
        yield Owed(names[cell.giver], names[cell.receiver], tuple(items))
