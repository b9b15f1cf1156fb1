"""The settings of a project: ``.bylawkit.toml``, or ``[tool.bylawkit]`` in ``pyproject.toml``.

They are looked for in the current folder and those above it, the nearest counts. ::

    law = "中国/北京"
    on = 2026-01-01
    strict = true

    [severity]
    BK163 = "warning"

    [disabled]
    BK502 = "情景写在另一个仓库里"
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.api.settings_file import MOST_BYTES, SHARED, nearest
from bylawkit.diagnostics import Allowed, Diagnostic, Severity, Text
from bylawkit.record import replace
from bylawkit.source import Place, Source, Span

if TYPE_CHECKING:
    from datetime import date

_SEVERITIES = {one.name.lower(): one for one in Severity}
_KEYS = ("law", "on", "strict", "severity", "disabled")


class Settings(NamedTuple):
    """What a project asks for. ``disabled`` says why each code is left out."""

    law: str | None = None
    on: date | None = None
    strict: bool = False
    severity: Mapping[str, Severity] = {}
    disabled: Mapping[str, str] = {}
    path: str | None = None

    @property
    def place(self) -> tuple[str, ...] | None:
        """The place whose law holds, as law packs name it."""
        return tuple(self.law.split("/")) if self.law else None

    @property
    def mark(self) -> str:
        """What tells these settings from others, for what is kept from an earlier run."""
        severity = sorted((code, int(one)) for code, one in self.severity.items())
        return repr((severity, sorted(self.disabled.items()))) if severity or self.disabled else ""

    def applied(
        self, found: tuple[Diagnostic, ...], source: Source
    ) -> tuple[tuple[Diagnostic, ...], tuple[Allowed, ...]]:
        """The problems of a text that are left, each as bad as the settings say, and the others."""
        kept = tuple(self._judged(one) for one in found if one.code.id not in self.disabled)
        left_out = tuple(
            Allowed(one, self.disabled[one.code.id], Span(source, 0, 0))
            for one in found
            if one.code.id in self.disabled
        )
        return kept, left_out

    def _judged(self, one: Diagnostic) -> Diagnostic:
        severity = self.severity.get(one.code.id)
        return one if severity is None else replace(one, severity_override=severity)


def settings(folder: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings that hold in a folder, and everything that is wrong with them."""
    path = nearest(os.path.abspath(folder))
    if path is None:
        return Settings(), ()
    table, problems = _read(path)
    if table is None:
        return Settings(), problems
    return _understood(table, os.path.relpath(path, folder))


def _read(path: str) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    import tomllib

    from bylawkit.api.codes import SETTINGS_UNREADABLE

    where = os.path.relpath(path)
    try:
        with open(path, "rb") as file:
            document = tomllib.loads(file.read(MOST_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        args = {"path": where, "problem": str(problem) or type(problem).__name__}
        return None, (Diagnostic(SETTINGS_UNREADABLE, Place(where), args),)
    if os.path.basename(path) == SHARED:
        document = document.get("tool", {}).get("bylawkit", {})
    return (document, ()) if isinstance(document, dict) else ({}, ())


# ── What they say ──


class _Wrong(NamedTuple):
    """A value that cannot be meant, with what can."""

    key: str
    value: object
    hint: Text


def _understood(table: dict[str, Any], path: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    from bylawkit.api.codes import SETTING_UNKNOWN, SETTING_WRONG

    found: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, value in table.items():
        if key not in _KEYS:
            args = {"key": key, "keys": _KEYS}
            hint = _did_you_mean(key, _KEYS)
            problems.append(Diagnostic(SETTING_UNKNOWN, Place(path), args, hint_text=hint))
            continue
        made, wrong = _READERS[key](value)
        found[key] = made
        problems += (
            Diagnostic(
                SETTING_WRONG,
                Place(path),
                {"key": one.key, "value": str(one.value)},
                hint_text=one.hint,
            )
            for one in wrong
        )
    return Settings(**found, path=path), tuple(problems)


def _did_you_mean(word: str, known: tuple[str, ...]) -> Text | None:
    from bylawkit.api.names import did_you_mean

    return did_you_mean(word, known)


Read = tuple[Any, tuple[_Wrong, ...]]


def _law(value: object) -> Read:
    from bylawkit.resolve.lawbook import law_of

    hint = Text('写成 `"中国/北京"` 的样子', 'write it like `"china/beijing"`')
    if isinstance(value, str) and law_of(tuple(value.split("/"))).statutes:
        return value, ()
    return None, (_Wrong("law", value, hint),)


def _on(value: object) -> Read:
    from datetime import date, datetime

    if isinstance(value, str):
        try:
            return date.fromisoformat(value), ()
        except ValueError:
            pass
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, ()
    return None, (_Wrong("on", value, Text("写成 2026-01-01 的样子", "write it like 2026-01-01")),)


def _strict(value: object) -> Read:
    if isinstance(value, bool):
        return value, ()
    return False, (_Wrong("strict", value, Text("写 true 或者 false", "write true or false")),)


def _severity(value: object) -> Read:
    words = Text("写 error、warning 或者 info", "write error, warning or info")
    found: dict[str, Severity] = {}
    wrong = list(_not_codes("severity", value))
    for code, word in _entries(value):
        if not isinstance(word, str) or word not in _SEVERITIES:
            wrong.append(_Wrong(f"severity.{code}", word, words))
        else:
            found[code.upper()] = _SEVERITIES[word]
    return found, tuple(wrong)


def _disabled(value: object) -> Read:
    why = Text("写明理由", "say why")
    found: dict[str, str] = {}
    wrong = list(_not_codes("disabled", value))
    for code, reason in _entries(value):
        if not isinstance(reason, str) or not reason.strip():
            wrong.append(_Wrong(f"disabled.{code}", reason, why))
        else:
            found[code.upper()] = reason
    return found, tuple(wrong)


def _entries(value: object) -> list[tuple[str, object]]:
    return list(value.items()) if isinstance(value, dict) else []


def _not_codes(key: str, value: object) -> Iterator[_Wrong]:
    """What is wrong with the codes of a table: not a table, no code, or one that no setting moves."""
    from bylawkit.api.codebook import codes_named

    if not isinstance(value, dict):
        yield _Wrong(key, value, Text(f"写成 `[{key}]` 下面的几行", f"write lines under `[{key}]`"))
        return
    known = codes_named({str(code).upper() for code in value})
    for code in value:
        one = known.get(str(code).upper())
        if one is None:
            hint = Text("`bylawkit explain` 说明每个编号", "`bylawkit explain` tells of each code")
            yield _Wrong(f"{key}.{code}", code, hint)
        elif one.unusable:
            hint = Text("读不懂的文件总要报告", "what cannot be read is always reported")
            yield _Wrong(f"{key}.{code}", code, hint)


_READERS = {
    "law": _law,
    "on": _on,
    "strict": _strict,
    "severity": _severity,
    "disabled": _disabled,
}
