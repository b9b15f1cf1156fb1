"""``norms_test.rego``: what each norm says of its bearers and of others, at the hours and days on which that changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bylawkit.enforce.cedar.requests import SOMEBODY
from bylawkit.enforce.questions import day_of_bundle
from bylawkit.enforce.rego import suite
from bylawkit.evaluate.verdicts import last_day, minute_of, verdict
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Norm

NOON = 720
DAY = 1440
"""Minutes of a day."""

SINCE = (date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29))
"""Days from which deadlines run: ends of a year, of a long month, and of February in a leap year."""


def module(bylaw: Bylaw, package: str) -> str:
    """The whole file; what is expected is what our own engine says."""
    on = day_of_bundle(bylaw)
    tests = [each for norm in bylaw.norms for each in (*_verdicts(norm, on), *_deadlines(norm))]
    unknown = {"norm": "", "party": SOMEBODY}
    refusal = suite.refuses("norms.verdict", unknown, "unknown-norm", "norm")
    tests.append(("another norm is refused", refusal))
    return suite.module(f"{bylaw.title}: norms at each limit", package, tests)


def _verdicts(norm: Norm, on: date) -> suite.Tests:
    for about, facts in moments(norm, on):
        found = verdict(norm, **facts)
        days = {"on": facts["on"].isoformat()} if "on" in facts else {}
        given = {"norm": norm.name, **facts, **days}
        yield f"{norm.name}: {about}", suite.answers("norms.verdict", given, found)


def moments(norm: Norm, on: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Who asks, on which day, at which minute, and whether a condition in words applies."""
    if norm.until is not None:
        on = min(on, norm.until)
    known = {} if norm.when is None else {"applies": True}
    minute = minute_of(norm.clock[0][0]) if norm.clock else NOON
    bearers = [one.name for one in norm.bearers]
    for party in (*dict.fromkeys(bearers), SOMEBODY):
        yield party, {"party": party, "on": on, "minute": minute, **known}
    if not bearers:
        return
    facts = {"party": bearers[0], "on": on, "minute": minute, **known}
    if norm.when is not None:
        yield "the condition does not apply", facts | {"applies": False}
    for lacking in ("applies", "minute", "on"):
        yield f"without {lacking}", {key: facts[key] for key in facts if key != lacking}
    for edge in edges(norm):
        yield f"at {edge // 60:02}:{edge % 60:02}", facts | {"minute": edge}
    if norm.until is not None:
        yield "the last day", facts | {"on": norm.until}
        if norm.until < date.max:
            yield "the day after the last", facts | {"on": norm.until + timedelta(days=1)}


def edges(norm: Norm) -> list[int]:
    """The minutes just before and at each hour at which the norm begins or ends to hold."""
    hours = (minute_of(each) for pair in norm.clock for each in pair)
    return list(dict.fromkeys((one + step) % DAY for one in hours for step in (-1, 0)))


def _deadlines(norm: Norm) -> suite.Tests:
    for since in SINCE if norm.within is not None else ():
        given = {"norm": norm.name, "since": since.isoformat()}
        told = f"{norm.name}: the deadline from {since}"
        try:
            last = last_day(norm, since)
        except OverflowError:
            continue
        if last is None:
            yield told, suite.has_none("norms.due", given)
        elif last <= FURTHEST:
            yield told, suite.answers("norms.due", given, last.isoformat())


FURTHEST = date(2262, 4, 11)
"""The last day that engines can count to, in nanoseconds since 1970."""
