"""沉默凑成的法定人数 · a quorum made of silence

业主大会以外的事项，参与多少人才算数由规约自己定。规约要求一定的参与，又把没有表态的算作参与，参与的要求就形同虚设：一个人表态，也能决定（BK276）。
这里举出的，是一次靠沉默才凑足参与的表决。

Beside what the law reserves to all owners, the bylaws themselves say how many must take part. Where they ask for a turnout and count those who
stay silent towards it, the turnout means nothing: one voice may decide (BK276). The vote told is one in which only silence meets the turnout.

Wrong 错误：

```bylaw
事项 活动室排期
  归属    业主大会
  类别    内部事务
  参与    户数过半数
  同意    参与户数过半数
  未表决  计入参与  # BK276
```

Right 正确：

```bylaw
事项 活动室排期
  归属    业主大会
  类别    内部事务
  参与    户数过半数
  同意    参与户数过半数
  未表决  不计入
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.offered import scenario
from bylawkit.checks.proof import UNDECIDED, carried_without
from bylawkit.checks.speech import say_tally
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Treatment

FILLS = code(
    276,
    "silence-fills-quorum",
    Severity.WARNING,
    Text(
        "`{name}` 要求一定的参与，又把没有表态的算作参与：{votes}，全靠沉默凑足参与才通过",
        "`{name}` asks for a turnout and counts those who said nothing towards it: {votes}, which carries by silence alone",
    ),
    Text("写成 `未表决 不计入`", "write `silent not-counted`"),
)
CODES = (FILLS,)

_MEETS = Text("的参与会不会靠沉默凑足", "may meet its turnout by silence")


def check(case: Case) -> Findings:
    """Each matter beside the reserved ones whose turnout is met by saying nothing."""
    for voting in case.votings:
        rule, matter = voting.rule, voting.matter
        if voting.reserved or rule.turnout is None or matter.silent is not Treatment.PARTICIPATES:
            continue
        strict = rule.counts(rule.treatments._replace(silent=Treatment.NOT_COUNTED))
        tally = carried_without(rule, strict._replace(approve=None))
        place = field_span(matter, "silent")
        if tally is UNDECIDED:
            yield not_decided(place, matter.title, _MEETS)
        elif tally is not None:
            title = Text(f"{matter.title}：靠沉默凑足参与", f"{matter.title}: met by silence")
            votes = say_tally(tally, tuple(tally)[:1])
            offered = scenario(matter, tally, Outcome.CARRIED, title)
            yield finding(FILLS, place, scenario=offered, name=matter.title, votes=votes)
