"""Diagnostics as JSON, one document: ``{"version": "1.0", "diagnostics": [...]}``.

Each diagnostic has ``code``, ``name``, ``severity`` (``error``, ``warning``, ``info``),
``unusable``, ``message``, ``hint``, the keys of its region (``path``, ``line``, ``column``,
``end_line``, ``end_column``, ``cell``), ``see`` (a list of ``text`` with a region) and ``fix``
(``replacement``, ``safe`` with a region) and ``scenario`` (text to paste into the bylaw). A key without a value is ``null``; no key is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bylawkit.diagnostics.places import Region, region
from bylawkit.diagnostics.values import Allowed, Diagnostic, Fix, See
from bylawkit.source import Place, Span


def write(
    diagnostics: Iterable[Diagnostic], lang: str, more: Mapping[str, Any] | None = None
) -> str:
    """All diagnostics as one JSON document, with sentences in ``lang``; ``more`` comes after them."""
    import json

    told = {"version": "1.0", "diagnostics": [_told(one, lang) for one in diagnostics]}
    return json.dumps({**told, **(more or {})}, ensure_ascii=False, indent=2) + "\n"


def allowed_json(allowed: Iterable[Allowed], lang: str) -> list[dict[str, Any]]:
    """What comments allow: each diagnostic as usual, with ``reason`` and ``comment`` (a region)."""
    return [
        {**_told(one.diagnostic, lang), "reason": one.reason, "comment": _where(one.comment)}
        for one in allowed
    ]


def _told(one: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": one.code.id,
        "name": one.code.name,
        "severity": one.severity.name.lower(),
        "unusable": one.code.unusable,
        "message": one.message(lang),
        "hint": one.hint(lang),
        **_where(one.span),
        "see": [_see(see, lang) for see in one.see],
        "fix": None if one.fix is None else _fix(one.fix),
        "scenario": None if one.scenario is None else one.scenario(lang),
    }


def _see(see: See, lang: str) -> dict[str, Any]:
    return {"text": see.text(lang), **_where(see.span)}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"replacement": fix.replacement, "safe": fix.safe, **_where(fix.span)}


def _where(span: Span | Place | None) -> dict[str, Any]:
    where = region(span)
    return Region("")._asdict() | {"path": None} if where is None else where._asdict()
