"""What became of a vote, for its announcement and its minutes: a tally file is read and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bylawkit.api import deciding
    from bylawkit.evaluate.decision import Decision
    from bylawkit.evaluate.tally import Tally
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.values import Ref
    from bylawkit.render.result import Checked, Lot, Part, Result, Row

Noticed = tuple[Diagnostic, ...]


def result_of(path: str, bylaw: Bylaw) -> tuple[Result | None, Noticed]:
    """The result of the matter that a tally file names, with what was noticed on the way."""
    from bylawkit.api.files import read_bytes, shown
    from bylawkit.api.names import named_one
    from bylawkit.evaluate import codes as evaluate_codes
    from bylawkit.evaluate.json_text import read_json
    from bylawkit.evaluate.tally_file import read_tally, stated_matter
    from bylawkit.render import codes

    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    value, noticed = read_json(shown(path), data)
    if noticed:
        return None, noticed
    name = stated_matter(value)
    if name is None:
        place = Place(shown(path))
        return None, (Diagnostic(codes.NO_MATTER_NAMED, place, {"path": shown(path)}),)
    matter, noticed = named_one(bylaw.matters, name, evaluate_codes.UNKNOWN_MATTER)
    if matter is None:
        return None, noticed
    counted, noticed = read_tally(shown(path), data, matter)
    if counted is None:
        return None, noticed
    from bylawkit.api.deciding import Given, day_of_vote, decided

    on, day_from = day_of_vote(None, counted)
    found = decided(Given(bylaw, matter, counted, on, day_from=day_from))
    return _result(found), (*noticed, *found.noticed)


def _result(found: deciding.Decided) -> Result:
    from bylawkit.render.result import Differing, Result, figure_named

    given = found.given
    named = {one.name: one for one in given.matter.lines}
    lines = [named[name] for name, _ in given.counted.lines]
    parts: Iterator[Part]
    if lines:
        parts = (_part(one, line=line) for one, line in zip(found.parts, lines, strict=True))
    elif given.counted.rounds:
        parts = (_part(one, number) for number, one in enumerate(found.parts, start=1))
    else:
        parts = map(_part, found.parts)
    return Result(
        matter=given.matter,
        on=given.on,
        parts=tuple(parts),
        differences=tuple(
            Differing(figure_named(one.figure), one.announced, one.computed)
            for one in found.differences
        ),
    )


def _part(one: deciding.Part, number: int | None = None, *, line: Ref | None = None) -> Part:
    from bylawkit.render.result import Part, figure_named

    decision = one.decision
    return Part(
        line=line,
        round=number,
        outcome=decision.outcome,
        measures=tuple(one.tally.counts),
        rows=tuple(_rows(one.tally.completed(), decision)),
        tests=tuple(_tests(decision)),
        missing=tuple(figure_named(name) for name in decision.missing),
        winners=decision.winners,
        tied=decision.tied,
        level=decision.level,
        consents=decision.consents,
        narrows=decision.narrows,
        shortlisted=decision.shortlisted,
        fallen=decision.fallen,
        left_out=len(decision.objected.left_out) if decision.objected else 0,
        lot=_lot(decision, line),
    )


def _rows(tally: Tally, decision: Decision) -> Iterator[Row]:
    """The count, kind by kind; kinds of which nothing is known or that nobody cast are left out."""
    from bylawkit.evaluate.tally import KEYS
    from bylawkit.render.result import Row

    standing = {one.name for one in decision.matter.options}
    assumed = {one.measure: one.total for one in decision.assumed}
    for kind in KEYS:
        if kind == "for" and tally.candidates:
            for name in tally.candidates:
                votes = {one: tally.of(one).candidates.get(name) for one in tally.counts}
                yield Row(kind, votes, name, not standing or name in standing)
            continue
        counts = {one: tally.of(one).figures.get(kind) for one in tally.counts}
        if kind == "total":
            counts |= {one: total for one, total in assumed.items() if one in counts}
        if kind in ("total", "for", "against") or any(counts.values()):
            yield Row(kind, counts)


def _tests(decision: Decision) -> Iterator[Checked]:
    """The tests, each once: a statute's test that the bylaw repeats is told as the bylaw's."""
    from bylawkit.render.result import Checked

    seen = set()
    for one in decision.reasons:
        key = (one.part, one.comparison, one.candidate, one.one_of)
        if key in seen:
            continue
        seen.add(key)
        figures = (one.whole, one.need, one.have, one.short_by, one.met)
        yield Checked(
            one.part,
            one.comparison,
            *figures,
            statute=one.rule.statute is not None,
            candidate=one.candidate,
            one_of=one.one_of,
        )


def _lot(decision: Decision, line: Ref | None) -> Lot | None:
    """The lot that was drawn; who won or goes on by it, unless the decision fell afterwards."""
    from bylawkit.render.result import Lot

    if decision.lot is None:
        return None
    drawn = decision.drawn
    return Lot(
        decision.matter.name,
        None if line is None else line.name,
        *decision.lot,
        tuple((one.name, one.sha256) for one in drawn),
        tuple(one.name for one in drawn if one.chosen and not decision.fallen),
    )
