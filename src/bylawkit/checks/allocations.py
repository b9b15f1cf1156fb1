"""费用怎样分摊 · how a cost is shared

按楼层分摊，要写明各层的系数；没有写，或者全部是零，就没有人出钱（BK331）。写了系数，办法却不是按楼层的，系数不起作用（BK332）。
后加入的人付得比原来的份额还少，先出钱的人就吃了亏，谁都愿意等（BK333）。

To share a cost by floor, state the coefficient of each floor; without any, or with nothing but zeros, nobody pays
(BK331). Coefficients do nothing where the cost is not shared by floor (BK332). If those who join later pay less than
the original share, those who paid first are the losers, and everybody had better wait (BK333).

Wrong 错误：

```bylaw
分摊 电梯建设费
  范围  本单元
  办法  按楼层  # BK331

分摊 电梯运行费
  范围    本单元
  办法    按户
  系数    1层 0, 2层 1  # BK332
  后加入  50%  # BK333
```

Right 正确：

```bylaw
分摊 电梯建设费
  范围    本单元
  办法    按楼层
  系数    1层 0, 2层 0.7, 3层 1, 4层 1.1, 5层 1.2, 6层 1.3
  后加入  200%
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import Allocation, SharedBy

NOBODY_PAYS = code(
    331,
    "coefficients-missing",
    Severity.ERROR,
    Text("`{name}` 按楼层分摊，{lack}", "`{name}` is shared by floor, {lack}"),
    Text(
        "写明各层的系数，例如 `系数 1层 0, 2层 0.7, 3层 1`",
        "state them, such as `coefficients 1 floor 0, 2 floor 0.7, 3 floor 1`",
    ),
)
IDLE = code(
    332,
    "coefficients-unused",
    Severity.WARNING,
    Text(
        "`{name}` 不按楼层分摊，楼层系数不起作用",
        "`{name}` is not shared by floor, so that its coefficients do nothing",
    ),
    Text("写 `办法 按楼层`，或者删去系数", "write `method by-floor`, or drop the coefficients"),
)
CHEAPER = code(
    333,
    "late-join-cheaper",
    Severity.WARNING,
    Text(
        "后加入 `{name}` 的人付得比原来的份额少",
        "those who join `{name}` later pay less than the original share",
    ),
    Text(
        "至少写 `后加入 100%`；另加资金占用和折旧的，写得更高",
        "write at least `late-join 100%`; more, if interest is to be made good",
    ),
)
CODES = (NOBODY_PAYS, IDLE, CHEAPER)

_NONE = Text("却没有写各层的系数", "but no floor has a coefficient")
_ZEROS = Text("各层的系数却都是零", "but every coefficient is zero")


def check(case: Case) -> Findings:
    """What is wrong with each way of sharing a cost."""
    for one in case.bylaw.allocations:
        yield from _coefficients(one)
        if one.late_join is not None and one.late_join < 1:
            yield finding(CHEAPER, field_span(one, "late_join"), name=one.title)


def _coefficients(one: Allocation) -> Findings:
    if one.method is SharedBy.FLOOR and not any(factor for _, factor in one.coefficients):
        lack = _ZEROS if one.coefficients else _NONE
        place = field_span(one, "coefficients", "method")
        yield finding(NOBODY_PAYS, place, name=one.title, lack=lack)
    elif one.coefficients and one.method is not SharedBy.FLOOR:
        yield finding(IDLE, field_span(one, "coefficients"), name=one.title)
