"""The tests of a vote in Chinese, and the groups of people that a rule asks for."""

from __future__ import annotations

from bylawkit.model.values import Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.render.speech.comparing import comparisons, is_sided, is_unanimous, one_sided
from bylawkit.render.speech.zh.amounts import COMPARED, bound, share

_MEASURES = {
    Measure.AREA: "专有部分面积",
    Measure.HEADS: "人数",
    Measure.HOUSEHOLDS: "户数",
    Measure.SEATS: "席位",
}
_BASES = {
    Base.ALL: "",
    Base.PARTICIPATING: "参与表决",
    Base.ATTENDING: "到会",
    Base.CAST: "有效表决票",
}
_EVERYBODY = {
    Base.ALL: "全体",
    Base.PARTICIPATING: "参与表决的全体",
    Base.ATTENDING: "到会的全体",
    Base.CAST: "投有效票的全体",
}
_SIDES = {Side.FOR: "同意", Side.AGAINST: "反对", Side.PARTICIPATING: "参与"}


def _phrase(one: Comparison) -> str:
    least = bound(one.limit)
    stated = one.base is Base.ALL and one.measure is not Measure.SEATS
    ratio = "占比" if stated and least != "过半数" else ""
    whole = "全体" if one.base is Base.ALL and one.measure is Measure.SEATS else _BASES[one.base]
    if least == "全部":
        return f"{whole}{_MEASURES[one.measure]}一致"
    return f"{whole}{_MEASURES[one.measure]}{ratio}{least}"


def condition(rule: Test, voters: str = "", inner: bool = False) -> str:
    """``专有部分面积占比三分之二以上且人数占比三分之二以上``; groups in brackets."""
    if isinstance(rule, Comparison):
        return _clause(rule) if rule.side is Side.AGAINST else _phrase(rule)
    word = "且" if isinstance(rule, AllOf) else "或者"
    text = word.join(dict.fromkeys(condition(part, voters, True) for part in rule.parts))
    return f"（{text}）" if inner else text


def _clause(one: Comparison) -> str:
    whole, measure = _BASES[one.base] or "全体", _MEASURES[one.measure]
    if bound(one.limit) == "全部":
        return f"{_SIDES[one.side]}的{measure}占{whole}{measure}的全部"
    least = f"{COMPARED[one.limit.cmp]}{share(one.limit.share)}"
    return f"{_SIDES[one.side]}的{measure}占{whole}{measure}的比例{least}"


def _clauses(rule: Test, inner: bool = False) -> str:
    """A test in which votes for and against are told apart."""
    if isinstance(rule, Comparison):
        return _clause(rule)
    word = "，且" if isinstance(rule, AllOf) else "，或者"
    text = word.join(_clauses(part, True) for part in rule.parts)
    return f"（{text}）" if inner and isinstance(rule, AnyOf) else text


def compared(one: Comparison, voters: str = "") -> str:
    """One test as the head of a row: ``同意：参与表决人数过半数``."""
    if one.side is Side.AGAINST:
        return _clause(one)
    return f"{_SIDES[one.side]}：{_phrase(one)}"


def voted(rule: Test, voters: str, verb: str, lead: str = "") -> str:
    """The test as a condition, after ``lead``: ``由…的业主参与``, ``席位三分之二以上出席``."""
    if is_unanimous(rule):
        everyone = _EVERYBODY[comparisons(rule)[0].base]
        return f"{lead}{everyone}{voters}{'一致' if verb == '同意' else ''}{verb}"
    if is_sided(rule):
        return ("符合下列条件：" if lead else "") + _clauses(rule)
    if all(one.measure is Measure.SEATS for one in comparisons(rule)):
        return f"{lead}{condition(rule)}{verb}"
    return f"{lead}{condition(rule)}的{voters}{verb}"


def objected(rule: Test, voters: str) -> str:
    """The test of objections: ``书面提出异议的业主人数占比三分之一以上``."""
    return f"书面提出异议的{voters}{condition(one_sided(rule))}"


def portion(who: str, measure: Measure, limit: Limit) -> str:
    """A part of a group: ``五分之一以上的业主``, ``户数占比三分之二以上的低层业主``."""
    least = bound(limit)
    if least == "全部":
        return f"全体{who}"
    if measure is Measure.HEADS:
        return f"{least}的{who}"
    if measure is Measure.SEATS:
        return f"{who}席位{least}"
    ratio = "" if least == "过半数" else "占比"
    return f"{_MEASURES[measure]}{ratio}{least}的{who}"


def quota(group: str, limit: Limit) -> str:
    """What part of the seats a group must have: ``妇女应当占三分之一以上``."""
    least = bound(limit)
    return f"{group}应当{'' if least == '过半数' else '占'}{least}"


def of_body(body: str, people: str) -> str:
    """Those who sit in a body: ``业主委员会委员``."""
    return f"{body}{people}"
