"""说了是用语、却没有说明 · terms that are announced and not explained

写了“本规约所称某某”或者“（以下简称某某）”，读的人就会去找它的意思。没有定义的补上 `定义`（BK164）；起了简称又一次也没有用的，
多半是改稿时留下的（BK165）。

Whoever reads "in these bylaws, such-and-such means" or "(the “Works”)" goes looking for the meaning. Where there
is none, write a definition (BK164); a short name that is never used again was mostly left over (BK165).

Wrong 错误：

```bylaw
条 "装修"
  "本规约所称重大装修，应当提前告知物业。"  # BK164

条 "查阅"
  "业主可以查阅物业服务合同（以下简称服务合同）。"  # BK165
```

Right 正确：

```bylaw
定义 重大装修 "拆改墙体、管线或者更换门窗的装修"

条 "装修"
  "本规约所称重大装修，应当提前告知物业。本规约所称小修，是指不改变布局的修补。"

条 "查阅"
  "业主可以查阅物业服务合同（以下简称服务合同）；服务合同由物业保管。"
```
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bylawkit.checks.base import Case, Findings, Said, code, finding, part_of
from bylawkit.diagnostics import Severity, Text

UNDEFINED = code(
    164,
    "term-undefined",
    Severity.INFO,
    Text(
        "`{term}` 说是本规约的用语，却没有定义",
        "`{term}` is called a term of these bylaws, but is not defined",
    ),
    Text('写 `定义 {term} "……"`', 'write `define {term} "…"`'),
)
SHORT_UNUSED = code(
    165,
    "short-name-unused",
    Severity.INFO,
    Text("起了简称 `{term}`，后面没有用到", "the short name `{term}` is never used"),
    Text("删去简称，或者在后文用它", "drop it, or use it in what follows"),
)
CODES = (UNDEFINED, SHORT_UNUSED)

_SIGNS = ("所称", "简称", "下称", "统称", "n these bylaws", "hereinafter", "(the “", '(the "')


class _Patterns(NamedTuple):
    meant: re.Pattern[str]
    explained: re.Pattern[str]
    short: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled when a text has such words: few have, and it takes its time."""
    zh = r"[“\"]?(?P<zh>[^，。；：、“”\"（）()\s]{2,12}?)[”\"]?(?=，|,|是指|指|包括|为|的(?!是))"
    en = r"[“\"]?(?P<en>[A-Za-z][A-Za-z -]{1,30}?)[”\"]?(?=,| means| is| are| shall| must)"
    short = r"[“\"]?(?P<zh>[^“”\"（）()，。]{1,12})[”\"]?[）)]"
    return _Patterns(
        re.compile(
            rf"本(?:规约|公约|规则|章|条)所称的?{zh}|[Ii]n these bylaws,? (?:the term )?{en}"
        ),
        re.compile(r"[”\"]?，?,? ?(?:是指|指的?是|指|包括|系指|means?\b|includes?\b|refers? to)"),
        re.compile(
            rf"[（(](?:以下)?(?:统称|简称|称|下称)(?:为)?{short}"
            r"|\((?:hereinafter )?(?:the )?[“\"](?P<en>[^“”\"()]{1,30})[”\"]\)"
        ),
    )


def check(case: Case) -> Findings:
    """Each term without a meaning, and each short name without a use."""
    if not case.says(*_SIGNS):
        return
    for said in case.said:
        yield from _undefined(case, said)
        for found in _patterns().short.finditer(said.words.text):
            term, place = _term(found)
            if not _used_after(case, said, place[1], term):
                yield finding(SHORT_UNUSED, part_of(said.words, *place), term=term)


def _used_after(case: Case, said: Said, end: int, term: str) -> bool:
    """Whether a short name stands anywhere behind the place where it was given."""
    own = said.words.span.source
    return any(
        source.text.find(term, said.words.span.start + end if source is own else 0) >= 0
        for source in case.bylaw.sources
    )


def _undefined(case: Case, said: Said) -> Findings:
    text = said.words.text
    for found in _patterns().meant.finditer(text):
        term, place = _term(found)
        known = term in case.bylaw.named or any(
            f"简称{mark}{term}" in other.words.text for other in case.said for mark in ("", "“")
        )
        if not known and not _patterns().explained.match(text, place[1]):
            yield finding(UNDEFINED, part_of(said.words, *place), term=term)


def _term(found: re.Match[str]) -> tuple[str, tuple[int, int]]:
    group = "zh" if found["zh"] is not None else "en"
    return found[group], found.span(group)
