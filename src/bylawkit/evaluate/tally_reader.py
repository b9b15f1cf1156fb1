"""Reading a tally file value by value: what is wrong is noted with its key, and reading goes on."""

from __future__ import annotations

from datetime import date
from typing import Any

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.evaluate import codes
from bylawkit.evaluate import tally_keys as keys
from bylawkit.evaluate.dates import day_of
from bylawkit.evaluate.json_text import Number, Object, inside, kind_of, said
from bylawkit.evaluate.quantities import Slip, hundredths_of, shown, whole_of
from bylawkit.evaluate.slips import SLIP_CODES
from bylawkit.evaluate.spelling import did_you_mean
from bylawkit.evaluate.tally_keys import Keyed, Words, keyed
from bylawkit.model.votes import Measure
from bylawkit.source import Place


class Reader:
    """Reads the values of one file; ``noticed`` is what was wrong so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.noticed: list[Diagnostic] = []

    # ── Objects ──

    def group(self, key: str, value: Any) -> Object:
        """The object at a key; an empty one if something else stands there."""
        if isinstance(value, Object):
            return value
        self.wrong(codes.NOT_AN_OBJECT, key, kind=kind_of(value))
        return Object()

    def inner(self, outer: Keyed, key: str, words: Words) -> Keyed:
        """The object below a key; an empty one if it is not there."""
        where = outer.places.get(key, key)
        return self.keyed(self.group(where, outer.values.get(key, Object())), words, where)

    def keyed(self, value: Object, words: Words, place: str) -> Keyed:
        """An object by its English keys; those that are unknown or double are noted."""
        found = keyed(value, words, place)
        for name in found.unknown:
            known = keys.every_name(words), keys.shown_keys(words)
            self.unknown(codes.UNKNOWN_KEY, place, name, *known)
        for first, second in found.doubled:
            one, other = inside(place, first), inside(place, second)
            self.wrong(codes.KEY_IN_BOTH, other, first=one, second=other)
        return found

    # ── Values ──

    def figure(self, measure: Measure, key: str, value: Any) -> int | None:
        """A figure as a number or in quotes, areas in 0.01 m²; ``None`` if it was noted."""
        if value is None or value == "":
            self.wrong(codes.NO_VALUE, key)
            return None
        text = value if isinstance(value, str) else None
        read = hundredths_of if measure is Measure.AREA else whole_of
        found = Slip.NOT_A_NUMBER if text is None else read(text)
        if isinstance(found, int):
            return found
        example = '"16010.20"' if measure is Measure.AREA else "205"
        self.wrong(SLIP_CODES[found], key, what=f"`{key}`", text=said(value), example=example)
        return None

    def day(self, group: Keyed, key: str) -> date | None:
        """The day at a key; ``None`` if there is none, or if it was noted."""
        if key not in group.values:
            return None
        stated, where = group.values[key], group.places[key]
        day = day_of(stated) if isinstance(stated, str) else None
        if day is None:
            self.wrong(codes.BAD_DATE, where, what=f"`{where}`", text=said(stated))
        return day

    def words(self, group: Keyed, key: str) -> str | None:
        """The text at a key; ``None`` if there is none, or if it was noted."""
        stated = group.values.get(key, "")
        if isinstance(stated, Number) or not isinstance(stated, str):
            self.wrong(codes.NOT_WORDS, group.places[key], kind=kind_of(stated))
            return None
        return stated if key in group.values else None

    # ── Slips ──

    def unknown(
        self, code: Code, place: str, name: str, known: tuple[str, ...], choice: tuple[object, ...]
    ) -> None:
        """Note a name that is not known at this place."""
        where = inside(place, name)
        args = {"key": where, "name": shown(name), "names": choice}
        hint = did_you_mean(name, known)
        self.noticed.append(Diagnostic(code, self.place(where), args, hint_text=hint))

    def wrong(self, code: Code, where: str, **args: object) -> None:
        """Note what is wrong with the value at a key."""
        at = self.place(None if where == self.path else where)
        self.noticed.append(Diagnostic(code, at, {"key": where, **args}))

    def place(self, key: str | None) -> Place:
        """Where a key stands."""
        return Place(self.path, None, key)
