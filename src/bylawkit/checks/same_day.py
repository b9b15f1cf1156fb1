"""同一天的两步催缴 · two steps of dunning on one day

催告要给出合理期限，期满仍不付才起诉或者申请仲裁（民法典第944条第2款）。催告和起诉写在同一天，等于没有期限；同一方在同一天做两步，多半有一个数写错了（BK352）。

A reminder gives a reasonable time, and only then is a claim brought (Civil Code 944 II). A reminder and a suit on one day leave no time at all; and where one party takes two
steps on one day, one of the figures is most likely mistaken (BK352).

Wrong 错误：

```bylaw
费用 物业费
  缴纳      业主 → 物业
  标准      住宅 1元/平方米/月
  催缴步骤  自逾期15日 物业 上门催告
  催缴步骤  自逾期15日 物业 书面督促  # BK352
  催缴步骤  自逾期30日 业主委员会 书面催告
  催缴步骤  自逾期30日 物业 起诉或者申请仲裁  # BK352
```

Right 正确：

```bylaw
费用 物业费
  缴纳      业主 → 物业
  标准      住宅 1元/平方米/月
  催缴步骤  自逾期15日 物业 上门催告
  催缴步骤  自逾期15日 业主委员会 书面督促
  催缴步骤  自逾期60日 物业 起诉或者申请仲裁
```
"""

from __future__ import annotations

from itertools import pairwise

from bylawkit.checks.base import Case, Findings, code, finding, see_article
from bylawkit.checks.dunning import is_court
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text

SAME_DAY = code(
    352,
    "two-steps-on-one-day",
    Severity.WARNING,
    Text(
        "`{fee}` 的 `{earlier}` 和 `{later}` 都在逾期{day}那一天",
        "the steps `{earlier}` and `{later}` of `{fee}` both come {day} after the due day",
    ),
    Text(
        "后一步写得晚一些；起诉、仲裁之前留出合理期限",
        "let the later step come later, and leave a reasonable time before any claim",
    ),
)
CODES = (SAME_DAY,)


def check(case: Case) -> Findings:
    """Each step on the day of the one before, by the same party or to a court."""
    for fee in case.bylaw.fees:
        for before, after in pairwise(fee.dunning_steps):
            to_court = is_court(after) and not is_court(before)
            if before.after == after.after and (to_court or before.actor == after.actor):
                see = see_article(case, "cn/civil-code", "944") if to_court else ()
                yield finding(
                    SAME_DAY,
                    after.actor.span,
                    *see,
                    fee=fee.title,
                    earlier=before.action,
                    later=after.action,
                    day=say_length(after.after),
                )
