"""Figures as they were announced, to be compared with what the tally comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.evaluate import codes
from bylawkit.evaluate import tally_keys as keys
from bylawkit.evaluate.json_text import Object, inside, said
from bylawkit.evaluate.quantities import percentage_of
from bylawkit.evaluate.tally_keys import Keyed
from bylawkit.evaluate.tally_reader import Reader
from bylawkit.evaluate.words import OUTCOMES
from bylawkit.model.votes import Measure


class Announced(NamedTuple):
    """A figure as it was announced.

    ``name`` is the figure (``for``), ``share`` whether its percentage was announced; then
    ``value`` counts the last of ``decimals`` decimals.
    """

    measure: Measure
    name: str
    stated: str
    value: int
    share: bool = False
    decimals: int = 0
    candidate: str | None = None

    @property
    def path(self) -> str:
        """Where it stands: ``heads.for_share``."""
        name = f"{self.name}_share" if self.share else self.name
        tail = f".{self.candidate}" if self.candidate is not None else ""
        return f"{self.measure.value}.{name}{tail}"


def announced_figures(reader: Reader, announced: Keyed) -> Iterable[Announced]:
    """Every figure and percentage, those of candidates one by one."""
    for measure in Measure:
        given = reader.inner(announced, measure.value, keys.ANNOUNCED)
        for name, stated in given.values.items():
            yield from _each(reader, measure, name, given.places[name], stated)


def announced_outcome(reader: Reader, announced: Keyed) -> str | None:
    """The outcome that was announced, by its English word."""
    if "outcome" not in announced.values:
        return None
    stated, where = announced.values["outcome"], announced.places["outcome"]
    words = {word: one.value for one, text in OUTCOMES.items() for word in (one.value, *text)}
    if isinstance(stated, str) and stated in words:
        return words[stated]
    names = tuple(Text(text.zh, one.value) for one, text in OUTCOMES.items())
    reader.wrong(codes.UNKNOWN_KEY, where, key=said(stated), names=names)
    return None


def _each(reader: Reader, measure: Measure, name: str, key: str, value: Any) -> Iterable[Announced]:
    by_candidate = isinstance(value, Object)
    for candidate, stated in value.items() if by_candidate else ((None, value),):
        where = inside(key, candidate) if candidate else key
        one = _one(reader, measure, name, where, stated)
        if one is not None:
            yield one._replace(candidate=candidate)


def _one(reader: Reader, measure: Measure, name: str, key: str, value: Any) -> Announced | None:
    if name not in keys.SHARES:
        found = reader.figure(measure, key, value)
        return None if found is None else Announced(measure, name, str(value), found)
    share = percentage_of(value) if isinstance(value, str) else None
    if share is None:
        reader.wrong(codes.NOT_A_SHARE, key, text=said(value))
        return None
    return Announced(measure, name.removesuffix("_share"), value, share[0], True, share[1])
