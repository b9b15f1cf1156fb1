"""同票怎么办 · what becomes of a tie

由业主共同决定的事项，同意的要过半数或者达到四分之三；票数相等就是没有通过。写成由召集人决定，或者抽签决定通不通过，等于让一个人或者运气代替了业主（BK247）。
几个候选人得票相同，可以抽签或者再投一次。

On matters of the owners more than half, or three quarters, have to say yes; equal votes do not carry. Letting the chair
decide, or drawing lots over yes and no, puts one person or chance in the owners' place (BK247). Between candidates with
equal votes one may draw lots or vote again.

Wrong 错误：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  同票  召集人决定  # BK247
```

Right 正确：

```bylaw
事项 选举委员
  归属  业主大会
  类别  选举业委会
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  选项  候选人甲, 候选人乙
  当选  1
  同票  抽签
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Matter, Tie

INSTEAD = code(
    247,
    "tie-decided-for-owners",
    Severity.WARNING,
    Text(
        "`{name}` 由业主共同决定，同票却由{who}决定",
        "`{name}` is for the owners to decide, but a tie is left to {who}",
    ),
    Text("写成 `同票 不通过` 或者 `同票 再投一次`", "write `tie fails` or `tie vote-again`"),
)
CODES = (INSTEAD,)

_WHO = {Tie.CHAIR: Text("召集人", "the chair"), Tie.LOT: Text("抽签", "lots")}


def check(case: Case) -> Findings:
    """Each matter of the owners whose ties somebody else decides."""
    see = see_article(case, "cn/civil-code", "278")
    for voting in case.votings:
        if see and voting.reserved and not voting.by_single_owner and _instead(voting.matter):
            matter = voting.matter
            who = _WHO[matter.tie]  # type: ignore[index]  # stated, as `_instead` has seen
            yield finding(INSTEAD, field_span(matter, "tie"), *see, name=matter.title, who=who)


def _instead(matter: Matter) -> bool:
    picks = len(matter.options) > 1 or matter.winners is not None
    return matter.tie is Tie.CHAIR or (matter.tie is Tie.LOT and not picks)
