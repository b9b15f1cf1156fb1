"""Questions to a bylaw. One file a question; :mod:`bylawkit.checks.catalogue` lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Law

if TYPE_CHECKING:
    from bylawkit.checks.base import Told

__all__ = ["check_bylaw"]


def check_bylaw(bylaw: Bylaw, law: Law, told: Told | None = None) -> tuple[Diagnostic, ...]:
    """Ask every question about a bylaw, under the law of a place and day.

    ``told`` says what some wording reads like in a document; without it, no fix that puts in a
    reference counts as safe. Findings come in the order of the text; those about one place in the
    order of the catalogue.
    """
    from bylawkit.checks.base import Case
    from bylawkit.checks.catalogue import checks_for

    case = Case(bylaw, law, told)
    found = [one for check in checks_for(bylaw) for one in check.check(case)]
    return tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    from bylawkit.source import Span

    span = diagnostic.span
    return (span.start, span.end) if isinstance(span, Span) else (0, 0)
