"""The road a bylaw travels. Read this file first.

    text ── parse ──▶ syntax tree ── resolve ──▶ Bylaw ──┬─ check ────▶ findings
                                        ▲                ├─ evaluate ─▶ decisions, assessments
                                 law packs (same road)   ├─ render ───▶ documents
                                                         └─ export ───▶ policies
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file: its meaning, and every problem noticed on the way.

    ``bylaw`` is ``None`` only if the text holds no bylaw at all. If ``ok`` is false, the bylaw may
    lack the parts that were not understood, and only its diagnostics should be used.
    """

    source: Source
    bylaw: Bylaw | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        return self.bylaw is not None and not any(
            one.severity is Severity.ERROR for one in self.diagnostics
        )
