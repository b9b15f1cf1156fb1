"""What ``decide`` and ``replay`` share: the bytes of files in, a decision out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from datetime import date, datetime

    from bylawkit.diagnostics import Text
    from bylawkit.evaluate.decision import DayFrom, Decision, Lot
    from bylawkit.evaluate.recount import Difference
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law
    from bylawkit.model.votes import Matter

Noticed = tuple[Diagnostic, ...]


class File(NamedTuple):
    """A file as read: what messages call it, and its bytes."""

    path: str
    data: bytes


Files = Mapping[str, File]
"""Files by their role: ``tally``, or ``register`` and ``ballots``."""


class Given(NamedTuple):
    """What a decision is made from; ``on`` is ``None`` for the day of the bylaw's own law."""

    bylaw: Bylaw
    matter: Matter
    counted: TallyFile
    on: date | None
    second_call: bool = False
    day_from: DayFrom = "stated"
    lot: Lot | None = None


class Part(NamedTuple):
    """One decision: of the whole vote, or of one line of a sheet or one round, which is named."""

    label: Text | None
    tally: Tally
    decision: Decision


class Decided(NamedTuple):
    """What was decided, the law by which it was, and how announced figures differ from it.

    ``parts`` are the lines of a sheet, or the rounds of a vote in order; most votes have just one.
    """

    law: Law
    parts: tuple[Part, ...]
    differences: tuple[Difference, ...] = ()
    noticed: Noticed = ()

    @property
    def decision(self) -> Decision:
        """The decision; the last of several."""
        return self.parts[-1].decision


def read_files(paths: Mapping[str, str | None]) -> tuple[dict[str, File] | None, Noticed]:
    """The files at these paths, by role; ``None`` if one of them cannot be read."""
    from bylawkit.cli.files import read_bytes, shown

    files: dict[str, File] = {}
    noticed: Noticed = ()
    for role, path in paths.items():
        if path is not None:
            data, problems = read_bytes(path)
            noticed += problems
            if data is not None:
                files[role] = File(shown(path), data)
    return (None if noticed else files), noticed


def counted_in(
    files: Files, matter: Matter, scope: str | None, closes: datetime | None = None
) -> tuple[TallyFile | None, Noticed]:
    """The tally in some files: as counted already, or from the register and the ballots."""
    if "tally" not in files:
        return _counted_from(files["register"], files["ballots"], matter, scope, closes)
    from bylawkit.evaluate.tally_file import read_tally

    return read_tally(*files["tally"], matter)


def _counted_from(
    register_file: File,
    ballot_file: File,
    matter: Matter,
    scope: str | None,
    closes: datetime | None,
) -> tuple[TallyFile | None, Noticed]:
    from bylawkit.evaluate.ballots import read_ballots
    from bylawkit.evaluate.count import count_ballots
    from bylawkit.evaluate.register import read_register
    from bylawkit.evaluate.scopes import units_in_scope
    from bylawkit.evaluate.tally_file import TallyFile

    register, noticed = read_register(*register_file)
    if register is None:
        return None, noticed
    ballots, problems = read_ballots(*ballot_file, matter, register)
    units, outside = units_in_scope(register, matter.scope, scope)
    noticed += problems + outside
    if ballots is None or units is None:
        return None, noticed
    found = []
    for line in [one.name for one in matter.lines] or [""]:
        rows = tuple(one for one in ballots if one.line == line)
        counted, problems = count_ballots(ballot_file.path, rows, matter, units, closes)
        noticed += problems
        found += [] if counted is None else [(line, counted)]
    if len(found) < max(len(matter.lines), 1):
        return None, noticed
    lines = tuple((line, one.tally) for line, one in found if line)
    cast, kept = (sum(getattr(one, key) for _, one in found) for key in ("cast", "counted"))
    last = max((one.last_day for _, one in found if one.last_day), default=None)
    return TallyFile(found[0][1].tally, last, cast=cast, counted=kept, lines=lines), noticed


def day_of_vote(asked: date | None, counted: TallyFile) -> tuple[date | None, DayFrom]:
    """The day of the vote: as asked for, else as the tally says, else that of the last ballot."""
    if asked is not None:
        return asked, "stated"
    if counted.on is None:
        return None, "bylaw"
    return counted.on, "stated" if counted.cast is None else "ballots"


