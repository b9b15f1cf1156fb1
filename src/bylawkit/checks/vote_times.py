"""表决的各段时间 · the times of a vote

几段时间要合得上：决定在异议期或者复核期结束以前就失效的，等不到生效（BK232）；没有投票期的，无从延长（BK233）。公示比异议期短，公示撤下以后
仍可提异议，这里作提示（BK234）；写了异议期而没有写多久答复的，也作提示（BK235）。

The times of a vote have to fit together. A decision that lapses before objections or a recount are over never takes
effect (BK232); without a voting window nothing can be extended (BK233). Where the posting ends before objections do,
and where nobody is bound to answer them, that is pointed out (BK234, BK235).

Wrong 错误：

```bylaw
事项 翻新大堂
  归属    业主大会
  类别    内部事务
  同意    参与户数过半数
  公示    3日
  异议期  15日  # BK234 BK235
  失效    10日  # BK232
  延长    最多1次 30日  # BK233
```

Right 正确：

```bylaw
事项 翻新大堂
  归属    业主大会
  类别    内部事务
  同意    参与户数过半数
  投票期  5日 至 30日
  延长    最多1次 30日
  公示    15日
  异议期  7日
  答复    7日
  失效    2年
```
"""

from __future__ import annotations

from typing import Any

from bylawkit.checks.base import Case, Findings, code, field_span, finding, told_once
from bylawkit.checks.lengths import surely_longer
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.votes import Matter

LAPSES = code(
    232,
    "lapses-before-it-is-final",
    Severity.WARNING,
    Text(
        "`{name}` 的决定{lapse}后失效，而{what}有{stated}",
        "a decision on `{name}` lapses after {lapse}, but {what} takes {stated}",
    ),
    Text("把失效的时间改长", "let it lapse later"),
)
NOTHING_TO_EXTEND = code(
    233,
    "extension-without-window",
    Severity.WARNING,
    Text(
        "`{name}` 写了延长，却没有写投票期",
        "`{name}` extends a voting window that it does not state",
    ),
    Text("补上 `投票期 5日 至 30日`", "add `window 5 days to 30 days`"),
)
POSTED_SHORTER = code(
    234,
    "posted-shorter-than-objections",
    Severity.INFO,
    Text(
        "`{name}` 的结果公示{posted}，异议期却有{stated}",
        "the result of `{name}` is posted for {posted}, but objections may come for {stated}",
    ),
    Text("公示至少和异议期一样长", "post the result as long as objections may come"),
)
UNANSWERED = code(
    235,
    "objections-without-answer",
    Severity.INFO,
    Text(
        "`{name}`{others}有异议期，没有写多久答复",
        "`{name}`{others}: objections are taken, but no time is set for the answer",
    ),
    Text("补上 `答复 7日`", "add `answer 7 days`"),
)
CODES = (LAPSES, NOTHING_TO_EXTEND, POSTED_SHORTER, UNANSWERED)

_OBJECTIONS = Text("异议期", "the time for objections")
_RECOUNT = Text("复核期", "the time for a recount")


def check(case: Case) -> Findings:
    """Each matter whose times do not fit together."""
    for matter in case.bylaw.matters:
        yield from _lapses(matter)
        if matter.extension is not None and matter.window is None:
            yield finding(NOTHING_TO_EXTEND, field_span(matter, "extension"), name=matter.title)
        yield from _objections(matter)
    unanswered = [one for one in case.bylaw.matters if one.objection and one.answer is None]
    yield from told_once(UNANSWERED, unanswered, "objection")


def _lapses(matter: Matter) -> Findings:
    for what, length in ((_OBJECTIONS, matter.objection), (_RECOUNT, matter.recount)):
        if matter.lapse and length and surely_longer(length, matter.lapse):
            place, lapse = field_span(matter, "lapse"), say_length(matter.lapse)
            said: dict[str, Any] = {
                "name": matter.title,
                "lapse": lapse,
                "stated": say_length(length),
            }
            yield finding(LAPSES, place, what=what, **said)
            return


def _objections(matter: Matter) -> Findings:
    length, posted = matter.objection, matter.publish
    if length is None:
        return
    place = field_span(matter, "objection")
    if posted is not None and surely_longer(length, posted):
        said = {"posted": say_length(posted), "stated": say_length(length)}
        yield finding(POSTED_SHORTER, place, name=matter.title, **said)
