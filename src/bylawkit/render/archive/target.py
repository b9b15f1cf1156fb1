"""The target ``akn``: the text of the bylaws for legal archives, in the bylaw's own language."""

from __future__ import annotations

from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw

Files = dict[str, bytes]


def export(bylaw: Bylaw) -> tuple[Files | None, tuple[Diagnostic, ...]]:
    from bylawkit.render.archive.akoma_ntoso import akoma_ntoso
    from bylawkit.render.bylaws import bylaws

    text = akoma_ntoso(bylaw, bylaws(bylaw, bylaw.lang))
    return {"akn/bylaws.akn.xml": text.encode()}, ()
