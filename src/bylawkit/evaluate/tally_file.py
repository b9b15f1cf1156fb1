"""Tally files: JSON to a tally. Every value that cannot be right is reported with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import codes, objection_codes, part_codes
from bylawkit.evaluate import tally_keys as keys
from bylawkit.evaluate.announced import Announced, announced_figures, announced_outcome
from bylawkit.evaluate.decision import Lot
from bylawkit.evaluate.json_text import Number, Object, inside, kind_of, read_json
from bylawkit.evaluate.objecting import Objections
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.tally import KEYS, Count, Tally, excesses, misfits
from bylawkit.evaluate.tally_after import Own, own_in
from bylawkit.evaluate.tally_keys import Keyed, Words, keyed
from bylawkit.evaluate.tally_reader import Reader
from bylawkit.evaluate.words import KINDS, MEASURES, figure
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


@record
class TallyFile:
    """What a tally file says. ``outcome`` is the one announced.

    A tally counted from ballots says how many were ``cast`` and how many of them ``counted``.
    ``chinese`` says whether the file has Chinese keys.
    ``result_on`` is the day on which the result was announced.
    ``lines`` has a tally for each line of a sheet, ``rounds`` one for each round of voting;
    ``own`` has, in the same order, what stands beside the counts of each.
    ``objections`` are those made in writing: counted, and then in time, or one by one; ``None``:
    not known yet.
    """

    tally: Tally
    on: date | None = None
    announced: tuple[Announced, ...] = ()
    outcome: str | None = None
    cast: int | None = None
    counted: int | None = None
    chinese: bool = False
    objections: Objections | None = None
    lot: Lot | None = None
    lines: tuple[tuple[str, Tally], ...] = ()
    rounds: tuple[Tally, ...] = ()
    own: tuple[Own, ...] = ()
    result_on: date | None = None


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
    return replace(found, tally=tally), (*remarks, *_odd(path, found, matter))


def _odd(path: str, found: TallyFile, matter: Matter) -> Iterator[Diagnostic]:
    """What a tally says beside its lines and rounds for nothing, and lines that it leaves out."""
    place = Place(path)
    above = [one for one, count in found.tally.counts.items() if count.figures.keys() - {"total"}]
    if matter.lines and not found.lines:
        names = tuple(one.name for one in matter.lines)
        yield Diagnostic(part_codes.LINES_TOGETHER, place, {"names": names})
    if above and (found.lines or found.rounds):
        names_ = tuple(MEASURES[one] for one in above)
        yield Diagnostic(part_codes.VOTES_ABOVE, place, {"names": names_})
    if found.lines and (found.announced or found.outcome):
        yield Diagnostic(part_codes.ANNOUNCED_OF_A_SHEET, place)


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


class _Reader(Reader):
    """Reads one file, noting what is wrong as it goes."""

    def __init__(self, path: str, matter: Matter) -> None:
        super().__init__(path)
        self.options = tuple(option.name for option in matter.options)
        self.choices = matter.choices or 1
        self.matter = matter.name
        self.lines = tuple(line.name for line in matter.lines)
        self.later_round = False
        self.figures: dict[Measure, Keyed] = {}

    def whole(self, value: Any) -> TallyFile | None:
        if not isinstance(value, Object):
            self.wrong(codes.NOT_AN_OBJECT, self.path, kind=kind_of(value))
            return None
        top = self.keyed(value, keys.TOP, "")
        self._about(top)
        on = self.day(top, "on")
        tally = self._tally(top)
        whole = own_in(self, top, tally)
        lines, rounds = tuple(self._lines(top, tally)), tuple(self._rounds(top, tally))
        if lines and rounds:
            self.wrong(part_codes.LINES_AND_ROUNDS, top.places["rounds"])
        announced = self.inner(top, "announced", keys.IN_ANNOUNCED)
        return TallyFile(
            tally,
            on,
            tuple(announced_figures(self, announced)),
            announced_outcome(self, announced),
            chinese=keys.is_chinese(value),
            objections=whole.objections,
            lot=whole.lot,
            lines=tuple((name, one) for name, one, _ in lines),
            rounds=tuple(one for one, _ in rounds),
            own=tuple(own for *_, own in lines or rounds),
            result_on=self._result_day(announced, on),
        )

    def _result_day(self, announced: Keyed, on: date | None) -> date | None:
        """The day on which the result was announced; one before that of the vote is noted."""
        day = self.day(announced, "on")
        if day is not None and on is not None and day < on:
            self.wrong(objection_codes.ANNOUNCED_EARLY, announced.places["on"], day=day, on=on)
        return day

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

    def _lines(self, top: Keyed, whole: Tally) -> Iterable[tuple[str, Tally, Own]]:
        """A tally for each line of a sheet, and what it has of its own."""
        where = top.places.get("lines", "lines")
        given = self.group(where, top.values.get("lines", Object()))
        for name in given:
            if name not in self.lines:
                self.unknown(codes.UNKNOWN_LINE, where, name, self.lines, self.lines or ("–",))
        for name in self.lines if given else ():
            if name not in given:
                self.wrong(codes.LINE_MISSING, inside(where, name), name=name)
        for name, one in given.items():
            yield name, *self._part(one, inside(where, name), whole, keys.IN_LINE)

    def _rounds(self, top: Keyed, whole: Tally) -> Iterable[tuple[Tally, Own]]:
        given, where = top.values.get("rounds", []), top.places.get("rounds", "rounds")
        if not isinstance(given, list):
            self.wrong(codes.NOT_A_LIST, where, kind=kind_of(given))
            return
        for number, one in enumerate(given):
            self.later_round = number > 0
            yield self._part(one, f"{where}[{number}]", whole, keys.IN_ROUND)
        self.later_round = False

    def _part(self, value: Any, where: str, whole: Tally, words: Words) -> tuple[Tally, Own]:
        group = self.keyed(self.group(where, value), words, where)
        tally = _nobody_follows(self._tally(group, whole))[0]
        return tally, own_in(self, group, tally)

    # ── What it is about ──

    def _about(self, top: Keyed) -> None:
        stated = self.words(top, "matter")
        if stated not in (None, self.matter):
            where = top.places["matter"]
            self.wrong(codes.WRONG_MATTER, where, stated=shown(stated), wanted=self.matter)

    # ── Figures ──

    def _count(self, measure: Measure, top: Keyed) -> Count:
        given = self.figures[measure] = self.inner(top, measure.value, keys.FIGURES)
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
            elif (found := self.figure(measure, key, value)) is not None:
                figures[name] = found
        return Count(figures, candidates)

    def _adds_up(self, candidates: Mapping[str, int]) -> bool:
        """Whether votes for candidates are ballots: all are known, and each names one only."""
        every = self.later_round or all(option in candidates for option in self.options)
        return self.choices == 1 and every

    def _is_by_candidate(self, key: str, value: Any) -> bool:
        if not isinstance(value, Object) and self.options:
            example = ", ".join(f'"{name}": 214' for name in self.options[:2])
            self.wrong(codes.CANDIDATES_WANTED, key, example=example)
        return isinstance(value, Object)

    def _candidates(self, measure: Measure, key: str, value: Object) -> dict[str, int]:
        for name in value if self.options else ():
            if name not in self.options:
                self.unknown(codes.UNKNOWN_CANDIDATE, key, name, self.options, self.options)
        for name in () if self.options else value:
            if not name.strip() or not name.replace("\u3000", " ").isprintable():
                self.wrong(part_codes.BAD_NAME, inside(key, name))
        found = {name: self.figure(measure, inside(key, name), one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one is not None}

    def _fitting(self, tally: Tally, top: Keyed) -> None:
        for one in misfits(tally):
            kind, _, whole = one.kind.partition("-")
            self.wrong(
                codes.OVER if kind == "over" else codes.NOT_THE_SUM,
                top.places[one.measure.value],
                measure=MEASURES[one.measure],
                whole=KINDS[whole],
                parts=figure(one.parts, one.measure),
                stated=figure(one.whole, one.measure),
            )
        for each in excesses(tally, self.choices) if not self.noticed else ():
            self.wrong(
                codes.BEYOND_BALLOTS,
                self.figures[each.measure].places["for"],
                name=f"`{each.candidate}`" if each.candidate else _ALL_CANDIDATES,
                measure=MEASURES[each.measure],
                votes=figure(each.votes, each.measure),
                whole=_BALLOTS[each.whole],
                stated=figure(each.most, each.measure),
            )
