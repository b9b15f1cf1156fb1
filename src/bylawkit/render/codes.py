"""What can be wrong with documents: BK80x."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

NOTHING_FOR_KIND = Code(
    "BK800",
    "nothing-for-kind",
    Severity.ERROR,
    Text(
        "`{title}` 里没有可以写成`{kind}`的内容",
        "`{title}` has nothing to make a document of kind `{kind}` from",
    ),
    Text(
        "表决票和计票表要有`事项`，备案表要有`备案`，一览表要有`服务`或者`费用`",
        "ballots and tally sheets need a `matter`, a filing form a `filing`, the schedule a `service` or a `fee`",
    ),
    unusable=True,
)
RESULT_NEEDS_TALLY = Code(
    "BK801",
    "result-needs-tally",
    Severity.ERROR,
    Text("`--kind result` 缺少计票文件", "`--kind result` needs a tally"),
    Text("加上 `--tally FILE`", "add `--tally FILE`"),
    unusable=True,
)
ONE_BYLAW = Code(
    "BK802",
    "one-bylaw-only",
    Severity.ERROR,
    Text(
        "`{option}` 只能和一部规约一起用，这里有 {count} 部",
        "`{option}` goes with one bylaw, and here are {count}",
    ),
    Text("只写一个 .bylaw 文件", "name one .bylaw file"),
    unusable=True,
)
BLANK_BALLOT = Code(
    "BK804",
    "blank-ballot",
    Severity.INFO,
    Text(
        "`{matter}` 只由一部分业主表决，表决票留空",
        "only some owners vote on `{matter}`, so its ballot is left blank",
    ),
    Text(
        "用 `--scope 3幢1单元` 写明是哪一幢、哪一单元",
        "say which block or stairwell with `--scope 3/1`",
    ),
)
NO_MATTER_NAMED = Code(
    "BK805",
    "tally-names-no-matter",
    Severity.ERROR,
    Text("计票文件 `{path}` 没有写明是哪个事项", "the tally `{path}` does not say which matter"),
    Text(
        '在文件里写 `"matter": "事项名称"`，名称照规约里的写',
        'write `"matter": "…"` in it, with the name that the bylaw uses',
    ),
    unusable=True,
)
NO_TABLE = Code(
    "BK806",
    "no-table",
    Severity.ERROR,
    Text(
        "`{title}` 没有可以写成 Excel 表格的文件",
        "`{title}` has no document that is a table for Excel",
    ),
    Text(
        "送达登记表、计票表、一户一单和催缴函可以写成表格，要加上 `--register FILE`；后两种还要加上 `--on DATE`",
        "registers of deliveries, tally sheets, household sheets and dunning letters are tables; "
        "add `--register FILE`, and for the last two `--on DATE`",
    ),
    unusable=True,
)
DUNNING_NEEDS_REGISTER = Code(
    "BK807",
    "dunning-needs-register",
    Severity.ERROR,
    Text("催缴函缺少登记册或者日期", "dunning letters need a register and a day"),
    Text(
        "加上 `--register FILE`、`--payments FILE` 和 `--on DATE`",
        "add `--register FILE`, `--payments FILE` and `--on DATE`",
    ),
    unusable=True,
)
NOBODY_OWES = Code(
    "BK808",
    "nobody-in-arrears",
    Severity.INFO,
    Text(
        "截至 `{on}` 没有逾期未缴的费用，不写催缴函",
        "nothing is overdue on `{on}`, so there are no dunning letters",
    ),
    Text("需要时换一个日期", "give another day if need be"),
)
NOT_SIDE_BY_SIDE = Code(
    "BK809",
    "not-side-by-side",
    Severity.ERROR,
    Text(
        "`--side-by-side` 不能和 `{asked}` 一起用",
        "`--side-by-side` does not go with `{asked}`",
    ),
    Text(
        "并排的有这几种：{kinds}；语言和 xlsx 不用写",
        "these kinds are made side by side: {kinds}; leave out the language and xlsx",
    ),
    unusable=True,
)
NOT_THE_SAME_BYLAW = Code(
    "BK803",
    "not-the-same-bylaw",
    Severity.ERROR,
    Text(
        "`{path}` 不是这部规约的另一种语言文本：{reason}",
        "`{path}` is not this bylaw in the other language: {reason}",
    ),
    Text(
        "两份文本要逐条对应：条数、顺序和每条的种类都一样",
        "the two must correspond article by article: as many, in the same order, of the same kinds",
    ),
    unusable=True,
)
CODES = (
    NOT_THE_SAME_BYLAW,
    NOT_SIDE_BY_SIDE,
    NO_TABLE,
    DUNNING_NEEDS_REGISTER,
    NOBODY_OWES,
    NOTHING_FOR_KIND,
    RESULT_NEEDS_TALLY,
    ONE_BYLAW,
    BLANK_BALLOT,
    NO_MATTER_NAMED,
)
