"""Answers in the words of the command line: as text, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bylawkit.api.deciding import Decided, decided_text, told_as_json
from bylawkit.compare.effect import Effect
from bylawkit.compare.values import Comparison
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.timetable import Timetable
from bylawkit.evaluate.watch.values import Report
from bylawkit.model.law import Law
from bylawkit.pipeline import Outcome
from bylawkit.returned.values import Verified

if TYPE_CHECKING:
    from bylawkit.api.result import Result


def text_of(answer: Result[Any], lang: str) -> str:
    """The value in words; without a value, what was noticed."""
    from bylawkit.diagnostics.text import write

    value = answer.value
    match value:
        case None:
            return write(answer.diagnostics, lang)
        case Decided():
            return decided_text(value, lang)
        case Assessment():
            return assessment_text(value, lang)
        case Outcome():
            return _check_text(answer, value, lang)
        case Timetable():
            from bylawkit.evaluate.timetable_text import timetable_text

            return timetable_text(value, lang)
        case Report():
            from bylawkit.evaluate.watch.text import report_text

            return report_text(value, lang)
        case Comparison():
            from bylawkit.compare.text import comparison_text

            return comparison_text(value, lang)
        case Effect():
            from bylawkit.compare.effect_text import effect_parts
            from bylawkit.compare.parts import parts_text

            return parts_text(effect_parts(value, lang)).lstrip("\n")
        case Verified():
            from bylawkit.returned.text import verified_text

            return verified_text(value, lang)
        case Law():
            from bylawkit.api.laws_text import law_text

            return law_text(value, lang)
        case dict():
            return "\n".join(value)
    return str(value)


def json_of(answer: Result[Any], lang: str) -> Any:
    """The value as plain values; those without a form of their own as they are.

    For :func:`bylawkit.check` it is what was found, as ``check --format json`` writes it.
    """
    value = answer.value
    match value:
        case Decided():
            return told_as_json(value.given, value, lang)
        case Assessment() if answer.bylaw is not None:
            from bylawkit.evaluate.fee_json import fee_json

            return fee_json(answer.bylaw, value, lang)
        case Outcome():
            return _check_json(answer, value, lang)
        case Timetable():
            from bylawkit.evaluate.timetable_json import timetable_json

            return timetable_json(value, lang)
        case Report():
            from bylawkit.evaluate.watch.json import report_json

            return report_json(value, lang)
        case Comparison():
            from bylawkit.compare.json import comparison_json

            return comparison_json(value, lang)
        case Effect():
            from bylawkit.compare.effect_text import effect_json

            return effect_json(value)
        case Verified():
            from bylawkit.returned.json import verified_json

            return verified_json(value)
        case Law():
            from bylawkit.api.laws_json import law_json

            return law_json(value)
    return value


def assessment_text(found: Assessment, lang: str) -> str:
    """Every line of an assessment, and the sums."""
    from bylawkit.evaluate.fee_summary import summary
    from bylawkit.evaluate.fee_table import fee_lines

    return "\n".join((*fee_lines(found, lang), "", *summary(found, lang), ""))


def _check_text(answer: Result[Any], found: Outcome, lang: str) -> str:
    from bylawkit.diagnostics.text import write

    told = write(answer.diagnostics, lang)
    if found.sway is not None:
        from bylawkit.evaluate.coalitions.text import sway_text

        told += sway_text(found.sway, lang)
    return told


def _check_json(answer: Result[Any], found: Outcome, lang: str) -> Any:
    from json import loads

    from bylawkit.diagnostics import json

    more: dict[str, object] = {"allowed": json.allowed_json(found.allowed, lang)}
    if found.sway is not None:
        from bylawkit.evaluate.coalitions.as_json import sway_json

        more["register"] = sway_json(found.sway, lang)
    return loads(json.write(answer.diagnostics, lang, more))
