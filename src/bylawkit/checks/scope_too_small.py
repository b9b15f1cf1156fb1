"""表决范围排除了业主 · a scope that leaves owners out

议事规则、管理规约、业主委员会的选举和物业服务人的选聘关系到全体业主，由全体业主表决（民法典第278条），不能只由一幢、一个单元、
出资或者受影响的业主表决。已经购房而没有入住的业主仍是业主：由业主共同决定的事项，不能只算已入住的（BK230）。只涉及一幢、
一个单元的维修资金使用和改建，可以由该范围内的业主表决，那时各项比例以该范围为基数。

Rules of assembly, bylaws, the election of the owners' committee and the choice of a provider concern all owners,
who vote on them together (Civil Code 278): not one block or stairwell, and not only those who pay or are affected.
Who has bought and not moved in is an owner all the same; matters of the owners cannot count those moved in only
(BK230). Spending the repair fund or rebuilding within one block or stairwell can be left to the owners there.

Wrong 错误：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  范围  本幢  # BK230
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 更新消防设施
  归属  业主大会
  类别  维修资金使用
  范围  已入住业主  # BK230
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
```

Right 正确：

```bylaw
事项 加装电梯
  归属  业主大会
  类别  改建重建
  范围  本单元
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Matter, MatterClass, Scope

LEFT_OUT = code(
    230,
    "scope-leaves-owners-out",
    Severity.WARNING,
    Text(
        "`{name}` 由全体业主共同决定，表决范围却只有{scope}",
        "`{name}` is for all owners to decide, but only {scope} vote on it",
    ),
    Text("写 `范围 全小区`，或者删去这一栏", "write `scope compound`, or drop the field"),
)
CODES = (LEFT_OUT,)

_EVERYBODY = (
    MatterClass.ASSEMBLY_RULES,
    MatterClass.BYLAWS,
    MatterClass.COMMITTEE_ELECTION,
    MatterClass.PROVIDER,
)
_SAID = {
    Scope.BLOCK: Text("本幢业主", "the owners of a block"),
    Scope.STAIRWELL: Text("本单元业主", "the owners of a stairwell"),
    Scope.PAYERS: Text("出资业主", "the owners who pay"),
    Scope.AFFECTED: Text("受影响的业主", "the owners affected"),
    Scope.OCCUPIED: Text("已入住的业主", "the owners who have moved in"),
}


def check(case: Case) -> Findings:
    """Each matter of all owners that only some of them vote on."""
    see = see_article(case, "cn/civil-code", "278")
    if not see:
        return
    for voting in case.votings:
        matter = voting.matter
        if voting.reserved and not voting.by_single_owner and _leaves_out(matter):
            said = _SAID[matter.scope]
            yield finding(
                LEFT_OUT, field_span(matter, "scope"), *see, name=matter.title, scope=said
            )


def _leaves_out(matter: Matter) -> bool:
    if matter.scope is Scope.COMPOUND:
        return False
    return matter.scope is Scope.OCCUPIED or matter.matter_class in _EVERYBODY
