"""同一个名称写了两遍 · one name given twice

选项、分项、计票人、监票人、不得受托的人、听取意见的对象里，同一个名称写了两遍，多半是笔误：少写了一个（BK249）。

Where one name stands twice among options, lines, counters, watchers, those kept from proxies or those heard, it is most
likely a slip: another one is missing (BK249).

Wrong 错误：

```bylaw
事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  选项  甲公司, 甲公司  # BK249
  委托  最多3户 除外 物业, 物业  # BK249
```

Right 正确：

```bylaw
事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  选项  甲公司, 乙公司
  委托  最多3户 除外 物业, 建设单位
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.parties import Body
from bylawkit.model.values import Ref
from bylawkit.model.votes import Matter

TWICE = code(
    249,
    "named-twice",
    Severity.WARNING,
    Text("`{name}` 在同一栏里写了两遍 `{twice}`", "`{name}` names `{twice}` twice in one field"),
    Text("改成另一个，或者删去一个", "name another, or drop one"),
)
CODES = (TWICE,)

_LISTS = ("options", "lines", "counted_by", "witnessed_by", "proxy_except", "hear")


def check(case: Case) -> Findings:
    """Each name that stands twice in one list."""
    every: tuple[Matter | Body, ...] = (*case.bylaw.matters, *case.bylaw.bodies)
    for one in every:
        for refs in _lists(one):
            seen: set[str] = set()
            for ref in refs:
                if ref.name in seen:
                    yield finding(TWICE, ref.span, name=one.title, twice=ref.name)
                seen.add(ref.name)


def _lists(one: Matter | Body) -> Iterator[tuple[Ref, ...]]:
    return (getattr(one, field, ()) for field in _LISTS)
