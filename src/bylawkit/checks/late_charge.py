"""违约金折成一年是多少 · what a late charge comes to in a year

“每日千分之三”听起来不多，折成一年超过本金。法律没有给物业费的违约金规定上限，但约定过高的，法院可以应请求调低。这里把违约金
折成一年：超过本金的 36.5%（每日千分之一）作提示；没有上限而且一年超过本金的，作警告。这两条界线是本工具的，不是法律的。

Three per mille a day sounds little and comes to more than the principal within a year. No statute caps the late
charge on property fees, but a court may lower one that is excessive. This check works out the charge for a year
and points out more than 36.5 % of the principal (one per mille a day); without a cap and above the principal it
warns. Both limits are this tool's, not the law's.

Wrong 错误：

```bylaw
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1元/平方米/月
  违约金  每日3‰  # BK308
```

Right 正确：

```bylaw
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1元/平方米/月
  违约金  每日0.05% 自逾期30日 上限 本金 20%
```
"""

from __future__ import annotations

from fractions import Fraction

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.values import Unit
from bylawkit.record import replace

HIGH = code(
    308,
    "late-charge-high",
    Severity.INFO,
    Text(
        "`{fee}` 的违约金折合每年为本金的 {percent}%",
        "the late charge of `{fee}` comes to {percent}% of the principal a year",
    ),
    Text(
        "法律没有规定上限，但过高的可能被法院调低；降低比例，或者写明 `上限 本金 20%`",
        "no statute caps it, but a court may lower it; lower the rate or add `cap principal 20%`",
    ),
)
CODES = (HIGH,)

NOTEWORTHY = Fraction(365, 1000)
EXCESSIVE = Fraction(1)
_PER_YEAR = {Unit.DAY: 365, Unit.MONTH: 12, Unit.YEAR: 1}


def check(case: Case) -> Findings:
    """Each late charge that comes to much in a year."""
    for fee in case.bylaw.fees:
        late = fee.late
        if late is None or late.per not in _PER_YEAR:
            continue
        year = late.share * _PER_YEAR[late.per]
        capped = late.cap is not None and late.cap <= NOTEWORTHY
        if year <= NOTEWORTHY or capped:
            continue
        percent = -(-(year * 100).numerator // (year * 100).denominator)
        one = finding(HIGH, field_span(fee, "late"), fee=fee.title, percent=percent)
        loud = year > EXCESSIVE and late.cap is None
        yield replace(one, severity_override=Severity.WARNING) if loud else one
