"""会前通知短于法定期限 · notice shorter than the statute's

召开业主大会会议，法律规定了提前通知全体业主的天数。通知短于法定天数的，决定可能被撤销（BK208）。没有写通知天数的，适用
法定天数，这里只作提示（BK209）。

The law says how many days ahead all owners must be notified. A decision taken on shorter notice can be set
aside (BK208). Where no notice is stated the statute's days apply; that is only pointed out (BK209).

Wrong 错误：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  7日  # BK208

事项 选聘物业  # BK209
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
```

Right 正确：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```
"""

from __future__ import annotations

from typing import Any, NamedTuple

from bylawkit.checks.base import (
    Case,
    Findings,
    cited,
    code,
    field_span,
    finding,
    name_span,
    see_law,
)
from bylawkit.checks.lengths import shortest, surely_shorter
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.values import Duration
from bylawkit.model.votes import Matter

TOO_SHORT = code(
    208,
    "notice-too-short",
    Severity.ERROR,
    Text(
        "`{name}` 提前{stated}通知，少于{law}要求的{needed}",
        "`{name}` gives notice of {stated}, less than the {needed} of {law}",
    ),
    Text("写成 `通知 {needed}` 或者更长", "write `notice {needed}` or longer"),
)
UNSTATED = code(
    209,
    "notice-not-stated",
    Severity.INFO,
    Text(
        "`{name}` 没有写提前几天通知，适用{law}的{needed}",
        "`{name}` states no notice; the {needed} of {law} apply",
    ),
    Text("补上 `通知 {needed}`，让业主看得见", "add `notice {needed}`, so that owners see it"),
)
CODES = (TOO_SHORT, UNSTATED)


def check(case: Case) -> Findings:
    """Each matter whose notice is shorter than a statute allows, or not stated."""
    floors = [
        _Demand(statute, provision, provision.notice)
        for statute, provision in case.in_force.about("notice")
        if provision.force is Force.FLOOR and provision.notice is not None
    ]
    for voting in case.votings:
        matter = voting.matter
        own = [one for one in floors if applies_to(one.provision, matter.matter_class)]
        broken = [one for one in own if _falls_short(matter.notice, one.needed)]
        if broken and not voting.by_single_owner:
            yield _judge(matter, broken)


class _Demand(NamedTuple):
    """The notice that a statute asks for."""

    statute: Statute
    provision: Provision
    needed: Duration


def _falls_short(stated: Duration | None, needed: Duration) -> bool:
    return stated is None or surely_shorter(stated, needed)


def _judge(matter: Matter, broken: list[_Demand]) -> Diagnostic:
    """One finding for all statutes, by the one that asks for most."""
    most = max(broken, key=lambda one: shortest(one.needed))
    args: dict[str, Any] = {
        "name": matter.title,
        "needed": say_length(most.needed),
        "law": cited(most.statute, most.provision),
    }
    see = [see_law(one.statute, one.provision) for one in broken]
    if matter.notice is None:
        return finding(UNSTATED, name_span(matter), *see, **args)
    stated = say_length(matter.notice)
    return finding(TOO_SHORT, field_span(matter, "notice"), *see, stated=stated, **args)
