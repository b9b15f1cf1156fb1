"""Ballots: one document per matter, a page for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.names import compound_name
from bylawkit.render.origin import unlinked, view
from bylawkit.render.speaker import speaker
from bylawkit.render.view import Block, PageBreak, View
from bylawkit.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Voter:
    """A unit that votes, as registered. ``area`` is in 0.01 m²; no owner: the developer's."""

    name: str
    use: str
    area: int
    owners: tuple[str, ...] = ()


def ballot(bylaw: Bylaw, matter: Matter, voters: tuple[Voter, ...], lang: str) -> View:
    """The ballots of a matter; a single blank one if no voters are given."""
    told = Wording(speaker(bylaw, lang))
    title = clean(matter.title)
    pages = _pages(told, matter, voters or (None,))
    return view("ballot", bylaw, lang, title, unlinked(tuple(pages)))


def _pages(told: Wording, matter: Matter, voters: tuple[Voter | None, ...]) -> Iterator[Block]:
    bylaw, lang = told.speaker.bylaw, told.speaker.lang
    always = {
        "s": matter,
        "bylaw": bylaw,
        "compound": compound_name(bylaw.title, lang),
        "article": told.speaker.article(matter.name),
        "options": _options(told, matter),
    }
    for position, unit in enumerate(voters):
        if position:
            yield PageBreak()
        key = f"ballot {matter.name} {unit.name if unit else ''}"
        marked = told.render("ballot", unit=unit, **always)
        yield from blocks(marked, key, lang, told.speaker.tongue)


def _options(told: Wording, matter: Matter) -> tuple[str, ...]:
    """For, against, abstain; or the candidates, against, abstain."""
    against, abstain = told.say("against", "option"), told.say("abstain", "option")
    named = tuple(told.speaker.name(one) for one in matter.options)
    return (*(named or (told.say("for", "option"),)), against, abstain)
