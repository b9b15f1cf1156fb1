"""一次授权的边界 · the limits of a standing authority

一次表决可以授权业主委员会分次办理同类的小事，条件是有边界：每件或者累计有金额上限（BK334），有期限（BK335），而且确实来自业主
共同决定的一项表决（BK336）。每件的上限比累计的还高，两个数必有一个写错（BK337）。

One vote may let a committee do small things of a kind again and again, if it keeps within limits: an amount for each
job or in total (BK334), a time (BK335), and a vote on something that the owners decide together (BK336). If the limit
for one job exceeds that in total, one of the two is mistaken (BK337).

Wrong 错误：

```bylaw
授权 小额维修  # BK334 BK335 BK336
  授予  业主委员会
  内容  公共部位的小修

授权 零星更新
  授予  业主委员会
  事项  使用维修资金
  内容  公共部位的零星更新
  每件  低于100000元  # BK337
  累计  最多50000元
  有效  3年

事项 使用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```

Right 正确：

```bylaw
授权 小额维修
  授予  业主委员会
  事项  使用维修资金
  内容  公共部位的小修
  每件  低于100000元
  累计  最多 维修资金 5%
  有效  3年
  报告  业主 每半年

资金 维修资金
  来源  业主交存
  批准  使用维修资金

事项 使用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, name_span
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Authority
from bylawkit.model.votes import RESERVED, Matter

BOUNDLESS = code(
    334,
    "authority-without-amount",
    Severity.WARNING,
    Text("授权 `{name}` 没有金额上限", "authority `{name}` has no limit of amount"),
    Text(
        "写明 `每件` 和 `累计` 最多多少",
        "say how much at most, with `per-job` and `in-total`",
    ),
)
ENDLESS = code(
    335,
    "authority-without-end",
    Severity.WARNING,
    Text("授权 `{name}` 没有期限", "authority `{name}` has no end"),
    Text("写明多久有效，例如 `有效 3年`", "say how long it is valid, such as `valid-for 3 years`"),
)
NOT_VOTED = code(
    336,
    "authority-without-vote",
    Severity.WARNING,
    Text(
        "授权 `{name}` 不是业主共同决定给的",
        "authority `{name}` is not given by a decision of the owners",
    ),
    Text(
        "用 `事项` 写明由哪一项业主共同决定授权",
        "name with `matter` the decision of all owners that gives it",
    ),
)
ABOVE_TOTAL = code(
    337,
    "authority-contradicts-itself",
    Severity.ERROR,
    Text(
        "授权 `{name}` 每件的上限高于累计的上限",
        "the limit of `{name}` for one job exceeds that in total",
    ),
    Text("改低 `每件`，或者改高 `累计`", "lower `per-job` or raise `in-total`"),
)
CODES = (BOUNDLESS, ENDLESS, NOT_VOTED, ABOVE_TOTAL)


def check(case: Case) -> Findings:
    """Each authority that knows no bounds, or contradicts itself."""
    for one in case.bylaw.authorities:
        if one.per_job is None and one.total is None and one.total_share is None:
            yield finding(BOUNDLESS, name_span(one), name=one.title)
        if one.valid_for is None:
            yield finding(ENDLESS, name_span(one), name=one.title)
        if not _voted(case.bylaw, one):
            yield finding(NOT_VOTED, field_span(one, "granted_by"), name=one.title)
        if one.per_job is not None and one.total is not None and one.per_job > one.total:
            yield finding(ABOVE_TOTAL, field_span(one, "per_job"), name=one.title)


def _voted(bylaw: Bylaw, one: Authority) -> bool:
    """Whether a matter reserved to the owners gives it; a matter without a class may be one."""
    matter = bylaw.named.get(one.granted_by.name) if one.granted_by else None
    if not isinstance(matter, Matter):
        return False
    return matter.matter_class is None or matter.matter_class in RESERVED
