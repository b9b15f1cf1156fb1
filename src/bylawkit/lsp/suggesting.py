"""Completion: the words and names that the grammar accepts at a place, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from bylawkit.diagnostics import Text
from bylawkit.lsp.analysis import Analysis
from bylawkit.lsp.places import stretch
from bylawkit.lsp.telling import rule_of
from bylawkit.model.wording import PARTY_NAMES, USES
from bylawkit.source import Source
from bylawkit.syntax.expected import Expected, Here, expected
from bylawkit.syntax.tables import spelled, tables
from bylawkit.syntax.written import fields_of, keywords, meaning, rules

_TEXT = Text("“文字”", "“text”")
_NAMES = Text("名称", "name")


def complete(analysis: Analysis, source: Source, at: int) -> types.CompletionList:
    """What may come at a place of ``source``; names are those of the last ``analysis``."""
    here = expected(source.text, at)
    items: dict[str, types.CompletionItem] = {}
    for number, one in enumerate(here.expected):
        typed = source.text[one.start : at]
        where = stretch(source, one.start, at)
        for label, kind, detail in _offered(analysis, here, one):
            if label not in items and label.startswith(typed) and label != typed:
                items[label] = types.CompletionItem(
                    label=label,
                    kind=kind,
                    detail=detail or None,
                    text_edit=types.TextEdit(where, label),
                    filter_text=label,
                    sort_text=f"{number}{kind.value:02}{len(items):04}",
                )
    return types.CompletionList(is_incomplete=False, items=list(items.values()))


Offer = tuple[str, types.CompletionItemKind, str]


def _offered(analysis: Analysis, here: Here, one: Expected) -> Iterator[Offer]:
    lang, words = analysis.lang, tables().words
    begins = here.indented and here.field is None
    details = _details(here, lang) if begins else {}
    order = tables().order
    for terminal in sorted((each for each in one.terminals if each in words), key=order):
        if terminal.startswith("_") or (begins and terminal not in details):
            continue
        kind = types.CompletionItemKind.Field if begins else types.CompletionItemKind.Keyword
        yield spelled(words[terminal])(lang), kind, details.get(terminal, "")
    if "NAME" in one.terminals and here.field is not None:
        yield from _names(analysis)
    if "STRING" in one.terminals:
        yield '""', types.CompletionItemKind.Snippet, _TEXT(lang)


def _details(here: Here, lang: str) -> dict[str, str]:
    """What the fields of a statement mean, by the word that each begins with."""
    statement = rule_of(here.statement)
    if statement is None or f"_{statement}_field" not in rules():
        return {}
    found: dict[str, str] = {}
    for rule in fields_of(statement):
        for terminal in keywords(rule):
            found.setdefault(terminal, meaning(statement, rule, lang))
    return found


def _names(analysis: Analysis) -> Iterator[Offer]:
    """Names of statements, of the built-in parties and of uses of a unit."""
    lang, bylaw = analysis.lang, analysis.bylaw
    for name, one in ({} if bylaw is None else bylaw.named).items():
        title = getattr(one, "title", "") or ""
        yield name, types.CompletionItemKind.Reference, title if title != name else ""
    for name in (*PARTY_NAMES, *(name for texts in USES.values() for name in texts)):
        if name.isascii() == (lang == "en"):
            yield name, types.CompletionItemKind.Constant, _NAMES(lang)
