"""表决标准低于法律 · a vote may carry that the law does not let carry

每个由业主共同决定的事项，法律都规定了参与和同意的最低比例（民法典第278条、第279条）。这里逐项证明：凡是按本条能
通过的表决，按法律也都通过。证明不了的，就给出一个按本条通过、按法律不通过的例子。两个计量（面积和人数）都要写，
“以上”和“过半数”不同，比例的基数（全体还是参与表决）也不同。

业主可以约定得更严，不能约定得更松；按这样的条款作出的决定，业主可以请求法院撤销。2021年以前的比例（以全体业主为
基数的三分之二、过半数，会议过半数参加）已经失效，单独报为 BK203。没有写的比例报为 BK202，因为法律的比例必须写进
表决票和公告里。

For every matter that owners decide together the law sets a least turnout and a least approval (Civil
Code 278 and 279). This check proves that every vote that carries under the article would carry under
the law. Where it cannot, it shows a vote that carries here and not there. Both measures count, area and
heads; `or-more` is not `majority`, and a share of all owners is not a share of those who take part.

Owners may agree on more, not on less; a decision taken under such a rule can be set aside in court. The
shares in force before 2021 are reported as BK203, a share that is not stated at all as BK202.

Wrong 错误：

```bylaw
事项 动用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积二分之一以上 且 人数二分之一以上  # BK201
  同意  参与面积过半数 且 参与人数过半数

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积二分之一以上 且 参与人数过半数  # BK201

事项 出租屋面  # BK202
  归属  业主大会
  类别  共有部分经营
  参与  面积三分之二以上 且 人数三分之二以上

事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积过半数 且 人数过半数  # BK203
  同意  全体面积过半数 且 全体人数过半数

事项 开设茶室
  归属  业主
  类别  住改商
  同意  参与人数三分之二以上  # BK201
```

Right 正确：

```bylaw
事项 动用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 选聘物业
  归属  业主大会
  类别  选聘物业
  同意  全体面积三分之二以上 且 全体人数三分之二以上

事项 开设茶室
  归属  业主
  类别  住改商
  同意  全体人数一致
```
"""

from __future__ import annotations

from typing import Any, NamedTuple

from bylawkit.checks.base import (
    Case,
    Findings,
    cited,
    code,
    field_span,
    finding,
    name_span,
    see_law,
)
from bylawkit.checks.offered import scenario
from bylawkit.checks.proof import UNDECIDED, Rule, Tally, carried_without, comparisons
from bylawkit.checks.rules import Voting, second_calls
from bylawkit.checks.speech import say_tally, say_test
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import AllOf, Comparison, Measure, Test
from bylawkit.source import Span

BELOW = code(
    201,
    "vote-below-law",
    Severity.ERROR,
    Text(
        "`{name}` 低于{law}：{votes}，按本条通过，按法律不通过",
        "`{name}` falls below {law}: {votes}, which carries here, but not under the law",
    ),
    Text("至少写成 `{field} {needed}`", "write at least `{field} {needed}`"),
)
MISSING = code(
    202,
    "vote-without-test",
    Severity.ERROR,
    Text(
        "`{name}` 没有写够{law}要求的`{field}`比例",
        "`{name}` does not state the `{field}` that {law} asks for",
    ),
    Text("补上 `{field} {needed}`", "add `{field} {needed}`"),
)
STALE = code(
    203,
    "vote-by-old-law",
    Severity.ERROR,
    Text(
        "`{name}` 用的是已经失效的{old}的比例：{votes}，按本条通过，按{law}不通过",
        "`{name}` uses the share of {old}, no longer in force: {votes}, which carries here, but not under {law}",
    ),
    Text("按现行法律写成 `{field} {needed}`", "by the law in force write `{field} {needed}`"),
)
CODES = (BELOW, MISSING, STALE)

_FIELDS = {"turnout": Text("参与", "turnout"), "approve": Text("同意", "approve")}
_SHARES = {"turnout": "turnout", "approve": "approval"}


class Demand(NamedTuple):
    """One test of a statute that a matter must keep."""

    statute: Statute
    provision: Provision
    part: str

    @property
    def test(self) -> Test:
        found: Test = getattr(self.provision, self.part)
        return found


def check(case: Case) -> Findings:
    """Each test of a statute that a matter's rule does not keep."""
    every = demands(case)
    for voting in (*case.votings, *second_calls(case.bylaw)):
        for demand in every:
            if not voting.by_single_owner and applies_to(
                demand.provision, voting.matter.matter_class
            ):
                yield from _judge(case, voting, demand)


