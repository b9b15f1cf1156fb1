"""Logs of events: what was done, when and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.codes import BAD_DATE
from bylawkit.evaluate.dates import day_of
from bylawkit.evaluate.event_codes import AFTER_DAY
from bylawkit.evaluate.months import later, month_of
from bylawkit.evaluate.quantities import share_of
from bylawkit.evaluate.table_codes import EMPTY_CELL
from bylawkit.evaluate.tables import Column, Row, Table, is_formula, read_table, slip
from bylawkit.record import record
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]

COLUMNS = (
    Column("date", ("日期", "时间"), ("date",), True),
    Column("party", ("主体", "谁", "当事人"), ("party",)),
    Column("act", ("行为", "事件", "做了什么"), ("act", "event"), True),
    Column("object", ("对象", "事项", "条文"), ("object", "matter"), True),
    Column("amount", ("数量", "金额"), ("amount",)),
    Column("unit", ("房号", "房屋"), ("unit",)),
    Column("note", ("备注", "说明"), ("note",)),
)


@record
class Event:
    """One thing that happened; all but the day are as the log has them. ``place`` is its row."""

    day: date
    party: str
    act: str
    object: str
    amount: str
    unit: str
    note: str
    place: Place


def result_of(event: Event) -> Fraction | None:
    """The result of an evaluation as a share: ``76%``, ``76分`` of a hundred, or ``0.76``.

    ``None`` if it is none, or not from nothing to all.
    """
    return share_of(event.amount.removesuffix("分") + "%" * event.amount.endswith("分"))


def counted_from(event: Event) -> date:
    """The month from which an evaluation counts for fees: the one after its day.

    Raises:
        OverflowError: the calendar ends before that.
    """
    return later(month_of(event.day), 1)


def read_events(path: str, data: bytes) -> tuple[tuple[Event, ...] | None, Noticed]:
    """The events of a log, by their day; ``None`` if a row cannot be right. Each is reported."""
    table, noticed = read_table(path, data, COLUMNS)
    if table is None:
        return None, noticed
    found: list[Event] = []
    for row in table.rows:
        event, problems = _event(table, row)
        noticed += problems
        found += [event] if event is not None else []
    if any(one.code.unusable for one in noticed):
        return None, noticed
    return tuple(sorted(found, key=lambda one: one.day)), noticed


def up_to(events: Iterable[Event], on: date | None) -> tuple[list[Event], list[Diagnostic]]:
    """The events that are known on a day, and, if there are later ones, that they are left out."""
    known: list[Event] = []
    late: list[Event] = []
    for one in events:
        (known if on is None or one.day <= on else late).append(one)
    args = {"count": len(late), "day": on}
    return known, [Diagnostic(AFTER_DAY, late[0].place, args)] if late else []


def _event(table: Table, row: Row) -> tuple[Event | None, Noticed]:
    problems = [
        slip(table, row, key, EMPTY_CELL) for key in ("date", "act", "object") if not row.text(key)
    ]
    text = row.text("date")
    day = day_of(text.partition(" ")[0])
    if text and day is None and not is_formula(text):
        problems.append(slip(table, row, "date", BAD_DATE))
    if problems or day is None:
        return None, tuple(problems)
    party, act, about, amount, unit, note = (
        row.text(key) for key in ("party", "act", "object", "amount", "unit", "note")
    )
    return Event(day, party, act, about, amount, unit, note, table.place(row)), ()
