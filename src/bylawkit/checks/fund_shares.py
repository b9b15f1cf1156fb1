"""资金分配的比例加起来不等于全部 · the shares of a fund do not add up to the whole

一笔资金按比例分给几个去处，比例加起来应当正好是全部。少了，剩下的钱没有去处；多了，不够分。

Where a fund is shared out, the shares add up to exactly the whole. If they fall short, some money belongs to
nobody; if they exceed it, there is not enough to go round.

Wrong 错误：

```bylaw
资金 公共收益
  来源  车位租金
  分配  维修资金 60%, 志愿者 30%  # BK301
```

Right 正确：

```bylaw
资金 公共收益
  来源  车位租金
  分配  维修资金 60%, 志愿者 30%, 公共活动 10%
```
"""

from __future__ import annotations

from fractions import Fraction

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.speech import say_share
from bylawkit.diagnostics import Severity, Text

UNEVEN = code(
    301,
    "shares-do-not-add-up",
    Severity.ERROR,
    Text(
        "`{name}` 的分配比例加起来是 {sum}，不是 100%",
        "the shares of `{name}` add up to {sum}, not to 100%",
    ),
    Text("{cure}", "{cure}"),
)
CODES = (UNEVEN,)


def check(case: Case) -> Findings:
    """Each fund whose shares are not exactly the whole."""
    for fund in case.bylaw.funds:
        total = sum((share.share for share in fund.shares), Fraction(0))
        if fund.shares and total != 1:
            gap = say_share(abs(1 - total))
            cure = (
                Text(f"还有 {gap.zh} 没有去处，写明给谁", f"{gap.en} is left over: say who gets it")
                if total < 1
                else Text(
                    f"多分了 {gap.zh}，减去这一部分", f"{gap.en} too much is given: take it off"
                )
            )
            place = field_span(fund, "shares")
            yield finding(UNEVEN, place, name=fund.title, sum=say_share(total), cure=cure)
