"""候选人、名额和入围 · candidates, places and the shortlist

可选的个数、当选的名额都不能多于选项（BK242、BK243）。入围的要少于全部选项，又不能少于当选名额，否则第一轮没有意义，或者选不足（BK244）。

One can neither choose nor elect more candidates than there are (BK242, BK243). A shortlist holds fewer than all of
them and no fewer than are to be elected; else the first round is for nothing, or too few are left (BK244).

Wrong 错误：

```bylaw
事项 选举委员
  归属  业主大会
  类别  选举业委会
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  选项  候选人甲, 候选人乙, 候选人丙
  可选  最多5  # BK242
  当选  4  # BK243
  入围  3  # BK244
```

Right 正确：

```bylaw
事项 选举委员
  归属  业主大会
  类别  选举业委会
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  选项  候选人甲, 候选人乙, 候选人丙
  可选  最多1
  当选  1
  入围  2
```
"""

from __future__ import annotations

from typing import Any

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Code, Severity, Text
from bylawkit.model.votes import Matter

CHOICES = code(
    242,
    "more-choices-than-options",
    Severity.ERROR,
    Text(
        "`{name}` 最多可选 {stated} 项，选项只有 {options} 个",
        "`{name}` lets voters choose {stated} of {options} options",
    ),
    Text("改少可选的个数，或者补上选项", "let them choose fewer, or add the options"),
)
WINNERS = code(
    243,
    "more-winners-than-options",
    Severity.ERROR,
    Text(
        "`{name}` 当选 {stated} 名，选项只有 {options} 个",
        "`{name}` elects {stated} of {options} options",
    ),
    Text("改少名额，或者补上选项", "elect fewer, or add the options"),
)
SHORTLIST = code(
    244,
    "shortlist-does-not-fit",
    Severity.ERROR,
    Text(
        "`{name}` 入围 {stated} 名，{why}",
        "`{name}` puts {stated} on the shortlist, {why}",
    ),
    Text("入围的少于选项，不少于当选名额", "shortlist fewer than there are, and no fewer than win"),
)
CODES = (CHOICES, WINNERS, SHORTLIST)


def check(case: Case) -> Findings:
    """Each matter whose numbers of options, choices and winners do not fit."""
    for matter in case.bylaw.matters:
        options = len(matter.options)
        more: tuple[tuple[Code, str, int | None], ...] = (
            (CHOICES, "choices", matter.choices),
            (WINNERS, "winners", matter.winners),
        )
        for kind, field, stated in more:
            if options and stated is not None and stated > options:
                said: dict[str, Any] = {"name": matter.title, "stated": stated, "options": options}
                yield finding(kind, field_span(matter, field), **said)
        yield from _shortlist(matter)


def _shortlist(matter: Matter) -> Findings:
    stated, options = matter.shortlist, len(matter.options)
    if stated is None:
        return
    if options and stated >= options:
        why = Text(f"选项一共 {options} 个", f"with {options} options in all")
    elif matter.winners is not None and stated < matter.winners:
        why = Text(f"当选的却有 {matter.winners} 名", f"but elects {matter.winners}")
    else:
        return
    place = field_span(matter, "shortlist")
    yield finding(SHORTLIST, place, name=matter.title, stated=stated, why=why)
