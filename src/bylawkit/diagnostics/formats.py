"""The output formats of diagnostics, by name; a format is one module with ``write``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bylawkit.diagnostics.values import Allowed, Diagnostic

FORMATS = ("text", "json", "sarif", "junit", "github")


SHOWING_ALLOWED = ("sarif",)
"""The formats that have a place of their own for what a comment allows."""


def write(
    form: str, diagnostics: Iterable[Diagnostic], lang: str, allowed: Sequence[Allowed] = ()
) -> str:
    """All diagnostics in the format called ``form``; only that format's module is loaded."""
    from importlib import import_module

    module = import_module(f"bylawkit.diagnostics.{form}")
    more = (allowed,) if form in SHOWING_ALLOWED else ()
    written: str = module.write(diagnostics, lang, *more)
    return written
