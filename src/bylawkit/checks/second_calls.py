"""二次召集反而更难 · a second call harder than the first

第一次参与不足，再召集一次；第二次要求的参与比例比第一次还高，就没有意义（BK248）。低于法定参与比例的，另由 BK201 报告。

Where too few took part, the vote is called again; asking for more on the second call than on the first makes nothing of
it (BK248). A turnout below the statute's is told by BK201.

Wrong 错误：

```bylaw
事项 活动室排期
  归属      业主大会
  类别      内部事务
  参与      户数过半数
  同意      参与户数过半数
  二次召集  15日 参与 户数三分之二以上  # BK248
```

Right 正确：

```bylaw
事项 活动室排期
  归属      业主大会
  类别      内部事务
  参与      户数过半数
  同意      参与户数过半数
  二次召集  15日 参与 户数五分之一以上
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.proof import UNDECIDED, Rule, Undecided, carried_without
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Matter

HARDER = code(
    248,
    "second-call-harder",
    Severity.WARNING,
    Text(
        "`{name}` 第二次召集要求的参与比第一次还高",
        "`{name}` asks for more turnout on its second call than on its first",
    ),
    Text("写得低一些，或者删去第二次的参与要求", "ask for less, or drop the second turnout"),
)
CODES = (HARDER,)

_ASKS_MORE = Text("第二次召集是否反而更难", "is harder on its second call")


def check(case: Case) -> Findings:
    """Each second call that asks for more than the first."""
    for matter in case.bylaw.matters:
        harder = _harder(matter)
        if harder is UNDECIDED:
            yield not_decided(field_span(matter, "second_call"), matter.title, _ASKS_MORE)
        elif harder:
            yield finding(HARDER, field_span(matter, "second_call"), name=matter.title)


def _harder(matter: Matter) -> bool | Undecided:
    call = matter.second_call
    if call is None or call.turnout is None or matter.turnout is None:
        return False
    first, second = Rule(turnout=matter.turnout), Rule(turnout=call.turnout)
    looser, stricter = carried_without(second, first), carried_without(first, second)
    if looser is UNDECIDED or stricter is UNDECIDED:
        return UNDECIDED
    return looser is None and stricter is not None
