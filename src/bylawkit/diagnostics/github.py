"""Diagnostics as workflow commands of GitHub Actions, which become annotations on the lines."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics.places import Region, region
from bylawkit.diagnostics.values import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """One line per diagnostic."""
    return "".join(_command(one, lang) + "\n" for one in diagnostics)


def _command(one: Diagnostic, lang: str) -> str:
    where = region(one.span) or Region("")
    properties = {
        "file": where.path,
        "line": where.line,
        "col": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "title": f"{one.code.id} {one.code.name}",
    }
    told = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value
    )
    words = [one.message(lang), *(see.text(lang) for see in one.see), one.hint(lang) or ""]
    return f"::{_LEVELS[one.severity]} {told}::{_data(chr(10).join(filter(None, words)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
