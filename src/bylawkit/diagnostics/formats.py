"""The output formats of diagnostics, by name; a format is one module with ``write``."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics.values import Diagnostic

FORMATS = ("text", "json", "sarif", "junit", "github")


def write(form: str, diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """All diagnostics in the format called ``form``; only that format's module is loaded."""
    from importlib import import_module

    written: str = import_module(f"bylawkit.diagnostics.{form}").write(diagnostics, lang)
    return written
