"""可以另行约定的期限 · times that may be agreed otherwise

法律给的期限有两种。多数不能减：参与三分之二、同意过半数，少了就是违法（BK201 等）。少数是“合同另有约定的除外”：解聘物业提前六十日
通知，物业不续聘提前九十日通知（民法典第946条、第947条）。约定成别的天数是可以的，这里只作提示，让人知道法律原来是多少（BK379）。

There are two kinds of numbers in the law. Most may not be lowered: two thirds taking part, more than half agreeing
(BK201 and others). A few hold "unless the contract says otherwise": sixty days' notice to dismiss a provider, ninety
days' notice from one that will not renew (Civil Code 946, 947). Other figures may be agreed; this only points out what
the law would have said (BK379).

Wrong 错误：

```bylaw
义务 解聘通知
  主体  业主委员会
  应当  书面通知物业
  对象  物业
  条件  业主大会决定解聘物业
  提前  30日  # BK379
  依据  民法典 946
```

Right 正确：

```bylaw
义务 解聘通知
  主体  业主委员会
  应当  书面通知物业
  对象  物业
  条件  业主大会决定解聘物业
  提前  60日
  依据  民法典 946
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_longer, surely_shorter
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Force, Provision, Statute
from bylawkit.model.norms import Norm

OTHERWISE = code(
    379,
    "agreed-otherwise",
    Severity.INFO,
    Text(
        "`{name}` 约定 {own}；没有约定的，按{law}是 {usual}",
        "`{name}` says {own}; without it {law} would say {usual}",
    ),
    Text(
        "这一条可以另行约定，核对合同是否一致",
        "this may be agreed; see that the contract says the same",
    ),
)
CODES = (OTHERWISE,)


def check(case: Case) -> Findings:
    """Each lead time that differs from a dispositive one on which the norm rests."""
    for norm in case.bylaw.norms:
        if norm.ahead is not None:
            for statute, provision in case.in_force.about("notice"):
                if _rests_on(norm, statute, provision):
                    yield from _compared(norm, statute, provision)


def _rests_on(norm: Norm, statute: Statute, provision: Provision) -> bool:
    if provision.force is not Force.DISPOSITIVE or provision.notice is None:
        return False
    articles = {one.article for one in provision.basis}
    return any(
        one.article in articles and one.law in (statute.name, statute.key.rpartition("/")[2])
        for one in norm.basis
    )


def _compared(norm: Norm, statute: Statute, provision: Provision) -> Findings:
    own, usual = norm.ahead, provision.notice
    if own is None or usual is None:
        return
    if surely_shorter(own, usual) or surely_longer(own, usual):
        yield finding(
            OTHERWISE,
            field_span(norm, "ahead"),
            see_law(statute, provision),
            name=norm.title,
            own=say_length(own),
            law=cited(statute, provision),
            usual=say_length(usual),
        )
