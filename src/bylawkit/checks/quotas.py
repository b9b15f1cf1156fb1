"""席位达不到配额 · seats that miss a quota

规约写了某一方至少或者至多占多少席位，又写了各方有几席。两者对不上的，配额永远做不到（BK271）。配额写的不是席位中的一方（例如妇女），由推选时保证，这里不算。

The bylaws ask that a group has at least, or at most, a share of the seats, and say how many seats each party has. If the two
do not agree, the quota cannot be kept (BK271). A quota for a group that is not a party with seats, such as women, is a matter
for those who choose, and is not judged.

Wrong 错误：

```bylaw
组织 物管会
  角色  物业管理委员会
  席位  社区党组织 1 召集, 居委会 2, 业主 2
  配额  业主 过半数  # BK271
```

Right 正确：

```bylaw
组织 物管会
  角色  物业管理委员会
  席位  社区党组织 1 召集, 居委会 2, 业主 4
  配额  业主 过半数, 妇女 三分之一以上
```
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.checks.speech import say_limit
from bylawkit.diagnostics import Severity, Text

MISSED = code(
    271,
    "quota-missed",
    Severity.ERROR,
    Text(
        "`{name}` 要求 `{group}` 占席位{needed}，但 {all} 席中只有 {seats} 席",
        "`{name}` asks for {needed} of the seats for `{group}`, which has {seats} of {all}",
    ),
    Text("改席位，或者改配额", "change the seats, or the quota"),
)
CODES = (MISSED,)


def check(case: Case) -> Findings:
    """Each quota that the seats of a body do not keep."""
    for body in case.bylaw.bodies:
        seats: dict[str, int] = {}
        for seat in body.seats:
            seats[seat.party.name] = seats.get(seat.party.name, 0) + seat.count
        every = sum(seats.values())
        for quota in body.quotas:
            own, limit = seats.get(quota.group.name), quota.limit
            if own is not None and every and not limit.cmp.holds(Fraction(own, every), limit.share):
                said: dict[str, Any] = {
                    "name": body.title,
                    "group": quota.group.name,
                    "seats": own,
                    "all": every,
                }
                yield finding(MISSED, quota.group.span, needed=say_limit(limit), **said)
