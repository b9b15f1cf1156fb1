"""The compiled form of a law pack: plain JSON values, exact, with the places of its words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from bylawkit.model.law import Force, LawPack, Provision, Rank, Statute
from bylawkit.model.parties import Role
from bylawkit.model.values import Citation, Cmp, Duration, Frequency, Limit, Unit, Words
from bylawkit.model.votes import (
    AllOf,
    AnyOf,
    Base,
    Comparison,
    MatterClass,
    Measure,
    SecondCall,
    Side,
    Test,
    Treatment,
)
from bylawkit.source import Source, Span

_DATES = ("since", "until")
_TESTS = ("attend", "carry", "turnout", "approve", "silent_guard", "overturn")
_SHARES = ("owner_cap", "fund_floor")
_LENGTHS = (
    "term",
    "first_session",
    "re_election",
    "handover",
    "notice",
    "prepay",
    "publish",
    "filing",
    "objection",
    "retry_bar",
)


def packed(pack: LawPack) -> list[Any]:
    """The statutes as JSON values; fields that say nothing are left out."""
    return [_packed_statute(statute) for statute in pack.statutes]


def unpacked(data: list[Any], source: Source) -> LawPack:
    """The statutes that :func:`packed` put away; ``source`` is the text they came from."""
    return LawPack(statutes=tuple(_statute(one, source) for one in data))


# ── Packing ──


def _packed_statute(statute: Statute) -> dict[str, Any]:
    found = {
        "name": statute.name,
        "title": statute.title,
        "span": _place(statute.span),
        "key": statute.key,
        "place": list(statute.place),
        "rank": statute.rank.value,
        "since": _day(statute.since),
        "until": _day(statute.until),
        "unverified": not statute.verified,
        "notes": [_words(one) for one in statute.notes],
        "provisions": [_packed_provision(one) for one in statute.provisions],
    }
    return _stated(found)


def _packed_provision(provision: Provision) -> dict[str, Any]:
    every, asked, call = provision.frequency, provision.petition, provision.second_call
    found: dict[str, Any] = {
        "name": provision.name,
        "span": _place(provision.span),
        "force": provision.force.value,
        "applies_to": [one.value for one in provision.applies_to],
        "role": provision.role,
        "members": provision.members,
        "petition": asked and [asked.cmp.value, str(asked.share)],
        "window": provision.window and [_packed_length(one) for one in provision.window],
        "frequency": every and [every.every, every.unit.value, every.times],
        "silent": provision.silent,
        "proxy_cap": provision.proxy_cap,
        "second_call": call and [_packed_length(call.after), _packed_test(call.turnout)],
        "words": [_words(one) for one in provision.words],
        "basis": [[one.law, one.article, *_place(one.span)] for one in provision.basis],
        "unverified": not provision.verified,
    }
    found |= {name: _day(getattr(provision, name)) for name in _DATES}
    found |= {name: _packed_test(getattr(provision, name)) for name in _TESTS}
    found |= {name: _packed_length(getattr(provision, name)) for name in _LENGTHS}
    found |= {name: _packed_share(getattr(provision, name)) for name in _SHARES}
    return _stated(found)


def _stated(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, [], "", False)}


def _packed_test(test: Test | None) -> list[Any] | None:
    if test is None:
        return None
    if isinstance(test, Comparison):
        limit = [test.limit.cmp.value, str(test.limit.share)]
        words = [test.side.value, test.measure.value, test.base.value]
        return [*words, *limit, *_place(test.span)]
    joint = "all" if isinstance(test, AllOf) else "any"
    return [joint, *(_packed_test(part) for part in test.parts)]


def _packed_share(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _packed_length(length: Duration | None) -> list[Any] | None:
    return None if length is None else [length.count, length.unit.value]


def _words(words: Words) -> list[Any]:
    return [words.text, *_place(words.span)]


def _place(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# ── Unpacking ──


def _statute(data: dict[str, Any], source: Source) -> Statute:
    return Statute(
        name=data["name"],
        title=data["title"],
        span=Span(source, *data["span"]),
        key=data.get("key", ""),
        place=tuple(data.get("place", ())),
        rank=Rank(data["rank"]),
        since=_date(data.get("since")),
        until=_date(data.get("until")),
        verified=not data.get("unverified", False),
        provisions=tuple(_provision(one, source) for one in data.get("provisions", ())),
        notes=_all_words(data.get("notes", ()), source),
    )


def _provision(data: dict[str, Any], source: Source) -> Provision:
    return Provision(
        name=data["name"],
        span=Span(source, *data["span"]),
        force=Force(data["force"]),
        applies_to=tuple(MatterClass(one) for one in data.get("applies_to", ())),
        members=data.get("members"),
        proxy_cap=data.get("proxy_cap"),
        words=_all_words(data.get("words", ()), source),
        basis=tuple(
            Citation(law, article, Span(source, start, end))
            for law, article, start, end in data.get("basis", ())
        ),
        verified=not data.get("unverified", False),
        **_plain_demands(data, source),
        **_other_demands(data, source),
    )


def _plain_demands(data: dict[str, Any], source: Source) -> dict[str, Any]:
    """The tests, lengths, dates and shares that a provision states."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name in _TESTS:
            found[name] = _test(value, source)
        elif name in _LENGTHS:
            found[name] = _length(value)
        elif name in _DATES:
            found[name] = _date(value)
        elif name in _SHARES:
            found[name] = Fraction(value)
    return found


def _other_demands(data: dict[str, Any], source: Source) -> dict[str, Any]:
    """What a provision states in forms of its own."""
    found: dict[str, Any] = {}
    if "frequency" in data:
        every, unit, times = data["frequency"]
        found["frequency"] = Frequency(every, Unit(unit), times)
    if "window" in data:
        found["window"] = tuple(_length(one) for one in data["window"])
    if "petition" in data:
        found["petition"] = Limit(Cmp(data["petition"][0]), Fraction(data["petition"][1]))
    if "silent" in data:
        found["silent"] = Treatment(data["silent"])
    if "second_call" in data:
        after, turnout = data["second_call"]
        found["second_call"] = SecondCall(
            _length(after), None if turnout is None else _test(turnout, source)
        )
    if "role" in data:
        found["role"] = Role(data["role"])
    return found


def _length(data: list[Any]) -> Duration:
    return Duration(data[0], Unit(data[1]))


def _test(data: list[Any], source: Source) -> Test:
    if data[0] in ("all", "any"):
        parts = tuple(_test(part, source) for part in data[1:])
        return AllOf(parts) if data[0] == "all" else AnyOf(parts)
    side, measure, base, cmp, share, start, end = data
    limit = Limit(Cmp(cmp), Fraction(share))
    return Comparison(Side(side), Measure(measure), Base(base), limit, Span(source, start, end))


def _all_words(data: list[Any], source: Source) -> tuple[Words, ...]:
    return tuple(Words(text, Span(source, start, end)) for text, start, end in data)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
