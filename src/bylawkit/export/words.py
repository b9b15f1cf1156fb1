"""The words in which exported tables and processes are labelled, in both languages."""

from __future__ import annotations

from bylawkit.diagnostics import Text
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Duration, Unit
from bylawkit.model.votes import Base, Measure, Side

MEASURES = {
    Measure.AREA: Text("面积", "area"),
    Measure.HEADS: Text("人数", "heads"),
    Measure.HOUSEHOLDS: Text("户数", "households"),
    Measure.SEATS: Text("席位", "seats"),
}

FIGURES = {
    "total": Text("全体{0}", "{0} in all"),
    "for": Text("同意的{0}", "{0} for"),
    "against": Text("反对的{0}", "{0} against"),
    "abstain": Text("弃权的{0}", "{0} abstaining"),
    "follow": Text("随多数的{0}", "{0} following the majority"),
    "invalid": Text("无效票的{0}", "{0} of invalid ballots"),
    "silent": Text("未表决的{0}", "{0} silent"),
    "unserved": Text("未送达的{0}", "{0} not served"),
}
"""A figure of a count; takes the measure."""

SIDES = {
    Side.FOR: Text("同意的{0}", "{0} for"),
    Side.AGAINST: Text("反对的{0}", "{0} against"),
    Side.PARTICIPATING: Text("参与的{0}", "{0} taking part"),
}

BASES = {
    Base.ALL: Text("全体{0}", "all {0}"),
    Base.PARTICIPATING: Text("参与{0}", "the {0} taking part"),
    Base.ATTENDING: Text("到会{0}", "the {0} attending"),
    Base.CAST: Text("有效票{0}", "the {0} of valid ballots"),
}

CMPS = {
    Cmp.AT_LEAST: Text("不少于", "at least"),
    Cmp.MORE: Text("超过", "more than"),
    Cmp.AT_MOST: Text("不超过", "at most"),
    Cmp.LESS: Text("少于", "less than"),
}

OUTCOMES = {
    Outcome.CARRIED: Text("通过", "carried"),
    Outcome.REJECTED: Text("未通过", "rejected"),
    Outcome.TURNOUT_NOT_MET: Text("未达参与比例", "turnout not met"),
    Outcome.FOR_HUMAN_DECISION: Text("由人判定", "for human decision"),
}

UNITS = {
    Unit.HOUR: Text("小时", "hour"),
    Unit.DAY: Text("日", "day"),
    Unit.WORKDAY: Text("个工作日", "workday"),
    Unit.WEEK: Text("周", "week"),
    Unit.MONTH: Text("个月", "month"),
    Unit.QUARTER: Text("个季度", "quarter"),
    Unit.HALF_YEAR: Text("个半年", "half-year"),
    Unit.YEAR: Text("年", "year"),
}


def length(one: Duration, lang: str) -> str:
    """A length of time in words: ``15日``, ``15 days``."""
    unit = UNITS[one.unit](lang)
    if lang == "zh":
        return f"{one.count}{unit}"
    return f"{one.count} {unit}{'' if one.count == 1 else 's'}"
