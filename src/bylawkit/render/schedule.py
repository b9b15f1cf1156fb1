"""Services and fees at a glance."""

from __future__ import annotations

from bylawkit.model.bylaw import Bylaw
from bylawkit.render import sheets
from bylawkit.render.blocks import blocks
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import speaker
from bylawkit.render.view import View
from bylawkit.render.wording import Wording


def schedule(bylaw: Bylaw, lang: str) -> View:
    """Every service with its standard and cost, every fee with its rates, phases and subsidies."""
    told = Wording(speaker(bylaw, lang))
    compound = compound_name(bylaw.title, lang)
    marked = told.render("fees", bylaw=bylaw, compound=compound)
    content = unlinked(blocks(marked, "fees", lang, told.speaker.tongue))
    return view("fees", bylaw, lang, compound, content, sheets.schedule(told, bylaw))
