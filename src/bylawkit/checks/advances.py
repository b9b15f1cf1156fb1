"""先收的钱 · money taken in advance

收了押金，就要写明什么时候、扣去什么以后退还（BK338）。预收物业费，有的城市规定最多十二个月（见 BK309）；没有这样规定的地方，预收
更久的也请三思：服务人中途离开，没有提供服务的部分要退（BK340）。

Where a deposit is taken, say when it is paid back, and what may come off it (BK338). Some cities allow property fees
to be collected for at most twelve months ahead (see BK309). Elsewhere, too, think twice before collecting for longer:
if the provider leaves, what it has not served is to be paid back (BK340).

Wrong 错误：

```bylaw
费用 租金
  缴纳  承租人 → 公房产权人
  标准  住宅 12元/平方米/月
  押金  2个月  # BK338

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  预缴  最多24个月  # BK340

租约 租住
  双方  公房产权人 → 承租人
  押金  3000元  # BK338
```

Right 正确：

```bylaw
费用 租金
  缴纳  承租人 → 公房产权人
  标准  住宅 12元/平方米/月
  押金  2个月
  退费  退租验收后十五日内退还押金，只能抵扣欠租和损坏赔偿
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.checks.lengths import surely_longer
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import Fee
from bylawkit.model.procedures import Tenancy
from bylawkit.model.values import Duration, Unit

KEPT = code(
    338,
    "deposit-without-refund",
    Severity.WARNING,
    Text(
        "`{name}` 收押金，没有写怎么退",
        "`{name}` takes a deposit and does not say how it is paid back",
    ),
    Text(
        "用 `退费` 写明何时退还、可以抵扣什么",
        "say with `refund` when it is paid back and what may come off it",
    ),
)
FAR_AHEAD = code(
    340,
    "prepaid-far-ahead",
    Severity.INFO,
    Text("`{name}` 预收超过十二个月", "`{name}` is collected more than twelve months ahead"),
    Text(
        "改为 `最多12个月`，或者写明提前终止时怎么退",
        "write `at-most 12 months`, or say what is paid back if the service ends early",
    ),
)
CODES = (KEPT, FAR_AHEAD)

_A_YEAR = Duration(12, Unit.MONTH)


def check(case: Case) -> Findings:
    """Each deposit without a refund, and each long prepayment that no local rule speaks of."""
    takers: tuple[Fee | Tenancy, ...] = (*case.bylaw.fees, *case.bylaw.tenancies)
    for taken in takers:
        if taken.deposit is not None and taken.refund is None:
            yield finding(KEPT, field_span(taken, "deposit"), name=taken.title)
    if case.in_force.about("prepay"):
        return
    for fee in case.bylaw.fees:
        if fee.prepay is not None and fee.refund is None and surely_longer(fee.prepay, _A_YEAR):
            see = see_article(case, "cn/court-property-service", "3")
            yield finding(FAR_AHEAD, field_span(fee, "prepay"), *see, name=fee.title)
