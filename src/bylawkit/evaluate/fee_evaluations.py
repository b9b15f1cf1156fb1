"""Results of evaluation from a log of events, for the months whose fees go by them.

A result counts from the month after the one in which it was recorded, so that no month that has
begun changes its price, to the month in which the next is recorded. Of several that were recorded
in one month the last counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from bylawkit.diagnostics import Diagnostic, See, Severity
from bylawkit.evaluate import evaluation_codes as codes
from bylawkit.evaluate.events import Event, counted_from, result_of, up_to
from bylawkit.evaluate.fee_facts import Fact, FeeFacts
from bylawkit.evaluate.lines import Wanted
from bylawkit.evaluate.months import MONTHS, each_month, later, month_of
from bylawkit.evaluate.quantities import percent, shown
from bylawkit.evaluate.watch.acts import Act, act_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.norms import Service
from bylawkit.record import replace

Noticed = tuple[Diagnostic, ...]


def with_evaluations(
    bylaw: Bylaw, wanted: Wanted, events: Sequence[Event]
) -> tuple[FeeFacts | None, Noticed]:
    """The facts of ``wanted`` and the evaluations in a log; ``None`` if they cannot be right.

    Events after the day ``wanted.on`` are not known yet. Said is too for which months asked for no
    result is known, and from when on a result is older than the bylaw lets it grow.
    """
    names = tuple(dict.fromkeys(name for _, name in _linked(wanted)))
    if not names:
        return wanted.facts, (Diagnostic(codes.NOTHING_LINKED, None),)
    told = [one for one in events if one.object in names and act_of(one.act) is Act.EVALUATED]
    known, noticed = up_to(told, wanted.on)
    logged = [
        fact
        for name in names
        for fact in _facts(name, [one for one in known if one.object == name], noticed)
    ]
    noticed += _clashes(wanted, logged)
    facts = FeeFacts({**wanted.facts.of, None: (*wanted.facts.of.get(None, ()), *logged)})
    noticed += _unknown(bylaw, wanted, facts)
    noticed += _old(bylaw, wanted, logged)
    return None if any(one.code.unusable for one in noticed) else facts, tuple(noticed)


# ── From events to facts ──


def _facts(name: str, events: Sequence[Event], noticed: list[Diagnostic]) -> Iterator[Fact]:
    """A fact for each month in which an evaluation was recorded."""
    results: list[tuple[Event, Fraction]] = []
    for one in events:
        result = result_of(one)
        if result is None:
            args = {"name": name, "text": shown(one.amount)}
            noticed.append(Diagnostic(codes.BAD_RESULT, one.place, args))
        else:
            results.append((one, result))
    noticed += _doubled(name, results)
    last = [group[-1] for _, group in _by(results, lambda one: month_of(one.day))]
    untils = [month_of(event.day) for event, _ in last[1:]]
    for (event, result), until in zip(last, (*untils, date.max), strict=False):
        if event.day < month_of(date.max):
            yield Fact(None, name, result, counted_from(event), until, event.day)


Results = Sequence[tuple[Event, Fraction]]


def _by(
    results: Results, key: Callable[[Event], date]
) -> Iterator[tuple[date, list[tuple[Event, Fraction]]]]:
    return ((day, list(group)) for day, group in groupby(results, lambda one: key(one[0])))


def _doubled(name: str, results: Results) -> Iterator[Diagnostic]:
    """Different results of one day, and several evaluations in one month."""
    for day, same in _by(results, lambda one: one.day):
        other = next((one for one in same if one[1] != same[0][1]), None)
        if other is not None:
            see = See(codes.FIRST_RESULT, same[0][0].place)
            shown_ = tuple(percent(result) for _, result in (same[0], other))
            args: dict[str, object] = {"name": name, "day": day, "results": shown_}
            yield Diagnostic(codes.TWO_RESULTS, other[0].place, args, (see,))
    for month, same in _by(results, lambda one: month_of(one.day)):
        event, result = same[-1]
        if len({one.day for one, _ in same}) > 1:
            args = {"name": name, "month": f"{month:%Y-%m}", "count": len(same)}
            args |= {"day": event.day, "result": percent(result)}
            yield Diagnostic(codes.REPLACED, event.place, args)


# ── What does not go together, and what is missing ──


def _clashes(wanted: Wanted, logged: Iterable[Fact]) -> Iterator[Diagnostic]:
    """Other results for the same months, by the option or in the table of facts."""
    given = [*wanted.facts.of.get(None, ())]
    options = wanted.indicators or {}
    given += [Fact(None, name, one, wanted.first, wanted.last) for name, one in options.items()]
    for one in logged:
        for other in given:
            since, until = max(one.since, other.since), min(one.until, other.until)
            if other.name == one.name and other.value != one.value and since <= until:
                args = {"name": one.name, "month": f"{since:%Y-%m}"}
                args |= {"logged": percent(one.value), "given": percent(other.value)}
                yield Diagnostic(codes.CLASH, None, args)


def _unknown(bylaw: Bylaw, wanted: Wanted, facts: FeeFacts) -> Iterator[Diagnostic]:
    """Months of linked fees of which no result is known."""
    for fee, name in _linked(wanted):
        start = fee.start or bylaw.effective
        first = wanted.first if start is None else max(wanted.first, month_of(start))
        months = [
            month
            for month in each_month(first, wanted.last)
            if name not in facts.indicators(month) and name not in (wanted.indicators or {})
        ]
        if months:
            told = [f"{one:%Y-%m}" for one in (months[0], months[-1])]
            args = {"fee": fee.title, "name": name, "months": "–".join(dict.fromkeys(told))}
            place = fee.field_spans.get("linked", fee.span)
            found = Diagnostic(codes.NO_EVALUATION, place, args)
            is_early = _is_before_the_first(bylaw, fee, start, months[-1])
            yield replace(found, severity_override=Severity.INFO) if is_early else found


def _old(bylaw: Bylaw, wanted: Wanted, logged: Iterable[Fact]) -> Iterator[Diagnostic]:
    """Results that still count when the next evaluation should have been made."""
    told: set[tuple[str, date | None]] = set()
    for fee, name in _linked(wanted):
        months = _months_between(bylaw, fee)
        for one in logged:
            if months is None or one.name != name or one.recorded is None:
                continue
            try:
                due = later(one.recorded, months)
                since = max(wanted.first, one.since, later(month_of(due), 1))
            except OverflowError:
                continue
            if since <= min(wanted.last, one.until) and (name, one.recorded) not in told:
                told.add((name, one.recorded))
                args = {"name": name, "day": one.recorded, "due": due, "month": f"{since:%Y-%m}"}
                yield Diagnostic(codes.OLD_EVALUATION, None, args)


def _is_before_the_first(bylaw: Bylaw, fee: Fee, start: date | None, month: date) -> bool:
    """Whether the first evaluation need not have been made before a month."""
    length = _months_between(bylaw, fee)
    try:
        return start is not None and length is not None and month <= later(month_of(start), length)
    except OverflowError:
        return True


def _linked(wanted: Wanted) -> Iterator[tuple[Fee, str]]:
    """Each fee with each indicator that it is linked to."""
    for fee in wanted.fees:
        yield from ((fee, name) for name in dict.fromkeys(one.indicator.name for one in fee.linked))


def _months_between(bylaw: Bylaw, fee: Fee) -> int | None:
    """The longest time between two evaluations of what the fee is paid for; ``None`` if unsaid."""
    services = (bylaw.named.get(one.name) for one in fee.in_return_for)
    often = [one.evaluated_every for one in services if isinstance(one, Service)]
    lengths = [one.every * MONTHS[one.unit] for one in often if one and one.unit in MONTHS]
    return max(lengths, default=None)
