"""以停水停电催费 · cutting utilities to collect

物业服务人不得采取停止供电、供水、供热、供燃气等方式催交物业费（民法典第944条第3款），规约也不得这样约定（BK217）。限制门禁、
电梯、车位摇号等，法律没有明文点到，但同样是用居住条件逼人缴费，容易被认定无效，这里作警告（BK218）。

A provider may not stop electricity, water, heat or gas to collect the fee (Civil Code 944 III), and the bylaws
may not say so (BK217). Blocking access cards, lifts or parking draws is not named in the law, but presses people
with their living conditions in the same way and may well be void; that is a warning (BK218).

Wrong 错误：

```bylaw
义务 按时缴费
  主体  业主
  应当  按时缴纳物业费
  对象  物业
  否则  停水停电，直至缴清  # BK217
  屡犯  再停止供气  # BK217

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  催缴  逾期三十日的，停用门禁卡  # BK218
```

Right 正确：

```bylaw
义务 按时缴费
  主体  业主
  应当  按时缴纳物业费
  对象  物业
  否则  先书面催缴，合理期限内仍不支付的，可以起诉；不得以停水、停电方式催缴
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, all_words, code, finding, part_of, see_article
from bylawkit.diagnostics import Code, Severity, Text
from bylawkit.model.values import Words

UTILITIES = code(
    217,
    "utilities-cut",
    Severity.ERROR,
    Text("不能用 `{word}` 的办法催费或者惩戒", "`{word}` may not be used to collect or to punish"),
    Text(
        "先催告并给合理期限，仍不支付的起诉或者仲裁",
        "dun and leave a reasonable time, then sue or arbitrate",
    ),
)
ACCESS = code(
    218,
    "access-cut",
    Severity.WARNING,
    Text(
        "用 `{word}` 逼人缴费，可能与禁止断供催费的规定相抵触",
        "`{word}` to make people pay may clash with the ban on cutting utilities",
    ),
    Text("改为违约金、催告和起诉", "use a late charge, a reminder and a claim in court instead"),
)
CODES = (UTILITIES, ACCESS)

_WHOSE = "(?:对?(?:其|该户|业主|住户|欠费户)的?)?"
_STOP = f"(?:停止?|断|切断|掐断|中断|暂停|限制?|中止)(?:供应?)?{_WHOSE}"
_UTILITIES = re.compile(
    rf"{_STOP}(?:自来)?(?:用)?(?:水|电|暖|热|燃?气)(?![梯瓶])(?:、?(?:{_STOP})?(?:水|电|暖|热|燃?气)(?!梯))*"
    r"|cut(?:ting)? (?:off )?(?:the )?(?:water|electricity|power|heat|gas)"
)
_ACCESS = re.compile(
    r"(?:停用|限制|禁止|取消|注销|关闭|冻结)[^，。；、]{0,6}(?:门禁|电梯|出入|通行|车位|摇号)卡?"
    r"|(?:门禁|电梯|出入|通行|水|电)卡[^，。；、]{0,2}(?:停用|注销|关闭|冻结|失效|不予充值)|不予充值(?:水|电|燃?气)卡"
    r"|block(?:ing)? (?:the )?(?:access|lift|gate|parking)"
)
_DENIED = re.compile(r"不得|不可|不能|禁止|不以|不采取|严禁|may not|must not|never|not ")
_ARREARS = re.compile(r"欠费|欠缴|拖欠|催缴|催交|不缴|未缴|不交|逾期|arrears|unpaid")
_REMEDIES = ("or_else", "repeated", "dunning")
_CLAUSE = re.compile(r"[。；;.]")


def check(case: Case) -> Findings:
    """Each remedy that cuts off what people need to live."""
    see = see_article(case, "cn/civil-code", "944")
    if not see:
        return
    for field, words in all_words(case.bylaw):
        for kind, start, end in _cuts(field, words):
            word = words.text[start:end]
            yield finding(kind, part_of(words, start, end), see[-1], word=word)


def _cuts(field: str, words: Words) -> Iterator[tuple[Code, int, int]]:
    if field not in _REMEDIES and not (field == "prose" and _ARREARS.search(words.text)):
        return
    for kind, pattern in ((UTILITIES, _UTILITIES), (ACCESS, _ACCESS)):
        for found in pattern.finditer(words.text):
            clause = _CLAUSE.split(words.text[: found.start()])[-1]
            if kind is ACCESS and not _ARREARS.search(words.text):
                continue
            if not _DENIED.search(clause):
                yield kind, found.start(), found.end()
