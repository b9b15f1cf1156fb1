"""Applying fixes to a text."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics import Diagnostic, Fix
from bylawkit.source import Source


def fixed_text(source: Source, found: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text with every safe fix applied, and how many that were.

    Of two fixes that touch each other only the first is applied.
    """
    fixes = [one.fix for one in found if one.fix is not None and one.fix.safe]
    pieces: list[str] = []
    at = count = 0
    for fix in sorted(fixes, key=_start):
        if fix.span.source is not source or fix.span.start < at:
            continue
        pieces += (source.text[at : fix.span.start], fix.replacement)
        at, count = fix.span.end, count + 1
    return "".join(pieces) + source.text[at:], count


def _start(fix: Fix) -> tuple[int, int]:
    return fix.span.start, fix.span.end
