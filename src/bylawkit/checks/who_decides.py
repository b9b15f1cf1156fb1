"""谁来决定 · who decides

民法典第278条列出的九类事项由业主共同决定。承租人和使用人不是业主，承租人议事会只能就租户自己的事务作决定；把业主共同
决定的事项交给它，是错误（BK211）。交给业主委员会、议事平台、物业或者其他组织决定的，除非业主大会依法授权，也越过了业主，
这里作警告（BK212）。公租房的产权人只有一个时，由产权人行使业主大会的职责。没有写由谁决定的，报为 BK213；由业主大会决定却没有
写类别的，无法与法律比较，报为 BK214。

The nine classes of Civil Code 278 are decided by the owners together. Tenants and users are not owners; their
council decides their own affairs only, and giving it a matter of the owners is an error (BK211). Giving one to
the owners' committee, a platform, the provider or any other body passes the owners by unless the assembly has
lawfully authorised it; that is a warning (BK212). Where a rental compound has a single public owner, that owner
acts as the assembly. A matter without a decider is BK213; one decided by the assembly without a class cannot be
compared with the law and is BK214.

Wrong 错误：

```bylaw
规约 "示例公寓公约"
  类型  公租房
  辖区  中国 自 2026-01-01

组织 承租人议事会
  角色  承租人议事会
  席位  承租人 9

事项 选聘物业
  归属  承租人议事会  # BK211
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 动用维修资金
  归属  业主委员会  # BK212
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 活动室安排  # BK213
  同意  参与户数过半数

事项 更换门禁  # BK214
  归属  业主大会
  同意  参与户数过半数
```

Right 正确：

```bylaw
规约 "示例公寓公约"
  类型  公租房
  辖区  中国 自 2026-01-01

组织 承租人议事会
  角色  承租人议事会
  席位  承租人 9

事项 选聘物业
  归属  公房产权人
  类别  选聘物业

事项 活动室安排
  归属  承租人议事会
  类别  内部事务
  同意  到会席位过半数
```
"""

from __future__ import annotations

from bylawkit.checks.base import (
    Case,
    Findings,
    code,
    field_span,
    finding,
    name_span,
    see_article,
)
from bylawkit.checks.rules import Voting
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import applies_to
from bylawkit.model.parties import Role

TENANTS = code(
    211,
    "tenants-decide-for-owners",
    Severity.ERROR,
    Text(
        "`{name}` 由业主共同决定，不能交给 `{decider}`：承租人和使用人没有业主的表决权",
        "`{name}` is for the owners to decide, not for `{decider}`: tenants have no owners' vote",
    ),
    Text(
        "归属改为业主大会；只有一个产权人的，写 `归属 公房产权人`，承租人的意见用 `听取`",
        "let the assembly decide, or a single owner (`decided-by landlord`), and `hear` the tenants",
    ),
)
OTHERS = code(
    212,
    "others-decide-for-owners",
    Severity.WARNING,
    Text(
        "`{name}` 由业主共同决定，这里却归 `{decider}`",
        "`{name}` is for the owners to decide together, but is given to `{decider}`",
    ),
    Text(
        "归属改为 `业主大会`；确有授权的，写明授权的事项、金额和期限",
        "let the `owners-assembly` decide; if it gave authority, state for what, how much, how long",
    ),
)
NOBODY = code(
    213,
    "nobody-decides",
    Severity.WARNING,
    Text("`{name}` 没有写由谁决定", "`{name}` does not say who decides"),
    Text("补上 `归属 业主大会` 或者其他组织", "add `decided-by owners-assembly` or another body"),
)
UNCLASSED = code(
    214,
    "matter-without-class",
    Severity.WARNING,
    Text(
        "`{name}` 由业主大会决定，却没有写类别，无法与法律比较",
        "`{name}` is decided by the assembly but has no class, so it cannot be compared with the law",
    ),
    Text(
        "补上 `类别`，例如 `其他重大事项`；不属于法定事项的写 `内部事务`",
        "add a `class` such as `other-major`, or `internal` for what the law does not reserve",
    ),
)
CODES = (TENANTS, OTHERS, NOBODY, UNCLASSED)

_OWNERS = (Role.OWNERS, Role.OWNERS_ASSEMBLY)
_TENANTS = (Role.TENANTS, Role.TENANTS_COUNCIL, Role.USERS)


def check(case: Case) -> Findings:
    """Each matter that is decided by the wrong people, or by nobody."""
    reserved = [one for _, one in case.in_force.about("turnout")]
    for voting in case.votings:
        matter = voting.matter
        if matter.decided_by is None:
            yield finding(NOBODY, name_span(matter), name=matter.title)
        elif matter.matter_class is None:
            if voting.decider in _OWNERS:
                yield finding(UNCLASSED, name_span(matter), name=matter.title)
        elif any(applies_to(one, matter.matter_class) for one in reserved):
            yield from _reserved(case, voting)


def _reserved(case: Case, voting: Voting) -> Findings:
    if voting.decider in _OWNERS or voting.by_single_owner:
        return
    matter, tenants = voting.matter, voting.decider in _TENANTS
    see = see_article(case, "cn/civil-code", "278")
    if tenants:
        see += see_article(case, "cn/court-condominium", "16")
    yield finding(
        TENANTS if tenants else OTHERS,
        field_span(matter, "decided_by"),
        *see,
        name=matter.title,
        decider=str(matter.decided_by),
    )