def decided(given: Given) -> Decided:
    """The decision, by the law of its day, and the announced figures that differ from it."""
    from bylawkit.evaluate.recount import recount
    from bylawkit.pipeline import law_for

    law, counted = law_for(given.bylaw, on=given.on), given.counted
    if counted.lines:
        parts = tuple(_line(given, law, name, tally) for name, tally in counted.lines)
        return Decided(law, parts)
    parts, noticed = _rounds(given, law)
    last = parts[-1]
    differences = recount(last.decision, last.tally, counted.announced, counted.outcome)
    return Decided(law, parts, differences, noticed)


def _line(given: Given, law: Law, name: str, tally: Tally) -> Part:
    from bylawkit.diagnostics import Text
    from bylawkit.evaluate.tally_file import TallyFile

    parts, _ = _rounds(given._replace(counted=TallyFile(tally, lot=given.counted.lot)), law)
    return parts[0]._replace(label=Text(name, name))


def _rounds(given: Given, law: Law) -> tuple[tuple[Part, ...], Noticed]:
    """Every round, each with what would carry it, its lot, and what objections make of it."""
    from bylawkit.diagnostics import Text
    from bylawkit.evaluate import codes
    from bylawkit.evaluate.lots import drawn
    from bylawkit.evaluate.objections import after_objections
    from bylawkit.evaluate.question import question_of
    from bylawkit.evaluate.rounds import play
    from bylawkit.evaluate.votes import with_needed

    floors, counted = law.in_force(), given.counted
    asked = question_of(given.bylaw, given.matter, floors, second_call=given.second_call)
    tallies = counted.rounds or (counted.tally,)
    played = play(asked, tallies, law.on)
    parts = []
    for number, (question, decision) in enumerate(played.rounds, start=1):
        tally = tallies[number - 1]
        found = with_needed(question, tally, drawn(question, decision, given.lot or counted.lot))
        found = after_objections(given.bylaw, found, tally, floors, counted.objections)
        label = Text(f"第 {number} 轮", f"round {number}") if counted.rounds else None
        parts.append(Part(label, tally, found))
    noticed = [
        Diagnostic(codes.NOT_STANDING, None, {"round": number, "name": name})
        for number, name in played.not_standing
    ]
    if played.unasked:
        noticed.append(Diagnostic(codes.ROUNDS_LEFT, None, {"count": played.unasked}))
    return tuple(parts), tuple(noticed)


def receipt_id(bylaw: Bylaw, found: Decided) -> str:
    """The hash by which a decision is known; of several, a hash over theirs."""
    from hashlib import sha256

    from bylawkit.evaluate.decision_json import canonical, receipt_of

    each = [receipt_of(bylaw, one.decision, one.tally) for one in found.parts]
    if len(each) == 1:
        return each[0]
    return f"sha256:{sha256(canonical(each).encode()).hexdigest()}"


def told_as_json(given: Given, found: Decided, lang: str) -> dict[str, Any]:
    """What ``decide --json`` answers; lines, and the rounds before the last, stand inside."""
    from bylawkit.evaluate.decision_json import decision_json, receipt_of, tally_json

    keys = {one.name: one.key for one in found.law.statutes if one.key}

    def told(part: Part, receipt: str) -> dict[str, Any]:
        differences = found.differences if part is found.parts[-1] else ()
        return decision_json(part.decision, differences, receipt, lang, keys, given.day_from)

    whole = receipt_id(given.bylaw, found)
    if given.counted.lines:
        lines = [
            {"line": one.label(lang) if one.label else None}
            | told(one, receipt_of(given.bylaw, one.decision, one.tally))
            for one in found.parts
        ]
        answered: dict[str, Any] = {"matter": given.matter.name, "lines": lines, "receipt": whole}
    else:
        answered = told(found.parts[-1], whole)
        if given.counted.rounds:
            earlier = found.parts[:-1]
            answered["rounds"] = [
                told(one, receipt_of(given.bylaw, one.decision, one.tally)) for one in earlier
            ]
    if given.counted.cast is not None:
        answered["ballots"] = {"cast": given.counted.cast, "counted": given.counted.counted}
        answered["tally"] = tally_json(given.counted.tally)
    return answered
