"""The words in which provisions are listed: forces, ranks, and each value with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bylawkit.checks.speech import say_length, say_limit, say_share, say_test
from bylawkit.diagnostics import Text
from bylawkit.evaluate.words import TREATMENTS
from bylawkit.model.law import Force, Provision, Rank, Statute
from bylawkit.model.values import Frequency
from bylawkit.model.votes import SecondCall

RANKS = {
    Rank.STATUTE: Text("法律", "act"),
    Rank.REGULATION: Text("行政法规", "State Council regulation"),
    Rank.INTERPRETATION: Text("司法解释", "judicial interpretation"),
    Rank.LOCAL_REGULATION: Text("地方性法规", "local regulation"),
    Rank.DEPARTMENT_RULE: Text("部门规章", "ministry rule"),
    Rank.GUIDANCE: Text("规范性文件", "guidance"),
}
FORCES = {
    Force.FLOOR: Text("底线", "floor"),
    Force.CEILING: Text("上限", "ceiling"),
    Force.FIXED: Text("定值", "fixed"),
    Force.DEFAULT: Text("缺省", "default"),
    Force.DISPOSITIVE: Text("任意", "dispositive"),
    Force.REQUIRE: Text("必备", "required"),
    Force.FORBID: Text("禁用", "forbidden"),
}


def _number(zh: str, en: str) -> Callable[[int], Text]:
    return lambda value: Text(f"{value}{zh}", f"{value} {en}")


def _window(value: Any) -> Text:
    least, most = map(say_length, value)
    return Text(f"{least.zh}至{most.zh}", f"{least.en} to {most.en}")


def _frequency(value: Frequency) -> Text:
    from bylawkit.model.values import Duration

    length = say_length(Duration(value.every, value.unit))
    times = Text(f"{value.times}次", "once" if value.times == 1 else f"{value.times} times")
    return Text(f"每{length.zh}{times.zh}", f"{times.en} every {length.en}")


def _second_call(value: SecondCall) -> Text:
    after = say_length(value.after)
    if value.turnout is None:
        return after
    turnout = say_test(value.turnout)
    return Text(f"{after.zh}后，参与{turnout.zh}", f"after {after.en}, turnout {turnout.en}")


_VALUES: tuple[tuple[str, Text, Callable[[Any], Text]], ...] = (
    ("turnout", Text("参与", "turnout"), say_test),
    ("approve", Text("同意", "approve"), say_test),
    ("attend", Text("出席", "attend"), say_test),
    ("carry", Text("通过", "carry"), say_test),
    ("petition", Text("提议", "petition"), say_limit),
    ("members", Text("人数", "members"), _number("人", "people")),
    ("term", Text("任期", "term"), say_length),
    ("frequency", Text("频次", "frequency"), _frequency),
    ("notice", Text("通知", "notice"), say_length),
    ("window", Text("投票期", "window"), _window),
    ("publish", Text("公示", "publish"), say_length),
    ("objection", Text("异议期", "objection"), say_length),
    ("overturn", Text("推翻", "overturned by"), say_test),
    ("filing", Text("备案", "filing"), say_length),
    ("first_session", Text("首次会议", "first session"), say_length),
    ("re_election", Text("提前换届", "re-election"), say_length),
    ("handover", Text("移交", "handover"), say_length),
    ("prepay", Text("预缴", "prepay"), say_length),
    ("silent", Text("未表决", "silent"), lambda value: TREATMENTS[value]),
    ("silent_guard", Text("但须", "provided"), say_test),
    ("proxy_cap", Text("委托", "proxies"), _number("户", "households")),
    ("owner_cap", Text("单一业主", "one owner"), say_share),
    ("second_call", Text("二次召集", "second call"), _second_call),
    ("retry_bar", Text("再议", "new vote after"), say_length),
    ("fund_floor", Text("最低余额", "least balance"), say_share),
)


def values_of(provision: Provision) -> Iterator[tuple[str, Text, Text]]:
    """Each value that a provision states: its field, its name, and what it is."""
    for field, name, say in _VALUES:
        value = getattr(provision, field)
        if value is not None:
            yield field, name, say(value)


def english_title(statute: Statute) -> str:
    """What a statute is called in English: ``Civil Code``, ``Weifang Property Management Regulations``."""
    from bylawkit.render.speech.laws import law_name

    home, _, name = statute.key.rpartition("/")
    words = name.replace("-", " ").title() or statute.name
    return law_name(statute.name, "en") or f"{home.partition('-')[2].title()} {words}".strip()
