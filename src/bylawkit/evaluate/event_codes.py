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
