"""“以上”“超过”说不清的地方 · bounds that contradict themselves

“以上”“以下”“以内”包括本数，“不满”“超过”“以外”不包括本数（民法典第1259条）。写“超过三人（含三人）”或者“三日以内（不含第三日）”，
前后就打架了（BK170）。“半数以上”包括恰好一半，法律写的多是“过半数”，差一票结果就不同（BK171）。

In Chinese law 以上, 以下 and 以内 include the number, 超过 and 不满 do not (Civil Code 1259); in English, "more than"
and "at least". "More than three (three included)" contradicts itself (BK170). "Half or more" includes exactly half, while the
law mostly asks for a majority; one vote makes the difference (BK171).

Wrong 错误：

```bylaw
条 "代表"
  "超过三人（含三人）缺席的，会议改期。"  # BK170
  "五人以下（不含五人）的，不设组长。"  # BK170
  "决定由半数以上代表通过。"  # BK171
```

Right 正确：

```bylaw
条 "代表"
  "三人以上缺席的，会议改期。"
  "不满五人的，不设组长。超过三十日（含节假日）的，按三十日计算。"
  "决定由过半数的代表通过。"
```
"""

from __future__ import annotations

import re
from functools import cache

from bylawkit.checks.base import Case, Findings, code, finding, part_of
from bylawkit.diagnostics import Severity, Text

CONTRADICTION = code(
    170,
    "bound-contradicts-itself",
    Severity.INFO,
    Text(
        "`{word}` 里，一处包括本数，一处不包括",
        "`{word}` includes the number in one place and leaves it out in another",
    ),
    Text(
        "只写一个词：包括本数写 `以上`、`以下`，不包括写 `超过`、`不满`",
        "write one word: `at least` or `at most` with the number, `more than` or `less than` without",
    ),
)
HALF = code(
    171,
    "half-or-more-in-words",
    Severity.INFO,
    Text("`{word}` 包括恰好一半", "`{word}` includes exactly half"),
    Text(
        "要多过一半的写 `过半数`；确实包括一半的写 `二分之一以上，含本数`",
        "write `a majority` for more than half, or say `half of them included`",
    ),
)
CODES = (CONTRADICTION, HALF)

_BOUNDS = (
    "本数",
    "（含",
    "(含",
    "，含",
    "（不含",
    "(不含",
    "included)",
    "inclusive)",
    "excluded)",
    "exclusive)",
)
_HALVES = ("半数以上", "二分之一以上", "half or more", "at least half")


@cache
def _contradiction() -> re.Pattern[str]:
    """Compiled when a text speaks of bounds: few do, and it takes its time."""
    number = r"[0-9０-９零一二两三四五六七八九十百千万分之%％.]+ ?[^，。；（）()\s]{0,4}"
    opening = r"[（(，,]?\s*"
    without = "超过|不满|不足|低于|高于|多于|少于|大于|小于"
    return re.compile(
        rf"(?:{without}){number}{opening}(?:均?含(?:本数|{number})|包[括含]本数)[）)]?"
        rf"|{number}(?:以上|以下|以内){opening}(?:均?不含(?:本数|第?{number})|不包[括含]本数)[）)]?"
        r"|\b(?:more|less|fewer) than [\w%]+ ?\w* ?\((?:inclusive|[\w%]+ included)\)"
        r"|\bat (?:least|most) [\w%]+ ?\w* ?\((?:exclusive|[\w%]+ excluded)\)"
    )


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"半数以上|二分之一以上(?!，?含)|\bhalf or more\b|\bat least half\b")


def check(case: Case) -> Findings:
    """Each bound that says two things, and each half that may be meant as a majority."""
    for signs, kind, pattern in ((_BOUNDS, CONTRADICTION, _contradiction), (_HALVES, HALF, _half)):
        if not case.says(*signs):
            continue
        for said in case.said:
            if any(sign in said.words.text for sign in signs):
                for found in pattern().finditer(said.words.text):
                    yield finding(kind, part_of(said.words, *found.span()), word=found.group())
