"""走不通的程序 · procedures that do not work

程序从第一个阶段开始，每一步成功或者不成之后去哪里都应当有下文。到不了的阶段没有意义（BK401）；进去了就出不来的阶段，程序
永远不会结束（BK402）；没有人办的阶段没有人负责（BK403）；表决或者议事的阶段不成怎么办，应当写明，或者写明上报给谁（BK404）；
既限定最长又要求最短的，最短不能超过最长（BK405）。

A procedure starts with its first stage, and after each success or failure it is clear where it goes. A stage that
cannot be reached is pointless (BK401); one from which the end cannot be reached keeps the procedure for ever
(BK402); one without an actor is nobody's job (BK403); where people decide, it says what happens if they do not
agree, or to whom the matter then goes (BK404); and a least time does not exceed the limit (BK405).

Wrong 错误：

```bylaw
程序 加装电梯
  阶段  申请  业主 提交申请  其后 → 公示
  阶段  协商  居委会 组织协商  # BK401
  阶段  公示  业主委员会 公示 至少10日 限7日  # BK405
  阶段  审查  # BK403
  阶段  表决  加装表决  其后 → 结束  # BK404

程序 争议处理
  阶段  调解  居委会 调解  其后 → 复议  # BK402
  阶段  复议  居委会 再次调解  其后 → 调解  # BK402

事项 加装表决
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数
```

Right 正确：

```bylaw
程序 争议处理
  阶段  协商  业主 当面协商  限7日  其后 → 结束  不成 → 调解
  阶段  调解  居委会 主持调解  限15日
```
"""

from __future__ import annotations

from collections.abc import Callable

from bylawkit.checks.base import Case, Findings, code, finding, span_of_word
from bylawkit.checks.lengths import surely_longer
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body
from bylawkit.model.procedures import Procedure, Stage

UNREACHABLE = code(
    401,
    "stage-unreachable",
    Severity.WARNING,
    Text(
        "程序 `{procedure}` 永远到不了阶段 `{stage}`",
        "procedure `{procedure}` never reaches stage `{stage}`",
    ),
    Text(
        "在前面某个阶段写 `其后 → {stage}` 或者 `不成 → {stage}`，不需要的删去",
        "lead there with `then → {stage}` or `on-failure → {stage}`, or drop it",
    ),
)
NO_EXIT = code(
    402,
    "stage-without-exit",
    Severity.ERROR,
    Text(
        "程序 `{procedure}` 到了阶段 `{stage}` 就再也结束不了",
        "procedure `{procedure}` never ends once it is in stage `{stage}`",
    ),
    Text("给其中一步写 `其后 → 结束` 或者 `不成 → 结束`", "let one step lead to `end`"),
)
NO_ACTOR = code(
    403,
    "stage-without-actor",
    Severity.WARNING,
    Text("阶段 `{stage}` 没有写由谁办理", "stage `{stage}` has no actor"),
    Text("写上办理的主体，或者要表决的事项", "name who acts, or the matter that is voted on"),
)
NO_FALLBACK = code(
    404,
    "stage-without-fallback",
    Severity.INFO,
    Text("阶段 `{stage}` 不成怎么办，没有写", "nothing says what happens if stage `{stage}` fails"),
    Text(
        "写 `不成 → 阶段` 或者 `不成 → 结束`，或者给程序写 `上报 街道`",
        "write `on-failure → stage` or `on-failure → end`, or let the procedure `escalate`",
    ),
)
CONTRADICTION = code(
    405,
    "stage-time-contradiction",
    Severity.ERROR,
    Text(
        "阶段 `{stage}` 的最短时间超过了时限", "the least time of stage `{stage}` exceeds its limit"
    ),
    Text("放长时限，或者缩短最短时间", "raise the limit or lower the least time"),
)
CODES = (UNREACHABLE, NO_EXIT, NO_ACTOR, NO_FALLBACK, CONTRADICTION)

_END = -1


def check(case: Case) -> Findings:
    """What does not work in each procedure."""
    for procedure in case.bylaw.procedures:
        if procedure.stages:
            yield from _ways(procedure)
        for stage in procedure.stages:
            yield from _stage(case.bylaw, procedure, stage)


def _ways(procedure: Procedure) -> Findings:
    stages = procedure.stages
    following = _following(stages)
    preceding: dict[int, set[int]] = {}
    for position, after in enumerate(following):
        for one in after:
            preceding.setdefault(one, set()).add(position)
    reached = _closure(0, lambda here: following[here] - {_END})
    ending = _closure(_END, lambda here: preceding.get(here, set()))
    for position, stage in enumerate(stages):
        place = span_of_word(stage.span, stage.name)
        kind = UNREACHABLE if position not in reached else None
        kind = kind or (NO_EXIT if position not in ending else None)
        if kind is not None:
            yield finding(kind, place, procedure=procedure.title, stage=stage.name)


def _following(stages: tuple[Stage, ...]) -> list[set[int]]:
    """For each stage the stages that may come next; ``_END`` is the end."""
    numbers = {stage.name: number for number, stage in enumerate(stages)}
    return [
        _next(stage, numbers, _END if position + 1 == len(stages) else position + 1)
        for position, stage in enumerate(stages)
    ]


def _next(stage: Stage, numbers: dict[str, int], below: int) -> set[int]:
    if stage.then is not None:
        after = numbers.get(stage.then.name, _END)
    else:
        after = _END if stage.ends else below
    failed = numbers.get(stage.on_failure.name, _END) if stage.on_failure is not None else _END
    return {after, failed} if stage.fails else {after}


def _closure(start: int, step: Callable[[int], set[int]]) -> set[int]:
    """Everything that is reached from ``start``."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = step(waiting.pop()) - found
        found |= fresh
        waiting += fresh
    return found


def _stage(bylaw: Bylaw, procedure: Procedure, stage: Stage) -> Findings:
    place = span_of_word(stage.span, stage.name)
    if stage.actor is None and stage.matter is None:
        yield finding(NO_ACTOR, place, stage=stage.name)
    if stage.within and stage.at_least and surely_longer(stage.at_least, stage.within):
        yield finding(CONTRADICTION, place, stage=stage.name)
    if not stage.fails and procedure.escalate_to is None and decides(bylaw, stage):
        yield finding(NO_FALLBACK, place, stage=stage.name)


def decides(bylaw: Bylaw, stage: Stage) -> bool:
    """Whether people decide here, so that they may fail to agree."""
    if stage.matter is not None:
        return True
    body = bylaw.named.get(stage.actor.name) if stage.actor else None
    return isinstance(body, Body) and body.carry is not None
