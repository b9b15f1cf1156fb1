"""谁也满足不了的表决条件 · a test that no vote can meet

有的条件谁也满足不了：要求超过全体，或者两个条件互相矛盾。这样的事项永远不会通过。这里逐项证明是否至少存在一个能通过
的表决结果。

Some tests cannot be met by anyone: more than the whole is asked for, or two demands contradict each other.
Such a matter never carries. This check proves whether there is at least one tally that carries.

Wrong 错误：

```bylaw
事项 更换门禁
  归属  业主大会
  类别  内部事务
  参与  户数超过100%  # BK207

事项 调整车位
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数 且 反对参与户数三分之二以上  # BK207

组织 议事会
  席位  居民 20
  出席  席位超过100%  # BK207
```

Right 正确：

```bylaw
事项 更换门禁
  归属  业主大会
  类别  内部事务
  参与  户数一致
  同意  参与户数过半数 且 反对参与户数三分之一以下
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.offered import scenario, unanimous
from bylawkit.checks.proof import UNDECIDED, Rule, Undecided, rule_of, rule_of_body, some_tally
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.parties import Body
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import AllOf, Comparison, Matter, Side, Test

NEVER = code(
    207,
    "vote-never-carries",
    Severity.ERROR,
    Text(
        "`{name}` 永远不会通过：没有任何表决结果能满足", "`{name}` never carries: no tally meets it"
    ),
    Text(
        "放宽条件，或者去掉互相矛盾的一个", "ask for less, or drop one of the contradicting demands"
    ),
)
CODES = (NEVER,)


def check(case: Case) -> Findings:
    """Each matter and body whose tests no tally can meet."""
    for one, rule, fields in rules(case):
        if possible(rule):
            continue
        turnout = rule._replace(approve=None)
        fault = fields[0] if rule.turnout and not possible(turnout) else fields[1]
        offered = _scenario(one) if isinstance(one, Matter) else None
        yield finding(NEVER, field_span(one, fault), scenario=offered, name=one.title)


def _scenario(matter: Matter) -> Text | None:
    """Everybody says yes, and it is not carried."""
    title = Text(f"{matter.title}：全体同意", f"{matter.title}: everybody says yes")
    votes = unanimous(matter.turnout, matter.approve)
    return scenario(matter, votes, Outcome.CARRIED, title)


_Stated = tuple[Matter | Body, Rule, tuple[str, str]]


def rules(case: Case) -> Iterator[_Stated]:
    """Each matter and body with its own rule, and the fields in which that stands."""
    for matter in case.bylaw.matters:
        yield matter, rule_of(matter), ("turnout", "approve")
    for body in case.bylaw.bodies:
        yield body, rule_of_body(body), ("attend", "carry")


def possible(rule: Rule) -> bool | Undecided:
    """Whether some tally carries; first of all, whether a unanimous yes does."""
    tests = [test for test in (rule.turnout, rule.approve) if test is not None]
    if all(_met_by_unanimity(test) for test in tests):
        return True
    tally = some_tally(rule)
    return UNDECIDED if tally is UNDECIDED else tally is not None


def _met_by_unanimity(test: Test) -> bool:
    if isinstance(test, Comparison):
        have = 0 if test.side is Side.AGAINST else 1
        return test.limit.cmp.holds(have, test.limit.share)
    joint = all if isinstance(test, AllOf) else any
    return joint(_met_by_unanimity(part) for part in test.parts)