def demands(case: Case) -> tuple[Demand, ...]:
    """Every test that a statute in force asks for."""
    return tuple(
        Demand(statute, provision, part)
        for statute, provision in case.in_force.about(*_FIELDS)
        if provision.force in (Force.FLOOR, Force.FIXED)
        for part in _FIELDS
        if getattr(provision, part) is not None
    )


def _judge(case: Case, voting: Voting, demand: Demand) -> Findings:
    failing, decided = broken(voting, demand)
    if not decided:
        place = field_span(voting.stated_in, *voting.fields[demand.part])
        yield not_decided(place, voting.matter.title, _keeps(demand))
    if not failing:
        return
    own = getattr(voting.rule, demand.part)
    span, args = _place(voting, demand, failing), _args(voting, demand, failing)
    args["scenario"] = _scenario(voting, demand, failing)
    see = see_law(demand.statute, demand.provision)
    old = _old(case, voting, demand.part, own)
    if old is not None:
        yield finding(STALE, span, see, see_law(*old), old=cited(*old), **args)
    else:
        yield finding(MISSING if own is None else BELOW, span, see, **args)


Broken = list[tuple[Comparison | None, Tally]]


def _keeps(demand: Demand) -> Text:
    law = cited(demand.statute, demand.provision)
    return Text(f"是否低于{law.zh}", f"falls below {law.en}")


def broken(voting: Voting, demand: Demand) -> tuple[Broken, bool]:
    """The comparisons of the statute that the rule does not keep, each with a tally to show it.

    Besides, whether that was decided for all of them.
    """
    parts: tuple[Test, ...] = (demand.test,)
    if isinstance(demand.test, AllOf):
        parts = demand.test.parts
    found: Broken = []
    decided = True
    for part in parts:
        tally = carried_without(voting.rule, _floor(voting.rule, demand.part, part))
        if tally is UNDECIDED:
            decided = False
        elif tally is not None:
            found.append((part if isinstance(part, Comparison) else None, tally))
    return found, decided


def _floor(rule: Rule, part: str, test: Test) -> Rule:
    """A statute's test, counted as the matter counts; what silence may do is a check of its own."""
    turnout, approve = (test, None) if part == "turnout" else (None, test)
    return Rule(turnout, approve, rule.treatments)


def _place(voting: Voting, demand: Demand, broken: Broken) -> Span:
    own = getattr(voting.rule, demand.part)
    if own is None:
        return name_span(voting.matter)
    measures = {one.measure for one, _ in broken if one is not None}
    at_fault = [one for one in comparisons(own) if one.measure in measures]
    if len(broken) == 1 and len(at_fault) == 1:
        return at_fault[0].span
    return field_span(voting.stated_in, *voting.fields[demand.part])


def _args(voting: Voting, demand: Demand, broken: Broken) -> dict[str, Any]:
    test, tally = _shown(broken)
    measure: Measure = test.measure if test is not None else next(iter(tally))
    return {
        "name": voting.matter.title,
        "law": cited(demand.statute, demand.provision),
        "votes": say_tally(tally, (measure,)),
        "field": _FIELDS[demand.part],
        "needed": say_test(demand.test),
    }


def _shown(broken: Broken) -> tuple[Comparison | None, Tally]:
    """The tally that is told: heads are easier to picture than areas."""
    in_heads = [one for one in broken if one[0] is not None and one[0].measure is Measure.HEADS]
    return (in_heads or broken)[0]


def _scenario(voting: Voting, demand: Demand, broken: Broken) -> Text | None:
    """The vote as a scenario, which expects what the article says and gets what the law says."""
    if voting.on_second_call:
        return None
    law, name, part = cited(demand.statute, demand.provision), voting.matter.title, demand.part
    title = Text(
        f"{name}：按本条通过，{law.zh}的{_FIELDS[part].zh}比例却没有达到",
        f"{name}: carried here, without the {_SHARES[part]} of {law.en}",
    )
    return scenario(voting.matter, _shown(broken)[1], Outcome.CARRIED, title)


def _old(
    case: Case, voting: Voting, part: str, own: Test | None
) -> tuple[Statute, Provision] | None:
    """The provision, no longer in force, that asked for just what the bylaw asks for."""
    for statute, provision in case.law.no_longer_in_force():
        test = getattr(provision, part)
        if (
            test is not None
            and applies_to(provision, voting.matter.matter_class)
            and set(comparisons(test)) == set(comparisons(own))
        ):
            return statute, provision
    return None
