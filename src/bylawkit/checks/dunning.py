"""催缴的先后 · the order of dunning

催缴一步比一步重，时间也应当一步比一步晚，次序颠倒的多半写错了（BK342）。逾期不付的，要先催告，给出合理期限，期满仍不付才起诉或者
申请仲裁（民法典第944条第2款）；一上来就起诉的，少了前面的一步（BK343）。

Each step of dunning is harder than the one before, and comes later; steps out of order are most likely mistaken
(BK342). Who is late is first reminded and given a reasonable time, and only then taken to court or to arbitration
(Civil Code 944 II); a ladder that begins in court lacks its first step (BK343).

Wrong 错误：

```bylaw
费用 物业费
  缴纳      业主 → 物业
  标准      住宅 1元/平方米/月
  催缴步骤  自逾期30日 业主委员会 书面督促
  催缴步骤  自逾期15日 物业 上门催告  # BK342

费用 停车费
  缴纳      业主 → 物业
  标准      车位 100元/车位/月
  催缴步骤  自逾期30日 物业 起诉  # BK343
```

Right 正确：

```bylaw
费用 物业费
  缴纳      业主 → 物业
  标准      住宅 1元/平方米/月
  催缴步骤  自逾期15日 物业 上门催告
  催缴步骤  自逾期30日 业主委员会 书面督促
  催缴步骤  自逾期90日 物业 起诉或者申请仲裁
```
"""

from __future__ import annotations

from itertools import pairwise

from bylawkit.checks.base import Case, Findings, code, finding, see_article
from bylawkit.checks.lengths import surely_shorter
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import DunningStep, Fee

DISORDER = code(
    342,
    "dunning-out-of-order",
    Severity.WARNING,
    Text(
        "`{fee}` 的催缴步骤 `{later}` 排在 `{earlier}` 之后，时间却更早",
        "in `{fee}` the step `{later}` comes after `{earlier}` and yet earlier in time",
    ),
    Text("按时间先后排列各步", "put the steps in the order of time"),
)
STRAIGHT_TO_COURT = code(
    343,
    "suit-before-reminder",
    Severity.WARNING,
    Text(
        "`{fee}` 没有催告就 `{step}`",
        "`{fee}` comes to `{step}` without a reminder first",
    ),
    Text(
        "在前面加一步催告，并给出合理期限",
        "let a reminder with a reasonable time come first",
    ),
)
CODES = (DISORDER, STRAIGHT_TO_COURT)

_COURT = ("起诉", "诉讼", "仲裁", "支付令", "court", "sue", "suit", "arbitrat")


def check(case: Case) -> Findings:
    """What is wrong with each ladder."""
    for fee in case.bylaw.fees:
        for before, after in pairwise(fee.dunning_steps):
            if surely_shorter(after.after, before.after):
                place, earlier = after.actor.span, before.action
                yield finding(DISORDER, place, fee=fee.title, later=after.action, earlier=earlier)
        yield from _court(case, fee)


def _court(case: Case, fee: Fee) -> Findings:
    steps = fee.dunning_steps
    see = see_article(case, "cn/civil-code", "944")
    if not steps or fee.dunning is not None or not see:
        return
    if is_court(steps[0]) and not any(word in steps[0].action for word in ("催告", "督促")):
        yield finding(
            STRAIGHT_TO_COURT, steps[0].actor.span, *see, fee=fee.title, step=steps[0].action
        )


def is_court(step: DunningStep) -> bool:
    """Whether a step goes to a court or to arbitration."""
    return any(word in step.action for word in _COURT)
