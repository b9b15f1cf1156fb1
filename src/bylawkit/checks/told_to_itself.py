"""听取自己的意见 · hearing oneself

表决前听取谁、表决后向谁报告或者备案，是为了让别人知道、让别人把关。写成作决定的组织自己，就落空了（BK245）。

Hearing somebody before a vote, and reporting or filing with somebody after it, is for others to know and to look.
Naming the body that decides makes nothing of it (BK245).

Wrong 错误：

```bylaw
组织 议事平台
  席位  社区党组织 1 召集, 物业 1, 业主委员会 1
  听取  议事平台  # BK245

事项 活动室排期
  归属  议事平台
  类别  内部事务
  同意  到会席位过半数
  报告  议事平台 3日  # BK245
```

Right 正确：

```bylaw
组织 议事平台
  席位  社区党组织 1 召集, 物业 1, 业主委员会 1
  听取  居委会

事项 活动室排期
  归属  议事平台
  类别  内部事务
  同意  到会席位过半数
  报告  居委会 3日
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.parties import Body
from bylawkit.model.values import Ref
from bylawkit.model.votes import Matter

ITSELF = code(
    245,
    "told-to-itself",
    Severity.WARNING,
    Text(
        "`{name}` 由 `{party}` 决定，又写着听取它的意见或者向它报告",
        "`{name}` is decided by `{party}`, and heard by it or reported to it as well",
    ),
    Text("换成另一方", "name somebody else"),
)
CODES = (ITSELF,)


def check(case: Case) -> Findings:
    """Each party that is told of what it decides itself."""
    for matter in case.bylaw.matters:
        decider = None if matter.decided_by is None else matter.decided_by.name
        yield from _told(matter, decider, (*matter.hear, *_filed(matter), *_reported(matter)))
    for body in case.bylaw.bodies:
        yield from _told(body, body.name, (*body.hear, *_filed(body)))


def _filed(one: Matter | Body) -> tuple[Ref, ...]:
    return () if one.filing is None else (one.filing[0],)


def _reported(matter: Matter) -> Iterator[Ref]:
    return (who for who, _ in matter.reports)


def _told(one: Matter | Body, decider: str | None, told: tuple[Ref, ...]) -> Findings:
    for who in told:
        if who.name == decider:
            yield finding(ITSELF, who.span, name=one.title, party=who.name)
