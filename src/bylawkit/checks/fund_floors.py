"""余额低了谁来补 · who tops a fund up

给资金定了最低余额，却没有写余额不足时怎么续筹，到时候还要另行商量（BK341）。北京、上海、杭州都规定，维修资金余额不足首期的百分之三十
的，应当续交。

Where a fund has a least balance and no rule for topping it up, it has to be agreed when it is too late (BK341).
Beijing, Shanghai and Hangzhou ask for a repair fund to be topped up when less than 30 % of the first deposits is left.

Wrong 错误：

```bylaw
资金 维修资金
  来源      业主交存
  最低余额  30%  # BK341
```

Right 正确：

```bylaw
资金 维修资金
  来源      业主交存
  最低余额  30%
  续筹      由业主委员会自发现之日起三十日内提出方案，提请业主大会表决
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import Fund

NO_TOP_UP = code(
    341,
    "floor-without-top-up",
    Severity.INFO,
    Text(
        "`{name}` 定了最低余额，没有写不足时怎么续筹",
        "`{name}` has a least balance and no rule for topping it up",
    ),
    Text("用 `续筹` 写明谁在多久之内提出方案", "say with `top-up` who proposes what, and when"),
)
CODES = (NO_TOP_UP,)

_TOPPING_UP = ("续筹", "续交", "续缴", "补足", "top-up", "top up", "topped up")


def check(case: Case) -> Findings:
    """Each fund with a least balance that nobody has to restore."""
    for fund in case.bylaw.funds:
        if fund.floor is not None and fund.top_up is None and not _noted(fund):
            yield finding(NO_TOP_UP, field_span(fund, "floor"), name=fund.title)


def _noted(fund: Fund) -> bool:
    """Whether a note speaks of it."""
    return any(word in note.text for note in fund.notes for word in _TOPPING_UP)
