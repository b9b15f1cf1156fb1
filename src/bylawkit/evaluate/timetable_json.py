"""Timetables as JSON."""

from __future__ import annotations

from typing import Any

from bylawkit.evaluate.timetable import Step, Timetable
from bylawkit.evaluate.timetable_words import what_text
from bylawkit.model.numbering import article_label


def timetable_json(table: Timetable, lang: str) -> dict[str, Any]:
    """A timetable as plain values; days as ``2026-05-01``, periods as count and unit."""
    return {
        "matter": table.matter.name,
        "title": table.matter.title,
        "steps": [step_json(one, lang) for one in table.steps],
        "holidays": {
            "official": table.calendar.official,
            "not_announced": list(table.supposed_years) if table.calendar.official else [],
        },
    }


def step_json(step: Step, lang: str) -> dict[str, Any]:
    rule, length = step.rule, step.length
    return {
        "step": step.moment.value,
        "what": what_text(step)(lang),
        "day": step.day.isoformat(),
        "bound": step.bound.value,
        "since": step.since.value if step.since else None,
        "length": {"count": length.count, "unit": length.unit.value} if length else None,
        "article": article_label(rule.article, lang) if rule and rule.article else None,
        "statute": rule.law if rule else None,
        "basis": [str(one) for one in rule.basis] if rule else [],
        "moved_from": step.rest.isoformat() if step.rest else None,
        "actual": step.actual.isoformat() if step.actual else None,
        "kept": step.kept,
    }
