"""业主的钱归了物业 · what is the owners' given to the provider

利用共有部分取得的收入，扣除合理成本以后归业主共有（民法典第282条）；维修资金也归业主共有（民法典第281条）。规约写成归物业服务人所有，
没有效力（BK385）。分给物业服务人一部分的，只能是它管理的合理成本，应当写清楚是什么成本（BK386）。

Income from common parts, less reasonable cost, belongs to the owners (Civil Code 282), and so does the repair fund
(Civil Code 281). Bylaws that make it the provider's have no effect (BK385). A share for the provider can only be the
reasonable cost of its work, and should say of which (BK386).

Wrong 错误：

```bylaw
资金 公共收益
  来源  广告、场地和停车收入
  分配  物业 30%, 维修资金 70%  # BK386
  所有  物业  # BK385
```

Right 正确：

```bylaw
资金 公共收益
  来源  广告、场地和停车收入，扣除合理成本
  分配  维修资金 70%, 公共活动 30%
  所有  业主
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, role_of, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import Fund
from bylawkit.model.parties import Role

OWNED = code(
    385,
    "owners-money-is-the-providers",
    Severity.ERROR,
    Text(
        "`{name}` 归业主共有，不能归物业服务人",
        "`{name}` belongs to the owners, not to the provider",
    ),
    Text("写成 `所有 业主`", "write `owned-by owners`"),
)
SHARED = code(
    386,
    "provider-shares-common-income",
    Severity.WARNING,
    Text(
        "`{name}` 分给物业服务人一部分，而扣除合理成本以后的收入归业主共有",
        "`{name}` gives a share to the provider, while what is left after cost belongs to the owners",
    ),
    Text(
        "把管理成本写进 `来源`（扣除合理成本），不按比例分",
        "deduct the cost of management in `source` rather than giving a share",
    ),
)
CODES = (OWNED, SHARED)

_INCOME = (
    *("公共收益", "共有部分", "共用部位", "共用设施", "广告", "停车", "车位", "场地"),
    *("public revenue", "common", "advert", "parking"),
)
_REPAIR = ("维修资金", "维修基金", "repair fund", "repair-fund")


def check(case: Case) -> Findings:
    """Each fund of the owners' money that is the provider's, or shared with it."""
    for fund in case.bylaw.funds:
        number = _article(fund)
        see = see_article(case, "cn/civil-code", number) if number else ()
        if not see:
            continue
        if fund.owner is not None and role_of(case.bylaw, fund.owner) is Role.PROVIDER:
            yield finding(OWNED, fund.owner.span, *see, name=fund.title)
        for share in fund.shares:
            if role_of(case.bylaw, share.to) is Role.PROVIDER:
                yield finding(SHARED, share.to.span, *see, name=fund.title)


def _article(fund: Fund) -> str | None:
    """The article of the Civil Code that says whose money it is."""
    name = f"{fund.name} {fund.title}".lower()
    if any(word in name for word in _REPAIR):
        return "281"
    said = " ".join((name, *(one.text.lower() for one in fund.sources)))
    return "282" if any(word in said for word in _INCOME) else None
