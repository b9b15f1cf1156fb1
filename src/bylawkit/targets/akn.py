"""The target ``akn``: the text of the bylaws for legal archives, in the bylaw's own language."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.target import Made, Target, rest
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.archive.akoma_ntoso import akoma_ntoso
from bylawkit.render.bylaws import bylaws

FILE = "akn/bylaws.akn.xml"


def export(bylaw: Bylaw) -> Made:
    """The whole document; it is for readers and archives, so that it enforces nothing."""
    text = akoma_ntoso(bylaw, bylaws(bylaw, bylaw.lang))
    gaps = rest(bylaw, (), "a text for readers, no rule for a machine", Origins(bylaw))
    return Made({FILE: text.encode()}, not_enforced=tuple(gaps))


TARGET = Target("akn", "Akoma Ntoso 3.0", (FILE,), export)
