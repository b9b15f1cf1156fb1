"""Answers as HTML for notebooks: the same words as on the command line, in tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bylawkit.api.deciding import Decided
from bylawkit.compare.values import Comparison
from bylawkit.diagnostics import Text
from bylawkit.diagnostics.html import noticed, paragraph, plain, section, table
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.timetable import Timetable
from bylawkit.evaluate.watch.values import Report
from bylawkit.pipeline import Outcome

if TYPE_CHECKING:
    from bylawkit.api.result import Result

_TESTS = (
    Text("部分", "part"),
    Text("要求与票数", "test"),
    Text("达到", "met"),
    Text("依据", "source"),
)
_MET = {True: Text("是", "yes"), False: Text("否", "no"), None: Text("未知", "unknown")}
_FEES = Text("逐户逐月的费用", "Fees, unit by unit and month by month")
_STEPS = (Text("界限", "bound"), Text("日期", "day"), Text("步骤", "step"), Text("由来", "why"))
_STANDS = (Text("情况", "how it stands"), Text("义务", "duty"))
_CHANGES = (Text("改动", "change"), Text("内容", "what"))
_COMPARED = Text("两个版本的不同", "What changed between two versions")
_SOUND = Text("没有发现问题。", "Nothing is wrong.")


def html_of(answer: Result[Any], lang: str) -> str:
    """An answer as a piece of a page: its value, then what was noticed."""
    parts = list(_value(answer.value, answer, lang))
    return section(lang, (*parts, noticed(answer.diagnostics, lang)))


def _value(value: Any, answer: Result[Any], lang: str) -> Iterator[str]:
    match value:
        case Decided():
            yield from _decided(value, lang)
        case Assessment():
            yield from _assessment(value, lang)
        case Timetable():
            yield _timetable(value, lang)
        case Report():
            yield _report(value, lang)
        case Comparison():
            yield _comparison(value, lang)
        case Outcome():
            if not value.found:
                yield paragraph(_SOUND(lang))
        case None:
            return
        case _:
            yield plain(answer.text(lang))


def _decided(found: Decided, lang: str) -> Iterator[str]:
    from bylawkit.api.deciding import occasion_of
    from bylawkit.evaluate.decision_text import (
        PARTS,
        head_lines,
        lines_after_tests,
        receipt_line,
    )
    from bylawkit.evaluate.reason_text import reason_rows

    headings, occasion = [one(lang) for one in _TESTS], occasion_of(found)
    for part in found.parts:
        title, *head = head_lines(part.decision, occasion, lang)
        rows = [
            (heading(lang), told, _MET[met](lang), sources)
            for name, heading in PARTS.items()
            for met, told, sources in reason_rows(
                (one for one in part.decision.reasons if one.part == name), lang
            )
        ]
        label = f"{part.label(lang)}: " if part.label else ""
        yield paragraph("\n".join(head))
        yield table(label + title, headings, rows, lang, 2)
        differences = found.differences if part is found.parts[-1] else ()
        rest = "\n".join(lines_after_tests(part.decision, differences, occasion, lang))
        yield plain(rest.strip("\n")) if rest else ""
    yield paragraph(receipt_line(found.receipt, lang))


def _assessment(found: Assessment, lang: str) -> Iterator[str]:
    from bylawkit.evaluate.fee_summary import summary
    from bylawkit.evaluate.fee_table import fee_rows

    headings, *rows = fee_rows(found, lang)
    yield table(_FEES(lang), headings, rows, lang, 2)
    yield plain("\n".join(summary(found, lang)))


def _timetable(found: Timetable, lang: str) -> str:
    from bylawkit.evaluate.timetable_text import notes, step_row

    rows = [step_row(one, lang) for one in found.steps]
    told = table(found.matter.title, [one(lang) for one in _STEPS], rows, lang, 3)
    return told + paragraph("\n".join(notes(found, lang)))


def _report(found: Report, lang: str) -> str:
    from bylawkit.evaluate.watch.text import head_text, report_sections

    rows = [
        (heading, line.strip()) for heading, lines in report_sections(found, lang) for line in lines
    ]
    return table(head_text(found, lang), [one(lang) for one in _STANDS], rows, lang, 2)


def _comparison(found: Comparison, lang: str) -> str:
    from bylawkit.compare.text import comparison_text, sections

    between = "；" if lang == "zh" else "; "
    rows = [
        (heading, between.join(line.strip() for line in item))
        for heading, items in sections(found, lang)
        for item in items
    ]
    if not rows:
        return paragraph(comparison_text(found, lang))
    return table(_COMPARED(lang), [one(lang) for one in _CHANGES], rows, lang, 2)
