"""只付出、只得到或者有去无回的一方 · a party that only gives, only receives, or gets nothing back

互惠要求每一方既付出也得到，而且付出的最终有回报：顺着义务、服务、费用、补贴和资金一项一项走下去，应当能走回自己这里。只出现在一边的
（BK312），不是搭便车，就是漏写了一条；两边都有、却走不回来的（BK315），也缺一条。缺的是谁给谁，写在问题里。街道、居委会、社区党组织和
驻区单位按职责行事，不在此列；业主组织是业主的机构，也不在此列。

Reciprocity asks that each party gives and receives, and that what it gives comes back in the end: along duties,
services, fees, subsidies and funds there is a way from each party back to it. One that stands on one side only is a
free rider, or an arrow is missing (BK312); so it is where a party stands on both sides and yet there is no way back
(BK315). The finding says who owes whom what is missing. Public offices act by their office, and the owners' own bodies
for the owners; neither is asked.

Wrong 错误：

```bylaw
主体 快递公司
  角色  其他

主体 停车公司
  角色  其他

主体 广告公司
  角色  其他

主体 场地公司
  角色  其他

义务 存放快件
  主体  业主
  应当  提供快递柜的场地
  对象  快递公司, 物业  # BK312

费用 物业费
  缴纳  业主 → 物业

费用 停车费
  缴纳  业主 → 停车公司  # BK315

费用 场地费
  缴纳  停车公司 → 场地公司

费用 广告费
  缴纳  广告公司 → 场地公司

义务 出借墙面
  主体  场地公司
  应当  出借墙面
  对象  广告公司

服务 保洁
  提供  物业
  对象  业主
```

Right 正确：

```bylaw
主体 快递公司
  角色  其他

义务 存放快件
  主体  业主
  应当  提供快递柜的场地
  对象  快递公司
  对价  场地费

费用 场地费
  缴纳  快递公司 → 业主
```
"""

from __future__ import annotations

from typing import Any

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.reciprocity import reciprocity

ONE_SIDED = code(
    312,
    "party-one-sided",
    Severity.WARNING,
    Text("`{party}` {side}：缺 {giver} 给 {receiver} 的一项", "`{party}` {side}: {lacks}"),
    Text("{cure}", "{cure}"),
)
NO_WAY_BACK = code(
    315,
    "nothing-comes-back",
    Severity.WARNING,
    Text(
        "`{party}` 有来无往，得到的最终没有还给对方：缺 {giver} 给 {receiver} 的一项",
        "what `{party}` gets never comes back to those who give it: {lacks}",
    ),
    Text(
        "写明 {giver} 给 {receiver} 什么：服务、费用或者义务",
        "say what {giver} owes {receiver}: a service, fee or duty",
    ),
)
CODES = (ONE_SIDED, NO_WAY_BACK)

_ONLY_GIVES = Text("只付出，没有任何回报", "only gives and receives nothing")
_ONLY_RECEIVES = Text("只得到，没有任何付出", "only receives and gives nothing")
_OWE_IT = Text(
    "写明它得到什么：服务、费用、补贴或者权利", "say what it gets: a service, fee or right"
)
_ASK_IT = Text("写明它承担什么义务或者支付什么费用", "say what it owes or pays in return")
_SOMEBODY = Text("另一方", "another party")


def check(case: Case) -> Findings:
    """Each party that stands on one side only, or to which nothing comes back."""
    for one in reciprocity(case.bylaw, case.arrows).parties:
        if one.missing is None:
            continue
        giver, receiver = (_party(name) for name in (one.missing.giver, one.missing.receiver))
        lacks = Text("", f"something that {giver.en} owes {receiver.en} is missing")
        args: dict[str, Any] = {
            "party": one.party,
            "giver": giver,
            "receiver": receiver,
            "lacks": lacks,
        }
        if one.gives and one.gets:
            yield finding(NO_WAY_BACK, one.span, **args)
        elif one.gives:
            yield finding(ONE_SIDED, one.span, side=_ONLY_GIVES, cure=_OWE_IT, **args)
        else:
            yield finding(ONE_SIDED, one.span, side=_ONLY_RECEIVES, cure=_ASK_IT, **args)


def _party(name: str | None) -> Text:
    return _SOMEBODY if name is None else Text(f"`{name}`", f"`{name}`")
