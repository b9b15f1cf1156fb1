"""又是权利又是义务 · a right that is a duty as well

“应当可以”“有权必须”让人看不出是必须做还是可以做。`权利` 的 `有权` 后面接“但应当”“但不得”，就把义务藏在了权利里：另写一条
`义务` 或者 `禁止`，各自有主体、对象和后果。

"Must may" and "may must" leave open whether something has to be done. A right whose action goes on with "but must"
hides a duty; write it as a duty or a ban of its own, with bearer, counterpart and consequence.

Wrong 错误：

```bylaw
权利 装修
  主体  业主
  有权  装修自己的房屋，但应当提前告知物业  # BK172
  对象  物业

条 "停车"
  "访客应当可以临时停车。"  # BK172
```

Right 正确：

```bylaw
权利 装修
  主体  业主
  有权  装修自己的房屋
  对象  物业

义务 装修告知
  主体  业主
  应当  在开工三日前告知物业
  对象  物业

条 "停车"
  "访客可以临时停车，但是不得过夜。"
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, part_of, places_of
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.norms import Modality, Norm

BOTH = code(
    172,
    "right-and-duty-in-one",
    Severity.INFO,
    Text("`{word}` 既是权利又是义务", "`{word}` is a right and a duty at once"),
    Text("分开写：权利一条，义务或者禁止另一条", "write two: the right, and the duty or ban"),
)
CODES = (BOTH,)

_GLUED = (
    *(must + may for must in ("应当", "必须") for may in ("可以", "有权")),
    *(may + must for may in ("可以", "有权") for must in ("应当", "必须", "不得")),
    *("不得可以", "不得应当", "must may", "shall may", "may must", "may shall"),
)
_TURNS = (
    *(but + must for but in ("但", "但是") for must in ("应当", "必须", "不得", "须")),
    *("but must", "but shall", "but may not"),
)


def check(case: Case) -> Findings:
    """Each place where a right and a duty are said in one breath."""
    glued = tuple(word for word in _GLUED if case.says(word))
    turns = tuple(word for word in _TURNS if case.says(word))
    for said in case.said if glued or turns else ():
        turning = said.field == "action" and _is_right(said.statement)
        for word in (*glued, *(turns if turning else ())):
            for at in places_of(word, said.words.text):
                yield finding(BOTH, part_of(said.words, at, at + len(word)), word=word)


def _is_right(one: object) -> bool:
    return isinstance(one, Norm) and one.modality is Modality.RIGHT
