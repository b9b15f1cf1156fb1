"""规约里的罚款 · fines in a bylaw

业主大会和业主委员会可以请求停止侵害、排除妨碍、消除危险、恢复原状、赔偿损失（民法典第286条），其中没有罚款；罚款是行政机关
依法才有的权力。违反约定要付钱的，应当写成违约金或者赔偿，并写明数额怎么算。

The assembly and the committee may ask for a breach to stop, for removal, restoration and damages (Civil Code
286). A fine is not among these; only authorities may fine, under a law. Where a breach is to cost something,
write it as a contractual penalty or as damages, and say how it is worked out.

Wrong 错误：

```bylaw
禁止 楼道堆物
  主体  业主
  不得  在楼道堆放杂物
  对象  业主
  否则  每次罚款200元  # BK216
  屡犯  加倍罚款  # BK216
```

Right 正确：

```bylaw
禁止 楼道堆物
  主体  业主
  不得  在楼道堆放杂物
  对象  业主
  否则  三日内清除；逾期由物业清除，费用由堆放人承担

条 "违法建设"
  "违法搭建的，由主管部门依法处理，可以处以罚款；物业不得自行罚款。"
```
"""

from __future__ import annotations

import re

from bylawkit.checks.base import Case, Findings, all_words, code, finding, part_of, see_article
from bylawkit.diagnostics import Severity, Text

FINE = code(
    216,
    "fine-in-bylaw",
    Severity.WARNING,
    Text(
        "业主和物业没有 `{word}` 的权力", "neither owners nor provider have the power to `{word}`"
    ),
    Text(
        "写成违约金或者赔偿损失，并写明数额的算法",
        "make it a contractual penalty or damages, and say how it is worked out",
    ),
)
CODES = (FINE,)

_FINE = re.compile(r"罚款|罚金|\bfined?\b|\bfines\b")
_SIGNS = ("罚款", "罚金", "fine")
_LAWFUL = re.compile(
    r"不得|不能|不可|禁止|无权|没有|行政|机关|部门|依法|法律|政府|街道|城管|公安|消防|处罚决定"
    r"|authorit|government|by law|not |never "
)
_CLAUSE = re.compile(r"[。；;!！?？.]")


def check(case: Case) -> Findings:
    """Each fine that is not said to be an authority's, nor forbidden."""
    see = see_article(case, "cn/civil-code", "286")
    if not see or not any(word in case.bylaw.source.text for word in _SIGNS):
        return
    for _, words in all_words(case.bylaw):
        for found in _FINE.finditer(words.text):
            before = _CLAUSE.split(words.text[: found.start()])[-1]
            if not _LAWFUL.search(before):
                place = part_of(words, found.start(), found.end())
                yield finding(FINE, place, *see, word=found.group())
