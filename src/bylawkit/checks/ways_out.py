"""不成以后的出路 · the way out when people do not agree

会议和表决都可能不成。每次都不成、又总是回到前面的阶段，程序就一直转圈，只有谈成了才出得来（BK420），应当写明最后由谁处理。上报给正在办这一阶段
的同一方，等于没有上报（BK421）。阶段写的时限比它要做的表决本身还短，不可能按时办完（BK422）。

Meetings and votes may fail. If every failure leads back to an earlier stage, the procedure goes round until people agree (BK420); say who
settles it in the end. Escalating to the party that has just failed settles nothing (BK421). A stage whose limit is shorter than the vote
that it holds cannot be done in time (BK422).

Wrong 错误：

```bylaw
组织 议事会
  席位  居民 5
  通过  到会席位过半数

程序 停车办法
  阶段  提出  业主 提出方案
  阶段  协商  议事会 讨论  不成 → 修改  # BK420
  阶段  修改  业主 修改方案  其后 → 协商
  阶段  施行  物业 施行

程序 争议处理
  阶段  调解  议事会 调解  # BK421
  上报  议事会

程序 加装电梯程序
  阶段  表决  加装电梯 限5日  不成 → 结束  # BK422

事项 加装电梯
  归属  业主大会
  类别  改建重建
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上
  投票期  7日至30日
```

Right 正确：

```bylaw
组织 议事会
  席位  居民 5
  通过  到会席位过半数

程序 停车办法
  阶段  协商  议事会 讨论  其后 → 施行  不成 → 修改
  阶段  修改  业主 修改方案
  阶段  再议  议事会 再次讨论  不成 → 结束
  阶段  施行  物业 施行
  上报  街道
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, span_of_word
from bylawkit.checks.lengths import surely_shorter
from bylawkit.checks.procedures import decides
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.votes import Matter

ROUND = code(
    420,
    "failure-goes-round",
    Severity.WARNING,
    Text(
        "程序 `{procedure}` 的阶段 `{stage}` 每次不成都绕回来，一直谈不成就一直没有结果",
        "in `{procedure}` each failure of stage `{stage}` leads back to it, so that without agreement it never ends",
    ),
    Text(
        "让其中一步 `不成 → 结束`，或者给程序写 `上报 街道`",
        "let one failure lead to `end`, or let the procedure `escalate`",
    ),
)
SELF = code(
    421,
    "escalates-to-itself",
    Severity.WARNING,
    Text(
        "程序 `{procedure}` 上报给 `{party}`，而阶段 `{stage}` 正是 `{party}` 没有办成的",
        "`{procedure}` escalates to `{party}`, which is who fails in stage `{stage}`",
    ),
    Text("上报给另一方，例如 `上报 街道`", "escalate to somebody else, such as the subdistrict"),
)
TOO_SHORT = code(
    422,
    "stage-shorter-than-vote",
    Severity.WARNING,
    Text(
        "阶段 `{stage}` 的时限比 `{matter}` 的投票期还短",
        "the limit of stage `{stage}` is shorter than the voting window of `{matter}`",
    ),
    Text("放长时限，或者缩短投票期", "raise the limit, or shorten the window"),
)
CODES = (ROUND, SELF, TOO_SHORT)


def check(case: Case) -> Findings:
    """Each procedure that does not get out of a failure."""
    for procedure in case.bylaw.procedures:
        if procedure.escalate_to is None:
            yield from _round(case.bylaw, procedure)
        for stage in procedure.stages:
            yield from _stage(case.bylaw, procedure, stage)


def _round(bylaw: Bylaw, procedure: Procedure) -> Findings:
    """The first stage that failure after failure leads back to, if nobody ever agrees."""
    stages = procedure.stages
    numbers = {stage.name: number for number, stage in enumerate(stages)}
    here: int | None = 0
    passed: list[int] = []
    while here is not None and here < len(stages) and here not in passed:
        passed.append(here)
        here = _unless_agreed(stages[here], numbers, here + 1)
    if here is None or here not in passed:
        return
    for number in passed[passed.index(here) :]:
        stage = stages[number]
        if stage.fails and decides(bylaw, stage):
            place = span_of_word(stage.span, stage.name)
            yield finding(ROUND, place, procedure=procedure.title, stage=stage.name)
            return


def _unless_agreed(stage: Stage, numbers: dict[str, int], below: int) -> int | None:
    """The stage that follows if whatever may fail does; ``None`` is the end."""
    if stage.fails:
        return numbers.get(stage.on_failure.name) if stage.on_failure else None
    if stage.then is not None:
        return numbers.get(stage.then.name)
    return None if stage.ends else below


def _stage(bylaw: Bylaw, procedure: Procedure, stage: Stage) -> Findings:
    place = span_of_word(stage.span, stage.name)
    matter = bylaw.named.get(stage.matter.name) if stage.matter else None
    actor = matter.decided_by if isinstance(matter, Matter) else stage.actor
    above = procedure.escalate_to
    if above and actor and actor.name == above.name and not stage.fails and decides(bylaw, stage):
        title, party = procedure.title, above.name
        yield finding(SELF, place, stage=stage.name, procedure=title, party=party)
    if isinstance(matter, Matter) and _too_short(stage, matter):
        yield finding(TOO_SHORT, place, stage=stage.name, matter=matter.title)


def _too_short(stage: Stage, matter: Matter) -> bool:
    """Whether the vote alone takes longer than the stage may."""
    if stage.within is None or matter.window is None:
        return False
    return surely_shorter(stage.within, matter.window[0])
