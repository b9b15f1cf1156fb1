"""A report on duties as a text to read: what is breached first, then what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.quantities import percent
from bylawkit.evaluate.watch.values import Deduction, Item, Report, Standing
from bylawkit.model.numbering import article_label
from bylawkit.model.values import Cmp, Limit

MOST_TERMS = 3
"""Of many terms that were missed, so many are named."""

_HEAD = Text("截至 {on}（从 {since} 起）", "As of {on} (since {since})")
HEADINGS = {
    Standing.BREACHED: Text("违反的", "Breached"),
    Standing.LATE: Text("迟延的", "Late"),
    Standing.DUE: Text("到期之前还要做的", "Due"),
    Standing.UNRECORDED: Text(
        "记录里没有提到的，没有判断", "Not mentioned by the log, and not judged"
    ),
    Standing.DONE: Text("做到的", "Done"),
}
_DEDUCTIONS = Text("评价引起的减收", "What evaluations take off")
_DEDUCTION = Text(
    "{on} {indicator} {result}，{limit}：{title}自 {since:%Y-%m} 起减收{reduction}〔{article}〕；{by}可以要求",
    "{on} {indicator} {result}, {limit}: {title} falls by {reduction} from {since:%Y-%m} on [{article}]; {by} may claim it",
)
_NOTHING = Text("没有要做的，也没有违反的。", "Nothing is owed, and nothing was breached.")
_TERMS = Text("{count} 期没有做到：{terms}", "terms missed: {count} ({terms})")
_TERM = Text("{since} 至 {due}", "{since} to {due}")
_SHORT = Text("（{have}/{need} 次）", " ({have} of {need})")
_MORE = Text("等", "…")
_BY = Text("最迟 {due}", "by {due}")
_ON = Text("{since}", "{since}")
_DONE = Text("{done} 做到", "done on {done}")
_TIMES = Text("{count} 期都做到", "terms in which it was done: {count}")
_LATE = Text("{done} 做到，期限是 {due}", "done on {done}, due by {due}")
_MISSED = Text("期限 {due}，没有做到", "due by {due}, not done")
_AGAIN = Text("第 {count} 次", "time {count}")
_FOLLOWS = Text("后果：{what}", "then: {what}")
_RAISED = Text("上报{to}", "goes up to {to}")
_TOO_SOON = Text("{done} 做的，早于 {not_before}", "done on {done}, before {not_before}")
_CLAIM = Text("{to}可以要求", "{to} may claim it")


def report_text(report: Report, lang: str) -> str:
    """The whole report, ending without a line end."""
    lines = [head_text(report, lang)]
    for heading, found in report_sections(report, lang):
        lines += ["", heading, *(f"  {one}" for one in found)]
    if len(lines) == 1:
        lines += ["", _NOTHING(lang)]
    return "\n".join(lines)


def head_text(report: Report, lang: str) -> str:
    """As of which day it stands, and since when the log tells."""
    return _HEAD(lang).format(on=report.on, since=report.since)


def report_sections(report: Report, lang: str) -> Iterator[tuple[str, list[str]]]:
    """Each heading that has anything below it, with its lines."""
    for standing, heading in HEADINGS.items():
        found = list(_section(report.standing(standing), standing, lang))
        if found:
            yield heading(lang), found
        if standing is Standing.LATE and report.deductions:
            yield _DEDUCTIONS(lang), [_deduction(one, lang) for one in report.deductions]


def _section(items: Sequence[Item], standing: Standing, lang: str) -> Iterator[str]:
    """A line for each thing that is owed; the terms of one are told together."""
    if standing is Standing.DUE:
        items = sorted(items, key=lambda one: one.due or date.max)
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[Item]] = {}
    for one in items:
        groups.setdefault((one.name, one.what.en, one.subject, one.who), []).append(one)
    for group in groups.values():
        if standing is Standing.UNRECORDED:
            yield _name(group[0], lang)
        elif standing is Standing.BREACHED and _is_term(group[0]):
            yield from _missed(group, lang)
        elif standing is Standing.DONE and len(group) > 1:
            yield f"{_name(group[0], lang)}  {_TIMES(lang).format(count=len(group))}"
        else:
            for one in group:
                yield from _single(one, lang)


def _is_term(item: Item) -> bool:
    return item.since is not None and item.due is not None and not item.subject and not item.done


def _name(item: Item, lang: str) -> str:
    article = "" if item.article is None else f"〔{article_label(item.article, lang)}〕"
    if lang == "en":
        article = article.replace("〔", " [").replace("〕", "]")
    subject = f" {item.subject}" if item.subject else ""
    who = ("：" if lang == "zh" else ": ") + _joined(item.who, lang) if item.who else ""
    return f"{item.title}{article}{subject} {item.what(lang)}{who}"


def _missed(group: Sequence[Item], lang: str) -> Iterator[str]:
    shown = [
        _TERM(lang).format(since=one.since, due=one.due)
        + (_SHORT(lang).format(have=one.have, need=one.need) if one.have else "")
        for one in group[:MOST_TERMS]
    ]
    terms = _joined(shown, lang) + (_MORE(lang) if len(group) > MOST_TERMS else "")
    yield f"{_name(group[0], lang)}  {_TERMS(lang).format(count=len(group), terms=terms)}"
    yield from _consequences(group[0], lang)


def _single(one: Item, lang: str) -> Iterator[str]:
    yield f"{_name(one, lang)}  {_days(one, lang)}".rstrip()
    yield from _consequences(one, lang)


def _days(one: Item, lang: str) -> str:
    if one.standing is Standing.DONE:
        return _DONE(lang).format(done=one.done)
    if one.standing is Standing.LATE:
        return _LATE(lang).format(done=one.done, due=one.due)
    if one.not_before is not None:
        return _TOO_SOON(lang).format(done=one.done, not_before=one.not_before)
    if one.standing is Standing.BREACHED and one.due is not None:
        return _MISSED(lang).format(due=one.due)
    if one.standing is Standing.BREACHED:
        again = "，" + _AGAIN(lang).format(count=one.have) if one.have > 1 else ""
        return _ON(lang).format(since=one.since) + (
            again if lang == "zh" else again.replace("，", ", ")
        )
    short = _SHORT(lang).format(have=one.have, need=one.need) if one.need > 1 else ""
    return "" if one.due is None else _BY(lang).format(due=one.due) + short


def _consequences(one: Item, lang: str) -> Iterator[str]:
    if one.raised_to:
        yield f"  {_RAISED(lang).format(to=one.raised_to)}"
    for what in one.follows:
        yield f"  {_FOLLOWS(lang).format(what=what)}"
    if one.to and one.standing in (Standing.BREACHED, Standing.LATE):
        yield f"  {_CLAIM(lang).format(to=_joined(one.to, lang))}"


def _deduction(one: Deduction, lang: str) -> str:
    return _DEDUCTION(lang).format(
        on=one.on,
        since=one.since,
        indicator=one.indicator,
        result=percent(one.result),
        limit=_limit(one.limit)(lang),
        title=one.title,
        reduction=percent(one.reduction),
        article="" if one.article is None else article_label(one.article, lang),
        by=_joined(one.by, lang),
    )


def _limit(limit: Limit) -> Text:
    share = percent(limit.share)
    words = _CMP[limit.cmp]
    return Text(f"{words.zh}{share}", f"{words.en} {share}")


_CMP = {
    Cmp.LESS: Text("低于", "below"),
    Cmp.AT_MOST: Text("不高于", "at most"),
    Cmp.MORE: Text("高于", "above"),
    Cmp.AT_LEAST: Text("不低于", "at least"),
}


def _joined(names: Iterable[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(names)
