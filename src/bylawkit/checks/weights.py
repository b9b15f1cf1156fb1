"""票数另算 · votes weighed otherwise

由业主共同决定的事项，面积按专有部分面积算，人数按专有部分的数量算，同一买受人拥有几个专有部分的按一人算（民法典第278条和司法
解释第8条、第9条）。规约另定每户几票、按面积折票，或者限制单一业主的票数，得出的比例就不是法律所说的比例，这里作警告。业主自己
的内部事务可以另定。

On matters that owners decide together the area is that of the exclusive parts, and heads are exclusive parts, with
one head for a buyer of several (Civil Code 278; court interpretation 8 and 9). Where the bylaws give votes per
unit, turn area into votes, or cap the votes of one owner, the shares that come out are not those of the law; that
is a warning. Internal affairs may be weighed as the owners like.

Wrong 错误：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  计权  每户一票  # BK215
  单一业主  最多20%  # BK215
```

Right 正确：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  计权  依法计算

事项 活动室排期
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数
  计权  每户一票
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Matter, Weighting

OTHERWISE = code(
    215,
    "votes-weighed-otherwise",
    Severity.WARNING,
    Text(
        "`{name}` 由业主共同决定，票数却不按法律规定的面积和人数计算",
        "`{name}` is for the owners to decide, but does not count area and heads as the law does",
    ),
    Text("写 `计权 依法计算`，或者删去这一栏", "write `weight by-law`, or drop the field"),
)
CODES = (OTHERWISE,)


def check(case: Case) -> Findings:
    """Each matter of the owners that weighs votes in a way of its own."""
    see = see_article(case, "cn/court-condominium", "9")
    if not see:
        return
    for voting in case.votings:
        if voting.reserved and not voting.by_single_owner:
            for field in _fields(voting.matter):
                place = field_span(voting.matter, field)
                yield finding(OTHERWISE, place, *see, name=voting.matter.title)


def _fields(matter: Matter) -> tuple[str, ...]:
    weighed = matter.weight is not None and matter.weight.kind is not Weighting.BY_LAW
    capped = matter.owner_cap is not None
    return ("weight",) * weighed + ("owner_cap",) * capped
