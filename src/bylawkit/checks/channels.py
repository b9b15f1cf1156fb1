"""投票的方式 · the ways to vote

电子投票要能确认投票的就是业主本人（BK236），写在事项里或者写在别的条文里都可以；一户可以用几种方式投票的，要写明投了两次以哪一次为准（BK237）。两项都只作提示。

An electronic vote has to tell who is voting (BK236), be it in the matter or in another article; where a unit may vote in several ways, it has to be clear which
of two ballots counts (BK237). Both are only pointed out.

Wrong 错误：

```bylaw
事项 翻新大堂
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数
  方式  书面, 电子  # BK236 BK237

事项 使用活动室
  归属      业主大会
  类别      内部事务
  同意      参与户数过半数
  方式      电子
  核验      人脸识别
```

Right 正确：

```bylaw
事项 翻新大堂
  归属      业主大会
  类别      内部事务
  同意      参与户数过半数
  方式      书面, 电子
  核验      人脸识别，或者身份证和房屋编号
  重复投票  以后为准
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, told_once
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Channel

UNVERIFIED = code(
    236,
    "electronic-vote-unverified",
    Severity.INFO,
    Text(
        "`{name}`{others}可以电子投票，没有写怎样核验身份",
        "`{name}`{others} may be voted on electronically, but no word says how voters are verified",
    ),
    Text("补上 `核验 …`", "add `verify …`"),
)
TWICE = code(
    237,
    "two-ballots-unsettled",
    Severity.INFO,
    Text(
        "`{name}`{others}有几种投票方式，没有写重复投票以哪一次为准",
        "`{name}`{others} may be voted on in several ways, but no word says which of two ballots counts",
    ),
    Text("补上 `重复投票 以后为准`", "add `duplicate last-counts`"),
)
CODES = (UNVERIFIED, TWICE)

_VERIFYING = ("核验", "实名", "验证身份", "verified", "verify", "identity")
"""Words of an article that settles it for all matters."""


def check(case: Case) -> Findings:
    """The matters whose ways to vote leave a question open."""
    matters = case.bylaw.matters
    electronic = [one for one in matters if Channel.ELECTRONIC in one.channels and not one.verify]
    several = [one for one in matters if len(one.channels) > 1 and one.duplicate is None]
    if electronic and not _settled(case):
        yield from told_once(UNVERIFIED, electronic, "channels")
    yield from told_once(TWICE, several, "channels")


def _settled(case: Case) -> bool:
    """Whether some wording says it for all; what another matter says of itself does not."""
    said = (one.words.text for one in case.said if one.field != "verify")
    return any(word in text for text in said for word in _VERIFYING)
