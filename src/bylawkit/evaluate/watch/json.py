"""A report on duties as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from bylawkit.evaluate.watch.values import Deduction, Item, Report
from bylawkit.model.numbering import article_label


def report_json(report: Report, lang: str) -> dict[str, Any]:
    """A report as plain values; days as ``2026-05-01``, shares as ``"1/10"``."""
    return {
        "on": report.on.isoformat(),
        "since": report.since.isoformat(),
        "items": [_item(one, lang) for one in report.items],
        "deductions": [_deduction(one, lang) for one in report.deductions],
    }


def _item(item: Item, lang: str) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title,
        "what": item.what(lang),
        "standing": item.standing.value,
        "who": list(item.who),
        "to": list(item.to),
        "subject": item.subject or None,
        "since": _day(item.since),
        "due": _day(item.due),
        "done": _day(item.done),
        "have": item.have,
        "need": item.need,
        "follows": list(item.follows),
        "raised_to": item.raised_to or None,
        "not_before": _day(item.not_before),
        "article": None if item.article is None else article_label(item.article, lang),
    }


def _deduction(one: Deduction, lang: str) -> dict[str, Any]:
    return {
        "fee": one.fee,
        "indicator": one.indicator,
        "result": f"{one.result.numerator}/{one.result.denominator}",
        "reduction": f"{one.reduction.numerator}/{one.reduction.denominator}",
        "on": one.on.isoformat(),
        "since": one.since.isoformat(),
        "by": list(one.by),
        "article": None if one.article is None else article_label(one.article, lang),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
