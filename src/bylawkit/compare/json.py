"""What changed, as JSON."""

from __future__ import annotations

from typing import Any

from bylawkit.compare.values import Change, Comparison, Difference
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.numbering import article_label


def comparison_json(found: Comparison, lang: str) -> dict[str, Any]:
    """All changes as plain values; statements that are the same are left out."""
    return {
        "same_meaning": found.same_meaning,
        "head": [_difference(one) for one in found.head],
        "changes": [
            _change(one, lang)
            for one in found.changes
            if one.differences or one.moved or one.renamed or one.old is None or one.new is None
        ],
        "problems": [_problem(one, lang) for one in found.problems],
        "mended": [_problem(one, lang) for one in found.mended],
    }


def _change(one: Change, lang: str) -> dict[str, Any]:
    statement = one.new or one.old
    return {
        "fate": one.fate.value,
        "kind": type(statement).__name__.lower(),
        "title": one.title,
        "old_article": article_label(one.old_article, lang) if one.old_article else None,
        "new_article": article_label(one.new_article, lang) if one.new_article else None,
        "renamed_from": one.renamed,
        "moved": one.moved,
        "direction": one.direction.value if one.direction else None,
        "differences": [_difference(each) for each in one.differences],
        "witnesses": [
            {"votes": each.votes(lang), "carried_by": each.carries} for each in one.witnesses
        ],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "field": one.field,
        "keyword": one.keyword,
        "old": list(one.old),
        "new": list(one.new),
        "words_only": one.words_only,
        "direction": one.direction.value if one.direction else None,
    }


def _problem(one: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": one.code.id,
        "severity": one.severity.name.lower(),
        "message": one.message(lang),
    }
