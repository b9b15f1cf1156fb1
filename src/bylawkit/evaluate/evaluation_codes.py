"""What can be wrong with evaluations that fees go by: BK975 to BK980, and BK982."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

BAD_RESULT = Code(
    "BK975",
    "bad-evaluation",
    Severity.ERROR,
    Text(
        "`{name}` 的评价结果 `{text}` 不在 0% 到 100% 之间，或者不是百分比",
        "the result `{text}` of `{name}` is no percentage from 0% to 100%",
    ),
    Text("数量一栏写成 78% 或者 78分 的样子", "write it like 78% in the column of amounts"),
    unusable=True,
)
TWO_RESULTS = Code(
    "BK976",
    "two-evaluations",
    Severity.ERROR,
    Text(
        "`{name}` 在 {day} 记了两个不同的结果：{results}",
        "`{name}` has two different results on {day}: {results}",
    ),
    Text("核实以后只留一条", "find out which is right, and keep one"),
    unusable=True,
)
FIRST_RESULT = Text("另一个结果在这里", "the other result is here")
REPLACED = Code(
    "BK977",
    "evaluation-replaced",
    Severity.INFO,
    Text(
        "`{name}` 在 {month} 评价了 {count} 次，按最后一次（{day}，{result}）计算",
        "`{name}` was evaluated {count} times in {month}; the last result counts ({day}, {result})",
    ),
    Text("复评以外的，删去多余的一行", "remove a row that is no re-evaluation"),
)
NO_EVALUATION = Code(
    "BK978",
    "no-evaluation",
    Severity.WARNING,
    Text(
        "`{fee}` 与 `{name}` 挂钩，{months} 没有评价结果，没有减收",
        "`{fee}` is linked to `{name}`, of which no result is known for {months}; nothing comes off",
    ),
    Text(
        "评价过的，补记在记录里；评价从记录的次月起计算",
        "add the evaluation to the log if there was one; it counts from the month after its day",
    ),
)
OLD_EVALUATION = Code(
    "BK979",
    "old-evaluation",
    Severity.WARNING,
    Text(
        "`{name}` 最近一次评价是 {day}，按规约 {due} 以前应当再评价；{month} 起仍按那一次计算",
        "`{name}` was last evaluated on {day} and was due again by {due}; from {month} on that result still counts",
    ),
    Text("补记新的评价", "add the new evaluation to the log"),
)
CLASH = Code(
    "BK980",
    "evaluations-disagree",
    Severity.ERROR,
    Text(
        "`{name}` 从 {month} 起，记录里的结果是 {logged}，另外给出的是 {given}",
        "from {month} on the result of `{name}` is {logged} in the log, and {given} as given besides",
    ),
    Text("只留一处", "keep one of the two"),
    unusable=True,
)
NOTHING_LINKED = Code(
    "BK982",
    "no-linked-fee",
    Severity.INFO,
    Text(
        "没有费用与评价挂钩，没有用到记录", "no fee is linked to an evaluation; the log is not used"
    ),
    Text("在费用里写明 `挂钩`", "state `linked` in a fee"),
)
