"""收费抵不上写明的服务成本 · a fee below the stated cost of its services

费用写明是为哪些服务付的，服务又写明了成本，而且都按同一单位计算时，可以直接比较：各种用途里最高的收费标准仍低于成本之和的，
这笔账从一开始就不平。同一类房屋另有费用付同一服务的，不作比较。

Where a fee names the services it pays for, and these state their cost in the same unit, the two can be compared:
if even the highest rate is below the sum of the costs, the account never balances. Nothing is compared where units of the same
use pay for the same service by another fee as well.

Wrong 错误：

```bylaw
服务 保洁
  提供  物业
  对象  业主
  成本  0.70元/平方米/月

服务 秩序维护
  提供  物业
  对象  业主
  成本  0.50元/平方米/月

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月  # BK307
  对价  保洁, 秩序维护

服务 电梯维护
  提供  物业
  对象  业主
  成本  2.00元/平方米/月

费用 商铺电梯费
  缴纳  业主 → 物业
  标准  商铺 1.80元/平方米/月  # BK307
  对价  电梯维护

费用 住宅电梯费
  缴纳  业主 → 物业
  标准  住宅 2.20元/平方米/月
  对价  电梯维护
```

Right 正确：

```bylaw
服务 保洁
  提供  物业
  对象  业主
  成本  0.70元/平方米/月

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  对价  保洁
```
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_statement
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.norms import Service
from bylawkit.model.values import Rate
from bylawkit.model.wording import same_use

BELOW_COST = code(
    307,
    "fee-below-cost",
    Severity.WARNING,
    Text(
        "`{fee}` 最高 {rate} 元，低于所付服务的成本之和 {cost} 元：缺给{payee}的 {gap} 元",
        "`{fee}` is at most {rate} yuan, below the {cost} yuan that its services cost: {gap} yuan for {payee} are missing",
    ),
    Text(
        "调整标准或者服务，或者写明谁补足差额",
        "change the rate or the services, or say who makes it up",
    ),
)
CODES = (BELOW_COST,)


def check(case: Case) -> Findings:
    """Each fee that cannot pay for the services it is for, and which no other fee pays for."""
    bylaw = case.bylaw
    if not any(one.cost for one in bylaw.services):
        return
    for fee in bylaw.fees:
        services = _services(bylaw, fee)
        if not any(_helps(bylaw, other, fee, services) for other in bylaw.fees):
            yield from _judge(fee, services)


def _helps(bylaw: Bylaw, other: Fee, fee: Fee, services: list[Service]) -> bool:
    """Whether another fee pays for one of these services, for units that pay this fee too."""
    if other is fee or not any(one in services for one in _services(bylaw, other)):
        return False
    uses = [(one.use.name, each.use.name) for one in fee.rates for each in other.rates]
    return not uses or any(same_use(*pair) for pair in uses)


def _judge(fee: Fee, services: list[Service]) -> Findings:
    costs = [one.cost for one in services if one.cost is not None]
    rates = [one.rate for one in fee.rates]
    if not costs or not rates or not _alike(costs + rates):
        return
    cost, top = sum((one.fen for one in costs), Fraction(0)), max(one.fen for one in rates)
    if cost > top:
        see = (
            see_statement(one, Text(f"成本：{one.title}", f"cost: {one.title}")) for one in services
        )
        place = field_span(fee, "rates")
        figures: dict[str, Any] = {
            "rate": _yuan(top),
            "cost": _yuan(cost),
            "gap": _yuan(cost - top),
        }
        yield finding(BELOW_COST, place, *see, fee=fee.title, payee=_payee(fee), **figures)


def _services(bylaw: Bylaw, fee: Fee) -> list[Service]:
    named = (bylaw.named.get(ref.name) for ref in fee.in_return_for)
    return [one for one in named if isinstance(one, Service)]


def _payee(fee: Fee) -> Text:
    name = fee.payee.name if fee.payee else None
    return Text("服务方", "the provider") if name is None else Text(f" `{name}` ", f"`{name}`")


def _alike(rates: list[Rate]) -> bool:
    return len({(rate.per, rate.period) for rate in rates}) == 1


def _yuan(fen: Fraction) -> str:
    yuan, rest = divmod(fen, 100)
    return f"{yuan}.{rest.numerator // rest.denominator:02}"
