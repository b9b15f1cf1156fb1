"""What an editor puts beside and into the text: colours by meaning, hints, lenses."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from bylawkit.diagnostics import Text
from bylawkit.lsp.analysis import Analysis
from bylawkit.lsp.places import position, range_of, units
from bylawkit.source import Span
from bylawkit.syntax.marks import KINDS, marks

_DECLARES = 1
MODIFIERS = ("declaration",)
RUN = "bylawkit.runScenario"

_PASSED = Text("✓ 相符：{actual}", "✓ as expected: {actual}")
_FAILED = Text("✗ 应为 {expected}，实为 {actual}", "✗ expected {expected}, is {actual}")
_FLOOR = Text("法律：{floor}", "law: {floor}")


# ── Colours ──


def semantic_tokens(analysis: Analysis) -> list[int]:
    """Every word, five numbers each, as the protocol has it."""
    data: list[int] = []
    line = column = 0
    declared = _declared(analysis)
    for start, end, kind in sorted(marks(analysis.tree)):
        at = position(analysis.source, start)
        same = at.line == line
        data += (
            at.line - line,
            at.character - column if same else at.character,
            units(analysis.source.text[start:end]),
            KINDS.index(kind),
            _DECLARES if kind == "variable" and start in declared else 0,
        )
        line, column = at.line, at.character
    return data


def _declared(analysis: Analysis) -> set[int]:
    names = (one.token("NAME") for one in analysis.tree.root.nodes())
    return {one.start for one in names if one is not None}


# ── Hints ──


def inlay_hints(analysis: Analysis, wanted: types.Range) -> list[types.InlayHint]:
    """The floor of the law beside each threshold, and amounts in yuan beside rates."""
    if analysis.bylaw is None or not analysis.reading.ok:
        return []
    found = (*_floors(analysis), *_phases(analysis))
    return [one for one in found if wanted.start.line <= one.position.line <= wanted.end.line]


def _floors(analysis: Analysis) -> Iterator[types.InlayHint]:
    from bylawkit.checks.speech import say_test
    from bylawkit.pipeline import verdicts

    bylaw, lang = analysis.bylaw, analysis.lang
    assert bylaw is not None
    told: dict[tuple[int, str], None] = {}
    for one in verdicts(bylaw, analysis.law):
        span = one.matter.field_spans.get(one.part)
        if span is None or span.source is not analysis.source or one.second_call:
            continue
        told.setdefault((span.end, _FLOOR(lang).format(floor=say_test(one.floor)(lang))))
    for end, label in told:
        yield types.InlayHint(position(analysis.source, end), label, padding_left=True)


def _phases(analysis: Analysis) -> Iterator[types.InlayHint]:
    """What a household pays in each phase of a fee, by its first rate."""
    from bylawkit.evaluate.fee_text import rate_text
    from bylawkit.record import replace

    bylaw, lang = analysis.bylaw, analysis.lang
    assert bylaw is not None
    for fee in bylaw.fees:
        rate = fee.rates[0].rate if fee.rates else None
        for phase in fee.phases if rate is not None else ():
            if phase.span.source is analysis.source and rate is not None:
                end = _line_end(phase.span)
                paid = replace(rate, fen=rate.fen * phase.share)
                label = rate_text(paid)(lang)
                yield types.InlayHint(position(analysis.source, end), label, padding_left=True)


def _line_end(span: Span) -> int:
    end = span.source.text.find("\n", span.start)
    return len(span.source.text) if end < 0 else end


# ── Lenses ──


def lenses(analysis: Analysis, uri: str) -> list[types.CodeLens]:
    """Above each scenario, whether it is met; a click runs it again."""
    found = []
    for name, span, told in scenario_results(analysis):
        command = types.Command(told(analysis.lang), RUN, arguments=[uri, name])
        found.append(types.CodeLens(range_of(Span(span.source, span.start, span.start)), command))
    return found


def scenario_results(analysis: Analysis) -> Iterator[tuple[str, Span, Text]]:
    """The scenarios that stand in this text: title, place, and whether it is met, in words."""
    from bylawkit.evaluate.scenarios import run_scenarios
    from bylawkit.pipeline import law_for

    bylaw = analysis.bylaw
    if bylaw is None or not analysis.reading.ok:
        return
    for one in run_scenarios(bylaw, lambda _, day: law_for(bylaw, on=day).in_force()):
        span = one.scenario.span
        if span.source is analysis.source:
            yield one.scenario.title, span, _result(one.passed, one.expected, one.actual)


def _result(passed: bool, expected: Text, actual: Text) -> Text:
    template = _PASSED if passed else _FAILED
    zh, en = (
        template(lang).format(expected=expected(lang), actual=actual(lang)) for lang in ("zh", "en")
    )
    return Text(zh, en)
