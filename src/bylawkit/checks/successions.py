"""换届、首次会议和移交 · first session, re-election and handover

业主委员会选出以后多久开第一次会，任期届满前多久开始换届，届满以后多久移交印章、档案和财物，主管部门的指导规则有说法，地方另有规定的从其规定。写得更晚的，
这里作警告（BK273）；未经核实的数值会注明。

How soon an elected owners' committee meets, how long before the end of its term the next election begins, and how soon seals,
papers and money are handed over, is in the ministry's guiding rules; local rules may differ. Later than that is a warning
(BK273), and figures that are not verified say so.

Wrong 错误：

```bylaw
组织 业主委员会
  角色      业主委员会
  人数      7人
  首次会议  15日  # BK273
  提前换届  1个月  # BK273
  移交      30日  # BK273
```

Right 正确：

```bylaw
组织 业主委员会
  角色      业主委员会
  人数      7人
  首次会议  7日
  提前换届  3个月
  移交      10日
```
"""

from __future__ import annotations

from typing import Any

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_longer
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Provision
from bylawkit.model.parties import Body
from bylawkit.model.values import Duration

LATE = code(
    273,
    "succession-too-late",
    Severity.WARNING,
    Text(
        "`{name}` 的`{field}`写的是{stated}，{law}要求{needed}",
        "the `{field}` of `{name}` is {stated}; {law} asks for {needed}",
    ),
    Text("核对当地规定后调整", "compare with the rules of your place, then adjust"),
)
CODES = (LATE,)

_FIELDS = {
    "first_session": Text("首次会议", "first-session"),
    "re_election": Text("提前换届", "re-election"),
    "handover": Text("移交", "handover"),
}


def check(case: Case) -> Findings:
    """Each time of an owners' committee that is later than the rules have it."""
    for statute, provision in case.in_force.about(*_FIELDS):
        for field, word in _FIELDS.items():
            needed = getattr(provision, field)
            for body in case.bylaw.bodies if needed is not None else ():
                stated = getattr(body, field)
                if stated is not None and _later(body, provision, field, stated, needed):
                    said: dict[str, Any] = {
                        "name": body.title,
                        "field": word,
                        "stated": say_length(stated),
                    }
                    law = cited(statute, provision)
                    place, see = field_span(body, field), see_law(statute, provision)
                    yield finding(LATE, place, see, needed=_asked(field, needed), law=law, **said)


def _later(
    body: Body, provision: Provision, field: str, stated: Duration, needed: Duration
) -> bool:
    """Whether it is later; the next election is later if it begins less long before the end."""
    if body.role is not provision.role:
        return False
    return (
        surely_longer(needed, stated) if field == "re_election" else surely_longer(stated, needed)
    )


def _asked(field: str, needed: Duration) -> Text:
    said = say_length(needed)
    if field == "re_election":
        return Text(f"至少提前{said.zh}", f"at least {said.en} ahead")
    return Text(f"{said.zh}以内", f"{said.en} at most")
