"""公租房租约的界线 · the limits of a public-rental lease

《公共租赁住房管理办法》列明了什么情况下承租人应当腾退：转借转租或者擅自调换，改变用途，破坏或者擅自装修而不恢复原状，在房内从事违法
活动，无正当理由连续闲置六个月以上（第27条），累计拖欠租金六个月以上（第29条），不再符合条件（第31条）。在这以外再加理由（BK372），
或者把六个月缩短（BK373），租约就比规章更严；腾退以后限制再次申请的时间不超过五年（BK374，第36条）。租期一般不超过五年，这个数字没有
核实，只作提示（BK375）。

The Public Rental Housing Measures list when a tenant has to leave: lending, subletting or swapping the home; changing
its use; damage or unauthorised works not restored; illegal acts in it; leaving it idle for six months in a row or more
without cause (art. 27); arrears of six months in total or more (art. 29); no longer being eligible (art. 31). A lease
that adds grounds (BK372) or shortens the six months (BK373) is harder than the Measures; and who has left may apply
again after five years at most (BK374, art. 36). A term is generally five years at most; that figure is not verified,
and only pointed out (BK375).

Wrong 错误：

```bylaw
规约 "示例公租房租户公约"
  类型  公租房
  辖区  中国 自 2026-01-01

租约 租住
  双方  公房产权人 → 承租人
  任期  8年  # BK375
  欠租  3个月  # BK373
  闲置  30日  # BK373
  解除  转租、转借
  解除  一年内缺席两次租户大会  # BK372
  限制  10年  # BK374
```

Right 正确：

```bylaw
规约 "示例公租房租户公约"
  类型  公租房
  辖区  中国 自 2026-01-01

租约 租住
  双方  公房产权人 → 承租人
  任期  5年
  续租  3个月
  欠租  6个月
  闲置  6个月
  解除  转借、转租或者擅自调换
  解除  改变房屋用途
  解除  破坏或者擅自装修，拒不恢复原状
  解除  在房内从事违法活动
  解除  续租审核不合格，或者取得其他住房
  腾退  30日
  限制  5年
```
"""

from __future__ import annotations

import re

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.checks.lengths import surely_longer, surely_shorter
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import CompoundKind
from bylawkit.model.procedures import Tenancy
from bylawkit.model.values import Duration, Unit

BEYOND = code(
    372,
    "ground-beyond-measures",
    Severity.WARNING,
    Text(
        "`{ground}` 不在公租房应当腾退的情形之列",
        "`{ground}` is not among the grounds on which public-rental tenants have to leave",
    ),
    Text(
        "删去，或者改用违约金、书面警告等不涉及腾退的办法",
        "drop it, or use a remedy that does not cost the home",
    ),
)
SHORTENED = code(
    373,
    "ground-shortened",
    Severity.WARNING,
    Text(
        "`{name}` 的{what}期限短于六个月",
        "the time for {what} in `{name}` is shorter than six months",
    ),
    Text("写成 `6个月` 或者更长", "write `6 months` or more"),
)
BARRED_LONG = code(
    374,
    "barred-too-long",
    Severity.WARNING,
    Text(
        "`{name}` 限制再次申请的时间超过五年",
        "`{name}` bars a new application for more than five years",
    ),
    Text("写成 `5年` 或者更短", "write `5 years` or less"),
)
LONG_TERM = code(
    375,
    "lease-term-long",
    Severity.INFO,
    Text(
        "`{name}` 的租期超过五年；公租房的租期一般不超过五年（未核实）",
        "the term of `{name}` exceeds five years, the usual most for public rental (not verified)",
    ),
    Text("核对当地规定", "compare local rules"),
)
CODES = (BEYOND, SHORTENED, BARRED_LONG, LONG_TERM)

_MEASURES = "cn/public-rental-measures"
_SIX_MONTHS, _FIVE_YEARS = Duration(6, Unit.MONTH), Duration(5, Unit.YEAR)
_GROUNDS = (
    r"转租|转借|出借|调换|改变.*用途|作为?他用|破坏|损坏|装修|改建|违法|犯罪|闲置|空置|租金|欠租"
    r"|续租|符合.*条件|条件.*(?:变化|丧失)|资格|其他住房|保障性住房|购买|承租人?(?:死亡|提出|自愿)|退租|届满|期满"
    r"|sublet|lend|swap|chang.* use|use .*chang|damage|works|illegal|crim|idle|vacant|rent|renew|eligib"
    r"|(?:an)?other (?:home|housing)|dies|death|gives notice|expir"
)


def check(case: Case) -> Findings:
    """What in each public-rental lease is harder than the Measures."""
    known = any(statute.key == _MEASURES for statute, _ in case.in_force)
    if not known or case.bylaw.kind is not CompoundKind.PUBLIC_RENTAL:
        return
    for one in case.bylaw.tenancies:
        yield from _grounds(case, one)
        yield from _times(case, one)


def _grounds(case: Case, one: Tenancy) -> Findings:
    for words in one.ends_when:
        if not re.search(_GROUNDS, words.text, re.IGNORECASE):
            see = see_article(case, _MEASURES, "27")
            yield finding(BEYOND, words.span, *see, ground=words.text)


def _times(case: Case, one: Tenancy) -> Findings:
    for attribute, limit, article, what in (
        ("arrears_limit", one.arrears_limit, "29", Text("欠租", "arrears")),
        ("idle_limit", one.idle_limit, "27", Text("闲置", "an idle home")),
    ):
        if limit is not None and surely_shorter(limit, _SIX_MONTHS):
            see = see_article(case, _MEASURES, article)
            yield finding(SHORTENED, field_span(one, attribute), *see, name=one.title, what=what)
    if one.barred is not None and surely_longer(one.barred, _FIVE_YEARS):
        see = see_article(case, _MEASURES, "36")
        yield finding(BARRED_LONG, field_span(one, "barred"), *see, name=one.title)
    if one.term is not None and surely_longer(one.term, _FIVE_YEARS):
        yield finding(LONG_TERM, field_span(one, "term"), name=one.title)
