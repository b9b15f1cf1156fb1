"""情景 · scenarios

情景把一组事实和应有的结果写在条文旁边，每次检查都重新算一遍。算出来的与写的不同，不是条文错了，就是情景错了（BK501）。由业主共同
决定、写了表决比例的事项，同样的比例却没有任何情景验证过的，值得补一个（BK502）。

A scenario puts facts and the result they should have beside the articles, and each check works it out again. If
the two differ, either the article or the scenario is wrong (BK501). A matter that owners decide together
by a rule that no scenario tests deserves one (BK502).

Wrong 错误：

```bylaw
事项 动用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 加装电梯  # BK502
  归属  业主大会
  类别  改建重建
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上

情景 "参与不足"
  事项  动用维修资金
  全体  100人 10000平方米
  同意  60人 6000平方米
  结果  通过  # BK501
```

Right 正确：

```bylaw
事项 动用维修资金
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

情景 "参与不足"
  事项  动用维修资金
  全体  100人 10000平方米
  同意  60人 6000平方米
  结果  未达参与比例
```
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bylawkit.checks.base import Case, Findings, code, finding, name_span
from bylawkit.checks.proof import rule_of
from bylawkit.diagnostics import Diagnostic, Severity, Text
from bylawkit.model.scenario import Scenario, VoteScenario
from bylawkit.model.votes import RESERVED

FAILED = code(
    501,
    "scenario-failed",
    Severity.ERROR,
    Text(
        "情景 `{title}` 写的结果是 {expected}，算出来是 {actual}",
        "scenario `{title}` expects {expected}, but comes to {actual}",
    ),
    Text(
        "条文不对就改条文，情景不对就改情景",
        "change the article if it is wrong, or the scenario if it is",
    ),
)
NONE = code(
    502,
    "matter-without-scenario",
    Severity.INFO,
    Text("事项 `{name}` 没有情景", "matter `{name}` has no scenario"),
    Text(
        "写一个刚好通过、一个刚好不通过的情景",
        "write a scenario that just carries and one that just fails",
    ),
)
CODES = (FAILED, NONE)


class Result(Protocol):
    """A scenario that was run: what :mod:`bylawkit.evaluate` makes of one."""

    @property
    def scenario(self) -> Scenario: ...
    @property
    def passed(self) -> bool: ...
    @property
    def expected(self) -> Text: ...
    @property
    def actual(self) -> Text: ...


def scenario_findings(results: Iterable[Result]) -> tuple[Diagnostic, ...]:
    """One finding for each scenario that did not come out as written."""
    return tuple(
        finding(
            FAILED,
            one.scenario.expect_span,
            title=one.scenario.title,
            expected=one.expected,
            actual=one.actual,
        )
        for one in results
        if not one.passed
    )


def check(case: Case) -> Findings:
    """Each matter of the owners whose rule no scenario tests, on this matter or on another."""
    bylaw = case.bylaw
    named = {one.matter.name for one in bylaw.scenarios if isinstance(one, VoteScenario)}
    tested = {rule_of(matter) for matter in bylaw.matters if matter.name in named}
    for matter in bylaw.matters:
        stated = matter.turnout is not None or matter.approve is not None
        if matter.matter_class in RESERVED and stated and rule_of(matter) not in tested:
            yield finding(NONE, name_span(matter), name=matter.title)
