"""只有一方要为违约付代价 · remedies on one side only

业主迟付要付违约金，服务不到位却没有任何后果，这样的约定是一边倒的。收违约金的费用，所付的服务至少应当有一处写明做不到怎么办：
服务的 `否则`、按评价减收，或者物业义务的后果。

Where owners who pay late pay more, while a service that fails costs nothing, the remedies are lopsided. A fee
with a late charge is for services of which at least one says what follows if it fails: its `or-else`, a
reduction linked to an evaluation, or the consequence of a provider's duty.

Wrong 错误：

```bylaw
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1元/平方米/月
  违约金  每日0.03%  # BK313
  对价    保洁

服务 保洁
  提供  物业
  对象  业主
```

Right 正确：

```bylaw
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1元/平方米/月
  违约金  每日0.03%
  对价    保洁

服务 保洁
  提供  物业
  对象  业主
  否则  当月物业费减收5%
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee

LOPSIDED = code(
    313,
    "remedies-lopsided",
    Severity.INFO,
    Text(
        "迟付 `{fee}` 要付违约金，服务做不到却没有后果",
        "paying `{fee}` late costs more, while failing its services costs nothing",
    ),
    Text(
        "给服务写 `否则`，或者在费用里写 `挂钩` 评价",
        "give the services an `or-else`, or link the fee to an evaluation (`linked`)",
    ),
)
CODES = (LOPSIDED,)


def check(case: Case) -> Findings:
    """Each fee with a late charge whose services may fail at no cost."""
    for fee in case.bylaw.fees:
        if fee.late is not None and not fee.linked and not _provider_answers(case.bylaw, fee):
            yield finding(LOPSIDED, field_span(fee, "late"), fee=fee.title)


def _provider_answers(bylaw: Bylaw, fee: Fee) -> bool:
    named = [bylaw.named.get(ref.name) for ref in fee.in_return_for]
    payee = fee.payee.name if fee.payee else None
    duties = [one for one in bylaw.norms if any(ref.name == payee for ref in one.bearers)]
    return any(getattr(one, "or_else", None) is not None for one in (*named, *duties))
