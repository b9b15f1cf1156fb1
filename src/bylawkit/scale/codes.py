"""What can be wrong where SQL is asked for: BK990 to BK997."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

NOT_INSTALLED = Code(
    "BK990",
    "scale-not-installed",
    Severity.ERROR,
    Text(
        "用 SQL 计算需要 DuckDB 和 sqlglot，这里没有安装",
        "working by SQL needs DuckDB and sqlglot, which are not installed",
    ),
    Text("运行 `pip install 'bylawkit[scale]'`", "run `pip install 'bylawkit[scale]'`"),
    unusable=True,
)
CANNOT_READ = Code(
    "BK991",
    "unreadable-at-scale",
    Severity.ERROR,
    Text("`{path}` 读不出来：{reason}", "`{path}` cannot be read: {reason}"),
    Text(
        "用 Parquet，或者 UTF-8 编码、第一行是栏目名的 CSV",
        "use Parquet, or CSV in UTF-8 whose first row holds the headings",
    ),
    unusable=True,
)
NOT_AT_SCALE = Code(
    "BK992",
    "not-at-scale",
    Severity.ERROR,
    Text("{what} 不能用 SQL 计算", "{what} cannot be worked out by SQL"),
    Text(
        "不用它；或者不用 `--scale` 和 Parquet，逐户计算",
        "do without it, or without `--scale` and Parquet, one unit after the other",
    ),
    unusable=True,
)
TOO_WIDE = Code(
    "BK993",
    "amounts-too-large",
    Severity.ERROR,
    Text(
        "按登记册里最大的面积，`{name}` 的金额超出 128 位整数",
        "with the largest area of the register, amounts of `{name}` exceed whole numbers of 128 bits",
    ),
    Text(
        "检查最大的面积和标准有没有多写几位",
        "look for digits too many in the largest area and the rate",
    ),
    unusable=True,
)
ONLY_FIRST = Code(
    "BK994",
    "payments-for-the-first-only",
    Severity.INFO,
    Text(
        "缴费记录只用来算补贴从哪个月起；已缴、欠缴和违约金没有算",
        "payments only tell when subsidies begin; what is paid, in arrears, or charged for being late is not worked out",
    ),
)
LEFT_OUT = Code(
    "BK995",
    "sql-left-out",
    Severity.INFO,
    Text("没有导出 sql：sqlglot 没有安装", "sql is left out, since sqlglot is not installed"),
    Text("运行 `pip install 'bylawkit[scale]'`", "run `pip install 'bylawkit[scale]'`"),
)
ALIKE = Code(
    "BK996",
    "ballots-not-counted",
    Severity.WARNING,
    Text("{count} 张表决票没有计入：{reason}", "{count} ballots are not counted: {reason}"),
)
DIVIDED = Code(
    "BK997",
    "divided-owners",
    Severity.WARNING,
    Text(
        "{count} 位业主的几套房屋选择不一，按人数计为无效票",
        "ballots of {count} owners disagree from unit to unit; by heads they are invalid",
    ),
)
