"""通知生效太晚 · notices that count too late

张贴或者邮寄的通知，过了约定的时间才视为送达。这段时间比会前通知的时间还长，开会或者投票时通知还没有视为送达，决定容易被撤销（BK231）。

A notice that is posted or mailed is deemed served only after the time that the bylaws set. Where that is longer
than the notice itself, the vote begins before anybody is deemed to know of it, and its result is easily set aside
(BK231).

Wrong 错误：

```bylaw
事项 修订规约
  归属      业主大会
  类别      管理规约
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
  通知      15日
  送达      张贴, 邮寄
  视为送达  20日  # BK231
```

Right 正确：

```bylaw
事项 修订规约
  归属      业主大会
  类别      管理规约
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
  通知      15日
  送达      张贴, 邮寄
  视为送达  3日
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.lengths import surely_longer
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text

TOO_LATE = code(
    231,
    "served-after-the-vote-begins",
    Severity.WARNING,
    Text(
        "`{name}` 的通知过{served}才视为送达，而提前通知只有{notice}",
        "notices of `{name}` are deemed served after {served}, but given only {notice} ahead",
    ),
    Text("缩短视为送达的时间，或者更早通知", "deem notices served sooner, or give notice earlier"),
)
CODES = (TOO_LATE,)


def check(case: Case) -> Findings:
    """Each matter whose notices are deemed served after the time of notice is over."""
    for matter in case.bylaw.matters:
        served, notice = matter.deemed_served, matter.notice
        if served is not None and notice is not None and surely_longer(served, notice):
            yield finding(
                TOO_LATE,
                field_span(matter, "deemed_served"),
                name=matter.title,
                served=say_length(served),
                notice=say_length(notice),
            )
