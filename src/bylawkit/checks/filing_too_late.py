"""备案晚于法定期限 · filing later than the statute's

业主委员会选出以后，应当在法定期限内向房产主管部门和街道办事处、乡镇人民政府备案。规约可以约定更早，不能约定更晚。

Once elected, the owners' committee files with the housing authority and the street office within the time
that the law sets. The bylaws may ask for less time, not allow more.

Wrong 错误：

```bylaw
组织 业主委员会
  角色  业主委员会
  人数  7人
  出席  席位过半数
  通过  全体席位过半数
  备案  街道 60日  # BK210

事项 选举委员
  归属  业主大会
  类别  选举业委会
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  备案  街道 2个月  # BK210
```

Right 正确：

```bylaw
组织 业主委员会
  角色  业主委员会
  人数  7人
  备案  街道 30日
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_longer
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Force, Provision
from bylawkit.model.parties import Body, Role
from bylawkit.model.values import Duration
from bylawkit.model.votes import Matter, MatterClass

TOO_LATE = code(
    210,
    "filing-too-late",
    Severity.ERROR,
    Text(
        "`{name}` 在{stated}内备案，晚于{law}要求的{needed}",
        "`{name}` is filed within {stated}, later than the {needed} of {law}",
    ),
    Text("写成 `{needed}` 或者更短", "write `{needed}` or less"),
)
CODES = (TOO_LATE,)


def check(case: Case) -> Findings:
    """Each filing that a statute wants earlier."""
    for statute, provision in case.in_force.about("filing"):
        needed = provision.filing
        if needed is None or provision.force is not Force.CEILING:
            continue
        for one, stated in _filings(case, provision):
            if surely_longer(stated, needed):
                yield finding(
                    TOO_LATE,
                    field_span(one, "filing"),
                    see_law(statute, provision),
                    name=one.title,
                    stated=say_length(stated),
                    needed=say_length(needed),
                    law=cited(statute, provision),
                )


def _filings(case: Case, provision: Provision) -> Iterator[tuple[Body | Matter, Duration]]:
    """The bodies of the provision's role, and the elections of the owners' committee."""
    for body in case.bylaw.bodies:
        if body.role is provision.role and body.filing is not None:
            yield body, body.filing[1]
    if provision.role is Role.OWNERS_COMMITTEE:
        for matter in case.bylaw.matters:
            elects = matter.matter_class is MatterClass.COMMITTEE_ELECTION
            if elects and matter.filing is not None:
                yield matter, matter.filing[1]
