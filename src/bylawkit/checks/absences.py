"""缺席免职用不上 · an absence rule that never bites

一年缺席几次就失去席位，而例会一年还没有那么多次：只开例会的话，这一条永远用不上（BK272）。

A member loses the seat after so many absences in a year, but there are not that many regular sessions in a year: unless
extra ones are called, the rule never bites (BK272).

Wrong 错误：

```bylaw
组织 议事会
  席位      居民 9
  例会      每半年
  缺席免职  每年3次  # BK272
```

Right 正确：

```bylaw
组织 议事会
  席位      居民 9
  例会      每季度
  缺席免职  每年3次
```
"""

from __future__ import annotations

from fractions import Fraction

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.values import Frequency, Unit

NEVER = code(
    272,
    "absence-rule-never-bites",
    Severity.INFO,
    Text(
        "`{name}` 的例会没有那么多次，缺席免职只在加开会议时才用得上",
        "`{name}` does not meet that often; its absence rule bites only if extra sessions are called",
    ),
    Text("改少缺席次数，或者多开例会", "let fewer absences do, or meet more often"),
)
CODES = (NEVER,)

_A_YEAR = {
    Unit.DAY: 365,
    Unit.WEEK: 52,
    Unit.MONTH: 12,
    Unit.QUARTER: 4,
    Unit.HALF_YEAR: 2,
    Unit.YEAR: 1,
}


def check(case: Case) -> Findings:
    """Each absence rule that asks for more absences than there are sessions."""
    for body in case.bylaw.bodies:
        sessions, absences = _per_year(body.sessions), _per_year(body.absence)
        if sessions is not None and absences is not None and absences > sessions:
            yield finding(NEVER, field_span(body, "absence"), name=body.title)


def _per_year(often: Frequency | None) -> Fraction | None:
    """How many times a year; ``None`` if that cannot be said."""
    if often is None or often.unit not in _A_YEAR:
        return None
    return Fraction(_A_YEAR[often.unit] * often.times, often.every)
