"""The values that rules state, so that wording which repeats one can be told to refer to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from bylawkit.checks.figures import People, Value
from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.money import Authority, Fee
from bylawkit.model.norms import Service
from bylawkit.model.parties import Body
from bylawkit.model.prose import Definition
from bylawkit.model.values import Duration, Rate
from bylawkit.model.votes import AllOf, AnyOf, Comparison
from bylawkit.record import field_names


class Stated(NamedTuple):
    """A value in a field of a statement.

    ``field`` is the word of the field, none for a constant. Words that speak of it stand directly
    at the figure: those of ``keys``, or else the name or title of the statement. ``whole``: the
    field says nothing but this value, so that a reference can stand for the figure. ``lasting``:
    it says how long something lasts, not by when it is done. ``attribute`` is the field's name.
    ``near``: a word that must stand near the figure too.
    """

    statement: Named
    attribute: str
    field: Text | None
    value: Value
    keys: Text | None
    whole: bool = True
    lasting: bool = False
    near: Text | None = None

    def reference(self, lang: str) -> str:
        """How wording refers to it: ``{动用维修资金.通知}``."""
        field = "" if self.field is None else f".{self.field(lang)}"
        return f"{{{self.statement.name}{field}}}"


_LENGTHS: dict[str, tuple[Text, Text | None]] = {
    "notice": (Text("通知", "notice"), Text("通知 告知", "notice notified told")),
    "publish": (Text("公示", "publish"), Text("公示 公布", "published posted posting")),
    "objection": (Text("异议期", "objection"), Text("异议 异议期", "object objection objections")),
    "term": (Text("任期", "term"), Text("任期", "term")),
    "within": (Text("期限", "within"), None),
    "rectify_within": (Text("整改", "rectify"), Text("整改 改正", "rectified")),
    "recheck_within": (Text("复查", "recheck"), Text("复查", "re-checked rechecked")),
    "prepay": (Text("预缴", "prepay"), Text("预缴 预交 预收", "in_advance prepaid")),
    "retention": (Text("保存", "retention"), Text("保存", "kept keep")),
    "keep_records": (Text("记录保存", "keep-records"), Text("保存", "kept keep")),
    "call_within": (Text("召开", "call-within"), Text("召开 召集", "called call")),
    "handover": (Text("移交", "handover"), Text("移交 交接", "handed_over handover")),
    "re_election": (Text("提前换届", "re-election"), Text("换届", "re-election new_election")),
    "first_session": (Text("首次会议", "first-session"), Text("首次会议", "first_session")),
    "deemed_served": (Text("视为送达", "deemed-served"), Text("视为送达", "served")),
    "retry_bar": (Text("再议", "retry-bar"), Text("再议 再次提出 重新提出", "raised_again")),
    "lapse": (Text("失效", "lapse"), Text("失效", "lapses lapse")),
    "answer": (Text("答复", "answer"), Text("答复", "answered answer answers")),
    "recount": (Text("复核", "recount"), Text("复核", "recount recounted")),
    "valid_for": (Text("有效", "valid-for"), Text("有效 有效期 授权期", "valid")),
    "renewal": (Text("续租", "renewal"), Text("续租", "renewal")),
    "clears_within": (Text("腾退", "clears-within"), Text("腾退 搬离", "moves_out leaves")),
    "deposit": (Text("押金", "deposit"), Text("押金", "deposit")),
}
"""Lengths of time by attribute: the word of the field, and words that speak of it."""

_NEAR = {
    "answer": Text("异议", "objection"),
    "recount": Text("计票", "count"),
    "call_within": Text("提议", "ask"),
    "handover": Text("届", "elect"),
}
_LASTING = frozenset(
    ("publish", "objection", "term", "retention", "keep_records", "retry_bar", "valid_for")
)

_TESTS: dict[str, tuple[Text, Text]] = {
    "turnout": (Text("参与", "turnout"), Text("参与 参加", "take_part taking_part turnout")),
    "approve": (Text("同意", "approve"), Text("同意 赞成", "agree in_favour")),
    "attend": (Text("出席", "attend"), Text("出席 到会", "attend present")),
    "carry": (Text("通过", "carry"), Text("通过 同意", "agree carry")),
}


def stated_values(bylaw: Bylaw) -> Iterator[Stated]:
    """Every value of every rule that wording might repeat."""
    for one in bylaw.named.values():
        if isinstance(one, Definition):
            if isinstance(one.value, Value) and len(one.dated) < 2:
                yield Stated(one, "", None, one.value, None)
            continue
        kind: Any = type(one)
        for attribute in _attributes(kind):
            value = getattr(one, attribute)
            if value is not None and value != ():
                found = _of_fee if isinstance(one, Fee) else _stated
                yield from found(one, attribute, value)


_OTHERS = frozenset(
    ("petitions", "quotas", "size", "cost", "per_job", "total", "rates", "late", "linked")
)


@cache
def _attributes(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of statement that may hold such a value."""
    known = _LENGTHS.keys() | _TESTS.keys() | _OTHERS
    return tuple(name for name in field_names(kind) if name in known)


def _stated(one: Named, attribute: str, value: Any) -> Iterator[Stated]:
    if attribute in _LENGTHS and isinstance(value, Duration):
        field, keys = _LENGTHS[attribute]
        lasting, near = attribute in _LASTING, _NEAR.get(attribute)
        yield Stated(one, attribute, field, value, keys, lasting=lasting, near=near)
    elif attribute in _TESTS:
        field, keys = _TESTS[attribute]
        for comparison in _comparisons(value):
            yield Stated(one, attribute, field, comparison.limit.share, keys, whole=False)
    elif attribute == "petitions":
        keys = Text("提议 联名", "ask demand")
        for petition in value:
            field, who = Text("提议", "petition"), petition.who.name
            share, near = petition.limit.share, Text(who, who)
            yield Stated(one, attribute, field, share, keys, whole=False, near=near)
    elif attribute == "quotas":
        for quota in value:
            group = Text(quota.group.name, quota.group.name)
            field, share = Text("配额", "quota"), quota.limit.share
            yield Stated(one, attribute, field, share, group, whole=False)
    elif attribute == "size" and isinstance(one, Body):
        yield Stated(one, attribute, Text("人数", "members"), People(value), None)
    elif attribute == "cost" and isinstance(one, Service):
        yield Stated(one, attribute, Text("成本", "cost"), value, None)
    elif attribute in ("per_job", "total") and isinstance(one, Authority):
        field = Text("每件", "per-job") if attribute == "per_job" else Text("累计", "in-total")
        yield Stated(one, attribute, field, Rate(value), None, whole=False)


def _of_fee(fee: Named, attribute: str, value: Any) -> Iterator[Stated]:
    if attribute == "rates":
        for rate in value:
            if rate.since is None:
                field = Text("标准", "rate")
                yield Stated(fee, attribute, field, rate.rate, None, whole=False)
    elif attribute == "late":
        keys = Text("违约金 每日", "late_charge a_day")
        yield Stated(fee, attribute, Text("违约金", "late"), value.share, keys, whole=False)
    elif attribute == "linked":
        for linked in value:
            indicator = Text(linked.indicator.name, linked.indicator.name)
            field, share = Text("挂钩", "linked"), linked.limit.share
            yield Stated(fee, attribute, field, share, indicator, whole=False)
    else:
        yield from _stated(fee, attribute, value)


def _comparisons(test: Any) -> Iterator[Comparison]:
    if isinstance(test, Comparison):
        yield test
    elif isinstance(test, (AllOf, AnyOf)):
        for part in test.parts:
            yield from _comparisons(part)
