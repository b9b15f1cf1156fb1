"""Questions about votes: what was decided, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.api.deciding import Decided, Given, Tables, counted_in, day_of_vote, decided
from bylawkit.api.given import CONTENT, Content, Readable, file_of, reading_of
from bylawkit.api.kept import matter_named
from bylawkit.api.result import Result
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import codes
from bylawkit.evaluate.lots import lot_of
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.tally_file import TallyFile
from bylawkit.evaluate.too_early import before_bylaw, before_law

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bylawkit.evaluate.ballots import Ballot
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law

__all__ = ["decide"]

Noticed = tuple[Diagnostic, ...]


class Asked(NamedTuple):
    """How a vote is to be decided; ``on`` is the day whose law decides."""

    matter: str
    on: date | None = None
    scope: str | None = None
    second_call: bool = False
    closes: datetime | None = None
    seed: str | None = None
    commitment: str | None = None


def decide(
    bylaw: Readable,
    matter: str,
    *,
    tally: Content | Tally | TallyFile | None = None,
    register: Content | Register | None = None,
    ballots: Content | Sequence[Ballot] | None = None,
    on: date | None = None,
    scope: str | None = None,
    second_call: bool = False,
    closes: datetime | None = None,
    seed: str | None = None,
    commitment: str | None = None,
) -> Result[Decided]:
    """What became of a vote, and every reason for it.

    It is decided from a ``tally``, or from the ``register`` and the ``ballots``, by the law of the
    day ``on``. ``scope`` names the block or stairwell that voted alone; ballots cast after ``closes``
    do not count; ``seed`` and its ``commitment`` draw the lot if there is a tie. The value has the
    ``outcome``, the ``decision`` with its reasons, and the ``receipt``.

    Whoever decides many votes reads the bylaw once and gives what :func:`bylawkit.read` returned:
    what it and the law of the day ask of a matter is then compiled at the first vote and kept for
    the others (64 matters at most). Tallies of motions in which every figure is known are decided
    tens of thousands of times a second so; the rest step by step, with the same reasons. With a
    path the file is read again each time.

    >>> found = decide("examples/old", "动用维修资金", tally="examples/old/tally.json").unwrap()
    >>> found.outcome.value
    'carried'
    >>> [(one.have, one.need) for one in found.decision.reasons][:2]
    [(1725329, 1685713), (273, 271)]
    """
    reading = reading_of(bylaw)
    found, noticed = reading.value, reading.diagnostics
    if found is None:
        return Result(None, noticed, reading.bylaw)
    given = {"tally": tally, "register": register, "ballots": ballots}
    asked = Asked(matter, on, scope, second_call, closes, seed, commitment)
    wrong = not_fitting({**given, "scope": scope, "closes": closes})
    if wrong is not None:
        problem = Diagnostic(codes.FILES_TOGETHER, None, {"problem": wrong})
        return Result(None, (*noticed, problem), found)
    tables, problems = tables_of(given)
    if tables is None:
        return Result(None, noticed + problems, found)
    answer = decided_from(found, tables, asked)
    return Result(answer.value, (*noticed, *answer.diagnostics), found)


def tables_of(given: Mapping[str, object]) -> tuple[Tables | None, Noticed]:
    """What is counted, files read, by role; ``None`` if one of them cannot be read."""
    tables: dict[str, object] = {}
    noticed: Noticed = ()
    for role, one in given.items():
        if one is None:
            continue
        if isinstance(one, Tally):
            tables[role] = TallyFile(one)
        elif isinstance(one, CONTENT):
            file, problems = file_of(one, role)
            tables[role], noticed = file, noticed + problems
        else:
            tables[role] = one
    return (None if noticed else tables), noticed  # type: ignore[return-value]


def decided_from(bylaw: Bylaw, tables: Tables, asked: Asked) -> Result[Decided]:
    """The decision on what is counted, and what was noticed about that and the day."""
    given, noticed = given_in(bylaw, tables, asked)
    if given is None:
        return Result(None, noticed, bylaw)
    found = decided(given)
    return Result(found, (*noticed, *_about_day(given, found.law), *found.noticed), bylaw)


def given_in(bylaw: Bylaw, tables: Tables, asked: Asked) -> tuple[Given | None, Noticed]:
    """What the decision is made from; ``None`` if anything is missing."""
    matter, unknown = matter_named(bylaw, asked.matter)
    if matter is None:
        return None, unknown
    counted, noticed = counted_in(bylaw, tables, matter, asked.scope, asked.closes)
    lot, wrong_lot = lot_of(asked.seed, asked.commitment)
    noticed += wrong_lot
    if counted is None or wrong_lot:
        return None, noticed
    on, day_from = day_of_vote(asked.on, counted)
    return Given(bylaw, matter, counted, on, asked.second_call, day_from, lot), noticed


def not_fitting(given: Mapping[str, object], mark: str = "") -> Text | None:
    """What is wrong with what is given, taken together; ``mark`` stands before each name."""
    beside = [one for one in ("register", "ballots", "scope", "closes") if given[one]]
    if given["tally"] is not None and not beside:
        return None
    tally, register, ballots = (mark + one for one in ("tally", "register", "ballots"))
    if given["tally"] is not None:
        other = mark + beside[0]
        return Text(f"{tally} 不能和 {other} 同时用", f"{tally} does not go with {other}")
    has = given["register"] is not None, given["ballots"] is not None
    if all(has):
        return None
    if not any(has):
        return Text(
            f"没有给计票文件（{tally}），也没有给登记册和表决票（{register}、{ballots}）",
            f"neither a tally ({tally}) nor a register with ballots ({register}, {ballots}) is given",
        )
    one, lacking = (register, ballots) if has[0] else (ballots, register)
    return Text(f"给了 {one}，没有给 {lacking}", f"{one} is given without {lacking}")


def _about_day(given: Given, law: Law) -> Noticed:
    """That nobody says when the vote was, or that it was before all that it is decided by."""
    if given.on is not None and given.day_from != "bylaw":
        return (*before_bylaw(given.bylaw, given.on), *before_law(law, given.on))
    day = Text(f" {law.on} 有效的", f"of {law.on}") if law.on else Text("现行", "now in force")
    return (Diagnostic(codes.NO_DAY, None, {"day": day}),)
