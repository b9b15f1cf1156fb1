"""What can be wrong with objections, and why some of them do not count: BK66x."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

NOTHING_OBJECTED = Code(
    "BK660",
    "nothing-objected",
    Severity.ERROR,
    Text(
        "异议 `{key}` 没有写人数，也没有写面积", "the objection `{key}` states no heads and no area"
    ),
    Text(
        '写明它算多少，例如 {{"日期": "2026-06-03", "人数": 1, "面积": "89.10"}}',
        'say what it counts, such as {{"on": "2026-06-03", "heads": 1, "area": "89.10"}}',
    ),
    unusable=True,
)
OBJECTIONS_DIFFER = Code(
    "BK661",
    "objections-differ",
    Severity.ERROR,
    Text(
        "房屋 `{unit}` 的异议写了两次，数字不一样：`{first}` 和 `{key}`",
        "the unit `{unit}` objects twice with different figures: `{first}` and `{key}`",
    ),
    Text("核对这一户的数字，改成一样", "check the figures of this unit, and make them the same"),
    unusable=True,
)
OBJECTIONS_OVER = Code(
    "BK662",
    "objections-over-the-whole",
    Severity.ERROR,
    Text(
        "`{key}` 的{measure} {votes}，超过全体 {total}",
        "the {measure} at `{key}`, {votes}, exceed the total, {total}",
    ),
    Text("核对异议，或者改正全体数", "check the objections, or correct the total"),
    unusable=True,
)
ANNOUNCED_EARLY = Code(
    "BK663",
    "announced-before-the-vote",
    Severity.ERROR,
    Text(
        "结果公布的日期 {day} 早于表决的日期 {on}",
        "the result was announced on {day}, before the day of the vote, {on}",
    ),
    Text("核对 `{key}` 和表决的日期", "check `{key}` and the day of the vote"),
    unusable=True,
)
LEFT_OUT = Code(
    "BK664",
    "objection-left-out",
    Severity.WARNING,
    Text("异议 {what} 没有计入：{why}", "the objection {what} does not count: {why}"),
    Text(
        "核对收到异议的日期和公布结果的日期",
        "check the day on which it came in, and that on which the result was announced",
    ),
)
UNDATED = Code(
    "BK665",
    "objections-without-a-day",
    Severity.INFO,
    Text(
        "{count} 份异议没有写日期，看不出是否在异议期内，按期内计入",
        "{count} objections have no day and were counted as in time",
    ),
    Text("写明收到的日期（`on`、`日期`）", "give the day on which each came in (`on`)"),
)
NO_WINDOW = Code(
    "BK666",
    "no-window-for-objections",
    Severity.WARNING,
    Text(
        "推算不出异议期：{why}；写了日期的异议全部计入",
        "the time for objections cannot be worked out: {why}; all objections with a day were counted",
    ),
    Text("{cure}", "{cure}"),
)
INCOMPLETE = Code(
    "BK667",
    "objection-incomplete",
    Severity.WARNING,
    Text(
        "异议 {what} 没有写{measure}，异议的{measure}合计因此不知道",
        "the objection {what} does not state its {measure}, so that those of all objections are unknown",
    ),
    Text("补上它的{measure}", "state its {measure}"),
)
NO_RULE = Code(
    "BK668",
    "objections-without-a-rule",
    Severity.INFO,
    Text(
        "计票写了异议，但是规约和法律都没有规定多少异议推翻 `{name}` 的决定，不影响结果",
        "the tally has objections, and neither the bylaw nor the law says how many overturn `{name}`; they change nothing",
    ),
    Text(
        "要让异议推翻决定的，在事项里写 `异议期 7日 推翻 人数过半数` 这样的规定",
        "if objections are to overturn it, write such as `objection 7 days overturned-by heads majority` in the matter",
    ),
)
TOGETHER_OVER = Code(
    "BK669",
    "objections-together-over",
    Severity.WARNING,
    Text(
        "计入的异议{measure}合计 {votes}，超过全体 {total}",
        "the {measure} of the objections that count, {votes}, exceed the total, {total}",
    ),
    Text(
        "看有没有同一户写了两次；写上房号（`unit`、`房号`）就只算一次",
        "look for somebody who is there twice; with its `unit`, an objection counts once",
    ),
)
