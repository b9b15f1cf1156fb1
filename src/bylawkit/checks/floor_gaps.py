"""缺了几层的系数 · floors without a coefficient

按楼层分摊的，每一层都要有系数。列了四层和六层，没有列五层，五层的业主付多少就没有着落（BK351）；地下室和最高层以上不在此列。

Where a cost is shared by floor, each floor has a coefficient. If floors four and six are given but not five, nobody knows what floor five pays (BK351);
what lies below the lowest and above the highest floor given is left aside.

Wrong 错误：

```bylaw
分摊 加装电梯费用
  范围  本单元
  办法  按楼层
  系数  1层 0, 2层 0.7, 4层 1.3, 6层 1.6  # BK351
```

Right 正确：

```bylaw
分摊 加装电梯费用
  范围  本单元
  办法  按楼层
  系数  1层 0, 2层 0.7, 3层 1, 4层 1.3, 5层 1.5, 6层 1.6
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import SharedBy

GAP = code(
    351,
    "floor-without-coefficient",
    Severity.WARNING,
    Text(
        "`{name}` 按楼层分摊，第 {floor} 层没有系数",
        "`{name}` is shared by floor, and floor {floor} has no coefficient",
    ),
    Text(
        "补上这一层的系数；不用付的写 `{floor}层 0`",
        "give it one; a floor that pays nothing has `{floor} floor 0`",
    ),
)
CODES = (GAP,)


def check(case: Case) -> Findings:
    """The first floor that each list leaves out, between its lowest and its highest."""
    for one in case.bylaw.allocations:
        floors = {floor for floor, _ in one.coefficients}
        if one.method is SharedBy.FLOOR and floors:
            left_out = (each for each in range(min(floors), max(floors)) if each not in floors)
            missing = next(left_out, None)
            if missing is not None:
                place = field_span(one, "coefficients")
                yield finding(GAP, place, name=one.title, floor=missing)
