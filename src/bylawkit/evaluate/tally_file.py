"""Tally files: JSON to a tally. Every value that cannot be right is reported with its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.evaluate import codes
from bylawkit.evaluate import tally_keys as keys
from bylawkit.evaluate.dates import day_of
from bylawkit.evaluate.decision import Lot
from bylawkit.evaluate.json_text import Number, Object, inside, kind_of, read_json
from bylawkit.evaluate.lots import lot_of
from bylawkit.evaluate.quantities import (
    Slip,
    hundredths_of,
    percentage_of,
    shown,
    whole_of,
)
from bylawkit.evaluate.slips import SLIP_CODES
from bylawkit.evaluate.spelling import did_you_mean
from bylawkit.evaluate.tally import KEYS, Count, Tally, excesses, misfits
from bylawkit.evaluate.tally_keys import Keyed, Words, keyed
from bylawkit.evaluate.words import KINDS, MEASURES, OUTCOMES, figure
from bylawkit.model.votes import Matter, Measure
from bylawkit.record import record, replace
from bylawkit.source import Place

_ALL_CANDIDATES = Text("全部候选人", "all candidates")
_BALLOTS = {
    "for": Text("选了人的票", "the ballots that name somebody"),
    "returned": Text("收回的票", "the ballots that came back"),
    "total": Text("全体", "the total"),
}

Noticed = tuple[Diagnostic, ...]


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


@record
class TallyFile:
    """What a tally file says. ``outcome`` is the one announced.

    A tally counted from ballots says how many were ``cast`` and how many of them ``counted``.
    ``chinese`` says whether the file has Chinese keys.
    ``lines`` has a tally for each line of a sheet, ``rounds`` one for each round of voting.
    ``objections`` are those made in writing and in time; ``None``: not known yet.
    """

    tally: Tally
    on: date | None = None
    announced: tuple[Announced, ...] = ()
    outcome: str | None = None
    cast: int | None = None
    counted: int | None = None
    chinese: bool = False
    objections: Mapping[Measure, int] | None = None
    lot: Lot | None = None
    lines: tuple[tuple[str, Tally], ...] = ()
    rounds: tuple[Tally, ...] = ()


def stated_matter(value: Any) -> str | None:
    """The name of the matter that a tally is about, if it says so."""
    found = keyed(value, keys.TOP, "").values if isinstance(value, Object) else {}
    name = found.get("matter")
    return name if isinstance(name, str) and not isinstance(name, Number) else None


def read_tally(path: str, data: bytes, matter: Matter) -> tuple[TallyFile | None, Noticed]:
    """The tally of ``matter`` in a file; ``None`` if anything in it is wrong."""
    value, noticed = read_json(path, data)
    if noticed:
        return None, noticed
    reader = _Reader(path, matter)
    found = reader.whole(value)
    if found is None or reader.noticed:
        return None, tuple(reader.noticed)
    tally, paths = _nobody_follows(found.tally)
    names = keys.paths_in(paths, found.chinese)
    remarks = [Diagnostic(codes.NOT_OFFERED, Place(path), {"names": names})] if names else []
    return replace(found, tally=tally), tuple(remarks)


def _nobody_follows(tally: Tally) -> tuple[Tally, tuple[str, ...]]:
    """Without votes that follow the majority where a tally leaves them open, and their keys.

    Ballots do not offer that choice; other figures that are left out stay unknown.
    """
    open_ = [one for one, count in tally.counts.items() if _leaves_followers_open(count)]
    counts = dict(tally.counts)
    for one in open_:
        counts[one] = replace(counts[one], figures={**counts[one].figures, "follow": 0})
    return Tally(counts), tuple(inside(one.value, "follow") for one in open_)


def _leaves_followers_open(count: Count) -> bool:
    return "for" in count.figures and "follow" not in count.completed().figures


def _total(count: Count) -> dict[str, int]:
    return {key: votes for key, votes in count.figures.items() if key == "total"}


class _Reader:
    """Reads one file, noting what is wrong as it goes."""

    def __init__(self, path: str, matter: Matter) -> None:
        self.path = path
        self.options = tuple(option.name for option in matter.options)
        self.choices = matter.choices or 1
        self.matter = matter.name
        self.lines = tuple(line.name for line in matter.lines)
        self.later_round = False
        self.noticed: list[Diagnostic] = []
        self.figures: dict[Measure, Keyed] = {}

    def whole(self, value: Any) -> TallyFile | None:
        if not isinstance(value, Object):
            self._wrong(codes.NOT_AN_OBJECT, self.path, kind=kind_of(value))
            return None
        top = self._keyed(value, keys.TOP, "")
        self._about(top)
        tally = self._tally(top)
        lines = tuple(self._lines(top, tally))
        rounds = tuple(self._rounds(top, tally))
        announced = self._inner(top, "announced", keys.IN_ANNOUNCED)
        return TallyFile(
            tally,
            self._date(top),
            tuple(self._all_announced(announced)),
            self._outcome(announced),
            chinese=keys.is_chinese(value),
            objections=self._objections(top),
            lot=self._lot(top),
            lines=lines,
            rounds=rounds,
        )

    def _tally(self, group: Keyed, whole: Tally | None = None) -> Tally:
        """The counts of a group; totals are those of the whole unless they are stated."""
        totals = {} if whole is None else {one: _total(whole.of(one)) for one in Measure}
        counts = {}
        for one in Measure:
            if one.value in group.values:
                count = self._count(one, group)
                counts[one] = replace(count, figures=totals.get(one, {}) | dict(count.figures))
        tally = Tally(counts)
        if not self.noticed:
            self._fitting(tally, group)
        return tally

    def _lines(self, top: Keyed, whole: Tally) -> Iterable[tuple[str, Tally]]:
        """A tally for each line of a sheet."""
        where = top.places.get("lines", "lines")
        given = self._object(where, top.values.get("lines", Object()))
        for name in given:
            if name not in self.lines:
                self._unknown(codes.UNKNOWN_LINE, where, name, self.lines, self.lines or ("–",))
        for name in self.lines if given else ():
            if name not in given:
                self._wrong(codes.LINE_MISSING, inside(where, name), name=name)
        for name, one in given.items():
            yield name, self._part(one, inside(where, name), whole)

    def _rounds(self, top: Keyed, whole: Tally) -> Iterable[Tally]:
        given, where = top.values.get("rounds", []), top.places.get("rounds", "rounds")
        if not isinstance(given, list):
            self._wrong(codes.NOT_A_LIST, where, kind=kind_of(given))
            return
        for number, one in enumerate(given):
            self.later_round = number > 0
            yield self._part(one, f"{where}[{number}]", whole)
        self.later_round = False

    def _part(self, value: Any, where: str, whole: Tally) -> Tally:
        group = self._keyed(self._object(where, value), keys.MEASURES_ONLY, where)
        return _nobody_follows(self._tally(group, whole))[0]

    # ── What it is about ──

    def _about(self, top: Keyed) -> None:
        stated, where = top.values.get("matter", self.matter), top.places.get("matter", "matter")
        if not isinstance(stated, str) or isinstance(stated, Number):
            self._wrong(codes.NOT_WORDS, where, kind=kind_of(stated))
        elif stated != self.matter:
            self._wrong(codes.WRONG_MATTER, where, stated=shown(stated), wanted=self.matter)

    def _date(self, top: Keyed) -> date | None:
        if "on" not in top.values:
            return None
        stated, where = top.values["on"], top.places["on"]
        day = day_of(stated) if isinstance(stated, str) else None
        if day is None:
            text = shown(stated) if isinstance(stated, str) else kind_of(stated)
            self._wrong(codes.BAD_DATE, where, what=f"`{where}`", text=text)
        return day

    # ── Figures ──

    def _count(self, measure: Measure, top: Keyed) -> Count:
        given = self.figures[measure] = self._inner(top, measure.value, keys.FIGURES)
        figures: dict[str, int] = {}
        candidates: dict[str, int] = {}
        for name in KEYS:
            if name not in given.values:
                continue
            key, value = given.places[name], given.values[name]
            if name == "for" and self._is_by_candidate(key, value):
                candidates = self._candidates(measure, key, value)
                if self._adds_up(candidates):
                    figures["for"] = sum(candidates.values())
            elif (found := self._figure(measure, key, value)) is not None:
                figures[name] = found
        return Count(figures, candidates)

    def _adds_up(self, candidates: Mapping[str, int]) -> bool:
        """Whether votes for candidates are ballots: all are known, and each names one only."""
        every = self.later_round or all(option in candidates for option in self.options)
        return self.choices == 1 and every

    def _is_by_candidate(self, key: str, value: Any) -> bool:
        if not isinstance(value, Object) and self.options:
            example = ", ".join(f'"{name}": 214' for name in self.options[:2])
            self._wrong(codes.CANDIDATES_WANTED, key, example=example)
        return isinstance(value, Object)

    def _candidates(self, measure: Measure, key: str, value: Object) -> dict[str, int]:
        for name in value if self.options else ():
            if name not in self.options:
                self._unknown(codes.UNKNOWN_CANDIDATE, key, name, self.options, self.options)
        found = {name: self._figure(measure, inside(key, name), one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one is not None}

    def _figure(self, measure: Measure, key: str, value: Any) -> int | None:
        """A figure as a number or in quotes; ``None`` if it was reported."""
        if value is None or value == "":
            self._wrong(codes.NO_VALUE, key)
            return None
        text = value if isinstance(value, str) else None
        read = hundredths_of if measure is Measure.AREA else whole_of
        found = Slip.NOT_A_NUMBER if text is None else read(text)
        if isinstance(found, int):
            return found
        example = '"16010.20"' if measure is Measure.AREA else "205"
        said = kind_of(value) if text is None else shown(text)
        self._wrong(SLIP_CODES[found], key, what=f"`{key}`", text=said, example=example)
        return None

    def _fitting(self, tally: Tally, top: Keyed) -> None:
        for one in misfits(tally):
            kind, _, whole = one.kind.partition("-")
            self._wrong(
                codes.OVER if kind == "over" else codes.NOT_THE_SUM,
                top.places[one.measure.value],
                measure=MEASURES[one.measure],
                whole=KINDS[whole],
                parts=figure(one.parts, one.measure),
                stated=figure(one.whole, one.measure),
            )
        for each in excesses(tally, self.choices) if not self.noticed else ():
            self._wrong(
                codes.BEYOND_BALLOTS,
                self.figures[each.measure].places["for"],
                name=f"`{each.candidate}`" if each.candidate else _ALL_CANDIDATES,
                measure=MEASURES[each.measure],
                votes=figure(each.votes, each.measure),
                whole=_BALLOTS[each.whole],
                stated=figure(each.most, each.measure),
            )

    # ── What was announced ──

    def _all_announced(self, announced: Keyed) -> Iterable[Announced]:
        for measure in Measure:
            given = self._inner(announced, measure.value, keys.ANNOUNCED)
            for name, stated in given.values.items():
                yield from self._each_announced(measure, name, given.places[name], stated)

    def _each_announced(
        self, measure: Measure, name: str, key: str, value: Any
    ) -> Iterable[Announced]:
        by_candidate = isinstance(value, Object)
        for candidate, stated in value.items() if by_candidate else ((None, value),):
            where = inside(key, candidate) if candidate else key
            one = self._announced(measure, name, where, stated)
            if one is not None:
                yield one._replace(candidate=candidate)

    def _announced(self, measure: Measure, name: str, key: str, value: Any) -> Announced | None:
        if name not in keys.SHARES:
            found = self._figure(measure, key, value)
            return None if found is None else Announced(measure, name, str(value), found)
        share = percentage_of(value) if isinstance(value, str) else None
        if share is None:
            said = shown(value) if isinstance(value, str) else kind_of(value)
            self._wrong(codes.NOT_A_SHARE, key, text=said)
            return None
        return Announced(measure, name.removesuffix("_share"), value, share[0], True, share[1])

    def _outcome(self, announced: Keyed) -> str | None:
        if "outcome" not in announced.values:
            return None
        stated, where = announced.values["outcome"], announced.places["outcome"]
        words = {word: one.value for one, text in OUTCOMES.items() for word in (one.value, *text)}
        if isinstance(stated, str) and stated in words:
            return words[stated]
        said = shown(stated) if isinstance(stated, str) else kind_of(stated)
        names = tuple(Text(text.zh, one.value) for one, text in OUTCOMES.items())
        self._wrong(codes.UNKNOWN_KEY, where, key=said, names=names)
        return None

    # ── What came after ──

    def _objections(self, top: Keyed) -> Mapping[Measure, int] | None:
        if "objections" not in top.values:
            return None
        given = self._inner(top, "objections", keys.MEASURES_ONLY)
        found = {
            one: self._figure(one, given.places[one.value], given.values[one.value])
            for one in Measure
            if one.value in given.values
        }
        return {one: votes for one, votes in found.items() if votes is not None}

    def _lot(self, top: Keyed) -> Lot | None:
        if "lot" not in top.values:
            return None
        given = self._inner(top, "lot", keys.LOT)
        for name, stated in given.values.items():
            if isinstance(stated, Number) or not isinstance(stated, str):
                self._wrong(codes.NOT_WORDS, given.places[name], kind=kind_of(stated))
                return None
        where = self._place(top.places["lot"])
        lot, noticed = lot_of(given.values.get("seed"), given.values.get("commitment"), where)
        self.noticed += noticed
        return lot

    # ── Slips ──

    def _object(self, key: str, value: Any) -> Object:
        if isinstance(value, Object):
            return value
        self._wrong(codes.NOT_AN_OBJECT, key, kind=kind_of(value))
        return Object()

    def _inner(self, outer: Keyed, key: str, words: Words) -> Keyed:
        """The object below a key; an empty one if it is not there."""
        where = outer.places.get(key, key)
        return self._keyed(self._object(where, outer.values.get(key, Object())), words, where)

    def _keyed(self, value: Object, words: Words, place: str) -> Keyed:
        found = keyed(value, words, place)
        for name in found.unknown:
            known = keys.every_name(words), keys.shown_keys(words)
            self._unknown(codes.UNKNOWN_KEY, place, name, *known)
        for first, second in found.doubled:
            one, other = inside(place, first), inside(place, second)
            self._wrong(codes.KEY_IN_BOTH, other, first=one, second=other)
        return found

    def _unknown(
        self, code: Code, place: str, name: str, known: tuple[str, ...], choice: tuple[object, ...]
    ) -> None:
        where = inside(place, name)
        args = {"key": where, "name": shown(name), "names": choice}
        hint = did_you_mean(name, known)
        self.noticed.append(Diagnostic(code, self._place(where), args, hint_text=hint))

    def _wrong(self, code: Code, where: str, **args: object) -> None:
        at = self._place(None if where == self.path else where)
        self.noticed.append(Diagnostic(code, at, {"key": where, **args}))

    def _place(self, key: str | None) -> Place:
        return Place(self.path, None, key)
