"""数值有空档 · a value that begins too late

费率和定义的数值可以写明从哪一天起执行。某种用途的第一个费率都要从以后的某一天才开始，而费用在那以前就开始收，中间这一段就没有标准
可依（BK330）。定义的数值比规约生效还晚的，生效之初引用它的条文就没有着落（BK348）。

A rate, or the value of a definition, may say from which day it holds. Where even the first rate of a use begins later
than the fee itself, there is no rate for the time between (BK330). Where a defined value begins later than the bylaws
take effect, the articles that refer to it say nothing at first (BK348).

Wrong 错误：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  生效  2026-07-01

定义 限额 1000元 自 2027-01-01  # BK348

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

from bylawkit.checks.base import Case, Findings, code, finding, name_span
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw

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
NO_VALUE_YET = code(
    348,
    "value-begins-late",
    Severity.WARNING,
    Text(
        "规约自 {start} 起生效，`{name}` 的数值却自 {since} 才有",
        "the bylaws take effect on {start}, while the value of `{name}` begins on {since}",
    ),
    Text(
        "在前面补上生效那一天就有的数值",
        "state before it the value that holds from the beginning",
    ),
)
CODES = (GAP, NO_VALUE_YET)


def check(case: Case) -> Findings:
    """Each use that has no rate when its fee begins, and each value that comes too late."""
    yield from _definitions(case.bylaw)
    for fee in case.bylaw.fees:
        start = fee.start or case.bylaw.effective
        seen: set[str] = set()
        for one in fee.rates:
            name = one.use.name
            if name not in seen and start is not None and one.since and one.since > start:
                place, since = one.use.span, one.since
                yield finding(GAP, place, fee=fee.title, use=name, start=start, since=since)
            seen.add(name)


def _definitions(bylaw: Bylaw) -> Findings:
    start = bylaw.effective
    for one in bylaw.definitions:
        if start is not None and one.dated and one.dated[0][0] > start:
            since = one.dated[0][0]
            yield finding(NO_VALUE_YET, name_span(one), name=one.name, start=start, since=since)
