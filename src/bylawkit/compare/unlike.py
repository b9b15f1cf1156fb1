"""Whether two texts look like versions of one bylaw at all."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.compare.codes import OTHER_KIND, OTHER_LANGUAGE
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw


def unlike(old: Bylaw, new: Bylaw) -> Iterator[Diagnostic]:
    """What speaks against it: another type of compound, or another language with other names.

    Every article of two bylaws without common names is removed or added, which says nothing. A bylaw whose
    keywords were turned into the other language keeps its names, and is compared as any other.
    """
    if None not in (old.kind, new.kind) and old.kind is not new.kind:
        yield Diagnostic(OTHER_KIND, new.span)
    shared = len(old.named.keys() & new.named.keys())
    if old.lang != new.lang and 2 * shared < min(len(old.named), len(new.named)):
        yield Diagnostic(OTHER_LANGUAGE, new.span, {"shared": shared})
