"""未表决、弃权票怎样计 · what silence and abstention do to a vote

送达了表决票而没有表态的业主，不是“参与表决”的业主，不能拿来凑足三分之二的参与比例：算进去的条款是错误（BK204）。
可以不可以把未表决的票计入多数一方，法律交给管理规约和议事规则约定；约定“随多数”可能改变结果，筹集维修资金、改建重建、
利用共有部分经营这三类尤其不应如此（BK205）；写明前提、不靠未表决的票也已经通过的除外。投弃权票的业主参加了表决，把弃权票从
参与人数里去掉，会使法律上不通过的表决通过（BK206）。

Owners who were served and stayed silent do not take part in the vote; a rule that counts them towards the
turnout of two thirds is an error (BK204). Whether silent votes may join the majority is left to the bylaws
and the rules of assembly; such a rule can turn an outcome, and should never be used for raising the repair
fund, for rebuilding, or for business on common parts (BK205), unless a guard sees to it that the vote carries
without them. Who abstains does take part; leaving abstentions out of the participants lets votes carry that
the law does not (BK206).

Wrong 错误：

```bylaw
事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  计入参与  # BK204
  弃权    不计入  # BK206

事项 筹集维修资金
  归属    业主大会
  类别    维修资金筹集
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积四分之三以上 且 参与人数四分之三以上
  未表决  随多数  # BK205
```

Right 正确：

```bylaw
事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  不计入
  弃权    计入参与

事项 修订议事规则
  归属    业主大会
  类别    议事规则
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  随多数 但须 全体面积过半数 且 全体人数过半数
```
"""

from __future__ import annotations

from bylawkit.checks.base import (
    Case,
    Findings,
    cited,
    code,
    field_span,
    finding,
    see_article,
    see_law,
)
from bylawkit.checks.proof import Rule, carried_without
from bylawkit.checks.rules import Voting, votings
from bylawkit.checks.speech import say_tally
from bylawkit.diagnostics import Diagnostic, See, Severity, Text
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.votes import SPECIAL, Treatment

BUILDS_TURNOUT = code(
    204,
    "silence-builds-turnout",
    Severity.ERROR,
    Text(
        "`{name}` 把没有表态的业主算作参与表决，凑足了法定的参与比例",
        "`{name}` counts silent owners towards the turnout that the law asks for",
    ),
    Text("写成 `未表决 不计入`", "write `silent not-counted`"),
)
DECIDES = code(
    205,
    "silence-decides",
    Severity.INFO,
    Text(
        "`{name}` 的结果可能由没有表态的业主决定",
        "the outcome of `{name}` may be decided by owners who said nothing",
    ),
    Text(
        "除非业主确有此意，写成 `未表决 不计入`；保留的，应当能证明表决票已经送达",
        "unless the owners want it so, write `silent not-counted`; else keep proof of service",
    ),
)
ABSTENTION = code(
    206,
    "abstention-left-out",
    Severity.WARNING,
    Text(
        "`{name}` 不把弃权票算作参与：{votes}，按本条通过，按{law}不通过",
        "`{name}` leaves abstentions out: {votes}, which carries here, but not under {law}",
    ),
    Text("写成 `弃权 计入参与`", "write `abstain participates`"),
)
CODES = (BUILDS_TURNOUT, DECIDES, ABSTENTION)


def check(case: Case) -> Findings:
    """What each matter does with votes that are neither yes nor no."""
    floors = [
        pair
        for pair in case.in_force
        if pair[1].force is Force.FLOOR and (pair[1].turnout or pair[1].approve)
    ]
    for voting in votings(case.bylaw):
        own = [pair for pair in floors if applies_to(pair[1], voting.matter.matter_class)]
        if own and voting.reserved and not voting.by_single_owner:
            yield from _silent(case, voting, own)
            yield from _abstain(voting, own)


_Floors = list[tuple[Statute, Provision]]


def _silent(case: Case, voting: Voting, floors: _Floors) -> Findings:
    matter, silent = voting.matter, voting.rule.treatments.silent
    see = see_article(case, "cn/guiding-rules", "26")
    if silent is Treatment.PARTICIPATES:
        turnout = next((pair for pair in floors if pair[1].turnout), None)
        if turnout is not None:
            place = field_span(matter, "silent")
            yield finding(BUILDS_TURNOUT, place, see_law(*turnout), name=matter.title)
    elif silent is Treatment.FOLLOWS_MAJORITY and not _guarded(voting):
        yield _decides(voting, see)


def _guarded(voting: Voting) -> bool:
    """Whether silence is only counted once the votes that were cast carry the matter by themselves."""
    guard, approve = voting.matter.silent_guard, voting.rule.approve
    return guard is not None and carried_without(Rule(approve=guard), Rule(approve=approve)) is None


def _decides(voting: Voting, see: tuple[See, ...]) -> Diagnostic:
    from bylawkit.record import replace

    matter = voting.matter
    one = finding(DECIDES, field_span(matter, "silent"), *see, name=matter.title)
    if matter.matter_class in SPECIAL:
        return replace(one, severity_override=Severity.WARNING)
    return one


def _abstain(voting: Voting, floors: _Floors) -> Findings:
    rule, matter = voting.rule, voting.matter
    if rule.treatments.abstain is not Treatment.NOT_COUNTED:
        return
    counted = rule.treatments._replace(abstain=Treatment.PARTICIPATES)
    for statute, provision in floors:
        if provision.approve is None:
            continue
        own = carried_without(rule, Rule(None, provision.approve, rule.treatments))
        tally = carried_without(rule, Rule(None, provision.approve, counted))
        if own is None and tally is not None:
            measure = next(iter(tally))
            yield finding(
                ABSTENTION,
                field_span(matter, "abstain"),
                see_law(statute, provision),
                name=matter.title,
                votes=say_tally(tally, (measure,)),
                law=cited(statute, provision),
            )
