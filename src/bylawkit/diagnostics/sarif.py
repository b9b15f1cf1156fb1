"""Diagnostics as SARIF 2.1.0, which code-scanning services and editors read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bylawkit import __version__
from bylawkit.diagnostics.places import Region, region
from bylawkit.diagnostics.values import Allowed, Code, Diagnostic, Fix, See, Severity
from bylawkit.source import Place, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(diagnostics: Iterable[Diagnostic], lang: str, allowed: Sequence[Allowed] = ()) -> str:
    """All diagnostics as one run of one SARIF log, with sentences in ``lang``.

    What a comment allows comes last, as suppressed in the source with its reason.
    """
    import json

    reported = tuple(diagnostics)
    noticed = (*reported, *(one.diagnostic for one in allowed))
    codes = {one.code.id: one.code for one in noticed}
    rules = [codes[key] for key in sorted(codes)]
    log: dict[str, Any] = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [_run(noticed, rules, lang)],
    }
    for result, one in zip(log["runs"][0]["results"][len(reported) :], allowed, strict=True):
        result["suppressions"] = [{"kind": "inSource", "justification": one.reason}]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(noticed: Sequence[Diagnostic], rules: Sequence[Code], lang: str) -> dict[str, Any]:
    at = {code.id: index for index, code in enumerate(rules)}
    driver = {"name": "bylawkit", "version": __version__, "rules": [_rule(one) for one in rules]}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if lang == "zh" else "en",
        "results": [_result(one, at[one.code.id], lang) for one in noticed],
    }


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "name": code.name,
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(one: Diagnostic, rule: int, lang: str) -> dict[str, Any]:
    hint = one.hint(lang)
    result: dict[str, Any] = {
        "ruleId": one.code.id,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message(lang) + (f"\n{hint}" if hint else "")},
    }
    if place := _location(one.span):
        result["locations"] = [place]
    if related := [_related(see, lang) for see in one.see if see.span is not None]:
        result["relatedLocations"] = related
    if one.scenario is not None:
        result["properties"] = {"scenario": one.scenario(lang)}
    if one.fix is not None:
        result["fixes"] = [_fix(one.fix)]
    return result


def _location(span: Span | Place | None) -> dict[str, Any] | None:
    where = region(span)
    if where is None:
        return None
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.path)}}
    if where.line is not None:
        physical["region"] = _stretch(where)
    return {"physicalLocation": physical}


def _related(see: See, lang: str) -> dict[str, Any]:
    return {**(_location(see.span) or {}), "message": {"text": see.text(lang)}}


def _fix(fix: Fix) -> dict[str, Any]:
    where = region(fix.span)
    assert where is not None
    change = {"deletedRegion": _stretch(where), "insertedContent": {"text": fix.replacement}}
    return {
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(where.path)}, "replacements": [change]}
        ]
    }


def _stretch(where: Region) -> dict[str, int]:
    keys = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }
    return {name: value for name, value in keys.items() if value is not None}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"), errors="surrogateescape")
