"""没有可以比对的法律 · no law to compare with

规约应当写明辖区和按哪一天的法律理解，否则无法判断是否合法（BK219）。写了辖区而法规库没有收录的，同样无法比对（BK220）；
日期早于收录的最早一部法律的，也一样（BK229）。
没有收录当地法规的，只与上一级比对，写一条提示，因为地名也可能写错了（BK259）。

A bylaw says where it applies and by the law of which day it is read; otherwise nobody can say whether it is
lawful (BK219). A place of which no law pack is known cannot be compared with either (BK220), nor
can a day before the first law that is known (BK229). Where a place has no pack of its own only that of the wider place
is compared; that is pointed out, since the name may be misspelt (BK259).

Wrong 错误：

```bylaw
规约 "示例小区管理规约"  # BK219
  类型  商品房
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  月球 自 2026-01-01  # BK220
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国 自 1998-01-01  # BK229
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/北经 自 2026-01-01  # BK259
```

Right 正确：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/北京 自 2026-01-01
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, span_of_word
from bylawkit.diagnostics import Severity, Text
from bylawkit.source import Span

UNSTATED = code(
    219,
    "law-not-stated",
    Severity.WARNING,
    Text("没有写辖区，无法与法律比对", "no law is stated, so nothing is compared with it"),
    Text(
        "在 `规约` 下面写 `辖区 中国 自 2026-01-01`，或者用 `--law 中国` 指定",
        "write `law 中国 since 2026-01-01` below `bylaw`, or give `--law 中国`",
    ),
)
UNKNOWN = code(
    220,
    "law-unknown",
    Severity.WARNING,
    Text("法规库没有收录 `{place}` 的法律", "no law pack is known for `{place}`"),
    Text(
        "核对辖区的写法，例如 `中国/北京`", "check the spelling of the place, such as `中国/北京`"
    ),
)
TOO_EARLY = code(
    229,
    "law-too-early",
    Severity.WARNING,
    Text(
        "法规库里 `{place}` 最早的法律从 {first} 起，{day} 无法比对",
        "the first law known for `{place}` is from {first}; nothing is compared on {day}",
    ),
    Text("写 {first} 或者以后的日期", "give a day from {first} on"),
)
NO_OWN = code(
    259,
    "no-local-law",
    Severity.INFO,
    Text(
        "法规库没有收录 `{place}` 的法规，只与 `{home}` 的法律比对",
        "no law of `{place}` is known; the bylaw is compared with that of `{home}` only",
    ),
    Text(
        "核对地名；`bylawkit laws` 列出有哪些地方",
        "check the name; `bylawkit laws` lists the places",
    ),
)
CODES = (UNSTATED, UNKNOWN, TOO_EARLY, NO_OWN)


def check(case: Case) -> Findings:
    """Whether there is any law to compare with."""
    bylaw, law = case.bylaw, case.law
    if law.statutes:
        first = law.first_day()
        if first is not None and law.on is not None and law.on < first:
            yield finding(
                TOO_EARLY, _place(case), place="/".join(law.place), day=law.on, first=first
            )
        elif len(law.place) > 1 and all(len(one.place) == 1 for one in law.statutes):
            home = "/".join(law.statutes[0].place)
            yield finding(NO_OWN, _place(case), place="/".join(law.place), home=home)
        return
    if not law.place:
        yield finding(UNSTATED, span_of_word(bylaw.span, bylaw.title))
    else:
        yield finding(UNKNOWN, _place(case), place="/".join(law.place))


def _place(case: Case) -> Span:
    home, bylaw = case.bylaw.home, case.bylaw
    return home.span if home else span_of_word(bylaw.span, bylaw.title)
