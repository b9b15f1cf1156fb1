"""未表决随多数的前提 · when silence may join the majority

把未表决的票计入多数一方，至少应当先由明确表态的业主形成真正的多数：有的地方要求，不算未表决的票，同意的面积和人数已经各自超过全体的一半。前提
写得更低，少数人就可以借沉默的业主作出决定（BK246）。

Where silent votes join the majority, those who spoke should have formed a real one first: some places ask that the
votes expressly for are more than half of all area and of all heads. With a lower guard a few can decide with the help
of those who said nothing (BK246).

Wrong 错误：

```bylaw
事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  随多数 但须 全体面积三分之一以上  # BK246
```

Right 正确：

```bylaw
事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  随多数 但须 全体面积过半数 且 全体人数过半数
```
"""

from __future__ import annotations

from fractions import Fraction

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.proof import UNDECIDED, Rule, carried_without
from bylawkit.checks.speech import say_tally
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AllOf, Base, Comparison, Matter, Measure, Side, Test, Treatment

LOW = code(
    246,
    "guard-too-low",
    Severity.INFO,
    Text(
        "`{name}` 的未表决随多数，前提太低：{votes}，也能带动沉默的业主",
        "the guard of `{name}` is low: {votes}, and silent owners are still carried along",
    ),
    Text(
        "写成 `但须 全体面积过半数 且 全体人数过半数`",
        "write `provided of-all area majority and of-all heads majority`",
    ),
)
CODES = (LOW,)

_LOW = Text("的前提是否太低", "has a guard that is low")


def check(case: Case) -> Findings:
    """Each guard that fewer than half of all owners can meet."""
    for voting in case.votings:
        matter = voting.matter
        if matter.silent is Treatment.FOLLOWS_MAJORITY and matter.silent_guard and voting.reserved:
            tally = carried_without(Rule(approve=matter.silent_guard), Rule(approve=half(matter)))
            place = field_span(matter, "silent")
            if tally is UNDECIDED:
                yield not_decided(place, matter.title, _LOW)
            elif tally is not None:
                votes = say_tally(tally, tuple(tally)[:1])
                yield finding(LOW, place, name=matter.title, votes=votes)


def half(matter: Matter) -> Test:
    """More than half of all area and of all heads."""
    limit = Limit(Cmp.MORE, Fraction(1, 2))
    measures = (Measure.AREA, Measure.HEADS)
    return AllOf(tuple(Comparison(Side.FOR, one, Base.ALL, limit, matter.span) for one in measures))
