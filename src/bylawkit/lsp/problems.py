"""Diagnostics with what to do about them: fixes, allowances, scenarios to copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lsprotocol import types

from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.lsp.analysis import Analysis
from bylawkit.lsp.places import range_of, stretch
from bylawkit.source import Source, Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_FIX = Text("改为“{new}”", "replace by `{new}`")
_TAKE_OUT = Text("删去", "take it out")
_FIX_ALL = Text("改好全部可以放心改的地方", "apply all safe fixes")
_ALLOW = Text("允许 {code}（写明理由）", "allow {code} (say why)")
_REASON = Text("写明理由", "say why")
_SCENARIO = Text("把这个例子写成情景", "add this vote as a scenario")
_LONGEST = 30

Locate = Callable[[str], str]
"""The address of a file by its path."""


def diagnostics(
    found: Iterable[Diagnostic], source: Source, lang: str, locate: Locate
) -> list[types.Diagnostic]:
    """The problems that lie in one text, as the protocol has them."""
    return [
        _diagnostic(one, span, lang, locate)
        for one in found
        if (span := _span_in(one, source)) is not None
    ]


def _span_in(one: Diagnostic, source: Source) -> Span | None:
    """Where a problem lies in this text; one that has no place lies at its start."""
    if not isinstance(one.span, Span):
        return Span(source, 0, 0)
    return one.span if one.span.source is source else None


def _diagnostic(one: Diagnostic, span: Span, lang: str, locate: Locate) -> types.Diagnostic:
    hint = one.hint(lang)
    message = one.message(lang)
    return types.Diagnostic(
        range=range_of(span),
        severity=_SEVERITIES[one.severity],
        code=one.code.id,
        source="bylawkit",
        message=message if hint is None else f"{message}\n{hint}",
        related_information=list(_related(one, lang, locate)) or None,
    )


def _related(
    one: Diagnostic, lang: str, locate: Locate
) -> Iterator[types.DiagnosticRelatedInformation]:
    for see in one.see:
        if isinstance(see.span, Span):
            where = types.Location(locate(see.span.path), range_of(see.span))
            yield types.DiagnosticRelatedInformation(where, see.text(lang))


# ── What to do about them ──


def actions(
    analysis: Analysis, uri: str, wanted: types.Range, only: Iterable[str] | None
) -> list[types.CodeAction]:
    """What can be done about the problems in a range; safe fixes come first."""
    lang, source = analysis.lang, analysis.source
    made: list[types.CodeAction] = []
    for one in analysis.found:
        span = _span_in(one, source)
        if span is not None and _touch(range_of(span), wanted):
            made += _for_one(one, span, uri, lang, analysis)
    if any(one.fix and one.fix.safe for one in analysis.found):
        made.append(_fix_all(analysis, uri, lang))
    made.sort(key=lambda action: not action.is_preferred)
    return [one for one in made if only is None or _is_wanted(one, only)]


def _is_wanted(one: types.CodeAction, only: Iterable[str]) -> bool:
    kind = str(getattr(one.kind, "value", one.kind))
    return any(kind == each or kind.startswith(f"{each}.") for each in only)


def _touch(one: types.Range, other: types.Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(at: types.Position) -> tuple[int, int]:
    return at.line, at.character


def _for_one(
    one: Diagnostic, span: Span, uri: str, lang: str, analysis: Analysis
) -> Iterator[types.CodeAction]:
    (told,) = diagnostics([one], analysis.source, lang, lambda path: path)
    if one.fix is not None and one.fix.span.source is analysis.source:
        new = one.fix.replacement.strip()
        short = new if len(new) <= _LONGEST else new[: _LONGEST - 1] + "…"
        title = _FIX(lang).format(new=short) if new else _TAKE_OUT(lang)
        edit = types.TextEdit(range_of(one.fix.span), one.fix.replacement)
        yield _action(title, uri, edit, told, preferred=one.fix.safe)
    if one.scenario is not None:
        end = len(analysis.source.text)
        text = _at_the_end(analysis.source.text) + one.scenario(lang).strip("\n") + "\n"
        edit = types.TextEdit(stretch(analysis.source, end, end), text)
        yield _action(_SCENARIO(lang), uri, edit, told)
    if one.severity is not Severity.ERROR or not one.code.unusable:
        yield _allowing(one, span, uri, lang, told)


def _at_the_end(text: str) -> str:
    return "\n" if text.endswith("\n") else "\n\n"


def _allowing(
    one: Diagnostic, span: Span, uri: str, lang: str, told: types.Diagnostic
) -> types.CodeAction:
    """A comment behind the line that allows the problem; the author still has to say why."""
    source = span.source
    end = source.text.find("\n", span.start)
    end = len(source.text) if end < 0 else end
    comment = f"  # allow {one.code.id}: {_REASON(lang)}"
    edit = types.TextEdit(stretch(source, end, end), comment)
    return _action(_ALLOW(lang).format(code=one.code.id), uri, edit, told)


def _action(
    title: str, uri: str, edit: types.TextEdit, told: types.Diagnostic, preferred: bool = False
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told],
        is_preferred=preferred or None,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def _fix_all(analysis: Analysis, uri: str, lang: str) -> types.CodeAction:
    edits: list[types.TextEdit] = []
    last = -1
    fixes = [one.fix for one in analysis.found if one.fix is not None and one.fix.safe]
    own = [one for one in fixes if one.span.source is analysis.source]
    for fix in sorted(own, key=lambda one: (one.span.start, one.span.end)):
        if fix.span.start >= last:
            edits.append(types.TextEdit(range_of(fix.span), fix.replacement))
            last = max(fix.span.end, last)
    change: dict[str, Any] = {uri: edits}
    return types.CodeAction(
        _FIX_ALL(lang),
        kind=types.CodeActionKind.SourceFixAll,
        edit=types.WorkspaceEdit(changes=change),
    )


def formatting(source: Source) -> list[types.TextEdit]:
    """The edits that give a text its tidy form: none if it has it, or cannot be read."""
    from bylawkit.syntax.printer import format_text

    text, _ = format_text(source, None)
    if text is None or text == source.text:
        return []
    start, end = _same_ends(source.text, text)
    changed = text[start : len(text) - end]
    return [types.TextEdit(stretch(source, start, len(source.text) - end), changed)]


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts have in common at the start, and behind that at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    rest = most - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return start, end
