"""没有算出结论的表决 · votes that were not decided

一个事项是否合法、能不能通过，是逐一证明出来的。“或”写得太多，组合成千上万，证明要算的步数就太多；超过限度就停下来，如实说没有算出
结论（BK280），既不说合法，也不说不合法。限度按步数计，不按时间计，同样的条文在哪里检查结果都一样。

Whether a matter is lawful, and whether it can carry at all, is proved. Where a rule has very many alternatives, their
combinations run into the thousands and the proof into too many steps; past a limit it stops and says that nothing was
decided (BK280), neither that the rule is lawful nor that it is not. Steps are counted, not seconds, so that the same text
gets the same answer everywhere.

Wrong 错误：

```bylaw
事项 评选文明楼门
  归属  业主大会
  类别  内部事务
  同意  （人数3%以上 或 反对全体人数43%以下） 且 （人数4%以上 或 反对全体人数44%以下） 且 （人数5%以上 或 反对全体人数45%以下） 且 （人数6%以上 或 反对全体人数46%以下） 且 （人数7%以上 或 反对全体人数47%以下） 且 （人数8%以上 或 反对全体人数48%以下） 且 （人数9%以上 或 反对全体人数49%以下） 且 （人数10%以上 或 反对全体人数50%以下） 且 （人数11%以上 或 反对全体人数51%以下） 且 （人数12%以上 或 反对全体人数52%以下） 且 （人数13%以上 或 反对全体人数53%以下） 且 （人数14%以上 或 反对全体人数54%以下） 且 （全体人数低于三分之一 或 全体面积低于三分之一） 且 （全体人数三分之一以上 或 全体面积三分之二以上 且 全体人数三分之二以上） 且 （全体面积三分之一以上 或 全体面积三分之二以上 且 全体人数三分之二以上）  # BK280
```

Right 正确：

```bylaw
事项 评选文明楼门
  归属  业主大会
  类别  内部事务
  参与  户数二分之一以上 或 人数二分之一以上
  同意  参与户数过半数
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.proof import UNDECIDED
from bylawkit.checks.vote_never_carries import possible, rules
from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.source import Span

NOT_DECIDED = code(
    280,
    "not-decided",
    Severity.WARNING,
    Text(
        "`{name}` {question}，没有算出结论",
        "whether `{name}` {question} was not decided",
    ),
    Text(
        "少写几个 `或`，把条件改简单；算出结论以前，不能当作合法",
        "write fewer alternatives; until it is decided, do not take it for lawful",
    ),
)
CODES = (NOT_DECIDED,)

_CARRIES = Text("能不能通过", "can carry at all")


def check(case: Case) -> Findings:
    """Each rule of which it could not be decided whether any tally carries."""
    for one, rule, fields in rules(case):
        if possible(rule) is UNDECIDED:
            yield not_decided(field_span(one, *reversed(fields)), one.title, _CARRIES)


def not_decided(place: Span, name: str, question: Text) -> Diagnostic:
    """What every check says whose question was not decided."""
    return finding(NOT_DECIDED, place, name=name, question=question)
