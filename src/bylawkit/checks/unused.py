"""没有用到的名称 · names that nobody uses

定义、主体、组织或者服务，写了却在别处一次也没有提到，多半是改名以后留下的，或者漏写了引用它的那一条。

A definition, party, body or service that is mentioned nowhere else is often left over from a renaming, or the
article that should refer to it is missing.

Wrong 错误：

```bylaw
定义 满意度 "评价为满意的户数占收回评价户数的比例"  # BK160

主体 快递公司  # BK160
  角色  其他
```

Right 正确：

```bylaw
定义 满意度 "评价为满意的户数占收回评价户数的比例"

条 "评价"
  "满意度每半年公布一次。"
```
"""

from __future__ import annotations

from itertools import islice

from bylawkit.checks.base import Case, Findings, code, finding, name_span
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Named
from bylawkit.model.norms import Service
from bylawkit.model.parties import Body, Party
from bylawkit.model.prose import Definition

UNUSED = code(
    160,
    "name-unused",
    Severity.INFO,
    Text("`{name}` 写了以后没有用到", "`{name}` is never used"),
    Text("引用它，或者删去", "refer to it, or drop it"),
)
CODES = (UNUSED,)

MOST = 200
"""Looking for a name goes through the whole text; so many names are looked for, and no more."""


def check(case: Case) -> Findings:
    """Each name that stands nowhere else."""
    uses = case.bylaw.uses
    doubtful = (
        one for one in case.bylaw.named.values() if _should_be_used(one) and one.name not in uses
    )
    for one in islice(doubtful, MOST):
        if not _mentioned(one, case):
            yield finding(UNUSED, name_span(one), name=one.name)


def _should_be_used(one: Named) -> bool:
    return isinstance(one, (Definition, Party, Service)) or (
        isinstance(one, Body) and not one.tasks
    )


def _mentioned(one: Named, case: Case) -> bool:
    """Whether the name stands anywhere outside its own statement."""
    own, start, end = one.span
    if own.text.find(one.name, 0, start) >= 0 or own.text.find(one.name, end) >= 0:
        return True
    return any(one.name in source.text for source in case.bylaw.sources if source is not own)
