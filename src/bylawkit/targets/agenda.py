"""What comes round by a bylaw: sessions, evaluations, inspections, days on which a fee is due.

Counting starts on the day of effect. What is done every day, or by working days, is no entry of a
calendar: nobody wants the first there, and the second depends on official holidays.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.evaluate.arrears import due_date
from bylawkit.evaluate.months import MONTHS, after, later, month_of
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.money import Due, Fee
from bylawkit.model.values import Frequency, Unit
from bylawkit.vcalendar import Event, day_text

_DUE = Text("{0}：缴费截止", "{0}: last day of payment")
_PHASE = Text("{0}：进入“{1}”阶段", "{0}: the phase `{1}` begins")
_EVALUATION = Text("{0}：评价", "{0}: evaluation")
_REPORT = Text("{0}：公布收支", "{0}: accounts are published")
_PLAIN = Text("{0}", "{0}")
_SESSION = Text("{0}：例会", "{0}: regular session")
_OFTEN = Text("（期内{0}次）", " ({0} times in the period)")

_FIELDS = (
    ("sessions", _SESSION),
    ("every", _PLAIN),
    ("evaluated_every", _EVALUATION),
    ("report_every", _REPORT),
)


class Entry(NamedTuple):
    """One entry of the calendar, and the field of the statement that it is from."""

    statement: Statement
    field: str
    event: Event


class Missing(NamedTuple):
    """A field that gives no entry, and why."""

    statement: Statement
    field: str
    reason: str


def agenda(bylaw: Bylaw) -> Iterator[Entry | Missing]:
    """Every entry that the statements in print give, in their order."""
    for article in bylaw.articles:
        for one in article.statements:
            if isinstance(one, Fee):
                yield from _fee(bylaw, one)
            for field, said in _FIELDS:
                frequency = getattr(one, field, None)
                if isinstance(frequency, Frequency):
                    yield _recurring(bylaw, one, field, frequency, said)


def _recurring(
    bylaw: Bylaw, one: Statement, field: str, frequency: Frequency, said: Text
) -> Entry | Missing:
    rule = _rule(frequency)
    if bylaw.effective is None:
        return Missing(one, field, "no day of effect to count from")
    if rule is None:
        return Missing(one, field, f"no entry of a calendar: by the {frequency.unit.value}")
    summary = said(bylaw.lang).format(_title(bylaw, one))
    if frequency.times > 1:
        summary += _OFTEN(bylaw.lang).format(frequency.times)
    return Entry(one, field, _event(bylaw, one, field, bylaw.effective, summary, _until(one, rule)))


def _rule(frequency: Frequency) -> str | None:
    """The RRULE of a frequency."""
    if frequency.unit in MONTHS:
        return f"FREQ=MONTHLY;INTERVAL={frequency.every * MONTHS[frequency.unit]}"
    if frequency.unit is Unit.WEEK:
        return f"FREQ=WEEKLY;INTERVAL={frequency.every}"
    if frequency.unit is Unit.DAY and frequency.every > 1:
        return f"FREQ=DAILY;INTERVAL={frequency.every}"
    return None


def _until(one: Statement, rule: str) -> str:
    last = getattr(one, "until", None)
    return rule if last is None else f"{rule};UNTIL={day_text(last)}"


def _event(
    bylaw: Bylaw, one: Statement, field: str, day: date, summary: str, rule: str = ""
) -> Event:
    mark = f"{bylaw.title}\0{_title(bylaw, one)}\0{field}\0{summary}"
    return Event(mark, day, summary, _where(bylaw, one), rule)


def _title(bylaw: Bylaw, one: Statement) -> str:
    """What a statement is called; an English name that is no title is written without hyphens."""
    name: str = getattr(one, "name", "")
    title: str = getattr(one, "title", name)
    return title.replace("-", " ") if title == name and bylaw.lang == "en" else title


def _where(bylaw: Bylaw, one: Statement) -> str:
    from bylawkit.model.numbering import article_label

    article = next(each for each in bylaw.articles if one in each.statements)
    label = article_label(article.number, bylaw.lang)
    return f"{bylaw.title}{'' if bylaw.lang == 'zh' else ', '}{label}"


# ── Fees ──


def _fee(bylaw: Bylaw, fee: Fee) -> Iterator[Entry | Missing]:
    start = fee.start or bylaw.effective
    if start is None:
        if fee.due is not None:
            yield Missing(fee, "due", "no first month to count from")
        return
    if fee.due is not None:
        first = first_due(fee.due, start)
        summary = _DUE(bylaw.lang).format(fee.title)
        yield Entry(fee, "due", _event(bylaw, fee, "due", first, summary, due_rule(fee.due)))
    yield from _phases(bylaw, fee, start)


def first_due(due: Due, start: date) -> date:
    """The first day of payment that is not before ``start``."""
    day = due_date(due, month_of(start))
    return day if day >= start else due_date(due, later(month_of(start), MONTHS.get(due.unit, 1)))


def due_rule(due: Due) -> str:
    """The day of the month, or its last one where a month has no such day."""
    days = ",".join(map(str, range(28, due.day + 1))) if due.day > 28 else str(due.day)
    last = ";BYSETPOS=-1" if due.day > 28 else ""
    return f"FREQ=MONTHLY;INTERVAL={MONTHS.get(due.unit, 1)};BYMONTHDAY={days}{last}"


def _phases(bylaw: Bylaw, fee: Fee, start: date) -> Iterator[Entry]:
    day = start
    for phase, before in zip(fee.phases[1:], fee.phases, strict=False):
        if before.length is None:
            return
        try:
            day = after(day, before.length)
        except OverflowError:
            return
        summary = _PHASE(bylaw.lang).format(fee.title, phase.name)
        yield Entry(fee, "phases", _event(bylaw, fee, "phases", day, summary))
