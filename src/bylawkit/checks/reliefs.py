"""减免给了谁 · who is let off, and for what

少收一个人的钱，别人就多付，所以减免要有来由：出力的、尽职的，或者有困难的。减免给了一方，而全篇看不到它付出什么，也没有出席率
之类的条件（BK339），受减免的和其他人之间就不对等。困难户的补贴比例比平常还低的，多半是写反了（BK347）。

Whoever pays less lets others pay more; so there is a reason: work, an office well kept, or hardship. Where a party is
let off, gives nothing anywhere in the bylaws, and no attendance is asked of it (BK339), the others are at a
disadvantage. If the share for households in hardship is below the usual one, the two are most likely confused (BK347).

Wrong 错误：

```bylaw
主体 老邻居
  角色  其他

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  减免  老邻居 50%  # BK339
  补贴  街道 逐年 50%, 40% 困难户30%  # BK347
```

Right 正确：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  减免  业主委员会 50% 出席率 四分之三以上
  补贴  街道 逐年 50%, 40% 困难户100%
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, role_of, span_of_word
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.money import Exemption, Fee, YearlySubsidy
from bylawkit.model.parties import Body, Role
from bylawkit.model.wording import PUBLIC_ROLES
from bylawkit.source import Span

FOR_NOTHING = code(
    339,
    "exemption-for-nothing",
    Severity.WARNING,
    Text(
        "`{who}` 减免 `{fee}`，却没有写它付出什么",
        "`{who}` is let off part of `{fee}` and gives nothing for it",
    ),
    Text(
        "写明它的义务，或者加上 `出席率` 之类的条件",
        "state what it does in return, or add a condition such as `attendance`",
    ),
)
REVERSED = code(
    347,
    "hardship-below-scale",
    Severity.WARNING,
    Text(
        "`{payer}` 给困难户的补贴比例低于平常的比例",
        "`{payer}` subsidises households in hardship less than others",
    ),
    Text(
        "困难户的比例应当不低于逐年的比例", "let the share for hardship be no less than the others"
    ),
)
CODES = (FOR_NOTHING, REVERSED)


def check(case: Case) -> Findings:
    """Each exemption for nothing, and each subsidy that turns hardship round."""
    for fee in case.bylaw.fees:
        for one in fee.exemptions:
            if one.attendance is None and not _gives(case, one):
                yield finding(FOR_NOTHING, one.who.span, who=one.who.name, fee=fee.title)
        yield from _hardship(fee)


def _hardship(fee: Fee) -> Findings:
    for one in fee.subsidies:
        if one.hardship is not None and one.shares and one.hardship < max(one.shares):
            yield finding(REVERSED, _place(one), payer=one.payer.name)


def _place(one: YearlySubsidy) -> Span:
    return span_of_word(one.span, "困难户" if "困难户" in one.span.text else "hardship")


def _gives(case: Case, one: Exemption) -> bool:
    """Whether who is let off does something: a duty, a service, the tasks of a body."""
    name, role = one.who.name, role_of(case.bylaw, one.who)
    stated = case.bylaw.named.get(name)
    if isinstance(stated, Body) or role in _IN_OFFICE:
        return True
    return any(end.name == name for arrow in case.arrows for end in arrow.givers)


_IN_OFFICE = PUBLIC_ROLES | {
    Role.OWNERS_COMMITTEE,
    Role.TEMPORARY_COMMITTEE,
    Role.COUNCIL,
    Role.PLATFORM,
    Role.TENANTS_COUNCIL,
    Role.VOLUNTEERS,
}
