"""How a log names what is done: the first word is ours, the others are understood too."""

from __future__ import annotations

from enum import StrEnum

from bylawkit.diagnostics import Text


class Act(StrEnum):
    """What an event says was done."""

    DONE = "done"
    STARTED = "started"
    BROKEN = "broken"
    REFUSED = "refused"
    INSPECTED = "inspected"
    FOUND = "found"
    RECTIFIED = "rectified"
    RECHECKED = "rechecked"
    SIGNED_OFF = "signed-off"
    EVALUATED = "evaluated"
    MET = "met"
    PUBLISHED = "published"
    AUDITED = "audited"
    REPORTED = "reported"
    FAILED = "failed"


WORDS = {
    Act.DONE: (
        "完成",
        "履行",
        "办结",
        "答复",
        "培训",
        "提供",
        "成",
        "通过",
        "行使",
        "done",
        "exercised",
    ),
    Act.STARTED: (
        "开始",
        "触发",
        "发生",
        "提出",
        "收到",
        "报修",
        "申请",
        "预定",
        "started",
        "received",
        "planned",
    ),
    Act.BROKEN: ("违反", "违规", "违约", "broken", "violated"),
    Act.REFUSED: ("拒绝", "refused"),
    Act.INSPECTED: ("检查", "巡查", "巡检", "inspected"),
    Act.FOUND: ("发现", "发现隐患", "隐患", "found"),
    Act.RECTIFIED: ("整改", "整改完成", "rectified"),
    Act.RECHECKED: ("复查", "rechecked"),
    Act.SIGNED_OFF: ("销号", "signed-off"),
    Act.EVALUATED: ("评价", "考核", "测评", "evaluated"),
    Act.MET: ("开会", "会议", "召开", "met"),
    Act.PUBLISHED: ("公布", "公示", "公开", "published"),
    Act.AUDITED: ("审计", "audited"),
    Act.REPORTED: ("报告", "reported"),
    Act.FAILED: ("不成", "未通过", "不通过", "不合格", "失败", "failed"),
}

_ACTS = {word: act for act, words in WORDS.items() for word in words}

_REFUSALS = ("不合格", "不成", "未通过", "不通过", "failed", "no")


def act_of(word: str) -> Act | None:
    """The act that a word of the log names."""
    return _ACTS.get(word.strip().casefold())


def failed(*remarks: str) -> bool:
    """Whether the remarks beside an event say that it failed."""
    return any(one.strip().casefold().startswith(_REFUSALS) for one in remarks)


def names_of(*acts: Act) -> tuple[Text, ...]:
    """How acts are written."""
    return tuple(Text(WORDS[one][0], WORDS[one][-1]) for one in acts)
