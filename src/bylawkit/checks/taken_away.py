"""规约拿不走的权利 · rights that bylaws cannot take away

业主处分自己的房屋（民法典第272条），任何人起诉、申请仲裁和投诉，都是规约拿不走的：不许业主卖房、租房（BK380），不许打官司、不许投诉
（BK381），写了也没有效力。业主不得以没有使用、不需要为由不缴费（民法典第273条、第944条），写成权利的，对其他业主不公平，也没有效力
（BK382）。物业服务人不得把全部服务转给别人（民法典第941条第2款，BK383）。

What bylaws cannot take away: the owner's right to dispose of the home (Civil Code 272), and everybody's right to sue,
to go to arbitration and to complain. Forbidding owners to sell or let (BK380), or anybody to sue or complain (BK381),
has no effect. Nor may owners withhold fees because they do not use or need a service (Civil Code 273, 944); bylaws
that make this a right wrong the others, without effect (BK382). A provider may not pass all of its services on to
others (Civil Code 941 II, BK383).

Wrong 错误：

```bylaw
禁止 欠费卖房
  主体  业主
  不得  转让、出租房屋  # BK380
  条件  没有缴清物业费

禁止 缠讼
  主体  业主
  不得  就物业服务向法院起诉  # BK381

权利 空置免缴
  主体  业主
  有权  不缴纳物业费  # BK382
  条件  房屋没有使用

权利 转包
  主体  物业
  有权  将全部物业服务转委托给他人  # BK383
```

Right 正确：

```bylaw
义务 转让告知
  主体  业主
  应当  告知物业
  对象  物业
  条件  转让、出租房屋

禁止 群租
  主体  业主
  不得  将房屋分割后出租
  对象  业主

权利 专项委托
  主体  物业
  有权  将电梯维护等专项服务委托给专业单位
```
"""

from __future__ import annotations

import re

from bylawkit.checks.base import Case, Findings, code, field_span, finding, role_of, see_article
from bylawkit.diagnostics import Code, Severity, Text
from bylawkit.model.norms import Modality, Norm
from bylawkit.model.parties import Role

DISPOSAL = code(
    380,
    "disposal-forbidden",
    Severity.WARNING,
    Text("`{name}` 不让业主处分自己的房屋", "`{name}` forbids owners to dispose of their homes"),
    Text(
        "改成义务：转让、出租时告知物业，结清费用",
        "make it a duty: to tell the provider and settle what is owed",
    ),
)
COURT = code(
    381,
    "recourse-forbidden",
    Severity.WARNING,
    Text("`{name}` 不让人起诉或者投诉", "`{name}` forbids people to sue or to complain"),
    Text(
        "删去；可以约定先协商、调解，但不能堵住后面的路",
        "drop it; talks and mediation may come first, but cannot bar what comes after",
    ),
)
UNUSED = code(
    382,
    "fee-may-be-refused",
    Severity.WARNING,
    Text("`{name}` 让人可以不付费", "`{name}` lets people refuse a fee"),
    Text(
        "删去；空置房少收的，写成费用的 `减免`",
        "drop it; a lower fee for empty homes is an `exempt` of the fee",
    ),
)
ALL_PASSED_ON = code(
    383,
    "whole-service-passed-on",
    Severity.ERROR,
    Text("`{name}` 让物业把全部服务转给别人", "`{name}` lets the provider pass all services on"),
    Text("只写可以委托的专项服务", "name the particular services that may be passed on"),
)
CODES = (DISPOSAL, COURT, UNUSED, ALL_PASSED_ON)


_Clause = tuple[Code, Modality, Role | None, str, str]
"""What cannot be agreed: by which kind of norm, on whom, in which words, against which article."""

_CLAUSES: tuple[_Clause, ...] = (
    (
        DISPOSAL,
        Modality.BAN,
        Role.OWNERS,
        r"^(?:(?:转让|出售|出租|抵押|买卖)[、或者和]*)+(?:自己的|其|本人的?)?(?:房屋|住宅|住房|专有部分)$"
        r"|^(?:sell|let|mortgage|transfer)(?:(?:,| or| and)* (?:sell|let|mortgage|transfer))* (?:their|the) (?:homes?|flats?|units?)$",
        "272",
    ),
    (
        COURT,
        Modality.BAN,
        None,
        r"^(?!.*(?:捏造|诬告|虚假|恶意|报复|阻止|阻碍|阻挠|妨碍))"
        r".*(?:起诉|诉讼|仲裁|投诉|举报)(?:物业|业主委员会|居委会|街道)?$"
        r"|^(?:sue|go to court|complain)\b",
        "280",
    ),
    (
        UNUSED,
        Modality.RIGHT,
        Role.OWNERS,
        r"^(?:不缴|不交|不付|不支付|拒缴|拒交|拒付|免缴|免交)(?:纳)?(?:全部)?(?:物业(?:服务)?费|管理费)$"
        r"|^(?:refuse|withhold|not pay) the (?:property|service|management) fee$",
        "944",
    ),
    (
        ALL_PASSED_ON,
        Modality.RIGHT,
        Role.PROVIDER,
        r"(?:全部|整体|所有).{0,6}(?:物业)?服务.{0,8}(?:转委托|转包|转让|委托|外包)"
        r"|(?:pass on|subcontract|delegate) (?:all|the whole)",
        "941",
    ),
)


def check(case: Case) -> Findings:
    """Each norm that takes away what cannot be taken."""
    for norm in case.bylaw.norms:
        for kind, modality, role, words, number in _CLAUSES:
            if norm.modality is modality and _says(case, norm, role, words):
                see = see_article(case, "cn/civil-code", number)
                yield finding(kind, field_span(norm, "action"), *see, name=norm.title)


def _says(case: Case, norm: Norm, role: Role | None, words: str) -> bool:
    if role is not None and all(role_of(case.bylaw, ref) is not role for ref in norm.bearers):
        return False
    return bool(re.search(words, str(norm.action or "").strip("。；;. ")))
