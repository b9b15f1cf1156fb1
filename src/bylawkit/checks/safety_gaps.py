"""安全检查缺少的要件 · what an inspection lacks

一次检查要有结果，就得写明：多久整改完（`整改`）、谁负责（`责任人`）、谁确认销号（`销号`）。缺一样，隐患就可能一直挂着。

For an inspection to come to something it says how soon a hazard is put right (`rectify`), who answers for it
(`responsible`) and who signs it off (`sign-off`). Without one of them a hazard may stay for ever.

Wrong 错误：

```bylaw
安全 消防通道检查  # BK411
  检查    消防车通道是否畅通
  频次    每日1次
  执行    物业
  责任人  物业 "项目负责人"
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

from bylawkit.checks.base import Case, Findings, code, finding, name_span
from bylawkit.diagnostics import Severity, Text

GAP = code(
    411,
    "inspection-incomplete",
    Severity.WARNING,
    Text("安全检查 `{name}` 没有写{missing}", "inspection `{name}` does not state {missing}"),
    Text("补上{missing}", "add {missing}"),
)
CODES = (GAP,)

_NEEDED = {
    "rectify_within": Text("`整改`", "`rectify`"),
    "responsible": Text("`责任人`", "`responsible`"),
    "sign_off": Text("`销号`", "`sign-off`"),
}


def check(case: Case) -> Findings:
    """Each inspection that lacks what makes it work."""
    for one in case.bylaw.safety:
        missing = tuple(word for field, word in _NEEDED.items() if getattr(one, field) is None)
        if missing:
            yield finding(GAP, name_span(one), name=one.title, missing=missing)
