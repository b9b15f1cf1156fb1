"""服务由谁评价 · who evaluates a service

服务好不好要有人评价，否则标准和减收都落不了空（BK412）。只由提供服务的一方自己评价的，等于没有评价（BK413）。

Somebody evaluates each service; otherwise its standard and any reduction hang in the air (BK412). A service that
is evaluated by nobody but its own provider is not evaluated at all (BK413).

Wrong 错误：

```bylaw
服务 保洁  # BK412
  提供  物业
  对象  业主
  标准  楼道无积尘

服务 绿化
  提供  物业
  对象  业主
  评价  物业 每半年  # BK413
```

Right 正确：

```bylaw
服务 保洁
  提供  物业
  对象  业主
  标准  楼道无积尘
  评价  业主, 业主委员会 每半年
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, name_span
from bylawkit.diagnostics import Severity, Text

NOBODY = code(
    412,
    "service-not-evaluated",
    Severity.INFO,
    Text("服务 `{name}` 没有写由谁评价", "nobody evaluates service `{name}`"),
    Text("补上 `评价 业主委员会 每半年`", "add `evaluated-by owners-committee every half-year`"),
)
ITSELF = code(
    413,
    "service-judges-itself",
    Severity.WARNING,
    Text(
        "服务 `{name}` 只由提供者 `{provider}` 自己评价",
        "service `{name}` is evaluated by its provider `{provider}` alone",
    ),
    Text("让业主或者业主委员会参加评价", "let the owners or their committee evaluate it"),
)
CODES = (NOBODY, ITSELF)


def check(case: Case) -> Findings:
    """Each service that nobody else evaluates."""
    for service in case.bylaw.services:
        judges = {ref.name for ref in service.evaluated_by}
        if not judges:
            yield finding(NOBODY, name_span(service), name=service.title)
        elif service.provider is not None and judges == {service.provider.name}:
            place = field_span(service, "evaluated_by")
            yield finding(ITSELF, place, name=service.title, provider=service.provider.name)
