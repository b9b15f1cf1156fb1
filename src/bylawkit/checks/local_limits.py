"""投票期和预收的地方限制 · local limits on voting windows and prepayment

有的城市规定了投票期最短和最长多少天，以及物业费最多预收多久。规约里的投票期超出范围（BK224），或者预收过长（BK309），都与当地规定
不一致。

Some cities set how many days a vote may last at least and at most, and how far ahead the property fee may be
collected. A voting window outside that range (BK224) or a longer prepayment (BK309) is at odds with local law.

Wrong 错误：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江/杭州 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  通知    15日
  投票期  3日 至 90日  # BK224

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  预缴  最多24个月  # BK309
```

Right 正确：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江/杭州 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  通知    15日
  投票期  7日 至 30日

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  预缴  最多12个月
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_longer, surely_shorter
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Provision, Statute, applies_to
from bylawkit.model.values import Duration

WINDOW = code(
    224,
    "window-outside-law",
    Severity.ERROR,
    Text(
        "`{name}` 的投票期超出了{law}的范围：{shortest}至{longest}",
        "the voting window of `{name}` is outside that of {law}: {shortest} to {longest}",
    ),
    Text("写在 `{shortest} 至 {longest}` 之内", "keep it within `{shortest} to {longest}`"),
)
PREPAY = code(
    309,
    "prepayment-too-long",
    Severity.ERROR,
    Text(
        "`{name}` 预收{stated}，超过了{law}的{needed}",
        "`{name}` is collected {stated} ahead, more than the {needed} of {law}",
    ),
    Text("写成 `预缴 最多{needed}` 或者更短", "write `prepay at-most {needed}` or less"),
)
CODES = (WINDOW, PREPAY)


def check(case: Case) -> Findings:
    """Each window and prepayment that local law does not allow."""
    for statute, provision in case.in_force.about("window", "prepay"):
        if provision.window is not None:
            yield from _windows(case, statute, provision, *provision.window)
        if provision.prepay is not None:
            yield from _prepayments(case, statute, provision, provision.prepay)


def _windows(
    case: Case, statute: Statute, provision: Provision, shortest: Duration, longest: Duration
) -> Findings:
    for matter in case.bylaw.matters:
        if matter.window is None or not applies_to(provision, matter.matter_class):
            continue
        least, most = matter.window
        if surely_shorter(least, shortest) or surely_longer(most, longest):
            yield finding(
                WINDOW,
                field_span(matter, "window"),
                see_law(statute, provision),
                name=matter.title,
                law=cited(statute, provision),
                shortest=say_length(shortest),
                longest=say_length(longest),
            )


def _prepayments(case: Case, statute: Statute, provision: Provision, needed: Duration) -> Findings:
    for fee in case.bylaw.fees:
        if fee.prepay is not None and surely_longer(fee.prepay, needed):
            yield finding(
                PREPAY,
                field_span(fee, "prepay"),
                see_law(statute, provision),
                name=fee.title,
                law=cited(statute, provision),
                stated=say_length(fee.prepay),
                needed=say_length(needed),
            )
