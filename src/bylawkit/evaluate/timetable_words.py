"""The words in which timetables are told."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics import Text
from bylawkit.evaluate.timetable import Bound, Moment, Step
from bylawkit.model.values import Ref

WHAT = {
    Moment.PROPOSAL: Text("提议", "the vote is proposed"),
    Moment.HEARING: Text("听取{who}的意见", "{who} heard"),
    Moment.NOTICE: Text("发出通知", "notice is given"),
    Moment.SERVED: Text("视为送达", "the notice counts as served"),
    Moment.OPENING: Text("开始表决", "voting opens"),
    Moment.CLOSING: Text("截止表决", "voting closes"),
    Moment.LAST_CLOSING: Text("截止表决，不延长的", "voting closes, if it is not extended"),
    Moment.EXTENDED: Text("截止表决，延长到头的", "voting closes, extended as far as may be"),
    Moment.RESULT: Text("公布结果", "the result is announced"),
    Moment.POSTED: Text("公示期满", "the result stays posted"),
    Moment.OBJECTIONS: Text("异议期满", "objections may be made"),
    Moment.ANSWERS: Text("答复最后收到的异议", "the last objections are answered"),
    Moment.RECOUNT: Text("可以申请复核", "a recount may be asked for"),
    Moment.EFFECT: Text(
        "决定生效，没有被异议推翻的", "the decision stands, if no objections overturn it"
    ),
    Moment.FILING: Text("向{who}备案", "it is filed with {who}"),
    Moment.REPORT: Text("向{who}报告", "it is reported to {who}"),
    Moment.SECOND_CALL: Text("再次召集，未达参与要求的", "a second call, if too few took part"),
    Moment.RETRY: Text("再次提请表决，未通过的", "the matter may be put again, if it failed"),
    Moment.LAPSE: Text("还没有实施的，决定失效", "the decision lapses, if it was not carried out"),
}

BOUNDS = {
    Bound.GIVEN: Text("起点", "on"),
    Bound.EARLIEST: Text("最早", "from"),
    Bound.LATEST: Text("最迟", "by"),
    Bound.UNTIL: Text("直到", "until"),
}

WEEKDAYS = Text("一二三四五六日", "Mon Tue Wed Thu Fri Sat Sun")

_FROM = {
    Moment.PROPOSAL: Text("提议", "the proposal"),
    Moment.NOTICE: Text("通知", "the notice"),
    Moment.SERVED: Text("送达", "service"),
    Moment.OPENING: Text("开始表决", "the opening"),
    Moment.CLOSING: Text("截止表决", "the closing"),
    Moment.LAST_CLOSING: Text("截止表决", "the closing"),
    Moment.RESULT: Text("公布结果", "the announcement"),
    Moment.POSTED: Text("公示期满", "posting"),
    Moment.OBJECTIONS: Text("异议期满", "objections"),
}


def what_text(step: Step) -> Text:
    """What happens in a step: 向街道备案."""
    text = WHAT[step.moment]
    return Text(
        text.zh.format(who=_names(step.who, "和")), text.en.format(who=_names(step.who, " and "))
    )


def from_text(moment: Moment) -> Text:
    """A step as something that a period is counted from."""
    return _FROM[moment]


def weekday_text(step_day: int, lang: str) -> str:
    """The day of the week, 0 being Monday: 周三, Wed."""
    if lang == "zh":
        return f"周{WEEKDAYS.zh[step_day]}"
    return WEEKDAYS.en.split()[step_day]


def _names(who: Iterable[Ref], last: str) -> str:
    names = [one.name for one in who]
    comma = "、" if last == "和" else ", "
    return last.join(filter(None, (comma.join(names[:-1]), *names[-1:])))


ACTS = {
    Moment.PROPOSAL: ("提议", "提出", "propose", "proposal"),
    Moment.HEARING: ("听取意见", "听取", "hear", "hearing"),
    Moment.NOTICE: ("通知", "发出通知", "notice"),
    Moment.SERVED: ("送达", "served"),
    Moment.OPENING: ("开始表决", "开始投票", "opening", "open"),
    Moment.CLOSING: ("截止表决", "截止投票", "表决截止", "投票截止", "closing", "close"),
    Moment.RESULT: ("公布结果", "公示结果", "公示", "result"),
    Moment.ANSWERS: ("答复异议", "answer"),
    Moment.EFFECT: ("生效", "执行", "effect"),
    Moment.FILING: ("备案", "filing", "file"),
    Moment.REPORT: ("报告", "report"),
    Moment.SECOND_CALL: ("再次召集", "second-call"),
    Moment.RETRY: ("再次提请", "retry"),
}
"""How a log of events names a step; the first is ours, the others are understood too."""
