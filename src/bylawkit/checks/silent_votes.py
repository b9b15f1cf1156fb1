"""未表决、弃权票怎样计 · what silence and abstention do to a vote

送达了表决票而没有表态的业主，不是“参与表决”的业主，不能拿来凑足三分之二的参与比例：算进去的条款是错误（BK204）。
可以不可以把未表决的票计入多数一方，法律交给管理规约和议事规则约定；约定“随多数”可能改变结果，筹集维修资金、改建重建、
利用共有部分经营这三类尤其不应如此（BK205）；写明前提、不靠未表决的票也已经通过的除外。投弃权票的业主参加了表决，把弃权票从
参与人数里去掉，或者让弃权票、无效票随多数，会使法律上不通过的表决通过（BK206）。

Owners who were served and stayed silent do not take part in the vote; a rule that counts them towards the
turnout of two thirds is an error (BK204). Whether silent votes may join the majority is left to the bylaws
and the rules of assembly; such a rule can turn an outcome, and should never be used for raising the repair
fund, for rebuilding, or for business on common parts (BK205), unless a guard sees to it that the vote carries
without them. Who abstains does take part; leaving abstentions out of the participants, or letting abstentions and
invalid ballots join the majority, lets votes carry that the law does not (BK206).

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

事项 选聘物业
  归属    业主大会
  类别    选聘物业
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  弃权    随多数  # BK206
  无效票  随多数  # BK206
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

from typing import Any

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
from bylawkit.checks.offered import scenario
from bylawkit.checks.proof import UNDECIDED, Answer, Rule, carried_by_all, carried_without
from bylawkit.checks.rules import Voting
from bylawkit.checks.speech import say_tally
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.scenario import Outcome
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
        "`{name}` 的结果可能由没有表态的业主决定：{votes}，沉默的算进去就通过，不算就不通过",
        "owners who said nothing may decide `{name}`: {votes}, which carries with the silent votes and fails without them",
    ),
    Text(
        "除非业主确有此意，写成 `未表决 不计入`；保留的，应当能证明表决票已经送达",
        "unless the owners want it so, write `silent not-counted`; else keep proof of service",
    ),
)
LEFT_OUT = code(
    206,
    "abstention-left-out",
    Severity.WARNING,
    Text(
        "`{name}` {fate}：{votes}，按本条通过，按{law}不通过",
        "`{name}` {fate}: {votes}, which carries here, but not under {law}",
    ),
    Text("写成 `{right}`", "write `{right}`"),
)
CODES = (BUILDS_TURNOUT, DECIDES, LEFT_OUT)

_RIGHT = {
    "abstain": Text("弃权 计入参与", "abstain participates"),
    "invalid": Text("无效票 计入参与", "invalid participates"),
}
_FATES = {
    ("abstain", Treatment.NOT_COUNTED): Text("不把弃权票算作参与", "leaves abstentions out"),
    ("abstain", Treatment.FOLLOWS_MAJORITY): Text(
        "让弃权票随多数", "lets abstentions join the majority"
    ),
    ("invalid", Treatment.FOLLOWS_MAJORITY): Text(
        "让无效票随多数", "lets invalid ballots join the majority"
    ),
}
_TURNS = Text("的结果会不会由没有表态的业主决定", "may be decided by owners who said nothing")


def check(case: Case) -> Findings:
    """What each matter does with votes that are neither yes nor no."""
    floors = [
        pair for pair in case.in_force.about("turnout", "approve") if pair[1].force is Force.FLOOR
    ]
    for voting in case.votings:
        own = [pair for pair in floors if applies_to(pair[1], voting.matter.matter_class)]
        if own and voting.reserved and not voting.by_single_owner:
            yield from _silent(case, voting, own)
            for field, treatment in _FATES:
                if getattr(voting.rule.treatments, field) is treatment:
                    yield from _left_out(voting, own, field)


_Floors = list[tuple[Statute, Provision]]


def _silent(case: Case, voting: Voting, floors: _Floors) -> Findings:
    matter, silent = voting.matter, voting.rule.treatments.silent
    place = field_span(matter, "silent")
    if silent is Treatment.PARTICIPATES:
        turnout = next((pair for pair in floors if pair[1].turnout), None)
        if turnout is not None:
            yield finding(BUILDS_TURNOUT, place, see_law(*turnout), name=matter.title)
    elif silent is Treatment.FOLLOWS_MAJORITY:
        tally = _turned_by_silence(voting)
        if tally is UNDECIDED:
            yield not_decided(place, matter.title, _TURNS)
        elif tally is not None:
            see = see_article(case, "cn/guiding-rules", "26")
            votes = say_tally(tally, tuple(tally)[:1])
            title = Text(
                f"{matter.title}：沉默的算进去才通过", f"{matter.title}: carried by silence"
            )
            offered = scenario(matter, tally, Outcome.CARRIED, title)
            one = finding(DECIDES, place, *see, scenario=offered, name=matter.title, votes=votes)
            yield _graver(one) if matter.matter_class in SPECIAL else one


def _turned_by_silence(voting: Voting) -> Answer:
    """A tally that meets the guard, and carries only because silent votes join the majority."""
    rule, guard = voting.rule, voting.matter.silent_guard
    without = rule.counts(rule.treatments._replace(silent=Treatment.NOT_COUNTED))
    guarded = Rule(approve=guard, treatments=without.treatments)
    return carried_by_all((rule, guarded), without)


def _graver(one: Diagnostic) -> Diagnostic:
    from bylawkit.record import replace

    return replace(one, severity_override=Severity.WARNING)


def _left_out(voting: Voting, floors: _Floors, field: str) -> Findings:
    """What a floor does not let carry, if these votes take part and join no side."""
    rule, matter = voting.rule, voting.matter
    place = field_span(matter, field)
    counted = rule.treatments._replace(**{field: Treatment.PARTICIPATES})
    fate = _FATES[field, getattr(rule.treatments, field)]
    for statute, provision in floors:
        if provision.approve is None:
            continue
        law = cited(statute, provision)
        own = carried_without(rule, Rule(None, provision.approve, rule.treatments))
        tally = carried_without(rule, Rule(None, provision.approve, counted))
        if own is UNDECIDED or tally is UNDECIDED:
            yield not_decided(
                place, matter.title, Text(f"是否低于{law.zh}", f"falls below {law.en}")
            )
        elif own is None and tally is not None:
            votes = say_tally(tally, tuple(tally)[:1])
            said: dict[str, Any] = {"name": matter.title, "votes": votes, "law": law}
            title = Text(
                f"{matter.title}：按{law.zh}不通过", f"{matter.title}: fails under {law.en}"
            )
            said["scenario"] = scenario(matter, tally, Outcome.REJECTED, title)
            see = see_law(statute, provision)
            yield finding(LEFT_OUT, place, see, **said, fate=fate, right=_RIGHT[field])
