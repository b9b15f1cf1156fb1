"""Days that lie before every version: of the bylaw, or of the law that it is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import codes
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Law


def before_bylaw(bylaw: Bylaw, day: date) -> Iterator[Diagnostic]:
    """That the bylaw did not have effect yet on a day."""
    if bylaw.effective is not None and day < bylaw.effective:
        yield Diagnostic(codes.BEFORE_BYLAW, None, {"since": bylaw.effective, "day": day})


def before_law(law: Law, day: date) -> Iterator[Diagnostic]:
    """That no law of the place is known for a day, so that nothing is compared with it."""
    first = law.first_day()
    if first is not None and day < first:
        args = {"place": "/".join(law.place), "first": first, "day": day}
        yield Diagnostic(codes.BEFORE_LAW, None, args)
