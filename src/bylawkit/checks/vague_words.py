"""没有期限的“及时” · "promptly" without a limit

“及时”“尽快”是多久，“有关部门”“相关单位”是谁，“适当”是多少，各人想的不一样，到了追究的时候就说不清。义务里写了 `期限` 或者 `频次`，
或者同一句里有明确的时间，就不提示（BK168）。“原则上”等于说可以有例外，却不说哪些例外（BK169）。

How soon is "promptly", who are "the relevant departments", how much is "appropriate"? Everyone has an own idea,
and nobody can be held to it. Nothing is said where the duty has a `within` or a `frequency`, or the sentence a
figure (BK168). "In principle" allows exceptions without naming them (BK169).

Wrong 错误：

```bylaw
义务 维修
  主体  物业
  应当  及时维修门禁，并报有关部门  # BK168 BK168
  对象  业主

条 "车位"
  "车位原则上一户一个。"  # BK169
```

Right 正确：

```bylaw
义务 维修
  主体  物业
  应当  及时维修门禁，并报消防救援机构
  对象  业主
  期限  2日

条 "车位"
  "车位一户一个；有残疾人的家庭可以多租一个。"
```
"""

from __future__ import annotations

import re
from functools import cache

from bylawkit.checks.base import Case, Findings, code, finding, part_of, places_of
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.norms import Modality, Norm
from bylawkit.model.values import Words

VAGUE = code(
    168,
    "vague-duty",
    Severity.INFO,
    Text("义务 `{name}` 里的 `{word}` 没有界限", "`{word}` in duty `{name}` has no limit"),
    Text("{cure}", "{cure}"),
)
IN_PRINCIPLE = code(
    169,
    "exception-unnamed",
    Severity.INFO,
    Text(
        "`{word}` 留了例外，没有说是哪些", "`{word}` leaves room for exceptions that are not named"
    ),
    Text("删去 `{word}`，另写明例外的情形", "drop `{word}`, and say when something else holds"),
)
CODES = (VAGUE, IN_PRINCIPLE)

_SOON = Text("写明 `期限`，例如 `期限 3日`", "state a limit, such as `within 3 days`")
_WHO = Text("写出是谁", "say who that is")
_MUCH = Text("写出数量或者标准", "state an amount or a standard")
_WHOM = ("部门", "单位", "方面", "人员", "机关", "各方")

_KINDS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        _SOON,
        (
            *("及时", "尽快", "尽早", "适时", "promptly", "as soon as possible"),
            *("in due time", "in due course", "without undue delay"),
        ),
    ),
    (
        _WHO,
        (
            *(f"有关{who}" for who in _WHOM),
            *(f"相关{who}" for who in _WHOM),
            *("relevant department", "relevant authorit", "relevant bod", "competent authorit"),
        ),
    ),
    (_MUCH, ("适当", "酌情", "appropriate")),
)
_PRINCIPLES = ("原则上", "in principle", "In principle")


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(
        r"[0-9０-９零一二两三四五六七八九十]+ ?个?(?:分钟|小时|日|天|周|月|工作日|年)|当日|当天|当场"
        r"|\d+ (?:hour|day|week|month)"
    )


def check(case: Case) -> Findings:
    """Each vague word in a duty, and each exception without a name."""
    for norm in case.bylaw.norms:
        if norm.modality is Modality.DUTY and norm.action is not None:
            yield from _in_duty(norm, norm.action)
    for word in (one for one in _PRINCIPLES if case.says(one)):
        for said in case.said:
            for at in places_of(word, said.words.text):
                place = part_of(said.words, at, at + len(word))
                yield finding(IN_PRINCIPLE, place, word=word)


def _in_duty(norm: Norm, action: Words) -> Findings:
    for cure, words in _KINDS:
        for word in words:
            for at in places_of(word, action.text):
                if cure is not _SOON or not _is_timed(norm, action):
                    place = part_of(action, at, at + len(word))
                    yield finding(VAGUE, place, name=norm.name, word=word, cure=cure)


def _is_timed(norm: Norm, action: Words) -> bool:
    stated = norm.within is not None or norm.every is not None or bool(norm.clock)
    return stated or _limit().search(action.text) is not None
