"""没有长短的时段 · hours that begin when they end

从几点到几点，起止相同的，不知道是全天还是一刻也没有（BK377）。全天写 `00:00 至 24:00`。

Hours that begin when they end may be the whole day or none of it (BK377). The whole day is `00:00 to 24:00`.

Wrong 错误：

```bylaw
禁止 噪声扰邻
  主体  业主
  不得  进行产生噪声的装修
  对象  业主
  时段  22:00 至 22:00  # BK377
```

Right 正确：

```bylaw
禁止 噪声扰邻
  主体  业主
  不得  进行产生噪声的装修
  对象  业主
  时段  12:00 至 14:00, 22:00 至 07:00
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text

EMPTY = code(
    377,
    "hours-empty",
    Severity.WARNING,
    Text("`{name}` 的时段从 {hour} 到 {hour}，没有长短", "`{name}` holds from {hour} to {hour}"),
    Text(
        "改正其中一个钟点；全天写 `00:00 至 24:00`",
        "correct one of them; a whole day is `00:00 to 24:00`",
    ),
)
CODES = (EMPTY,)


def check(case: Case) -> Findings:
    """Each stretch of the day that has no length."""
    for norm in case.bylaw.norms:
        for begins, ends in norm.clock:
            if begins == ends:
                yield finding(EMPTY, field_span(norm, "clock"), name=norm.title, hour=begins)
