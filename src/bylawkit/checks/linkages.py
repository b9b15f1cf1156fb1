"""把居住条件和缴费捆在一起 · living conditions tied to payment

出入、乘梯、用水用电和参加车位摇号，是住在这里的人都有的，不能以缴清物业费为条件（BK378）。水、电、热、气有民法典第944条第3款的明文；
门禁、电梯和摇号没有点到，但用来逼人缴费，容易被认定无效。停车费没有付而不给停车，不在此列。

Coming in, using the lift, water and power, and taking part in a draw for parking belong to everybody who lives here;
they may not depend on the property fee being paid (BK378). Water, power, heat and gas are named in Civil Code 944 III;
access, lifts and draws are not, but a clause that presses people with them may well be void. Parking that has not been
paid for is another matter.

Wrong 错误：

```bylaw
权利 车位摇号
  主体  业主
  有权  参加车位摇号
  条件  已缴清物业费  # BK378

禁止 欠费乘梯
  主体  业主
  不得  乘坐电梯
  条件  拖欠物业服务费  # BK378
```

Right 正确：

```bylaw
权利 车位摇号
  主体  业主
  有权  参加车位摇号
  条件  名下有一辆登记的机动车

义务 补缴物业费
  主体  业主
  应当  补缴物业费
  对象  物业
  条件  拖欠物业费
  否则  经书面催告，在合理期限内仍不支付的，可以起诉
```
"""

from __future__ import annotations

import re

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.norms import Modality, Norm

TIED = code(
    378,
    "living-tied-to-fee",
    Severity.WARNING,
    Text(
        "`{name}` 把{bearer}的居住条件和缴费捆在了一起：前者不是后者的对价",
        "`{name}` ties living conditions of {bearer} to the payment of a fee, which is not what they are in return for",
    ),
    Text(
        "删去这个条件；欠费用催告、违约金和起诉解决",
        "drop the condition; for arrears use reminders, a late charge and a claim in court",
    ),
)
CODES = (TIED,)

_LIVING = (
    r"门禁|出入|通行|进出|电梯|乘梯|摇号|车位|道路|绿地|用水|用电|供水|供电|供热|供暖|燃气|供气"
    r"|access|enter|lift|parking|roads|draw for|water|power|heat"
)
_FEE_PAID = (
    r"(?:缴|交|付)(?:清|纳|齐|足)?.{0,4}(?:物业(?:服务)?费|管理费)|(?:物业(?:服务)?费|管理费).{0,4}(?:缴|交|付)清"
    r"|(?:拖欠|欠缴|欠交|未缴|未交|不缴|不交).{0,4}(?:物业(?:服务)?费|管理费)"
    r"|(?:paid|owe|arrears).{0,20}(?:property|service|management) fee"
)


def check(case: Case) -> Findings:
    """Each right, or ban, about living here that hangs on the property fee."""
    for norm in case.bylaw.norms:
        if norm.when is not None and norm.modality is not Modality.DUTY and _is_tied(norm):
            see = see_article(case, "cn/civil-code", "944")
            yield finding(
                TIED, field_span(norm, "when"), *see, name=norm.title, bearer=_bearer(norm)
            )


def _bearer(norm: Norm) -> Text:
    if not norm.bearers:
        return Text("住户", "residents")
    return Text(f" `{norm.bearers[0]}` ", f"`{norm.bearers[0]}`")


def _is_tied(norm: Norm) -> bool:
    when, action = str(norm.when or ""), str(norm.action or "")
    return bool(re.search(_FEE_PAID, when) and re.search(_LIVING, action))
