"""From a register, ballots or a tally to a decision, and to its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bylawkit.api.kept import KeptRule, kept_rule
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.record import replace

if TYPE_CHECKING:
    from datetime import date, datetime

    from bylawkit.api.given import File
    from bylawkit.evaluate.ballots import Ballot
    from bylawkit.evaluate.decision import DayFrom, Decision, Lot, Occasion
    from bylawkit.evaluate.recount import Difference
    from bylawkit.evaluate.register import Register, RegisteredUnit
    from bylawkit.evaluate.rounds import Played
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.tally_after import Own
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law
    from bylawkit.model.scenario import Outcome
    from bylawkit.model.votes import Matter

Noticed = tuple[Diagnostic, ...]


Tables = Mapping[str, "File | Register | TallyFile | tuple[Ballot, ...]"]
"""What is counted, by its role: ``tally``, or ``register`` and ``ballots``."""


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

    given: Given
    law: Law
    parts: tuple[Part, ...]
    differences: tuple[Difference, ...] = ()
    noticed: Noticed = ()

    @property
    def decision(self) -> Decision:
        """The decision; the last of several."""
        return self.parts[-1].decision

    @property
    def outcome(self) -> Outcome:
        """What became of the matter; of the last part, if there are several."""
        return self.decision.outcome

    @property
    def receipt(self) -> str:
        """The hash by which the decision is known."""
        return receipt_id(self.given.bylaw, self)


def counted_in(
    bylaw: Bylaw,
    tables: Tables,
    matter: Matter,
    scope: str | None,
    closes: datetime | None = None,
) -> tuple[TallyFile | None, Noticed]:
    """The tally: as counted already, or from the register and the ballots."""
    if "tally" not in tables:
        return _counted_from(bylaw, tables, matter, scope, closes)
    given = tables["tally"]
    if not isinstance(given, tuple):
        return cast("TallyFile", given), ()
    from bylawkit.evaluate.tally_file import read_tally

    return read_tally(*_file(given), matter)


def _counted_from(
    bylaw: Bylaw, tables: Tables, matter: Matter, scope: str | None, closes: datetime | None
) -> tuple[TallyFile | None, Noticed]:
    from bylawkit.api.given import register_of
    from bylawkit.evaluate.register_size import against_size
    from bylawkit.evaluate.scopes import units_in_scope

    register, noticed = register_of(cast("File | Register", tables["register"]))
    if register is None:
        return None, noticed
    noticed += tuple(against_size(bylaw, register))
    ballots, path, problems = _ballots(tables["ballots"], matter, register)
    units, outside = units_in_scope(register, matter.scope, scope)
    noticed += problems + outside
    if ballots is None or units is None:
        return None, noticed
    found, problems = _counted(ballots, path, matter, units, closes)
    return found, noticed + problems


def _counted(
    ballots: tuple[Ballot, ...],
    path: str,
    matter: Matter,
    units: tuple[RegisteredUnit, ...],
    closes: datetime | None,
) -> tuple[TallyFile | None, Noticed]:
    """One tally, or one for each line of a sheet."""
    from bylawkit.evaluate.count import count_ballots
    from bylawkit.evaluate.tally_file import TallyFile

    noticed: Noticed = ()
    found = []
    for line in [one.name for one in matter.lines] or [""]:
        rows = tuple(one for one in ballots if one.line == line)
        counted, problems = count_ballots(path, rows, matter, units, closes)
        noticed += problems
        found += [] if counted is None else [(line, counted)]
    if len(found) < max(len(matter.lines), 1):
        return None, noticed
    lines = tuple((line, one.tally) for line, one in found if line)
    cast, kept = (sum(getattr(one, key) for _, one in found) for key in ("cast", "counted"))
    last = max((one.last_day for _, one in found if one.last_day), default=None)
    return TallyFile(found[0][1].tally, last, cast=cast, counted=kept, lines=lines), noticed


def _ballots(
    given: Any, matter: Matter, register: Register
) -> tuple[tuple[Ballot, ...] | None, str, Noticed]:
    from bylawkit.api.given import File
    from bylawkit.evaluate.ballots import read_ballots

    if not isinstance(given, File):
        return given, "<ballots>", ()
    ballots, noticed = read_ballots(*given, matter, register)
    return ballots, given.path, noticed


def _file(given: Any) -> tuple[str, bytes]:
    path, data = given
    return path, data


def day_of_vote(asked: date | None, counted: TallyFile) -> tuple[date | None, DayFrom]:
    """The day of the vote: as asked for, else as the tally says, else that of the last ballot."""
    if asked is not None:
        return asked, "stated"
    if counted.on is None:
        return None, "bylaw"
    return counted.on, "stated" if counted.cast is None else "ballots"


def decided(given: Given) -> Decided:
    """The decision, by the law of its day, and the announced figures that differ from it."""
    counted = given.counted
    rule = kept_rule(given.bylaw, given.matter, given.on, second_call=given.second_call)
    parts, noticed = (_lines if counted.lines else _rounds)(given, rule)
    differences = () if counted.lines else _differences(counted, parts[-1])
    return Decided(given, rule.law, parts, differences, noticed + _idle_lots(given, parts))


def _differences(counted: TallyFile, last: Part) -> tuple[Difference, ...]:
    if not counted.announced and counted.outcome is None:
        return ()
    from bylawkit.evaluate.recount import recount

    return recount(last.decision, last.tally, counted.announced, counted.outcome)


def _lines(given: Given, rule: KeptRule) -> tuple[tuple[Part, ...], Noticed]:
    """Every line of a sheet, with the lot and the objections that are its own or the whole's."""
    counted = given.counted
    parts: list[Part] = []
    noticed: Noticed = ()
    for (name, tally), own in zip(counted.lines, _own(counted, len(counted.lines)), strict=True):
        made = counted.objections if own.objections is None else own.objections
        alone = replace(counted, tally=tally, rounds=(), own=(own,), objections=made)
        found, problems = _rounds(given._replace(counted=alone), rule, name)
        parts += [one._replace(label=Text(name, name)) for one in found]
        noticed += tuple(one for one in problems if one not in noticed)
    return tuple(parts), noticed


