"""处罚和禁止里的“等” · "etc." in bans and sanctions

谁会因此受罚，要从字面上看得出来。禁止的行为、违反的后果、合同解除的事由后面写一个“等”字，就等于没有写完：列全，或者写明是
哪一类，例如“以及其他占用通道的行为”。

Whoever may be sanctioned has to see for what. A ban, a consequence or a ground for ending a lease that closes with
"etc." is not finished: name them all, or say what kind, as in "or anything else that blocks the way".

Wrong 错误：

```bylaw
禁止 占用楼道
  主体  业主
  不得  在楼道堆放家具、花盆等  # BK167
  对象  业主
  否则  采取公示姓名、限制通行等措施  # BK167
```

Right 正确：

```bylaw
禁止 占用楼道
  主体  业主
  不得  在楼道堆放家具、花盆和其他占用通道的物品
  对象  业主
  否则  三日内清除；堆放花盆等同堆放家具
```
"""

from __future__ import annotations

import re
from functools import cache

from bylawkit.checks.base import Case, Findings, Said, code, finding, part_of
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.norms import Modality, Norm

OPEN = code(
    167,
    "list-left-open",
    Severity.INFO,
    Text(
        "`{word}` 让禁止或者后果没有边界",
        "`{word}` leaves the ban or the consequence without an end",
    ),
    Text(
        "列全，或者写明是哪一类：`以及其他……的行为`",
        "name them all, or say what kind: `or anything else that …`",
    ),
)
CODES = (OPEN,)

_SANCTIONS = frozenset(("or_else", "repeated", "ends_when", "disqualified", "invalid_when"))
_SIGNS = ("等", "etc", "and so", "and the like")


@cache
def _open() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[^平相同高对均中优次初])等(?=[，。；：、）”]|$|(?:多种|各种|其他)?(?:方式|手段|行为|情形"
        r"|措施|物品|处罚|惩戒|办法|活动|事由))"
        r"|\betc\b\.?|\band so (?:on|forth)\b|\band the like\b"
    )


def check(case: Case) -> Findings:
    """Each open list in a ban, a consequence or a ground for the end of something."""
    for said in case.said:
        if _closed(said) and any(sign in said.words.text for sign in _SIGNS):
            for found in _open().finditer(said.words.text):
                yield finding(OPEN, part_of(said.words, *found.span()), word=found.group())


def _closed(said: Said) -> bool:
    """Whether it has to be clear what belongs to a list in this place."""
    one = said.statement
    banned = isinstance(one, Norm) and one.modality is Modality.BAN and said.field == "action"
    return banned or said.field in _SANCTIONS
