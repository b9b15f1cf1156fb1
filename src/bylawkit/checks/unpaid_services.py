"""没有人付钱的服务 · a service that nobody pays for

费用写明了为哪些服务付的，物业的另一项服务却没有列在任何费用、义务的对价里，也没有资金支付，这项服务就没有人付钱：早晚会停，或者从
别的服务里省。免费提供的，写进另一项约定的对价，说明它换来什么。

Where fees say which services they are for, and another service of the same provider stands in return for no fee and no
duty, and no fund pays for it, nobody pays for that service: some day it will stop, or be saved from the others. If it is
given free, say in return for what.

Wrong 错误：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  对价  保洁

服务 保洁
  提供  物业
  对象  业主

服务 绿化养护  # BK316
  提供  物业
  对象  业主
```

Right 正确：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  对价  保洁, 绿化养护

服务 保洁
  提供  物业
  对象  业主

服务 绿化养护
  提供  物业
  对象  业主
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, name_span
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.norms import Service

UNPAID = code(
    316,
    "service-unpaid",
    Severity.WARNING,
    Text(
        "没有人为服务 `{name}` 付钱：缺 `{receiver}` 给 `{provider}` 的一项",
        "nobody pays for service `{name}`: something that `{receiver}` owes `{provider}` is missing",
    ),
    Text(
        "在付这项服务的费用里写 `对价 {name}`，或者写明它换来什么",
        "write `in-return-for {name}` in the fee that pays for it, or say what it is in return for",
    ),
)
CODES = (UNPAID,)


def check(case: Case) -> Findings:
    """Each service that stands beside services which are paid for, and is not."""
    bylaw = case.bylaw
    paid = {ref.name for fee in bylaw.fees for ref in fee.in_return_for}
    if not paid:
        return
    returned = {ref.name for norm in bylaw.norms for ref in norm.in_return_for}
    for one in bylaw.services:
        fee = _fee_beside(bylaw, one)
        named = one.name in paid or one.name in returned or _by_fund(case, one)
        if fee is not None and not named:
            yield finding(
                UNPAID,
                name_span(one),
                name=one.title,
                receiver=fee.payer,
                provider=one.provider,
            )


def _fee_beside(bylaw: Bylaw, service: Service) -> Fee | None:
    """A fee that is for services of the same provider, and for nothing but services."""
    if service.provider is None:
        return None
    for fee in bylaw.fees:
        named = [bylaw.named.get(ref.name) for ref in fee.in_return_for]
        services = [one for one in named if isinstance(one, Service)]
        of_same = any(
            one.provider is not None and one.provider.name == service.provider.name
            for one in services
        )
        if fee.payer is not None and of_same and len(services) == len(named):
            return fee
    return None


def _by_fund(case: Case, service: Service) -> bool:
    """Whether a fund's uses name it."""
    names = (service.name, service.title)
    return any(
        name in words.text for fund in case.bylaw.funds for words in fund.uses for name in names
    )
