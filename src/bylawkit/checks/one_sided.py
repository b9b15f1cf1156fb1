"""只付出或者只得到的一方 · a party that only gives, or only receives

互惠要求每一方既付出也得到。在全部义务、服务、费用、补贴和资金里只出现在一边的，不是搭便车，就是漏写了一条。街道、居委会、社区
党组织和驻区单位按职责行事，不在此列；业主组织是业主的机构，也不在此列。

Reciprocity asks that each party gives and receives. One that stands on one side only of all duties, services,
fees, subsidies and funds is a free rider, or an arrow is missing. Public offices act by their office, and the
owners' own bodies for the owners; neither is asked.

Wrong 错误：

```bylaw
主体 快递公司
  角色  其他

义务 存放快件
  主体  业主
  应当  提供快递柜的场地
  对象  快递公司, 物业  # BK312

费用 物业费
  缴纳  业主 → 物业

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

from bylawkit.checks.arrows import RESIDENTS, End, Key, arrows
from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.parties import Role
from bylawkit.model.wording import PUBLIC_ROLES

ONE_SIDED = code(
    312,
    "party-one-sided",
    Severity.WARNING,
    Text("`{party}` {side}", "`{party}` {side}"),
    Text("{cure}", "{cure}"),
)
CODES = (ONE_SIDED,)

_ONLY_GIVES = Text("只付出，没有任何回报", "only gives and receives nothing")
_ONLY_RECEIVES = Text("只得到，没有任何付出", "only receives and gives nothing")
_OWE_IT = Text(
    "写明它得到什么：服务、费用、补贴或者权利", "say what it gets: a service, fee or right"
)
_ASK_IT = Text("写明它承担什么义务或者支付什么费用", "say what it owes or pays in return")

_EXEMPT = frozenset(
    role.value
    for role in (
        *PUBLIC_ROLES,
        Role.OWNERS_ASSEMBLY,
        Role.OWNERS_COMMITTEE,
        Role.TEMPORARY_COMMITTEE,
        Role.COUNCIL,
        Role.PLATFORM,
        Role.TENANTS_COUNCIL,
    )
)


def check(case: Case) -> Findings:
    """Each party that stands on one side only."""
    gives, receives = _sides(case)
    bodies = {body.name for body in case.bylaw.bodies}
    same_people = {role.value for role in RESIDENTS}
    for key, end in {**gives, **receives}.items():
        if key in _EXEMPT or end.name in bodies:
            continue
        people = same_people if key in same_people else {key}
        if not people & receives.keys():
            yield finding(ONE_SIDED, end.span, party=end.name, side=_ONLY_GIVES, cure=_OWE_IT)
        elif not people & gives.keys():
            yield finding(ONE_SIDED, end.span, party=end.name, side=_ONLY_RECEIVES, cure=_ASK_IT)


def _sides(case: Case) -> tuple[dict[Key, End], dict[Key, End]]:
    """Who gives and who receives, each with the first place that says so."""
    gives: dict[Key, End] = {}
    receives: dict[Key, End] = {}
    for arrow in arrows(case.bylaw):
        for end in arrow.givers:
            gives.setdefault(end.key, end)
        for end in arrow.receivers:
            receives.setdefault(end.key, end)
    return gives, receives
