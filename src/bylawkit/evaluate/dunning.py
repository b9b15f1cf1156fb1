"""Who is in arrears, and which step of the ladder is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.months import after
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.money import DunningStep, Fee
from bylawkit.record import record


class Step(NamedTuple):
    """A step of the ladder, and the day from which it is to be taken."""

    step: DunningStep
    since: date


@record
class Reminder:
    """What ``payer`` owes for a unit and a fee, overdue: from the month ``first`` to ``last``, the oldest due on ``due``.

    ``now`` is the step that is to be taken, ``following`` the one after it.
    """

    unit: RegisteredUnit
    fee: Fee
    payer: str
    first: date
    last: date
    fen: int
    late: int
    due: date
    days: int
    now: Step | None = None
    following: Step | None = None


def reminders(lines: Iterable[Line], on: date | None) -> Iterator[Reminder]:
    """The arrears of each unit, fee and payer on a day, in the order of the lines."""
    if on is None:
        return
    overdue: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        if line.arrears > 0 and line.due is not None:
            overdue.setdefault((line.unit.name, line.fee.name, line.payer), []).append(line)
    for owed in overdue.values():
        yield _reminder(owed, on)


def _reminder(owed: list[Line], on: date) -> Reminder:
    fee, due = owed[0].fee, min(line.due for line in owed if line.due is not None)
    steps = sorted(_dated(fee, due), key=lambda one: one.since)
    begun = [one for one in steps if one.since <= on]
    return Reminder(
        unit=owed[0].unit,
        fee=fee,
        payer=owed[0].payer,
        first=min(line.month for line in owed),
        last=max(line.month for line in owed),
        fen=sum(line.arrears for line in owed),
        late=sum(line.late for line in owed),
        due=due,
        days=(on - due).days,
        now=begun[-1] if begun else None,
        following=steps[len(begun)] if len(begun) < len(steps) else None,
    )


def _dated(fee: Fee, due: date) -> Iterator[Step]:
    for one in fee.dunning_steps:
        try:
            yield Step(one, after(due, one.after))
        except OverflowError:
            continue
