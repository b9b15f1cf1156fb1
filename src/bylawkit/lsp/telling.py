"""Hover and help while typing: what a word means, what a name stands for, what a statute says."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from bylawkit.diagnostics import Text
from bylawkit.lsp.analysis import Analysis
from bylawkit.lsp.places import range_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Law
from bylawkit.model.values import Citation
from bylawkit.source import Span
from bylawkit.syntax.expected import expected
from bylawkit.syntax.nodes import Node
from bylawkit.syntax.tables import spelled, tables
from bylawkit.syntax.written import behind_keyword, fields_of, keywords, meaning, meanings, rules

_WRITTEN = Text("写法：{0} {1}", "written: {0} {1}")
_UNKNOWN_LAW = Text("法规库里没有这一条", "the law packs do not hold this article")


def hover(analysis: Analysis, at: int) -> types.Hover | None:
    """What there is to say about a place: a statute, a name, or a word of the language."""
    for told in (_citation(analysis, at), _name(analysis, at), _keyword(analysis, at)):
        if told is not None:
            text, span = told
            content = types.MarkupContent(types.MarkupKind.Markdown, text)
            return types.Hover(content, range_of(span))
    return None


# ── Statutes ──


def _citation(analysis: Analysis, at: int) -> tuple[str, Span] | None:
    bylaw = analysis.bylaw
    if bylaw is None:
        return None
    for one in cited(bylaw):
        span = one.span
        if span.source is analysis.source and span.start <= at <= span.end:
            return _statute(analysis.law, bylaw.lang, one), span
    return None


def cited(bylaw: Bylaw) -> Iterator[Citation]:
    """Every citation of a statute in a bylaw."""
    from bylawkit.model.addresses import citations

    return citations(bylaw)


def _statute(law: Law, lang: str, citation: Citation) -> str:
    from bylawkit.api.laws_text import provision_text

    wanted = (citation.law, citation.article.partition("(")[0])
    told = [
        provision_text(statute, provision, lang)
        for statute, provision in law.in_force()
        if any((statute.name, one.article.partition("(")[0]) == wanted for one in provision.basis)
    ]
    return f"**{citation}**\n\n" + ("\n\n".join(told) or _UNKNOWN_LAW(lang))


# ── Names ──


def _name(analysis: Analysis, at: int) -> tuple[str, Span] | None:
    bylaw = analysis.bylaw
    if bylaw is None:
        return None
    for name, span in analysis.names():
        if span.source is analysis.source and span.start <= at <= span.end:
            return article_text(bylaw, name), span
    return None


def article_text(bylaw: Bylaw, name: str) -> str:
    """The article of a statement as the document prints it, as Markdown."""
    from bylawkit.render.bylaws import article_blocks, article_title
    from bylawkit.render.markdown import markdown
    from bylawkit.render.origin import view
    from bylawkit.render.speaker import speaker
    from bylawkit.render.wording import Wording

    article = bylaw.article_of(name)
    if article is None:
        return f"**{name}**"
    told = Wording(speaker(bylaw, bylaw.lang))
    label = told.speaker.tongue.article_label(article.number)
    shown = view("bylaws", bylaw, bylaw.lang, bylaw.title, article_blocks(told, article))
    text = markdown(shown).rpartition("<!--")[0].strip()
    return f"**{label} {article_title(told, article)}**\n\n{text}"


# ── Words of the language ──


def _keyword(analysis: Analysis, at: int) -> tuple[str, Span] | None:
    statement = analysis.statement_at(at)
    token = analysis.token_at(at)
    if statement is None or token is None or token.type not in tables().words:
        return None
    lang = analysis.lang
    span = analysis.source.span(token.start, token.end)
    if token.start == statement.start:
        told = meanings().get(f"@{statement.rule}", ("", ""))[0]
        return (f"**{token.text}**" + (f"：{told}" if told and lang == "zh" else "")), span
    field = _field_of(statement, token.start)
    if field is None or field.start != token.start:
        return None
    return field_text(statement.rule, field.rule, lang), span


def _field_of(statement: Node, start: int) -> Node | None:
    """The field of a statement around a place."""
    return next((one for one in statement.nodes() if one.start <= start < one.end), None)


def field_text(statement: str, rule: str, lang: str) -> str:
    """What a field means, and how it is written."""
    word = spelled(tables().words[keywords(rule)[0]])(lang)
    lines = [f"**{word}** {meaning(statement, rule, lang)}"]
    if behind := behind_keyword(rule, lang):
        lines.append(_WRITTEN(lang).format(f"`{word}`", behind))
    return "\n\n".join(lines)


def signature(analysis: Analysis, text: str, at: int) -> types.SignatureHelp | None:
    """How the field is written whose line a place lies in; ``text`` may be newer than the analysis."""
    here = expected(text, at)
    statement = rule_of(here.statement)
    if statement is None or here.field is None or f"_{statement}_field" not in rules():
        return None
    for rule in fields_of(statement):
        if rule in rules() and here.field in keywords(rule) and here.field in tables().words:
            lang = analysis.lang
            word = spelled(tables().words[here.field])(lang)
            label = f"{word} {behind_keyword(rule, lang)}".replace("`", "").strip()
            one = types.SignatureInformation(label, documentation=meaning(statement, rule, lang))
            return types.SignatureHelp([one], active_signature=0)
    return None


def rule_of(keyword: str | None) -> str | None:
    """The rule of the statement that begins with a word: ``matter`` for ``MATTER``."""
    if keyword is None:
        return None
    if keyword in ("DUTY", "RIGHT", "BAN"):
        return "norm"
    for name, text in rules().items():
        if not name.startswith("_") and text.startswith(f"{keyword} "):
            return name
    return None