def _own(counted: TallyFile, count: int) -> tuple[Own, ...]:
    """What each line or round has of its own."""
    from bylawkit.evaluate.tally_after import Own

    return (*counted.own, *[Own()] * (count - len(counted.own)))


def _rounds(given: Given, rule: KeptRule, line: str = "") -> tuple[tuple[Part, ...], Noticed]:
    """Every round, each with its lot and what would carry it; the last with the objections to it."""
    counted, law = given.counted, rule.law
    own = tuple(one.lot for one in counted.own)
    lot = given.lot or counted.lot
    plain = counted.objections is None and not counted.rounds
    if rule.compiled and plain and lot is None and not any(own):
        decision = rule.compiled.decide(counted.tally, law.on, needed=True)
        return (Part(None, counted.tally, decision),), ()
    from bylawkit.evaluate.lots import Lots
    from bylawkit.evaluate.objections import with_objections
    from bylawkit.evaluate.rounds import play
    from bylawkit.evaluate.votes import with_needed

    tallies = counted.rounds or (counted.tally,)
    played = play(rule.question, tallies, law.on, Lots(lot, own, line))
    parts = []
    for number, (question, decision) in enumerate(played.rounds, start=1):
        tally = tallies[number - 1]
        label = Text(f"第 {number} 轮", f"round {number}") if counted.rounds else None
        parts.append(Part(label, tally, with_needed(question, tally, decision)))
    *_, (label, tally, last) = parts
    last, noticed = with_objections(
        given.bylaw, last, tally, law, counted.objections, counted.result_on
    )
    return (*parts[:-1], Part(label, tally, last)), (*_remarks(played), *noticed)


def _remarks(played: Played) -> Noticed:
    """What was odd about the rounds."""
    from bylawkit.evaluate import codes, part_codes

    left = {"count": played.unasked, "round": len(played.rounds)}
    return (
        *(
            Diagnostic(codes.NOT_STANDING, None, {"round": number, "name": name})
            for number, name in played.not_standing
        ),
        *([Diagnostic(codes.ROUNDS_LEFT, None, left)] if played.unasked else []),
        *(Diagnostic(part_codes.LOT_KNOWN, None, {"round": number}) for number in played.known),
    )


def _idle_lots(given: Given, parts: tuple[Part, ...]) -> Noticed:
    """The lots that no tie asked for, each once."""
    if given.lot is None and given.counted.lot is None and not given.counted.own:
        return ()
    from bylawkit.evaluate.part_codes import LOT_NOT_DRAWN

    seeds = {one.decision.lot.seed for one in parts if one.decision.lot}
    lots = [(given.lot or given.counted.lot, Text("抽签", "the lot"))]
    for own, part in zip(given.counted.own, parts, strict=False):
        label = part.label or Text("", "")
        lots.append((own.lot, Text(f"{label.zh} 的抽签", f"the lot of {label.en}")))
    return tuple(
        Diagnostic(LOT_NOT_DRAWN, None, {"which": which})
        for lot, which in lots
        if lot is not None and lot.seed not in seeds
    )


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

    whole, by_tally = receipt_id(given.bylaw, found), given.counted.cast is None
    if given.counted.lines:
        lines = [
            {"line": one.label(lang) if one.label else None}
            | told(one, receipt_of(given.bylaw, one.decision, one.tally))
            | ({} if by_tally else {"tally": tally_json(one.tally)})
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
    if not by_tally:
        answered["ballots"] = {"cast": given.counted.cast, "counted": given.counted.counted}
    if not by_tally and not given.counted.lines:
        answered["tally"] = tally_json(given.counted.tally)
    return answered


_BALLOTS = Text(
    "收到表决票 {0.cast} 张，计入 {0.counted} 张\n",
    "{0.cast} ballots cast, {0.counted} counted\n",
)


def decided_text(found: Decided, lang: str) -> str:
    """A decision in words, each of its parts, and how many ballots were counted."""
    from bylawkit.evaluate.decision_text import decision_text

    counted, occasion = found.given.counted, occasion_of(found)
    told = [_BALLOTS(lang).format(counted)] if counted.cast is not None else []
    for one in found.parts:
        last = one is found.parts[-1]
        told += [f"── {one.label(lang)} ──\n"] if one.label else []
        differences, receipt = (found.differences, found.receipt) if last else ((), None)
        told.append(decision_text(one.decision, differences, receipt, lang, occasion))
        told += [] if last else ["\n"]
    return "".join(told)


def occasion_of(found: Decided) -> Occasion:
    """Where the day and the figures of a decision come from."""
    from bylawkit.evaluate.decision import Occasion

    counted = found.given.counted
    return Occasion(found.given.day_from, counted.cast is not None, counted.chinese)
