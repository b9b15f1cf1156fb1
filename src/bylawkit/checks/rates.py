"""费率有空档 · a rate that begins later than its fee

费率可以写明从哪一天起执行。某种用途的第一个费率都要从以后的某一天才开始，而费用在那以前就开始收，中间这一段就没有标准可依
（BK330）。

A rate may say from which day it holds. Where even the first rate of a use begins later than the fee itself, there is
no rate for the time between (BK330).

Wrong 错误：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月 自 2027-01-01  # BK330
  起算  2026-07-01
```

Right 正确：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 住宅 0.95元/平方米/月 自 2027-01-01
  起算  2026-07-01
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text

GAP = code(
    330,
    "rate-begins-late",
    Severity.WARNING,
    Text(
        "`{fee}` 自 {start} 起收，`{use}` 的费率却自 {since} 才有",
        "`{fee}` is charged from {start}, while the rate for `{use}` begins on {since}",
    ),
    Text(
        "补上开始那一天就有的费率，或者把 `起算` 推后",
        "state the rate that holds from the beginning, or let the fee `start` later",
    ),
)
CODES = (GAP,)


def check(case: Case) -> Findings:
    """Each use that has no rate when its fee begins."""
    for fee in case.bylaw.fees:
        start = fee.start or case.bylaw.effective
        seen: set[str] = set()
        for one in fee.rates:
            name = one.use.name
            if name not in seen and start is not None and one.since and one.since > start:
                place, since = one.use.span, one.since
                yield finding(GAP, place, fee=fee.title, use=name, start=start, since=since)
            seen.add(name)
