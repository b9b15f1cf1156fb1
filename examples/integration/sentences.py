"""A decision in sentences, Chinese and English, from the figures that a policy answers with."""

from __future__ import annotations

from typing import Any, NamedTuple


class Sentence(NamedTuple):
    """The same in both languages."""

    zh: str
    en: str


OUTCOMES = {
    "carried": Sentence("通过", "carried"),
    "rejected": Sentence("未通过", "rejected"),
    "turnout-not-met": Sentence("未达到参与比例", "too few took part"),
    "undetermined": Sentence("尚不能判定", "not decided yet: figures are missing"),
    "for-human-decision": Sentence("由人来决定", "left to people"),
}

PROBLEMS = {
    "unknown-matter": Sentence("没有这个表决事项", "there is no such matter"),
    "not-figures": Sentence("这里应当是票数", "figures are expected here"),
    "not-a-whole-number": Sentence(
        "应当是不小于零的整数；面积以 0.01 平方米计",
        "a whole number not below zero is expected, areas in 0.01 m²",
    ),
    "too-large": Sentence("数字太大，算不准", "the number is too large to be exact"),
    "unknown-figure": Sentence("没有这种票", "there is no such kind of vote"),
    "unknown-measure": Sentence("没有这种计票口径", "there is no such measure"),
    "over-the-whole": Sentence("各项之和与总数不符", "the parts do not fit the whole"),
    "several-candidates": Sentence("这里不判定差额选举", "several candidates are not decided here"),
    "law-of-another-day": Sentence(
        "那一天的法律不同；用当天的法律导出的规则包来判定",
        "the law was another on that day: it takes a bundle made for that day",
    ),
}

_PARTS = {
    "turnout": Sentence("参与", "taking part"),
    "again": Sentence("再次召集的参与", "taking part on the second call"),
    "approve": Sentence("同意", "in favour"),
    "guard": Sentence("未表决票计入的前提", "before silent votes count"),
}
_MEASURES = {
    "area": Sentence("面积", "area"),
    "heads": Sentence("人数", "heads"),
    "households": Sentence("户数", "households"),
    "seats": Sentence("席位", "seats"),
}
_COMPARISONS = {
    ">=": Sentence("达到", "at least"),
    ">": Sentence("超过", "more than"),
    "<=": Sentence("不超过", "at most"),
    "<": Sentence("少于", "less than"),
}


def of_reason(reason: dict[str, Any]) -> Sentence:
    """One test: what it asks for, by which article and statute, what there is, and what is short."""
    part, _, measure = reason["code"].partition("-")
    what, by, cmp = _PARTS[part], _MEASURES[measure], _COMPARISONS[reason["cmp"]]
    share = f"{reason['share']['num']}/{reason['share']['den']}"
    whole, need, have, short = (
        _figure(reason[key], measure) for key in ("whole", "need", "have", "short_by")
    )
    source, held = _source(reason), _held(reason["met"], short)
    most = reason["cmp"].startswith("<")
    gap = " " if whole.zh[-1].isdigit() else ""
    zh = f"{what.zh}{by.zh}须{cmp.zh}{whole.zh}{gap}的 {share}，即{'至多' if most else '至少'}{need.zh}"
    en = f"{what.en}, by {by.en}: {cmp.en} {share} of {whole.en}, that is at {'most' if most else 'least'} {need.en}"
    return Sentence(
        f"{source.zh}：{zh}；现有{have.zh}，{held.zh}",
        f"{source.en}: {en}; there are {have.en}, {held.en}",
    )


def _source(reason: dict[str, Any]) -> Sentence:
    """The article with its statutes; the statute alone where the bylaw does not say it itself."""
    basis = reason["basis"] or [reason["law"]]
    zh, en = reason["article"] or "法律", reason["article"] or "the law"
    return Sentence(f"{zh}（{'、'.join(basis)}）", f"{en} ({', '.join(basis)})")


def _held(met: bool | None, short: Sentence) -> Sentence:
    if met is None:
        return Sentence("尚不能判定", "not known yet")
    return Sentence("符合", "met") if met else Sentence(f"差{short.zh}", f"{short.en} off")


def _figure(value: int | None, measure: str) -> Sentence:
    if value is None:
        return Sentence("数未知", "an unknown number")
    if measure == "area":
        metres = f"{value // 100}.{value % 100:02}"
        return Sentence(f" {metres} 平方米", f"{metres} m²")
    return Sentence(f" {value}", str(value))
