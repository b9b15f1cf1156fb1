"""急修的前后把关 · guarding an emergency path

急修不经表决就动用大家的钱，所以前面要有人确认情况紧急（BK344），后面要有交代：公示，或者审计、追认（BK345）。能这样做的只有维修资金
的使用（民法典第281条第2款）；选聘物业、筹集资金、改建等事项不能用急修代替表决（BK346）。

An emergency path spends everybody's money without a vote. So somebody confirms the emergency first (BK344), and an
account is given afterwards: a posting, an audit or a vote (BK345). Only the use of the repair fund may be had in this
way (Civil Code 281 II); choosing a provider, raising money or rebuilding may not (BK346).

Wrong 错误：

```bylaw
急修 屋面漏水  # BK344 BK345
  情形  屋面严重漏水
  执行  物业

急修 更换物业
  情形  物业突然离场
  确认  街道 2日
  代替  选聘物业  # BK346
  公示  7日

事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```

Right 正确：

```bylaw
急修 应急维修
  情形  屋面、外墙严重漏水或者脱落
  情形  电梯有严重隐患
  确认  街道 2日
  代替  使用维修资金
  执行  物业
  公示  7日
  事后  委托审计，并向业主大会报告

事项 使用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, name_span, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.procedures import Emergency
from bylawkit.model.votes import RESERVED, Matter, MatterClass

UNCONFIRMED = code(
    344,
    "emergency-unconfirmed",
    Severity.WARNING,
    Text("急修 `{name}` 没有写由谁确认", "nobody confirms the emergency `{name}`"),
    Text(
        "写明谁在多久之内确认，例如 `确认 街道 2日`",
        "say who does and how soon: `confirm subdistrict 2 days`",
    ),
)
UNCHECKED = code(
    345,
    "emergency-unchecked",
    Severity.WARNING,
    Text(
        "急修 `{name}` 事后既不公示也不审计",
        "nothing is posted or checked after the emergency `{name}`",
    ),
    Text(
        "写明 `公示` 几日，或者用 `事后` 写明审计和报告",
        "say for how long it is posted (`publish`) or what follows (`checked-after`)",
    ),
)
NO_REPAIR = code(
    346,
    "emergency-replaces-vote",
    Severity.ERROR,
    Text(
        "急修 `{name}` 不能代替 `{matter}` 的表决",
        "the emergency `{name}` cannot take the place of the vote on `{matter}`",
    ),
    Text(
        "急修只能代替使用维修资金的表决；其他事项照常表决",
        "it may replace only a vote on using the repair fund; vote on everything else",
    ),
)
CODES = (UNCONFIRMED, UNCHECKED, NO_REPAIR)


def check(case: Case) -> Findings:
    """Each emergency path without guards."""
    for one in case.bylaw.emergencies:
        if one.confirm is None:
            yield finding(UNCONFIRMED, name_span(one), name=one.title)
        if one.publish is None and one.checked_after is None:
            yield finding(UNCHECKED, name_span(one), name=one.title)
        yield from _replaced(case, one)


def _replaced(case: Case, one: Emergency) -> Findings:
    matter = case.bylaw.named.get(one.instead_of.name) if one.instead_of else None
    if not isinstance(matter, Matter) or matter.matter_class is MatterClass.REPAIR_FUND_USE:
        return
    if matter.matter_class in RESERVED:
        see = see_article(case, "cn/civil-code", "281")
        place = field_span(one, "instead_of")
        yield finding(NO_REPAIR, place, *see, name=one.title, matter=matter.title)
