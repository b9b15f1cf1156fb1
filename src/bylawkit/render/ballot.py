"""Ballots: one document per matter, a page for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter, Measure
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.code import ballot_text
from bylawkit.render.electorate import TENANTS, Manner
from bylawkit.render.names import compound_name
from bylawkit.render.origin import source_hash, unlinked, view
from bylawkit.render.speaker import article_key, speaker, stable_id
from bylawkit.render.speech.comparing import comparisons
from bylawkit.render.view import Block, Code, PageBreak, View
from bylawkit.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Voter:
    """A unit that votes, as registered. ``area`` is in 0.01 m²; no owner: the developer's."""

    name: str
    use: str
    area: int
    owners: tuple[str, ...] = ()


class Question(NamedTuple):
    """What is decided by itself: the matter, or one line of it. ``title`` is that of the line."""

    title: str | None
    options: tuple[str, ...]


def ballot(bylaw: Bylaw, matter: Matter, voters: tuple[Voter, ...], lang: str) -> View:
    """The ballots of a matter; a single blank one if no voters are given, or members vote."""
    told = Wording(speaker(bylaw, lang))
    title = clean(matter.title)
    by_units = told.speaker.manner(matter) is Manner.UNITS
    pages = _pages(told, matter, (by_units and voters) or (None,))
    return view("ballot", bylaw, lang, title, unlinked(tuple(pages)))


def _pages(told: Wording, matter: Matter, voters: tuple[Voter | None, ...]) -> Iterator[Block]:
    bylaw, lang = told.speaker.bylaw, told.speaker.lang
    always = {
        "s": matter,
        "bylaw": bylaw,
        "compound": compound_name(bylaw.title, lang),
        "article": told.speaker.article(matter.name),
        "manner": told.speaker.manner(matter),
        "people": told.speaker.voters(matter),
        "by_tenants": told.speaker.voters(matter) in TENANTS,
        "by_area": counts_area(matter),
        "questions": questions(told, matter),
    }
    vote = source_hash(bylaw), stable_id(article_key(matter))
    for position, unit in enumerate(voters):
        if position:
            yield PageBreak()
        key = f"ballot {matter.name} {unit.name if unit else ''}"
        marked = told.render("ballot", unit=unit, **always)
        title, *rest = blocks(marked, key, lang, told.speaker.tongue)
        yield title
        if unit is not None:
            yield code(unit.name, *vote, lang)
        yield from rest


def code(unit: str, source_sha256: str, vote: int, lang: str) -> Code:
    """The QR code of a ballot: it tells the text, the vote and the unit."""
    text = ballot_text(source_sha256, vote, unit)
    caption = f"{unit}　{source_sha256[:12]}" if lang == "zh" else f"{unit}  {source_sha256[:12]}"
    said = f"二维码：{text}" if lang == "zh" else f"QR code: {text}"
    number = stable_id(text) & 0x7FFFFFFE
    return Code(text, clean(caption), clean(said), number or 2)


def counts_area(matter: Matter) -> bool:
    """Whether it matters how large a unit is."""
    tests = [one for one in (matter.turnout, matter.approve) if one is not None]
    steps = matter.weight is not None and matter.weight.area_step is not None
    return steps or any(one.measure is Measure.AREA for test in tests for one in comparisons(test))


def questions(told: Wording, matter: Matter) -> tuple[Question, ...]:
    """One question, or one for each line; each with for, against, abstain, or the candidates."""
    against, abstain = told.say("against", "option"), told.say("abstain", "option")
    named = tuple(told.speaker.name(one) for one in matter.options)
    options = (*(named or (told.say("for", "option"),)), against, abstain)
    lines = tuple(told.speaker.name(one) for one in matter.lines)
    return tuple(Question(line, options) for line in lines or (None,))
