"""The words in which results are told, in both languages."""

from __future__ import annotations

from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Duration, Unit
from bylawkit.model.votes import Base, Channel, Measure, Scope, Tie, Treatment

OUTCOMES = {
    Outcome.CARRIED: Text("通过", "carried"),
    Outcome.REJECTED: Text("未通过", "rejected"),
    Outcome.TURNOUT_NOT_MET: Text("未达参与比例", "turnout not met"),
    Outcome.UNDETERMINED: Text("无法判定", "undetermined"),
    Outcome.FOR_HUMAN_DECISION: Text("需人工判定", "for human decision"),
}

MEASURES = {
    Measure.AREA: Text("面积", "area"),
    Measure.HEADS: Text("人数", "heads"),
    Measure.HOUSEHOLDS: Text("户数", "households"),
    Measure.SEATS: Text("席位", "seats"),
}

UNITS = {
    Measure.AREA: Text("平方米", " m²"),
    Measure.HEADS: Text("人", ""),
    Measure.HOUSEHOLDS: Text("户", ""),
    Measure.SEATS: Text("席", ""),
}

BASES = {
    Base.ALL: Text("全体{0}", "the total {0}"),
    Base.PARTICIPATING: Text("参与{0}", "the {0} taking part"),
    Base.ATTENDING: Text("到会{0}", "the {0} attending"),
    Base.CAST: Text("有效票{0}", "the {0} of valid ballots"),
}
"""What a share is a share of; takes the measure."""

KINDS = {
    "total": Text("全体", "total"),
    "returned": Text("收回", "returned"),
    "for": Text("同意", "for"),
    "against": Text("反对", "against"),
    "abstain": Text("弃权", "abstain"),
    "follow": Text("随多数", "follow"),
    "invalid": Text("无效票", "invalid"),
    "silent": Text("未表决", "silent"),
    "unserved": Text("未送达", "unserved"),
    "participating": Text("参与", "participating"),
    "attending": Text("到会", "attending"),
    "cast": Text("有效票", "cast"),
}

TREATMENTS = {
    Treatment.NOT_COUNTED: Text("不计入", "not counted"),
    Treatment.PARTICIPATES: Text("计入参与，不算同意", "taking part, but not for"),
    Treatment.FOLLOWS_MAJORITY: Text(
        "随多数：明示同意多于反对时计入同意", "with the majority: for, if more are expressly for"
    ),
    Treatment.AGAINST: Text("视为反对", "against"),
}

SCOPES = {
    Scope.COMPOUND: Text("全小区", "the compound"),
    Scope.BLOCK: Text("本幢", "one block"),
    Scope.STAIRWELL: Text("本单元", "one stairwell"),
    Scope.PAYERS: Text("出资业主", "those who pay"),
    Scope.AFFECTED: Text("受影响业主", "the owners affected"),
    Scope.OCCUPIED: Text("已入住业主", "the owners who have moved in"),
}

CHANNELS = {
    Channel.MEETING: Text("会议", "meeting"),
    Channel.PAPER: Text("书面", "paper"),
    Channel.ELECTRONIC: Text("电子", "electronic"),
}


TIMES = {
    Unit.HOUR: Text("小时", "hour"),
    Unit.DAY: Text("日", "day"),
    Unit.WORKDAY: Text("个工作日", "working day"),
    Unit.WEEK: Text("周", "week"),
    Unit.MONTH: Text("月", "month"),
    Unit.QUARTER: Text("季度", "quarter"),
    Unit.HALF_YEAR: Text("半年", "half-year"),
    Unit.YEAR: Text("年", "year"),
}

TIES = {
    Tie.AGAIN: Text("按规约再投一次", "the bylaw has the vote taken again"),
    Tie.LOT: Text("按规约抽签决定", "the bylaw has a lot drawn"),
    Tie.CHAIR: Text("按规约由召集人决定", "the bylaw lets the chair decide"),
    Tie.FAILS: Text("按规约不通过", "the bylaw has it fail"),
}


def span_of_months(first: date, last: date) -> Text:
    """A stretch of months: ``2026-04 至 2027-03``, or the one month that it is."""
    start, end = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return Text(start, start) if start == end else Text(f"{start} 至 {end}", f"{start} to {end}")


def hundredths(value: int) -> str:
    """Hundredths with two decimals: ``3580`` is ``35.80``."""
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100}.{abs(value) % 100:02}"


def figure(value: int, measure: Measure) -> str:
    """A figure as it is written: areas in m² with two decimals, all else whole."""
    return hundredths(value) if measure is Measure.AREA else str(value)


def counted(value: int, measure: Measure) -> Text:
    """A figure with its unit."""
    written, unit = figure(value, measure), UNITS[measure]
    return Text(f"{written}{unit.zh}", f"{written}{unit.en}")


def money(fen: int) -> Text:
    """An amount in yuan."""
    return Text(f"{hundredths(fen)}元", f"{hundredths(fen)} yuan")


def joined(texts: list[Text], zh: str = "，", en: str = ", ") -> Text:
    """Several texts as one."""
    return Text(zh.join(one.zh for one in texts), en.join(one.en for one in texts))


def duration_text(length: Duration) -> Text:
    """A length of time in words: 30日."""
    unit = TIMES[length.unit]
    zh = "个月" if length.unit is Unit.MONTH else unit.zh
    plural = "" if length.count == 1 else "s"
    return Text(f"{length.count}{zh}", f"{length.count} {unit.en}{plural}")
