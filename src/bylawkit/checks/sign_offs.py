"""自己给自己销号 · signing off one's own work

隐患整改好了没有，由负责整改的人自己确认销号，就没有人把关（BK414）。写成另一方，例如业主委员会或者居委会。

If those who answer for putting a hazard right also sign it off, nobody looks at their work (BK414). Name another party, such as the owners' committee.

Wrong 错误：

```bylaw
安全 消防通道检查
  检查    消防车通道是否畅通
  频次    每日1次
  执行    物业
  责任人  物业 "项目负责人"
  整改    3日
  销号    物业  # BK414
```

Right 正确：

```bylaw
安全 消防通道检查
  检查    消防车通道是否畅通
  频次    每日1次
  执行    物业
  责任人  物业 "项目负责人"
  整改    3日
  销号    业主委员会
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text

ITSELF = code(
    414,
    "signs-off-its-own-work",
    Severity.WARNING,
    Text(
        "安全检查 `{name}` 由 `{party}` 负责整改，又由 `{party}` 自己销号",
        "`{party}` answers for what inspection `{name}` finds, and signs it off itself",
    ),
    Text("让另一方销号，例如 `销号 业主委员会`", "let another party sign off"),
)
CODES = (ITSELF,)


def check(case: Case) -> Findings:
    """Each inspection signed off by those who answer for it."""
    for one in case.bylaw.safety:
        party = one.sign_off
        if party is not None and one.responsible is not None and party.name == one.responsible.name:
            yield finding(ITSELF, field_span(one, "sign_off"), name=one.title, party=party.name)
