"""只有一方要为违约付代价 · remedies on one side only

业主迟付要付违约金，服务不到位却没有任何后果，这样的约定是一边倒的。收违约金的费用，所付的服务至少应当有一处写明做不到怎么办：
服务的 `否则`、按评价减收，或者物业义务的后果（BK313）。义务也一样：一方违约要付钱，它的对价做不到却毫无后果的，缺一项（BK317）。

Where owners who pay late pay more, while a service that fails costs nothing, the remedies are lopsided. A fee
with a late charge is for services of which at least one says what follows if it fails: its `or-else`, a
reduction linked to an evaluation, or the consequence of a provider's duty (BK313). It is the same with duties: where
one side pays for a failure, and nothing at all follows if its counterpart fails, something is missing (BK317).

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

义务 看护儿童
  主体  志愿者
  应当  照看放学的儿童
  对象  公司
  对价  提供场地
  否则  每次支付违约金50元  # BK317

义务 提供场地
  主体  公司
  应当  免费提供活动室
  对象  志愿者

主体 公司
  角色  其他
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

import re

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.arrows import arrows_of
from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.money import Fee
from bylawkit.model.norms import Modality, Norm, Service

LOPSIDED = code(
    313,
    "remedies-lopsided",
    Severity.INFO,
    Text(
        "`{payer}` 迟付 `{fee}` 要付违约金，`{payee}` 服务做不到却没有后果：缺 `{payee}` 给 `{payer}` 的一项",
        "`{payer}` pays more for `{fee}` if late, while failing its services costs `{payee}` nothing: what `{payee}` then owes `{payer}` is missing",
    ),
    Text(
        "给服务写 `否则`，或者在费用里写 `挂钩` 评价",
        "give the services an `or-else`, or link the fee to an evaluation (`linked`)",
    ),
)
ONE_PAYS = code(
    317,
    "duties-lopsided",
    Severity.INFO,
    Text(
        "`{bearer}` 做不到 `{name}` 要付钱，`{other}` 做不到 `{counterpart}` 却没有后果：缺 `{other}` 给 `{bearer}` 的一项",
        "`{bearer}` pays if `{name}` fails, while nothing follows if `{counterpart}` of `{other}` does: what `{other}` then owes `{bearer}` is missing",
    ),
    Text(
        "给 `{counterpart}` 也写 `否则`",
        "give `{counterpart}` an `or-else` too",
    ),
)
CODES = (LOPSIDED, ONE_PAYS)

_PAYS = re.compile(
    "违约金|滞纳金|赔偿金|按日计|加收|利息"
    r"|\d+元|late charge|liquidated damages|\d+ yuan|interest of"
)


def check(case: Case) -> Findings:
    """Each fee with a late charge whose services may fail at no cost, and each duty like it."""
    for fee in case.bylaw.fees:
        if fee.late is not None and not fee.linked and not _provider_answers(case.bylaw, fee):
            payer = fee.payer.name if fee.payer else "业主"
            payee = fee.payee.name if fee.payee else "物业"
            place = field_span(fee, "late")
            yield finding(LOPSIDED, place, fee=fee.title, payer=payer, payee=payee)
    for norm in case.bylaw.norms:
        if norm.modality is Modality.DUTY and _PAYS.search(str(norm.or_else or "")):
            yield from _counterparts(case.bylaw, norm)


def _counterparts(bylaw: Bylaw, norm: Norm) -> Findings:
    """The first thing in return for a duty, if none of all that is in return has consequences."""
    named = [bylaw.named.get(ref.name) for ref in norm.in_return_for]
    back = [one for one in named if one is not None]
    if not norm.bearers or not back or any(map(_has_consequences, back)):
        return
    givers = [end.name for arrow in arrows_of(bylaw, back[0]) for end in arrow.givers]
    if givers and givers[0] != norm.bearers[0].name:
        yield finding(
            ONE_PAYS,
            field_span(norm, "or_else"),
            name=norm.title,
            bearer=norm.bearers[0].name,
            counterpart=norm.in_return_for[named.index(back[0])].name,
            other=givers[0],
        )


def _has_consequences(one: Named) -> bool:
    """Whether something follows if it fails; what cannot tell does not count as lacking it."""
    match one:
        case Norm():
            return one.modality is not Modality.DUTY or one.or_else is not None
        case Service():
            return one.or_else is not None
        case _:
            return True


def _provider_answers(bylaw: Bylaw, fee: Fee) -> bool:
    named = [bylaw.named.get(ref.name) for ref in fee.in_return_for]
    payee = fee.payee.name if fee.payee else None
    duties = [one for one in bylaw.norms if any(ref.name == payee for ref in one.bearers)]
    return any(getattr(one, "or_else", None) is not None for one in (*named, *duties))
