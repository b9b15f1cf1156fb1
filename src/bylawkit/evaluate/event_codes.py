"""What can be wrong with logs of events: BK7xx."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

UNKNOWN_ACT = Code(
    "BK746",
    "unknown-act",
    Severity.WARNING,
    Text(
        "`{text}` 不是表决日程里的一步，没有核对",
        "`{text}` is no step of a vote, and was not looked at",
    ),
    Text("可以写：{names}", "write one of: {names}"),
)
TWICE = Code(
    "BK747",
    "act-twice",
    Severity.WARNING,
    Text(
        "`{text}` 记了两次，按第一次（{day}）核对",
        "`{text}` is recorded twice; the first, on {day}, counts",
    ),
    Text(
        "删去重复的一行，或者写成另一次表决", "remove the other row, or keep it with another vote"
    ),
)
TOO_EARLY = Code(
    "BK748",
    "too-early",
    Severity.ERROR,
    Text(
        "`{what}`在 {actual}，早于最早的合法日期 {day}",
        "{what}: on {actual}, before the earliest lawful day, {day}",
    ),
    Text("{why}", "{why}"),
)
TOO_LATE = Code(
    "BK749",
    "too-late",
    Severity.ERROR,
    Text("`{what}`在 {actual}，晚于期限 {day}", "{what}: on {actual}, after the time limit, {day}"),
    Text("{why}", "{why}"),
)
NO_EVENT = Code(
    "BK759",
    "no-event-of-matter",
    Severity.WARNING,
    Text("`{path}` 里没有 `{name}` 的记录", "`{path}` holds no event of `{name}`"),
    Text("对象一栏写事项的名称", "write the name of the matter in the column of objects"),
)
UNKNOWN_OBJECT = Code(
    "BK725",
    "unknown-object",
    Severity.WARNING,
    Text("规约里没有 `{text}`，没有核对", "the bylaw holds no `{text}`; it was not looked at"),
    Text("对象一栏写条文的名称", "write the name of a statement in the column of objects"),
)
ACT_NOT_WATCHED = Code(
    "BK726",
    "act-not-watched",
    Severity.WARNING,
    Text(
        "`{object}` 的 `{text}` 看不懂，没有核对",
        "`{text}` says nothing about `{object}`, and was not looked at",
    ),
    Text("可以写：{names}", "write one of: {names}"),
)
NO_HAZARD = Code(
    "BK727",
    "hazard-without-number",
    Severity.WARNING,
    Text("没有写是哪一处隐患，没有核对", "it does not say which hazard, and was not looked at"),
    Text(
        "房号一栏写隐患的编号或者位置，一处一条",
        "write the number or the place of the hazard in the column of units, one row each",
    ),
)
OUT_OF_ORDER = Code(
    "BK728",
    "hazard-out-of-order",
    Severity.ERROR,
    Text(
        "`{unit}` 这时轮不到 `{text}` 这一步",
        "`{text}` is not the next step for `{unit}`",
    ),
    Text(
        "先发现，后整改、复查、销号；复查不合格的重新整改",
        "a hazard is found, rectified, re-checked, and signed off; a failed re-check means rectifying again",
    ),
)
NOT_THEIRS = Code(
    "BK729",
    "not-theirs-to-sign",
    Severity.ERROR,
    Text("应当由 `{who}` 销号，不是 `{party}`", "`{who}` has to sign off, not `{party}`"),
    Text("请 `{who}` 逐处核对以后销号", "let `{who}` look at it and sign off"),
)
NOT_AT_STAGE = Code(
    "BK797",
    "not-at-this-stage",
    Severity.ERROR,
    Text(
        "`{name}` 正在 `{stage}` 阶段，不是 `{text}`",
        "`{name}` is at the stage `{stage}`, not at `{text}`",
    ),
    Text(
        "行为一栏写走完的阶段；不成的，在备注里写 `不成`",
        "write the stage that ended in the column of acts, and `failed` in the note if it failed",
    ),
)
NO_RESULT = Code(
    "BK798",
    "evaluation-without-result",
    Severity.WARNING,
    Text(
        "评价结果 `{text}` 不在 0% 到 100% 之间，或者不是百分比",
        "the result `{text}` of an evaluation is no percentage from 0% to 100%",
    ),
    Text("数量一栏写成 78% 或者 78分 的样子", "write it like 78% in the column of amounts"),
)
AFTER_DAY = Code(
    "BK799",
    "events-after-day",
    Severity.INFO,
    Text("{day} 以后的 {count} 条记录没有计入", "{count} events after {day} were left out"),
    Text("要计入的，把 --on 写晚一些", "give a later --on to count them"),
)
