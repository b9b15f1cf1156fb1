"""Reasons in words: what a test needs, what it has, what is lacking, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Reason, Rule
from bylawkit.evaluate.words import BASES, KINDS, MEASURES, counted, joined
from bylawkit.model.numbering import article_label
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Measure
from bylawkit.numerals import spell_fraction

MARKS = {True: "✓", False: "✗", None: "?"}


def reason_text(reason: Reason) -> Text:
    """What a test needs, what it has, and what is lacking, in one line without its source."""
    measure = reason.comparison.measure
    parts = [_have(reason, measure)]
    if reason.need is not None:
        parts.append(_need(reason, measure))
    elif reason.whole is None:
        parts.append(_share(reason))
    if reason.short_by:
        over = reason.comparison.limit.cmp in (Cmp.AT_MOST, Cmp.LESS)
        short = counted(reason.short_by, measure)
        parts.append(
            Text(f"超出 {short.zh}", f"{short.en} too many")
            if over
            else Text(f"还差 {short.zh}", f"{short.en} short")
        )
    if reason.whole == 0:
        parts.append(Text("没有可比的票", "there is nothing to take a share of"))
    return joined(parts)


def reason_lines(reasons: Iterable[Reason], lang: str) -> Iterator[str]:
    """A line for each test; tests that say the same share a line that names both sources."""
    for met, told, sources in reason_rows(reasons, lang):
        line = f"{MARKS[met]} {told}"
        yield f"{line}  {_IN_BRACKETS(lang).format(sources)}" if sources else line


def reason_rows(reasons: Iterable[Reason], lang: str) -> Iterator[tuple[bool | None, str, str]]:
    """Whether a test is met, what it says, and its sources; tests that say the same share a row."""
    rows: dict[tuple[bool | None, str], list[str]] = {}
    for one in reasons:
        source = rule_text(one.rule)(lang)
        row = one.met, _with_circumstances(one)(lang)
        rows.setdefault(row, []).extend([source] if source else [])
    for (met, told), named in rows.items():
        yield met, told, _AND(lang).join(named)


_IN_BRACKETS = Text("〔{0}〕", "[{0}]")
_AND = Text("；", "; ")


def _with_circumstances(reason: Reason) -> Text:
    text = reason_text(reason)
    who = f"{reason.candidate} " if reason.candidate else ""
    one_of = Text("（之一即可）", " (one of these is enough)") if reason.one_of else Text("", "")
    return Text(f"{who}{text.zh}{one_of.zh}", f"{who}{text.en}{one_of.en}")


def _have(reason: Reason, measure: Measure) -> Text:
    name = _figure_name(reason, measure)
    if reason.between is not None and (reason.between[0] or reason.met is not None):
        least, most = (counted(one, measure) for one in reason.between)
        return Text(
            f"{name.zh} {least.zh} 至 {most.zh}", f"{name.en} between {least.en} and {most.en}"
        )
    if reason.have is None:
        return Text(f"{name.zh}未知", f"{name.en} unknown")
    have = counted(reason.have, measure)
    return Text(f"{name.zh} {have.zh}", f"{name.en} {have.en}")


def _need(reason: Reason, measure: Measure) -> Text:
    assert reason.need is not None
    need, share = counted(reason.need, measure), _share(reason)
    upper = reason.comparison.limit.cmp in (Cmp.AT_MOST, Cmp.LESS)
    verb = Text("最多", "at most") if upper else Text("需要", "needs")
    return Text(f"{verb.zh} {need.zh}（{share.zh}）", f"{verb.en} {need.en} ({share.en})")


def _share(reason: Reason) -> Text:
    base, measure = BASES[reason.comparison.base], reason.comparison.measure
    limit = limit_text(reason.comparison.limit)
    whole = None if reason.whole is None else counted(reason.whole, measure)
    name = MEASURES[measure]
    of = Text(base.zh.format(name.zh), base.en.format(name.en))
    if whole is not None:
        of = Text(f"{of.zh} {whole.zh} 的", f"{of.en}, {whole.en}")
    return Text(f"{of.zh}{limit.zh}", f"{limit.en} of {of.en}")


def _figure_name(reason: Reason, measure: Measure) -> Text:
    name, kind = MEASURES[measure], KINDS[reason.comparison.side.value]
    if reason.part == "overturn":
        return Text(f"书面异议{name.zh}", f"{name.en} objecting")
    return Text(f"{kind.zh}{name.zh}", f"{name.en} {kind.en}")


def limit_text(limit: Limit) -> Text:
    """A limit in words: 三分之二以上, at least 2/3."""
    above, below = limit.share.numerator, limit.share.denominator
    zh, en = spell_fraction(above, below), f"{above}/{below}"
    if limit.share == 1 and limit.cmp is Cmp.AT_LEAST:
        return Text("全部", "all")
    match limit.cmp:
        case Cmp.AT_LEAST:
            return Text(f"{zh}以上", f"at least {en}")
        case Cmp.MORE if (above, below) == (1, 2):
            return Text("过半数", "more than half")
        case Cmp.MORE:
            return Text(f"超过{zh}", f"more than {en}")
        case Cmp.AT_MOST:
            return Text(f"不超过{zh}", f"at most {en}")
        case Cmp.LESS:
            return Text(f"不足{zh}", f"less than {en}")


def rule_text(rule: Rule) -> Text:
    """Where a test comes from: 第五条，民法典 278."""
    basis = [str(one) for one in rule.basis]
    if rule.statute is not None:
        own = basis or [rule.statute.name]
        return Text("法定：" + "、".join(own), "statute: " + ", ".join(own))
    if rule.article is None:
        return Text("、".join(basis), ", ".join(basis))
    zh = [article_label(rule.article, "zh"), *basis]
    en = [article_label(rule.article, "en"), *basis]
    return Text("，".join(zh), ", ".join(en))
