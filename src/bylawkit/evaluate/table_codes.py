"""What can be wrong with tables, registers and ballots: BK73x to BK769."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _error(number: int, name: str, text: Text, hint: Text) -> Code:
    """Input that cannot be used as it is."""
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


def _warning(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.WARNING, text, hint)


def _info(number: int, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(f"BK{number}", name, Severity.INFO, text, hint)


# ── Tables ──
NOT_A_TABLE = _error(
    730,
    "not-a-table",
    Text(
        "`{path}` 不是表格：第 {byte} 个字节读不成文字",
        "`{path}` is not a table: byte {byte} is not text",
    ),
    Text("另存为 CSV（UTF-8）或者 Excel 工作簿", "save it as CSV (UTF-8) or as an Excel workbook"),
)
EMPTY_TABLE = _error(
    731,
    "empty-table",
    Text("`{path}` 里没有数据行", "`{path}` holds no rows"),
    Text(
        "第一行写栏目名，下面每行一条",
        "put the headings in the first row and one entry in each row below",
    ),
)
BROKEN_CSV = _error(
    732,
    "broken-csv",
    Text(
        "从第 {line} 行起读不下去：引号没有成对，或者一格太长",
        "the table breaks off at line {line}: a quote is not closed, or a cell is far too long",
    ),
    Text("检查那一行的双引号", "look for a stray double quote in that line"),
)
BAD_WORKBOOK = _error(
    733,
    "bad-workbook",
    Text("`{path}` 打不开：{reason}", "`{path}` cannot be opened as a workbook: {reason}"),
    Text(
        "在 Excel 里取消密码，另存为 .xlsx 或者 CSV",
        "save it again as .xlsx or CSV, without a password",
    ),
)
SHEET_TOO_LARGE = _error(
    734,
    "sheet-too-large",
    Text(
        "`{path}` 的工作表超过 {rows} 行或者 {columns} 列",
        "the sheet in `{path}` has more than {rows} rows or {columns} columns",
    ),
    Text("删去数据以外的内容，再另存一份", "delete what lies outside the data, and save it again"),
)
MISSING_COLUMN = _error(
    735,
    "missing-column",
    Text("缺少“{column}”栏", "there is no column `{column}`"),
    Text("在栏目行里加上“{column}”", "add `{column}` to the headings"),
)
COLUMN_TWICE = _error(
    736,
    "column-twice",
    Text("“{column}”栏出现了两次", "the column `{column}` occurs twice"),
    Text("只留一栏", "keep one of the two"),
)
TOO_MANY_CELLS = _error(
    737,
    "too-many-cells",
    Text(
        "这一行有 {count} 格，栏目只有 {wanted} 个",
        "this row has {count} cells, but there are {wanted} headings",
    ),
    Text(
        "检查多余的逗号；内容里有逗号的，用双引号括起来",
        "look for a stray comma; put text with a comma in double quotes",
    ),
)
FORMULA = _error(
    738,
    "formula",
    Text("这一格是公式文字 `{text}`", "this cell holds the text of a formula, `{text}`"),
    Text("在 Excel 里复制后选择性粘贴为数值", "in Excel, copy the cells and paste them as values"),
)
EMPTY_CELL = _error(
    739,
    "empty-cell",
    Text("{what}是空的", "{what} is empty"),
    Text("补上{what}", "fill in the {what}"),
)
DATE_CELL = _error(
    740,
    "date-cell",
    Text("{what}成了日期 `{text}`", "{what} has become the date `{text}`"),
    Text(
        "Excel 把它改成了日期：把这一栏设成文本或者数值格式，重新填写",
        "Excel made it a date: format the column as text or number, and type it again",
    ),
)
NOT_YES_OR_NO = _error(
    741,
    "not-yes-or-no",
    Text("{what} `{text}` 既不是“是”也不是“否”", "{what} `{text}` is neither yes nor no"),
    Text("写“是”或者“否”", "write `yes` or `no`"),
)
OTHER_ENCODING = _info(
    742,
    "other-encoding",
    Text("`{path}` 不是 UTF-8，按 {name} 读取", "`{path}` is not UTF-8 and was read as {name}"),
    Text("如果文字显示不对，另存为 CSV（UTF-8）", "if names look wrong, save it as CSV (UTF-8)"),
)
OTHER_SHEETS = _info(
    743,
    "other-sheets",
    Text(
        "只读取了工作表 `{name}`，没有读取 {others}",
        "only the sheet `{name}` was read, not {others}",
    ),
    Text("把要用的工作表移到最前面", "move the sheet that is meant to the front"),
)
UNUSED_COLUMNS = _info(
    744,
    "unused-columns",
    Text("没有用到的栏：{columns}", "columns that are not used: {columns}"),
)
TITLES_ABOVE = _info(
    745,
    "titles-above",
    Text(
        "栏目在第 {line} 行，上面 {count} 行当作标题",
        "the headings are in row {line}; the {count} above are taken as titles",
    ),
)

HIDDEN_SHEETS = _info(
    965,
    "hidden-sheets",
    Text("隐藏的工作表没有读取：{others}", "sheets that are hidden were not read: {others}"),
    Text("要用的，先取消隐藏", "unhide what is meant to be read"),
)
MACROS = _info(
    966,
    "macros",
    Text("`{path}` 带有宏，没有运行", "`{path}` carries macros, which were not run"),
    Text("另存为 .xlsx 就没有宏了", "saved as .xlsx it has none"),
)
FORMULA_CELLS = _info(
    967,
    "formula-cells",
    Text(
        "{count} 格是公式，按表里存的结果读取：{cells}",
        "{count} cells hold formulas and were read as the results stored with them: {cells}",
    ),
    Text(
        "结果可能过时：在 Excel 里重新计算并保存，或者粘贴为数值",
        "stored results may be old: recalculate and save in Excel, or paste them as values",
    ),
)
MERGED_CELLS = _info(
    769,
    "merged-cells",
    Text(
        "{count} 处合并的单元格，每一行都按合并的内容读取：{cells}",
        "{count} merged cells were read as holding for every row that they reach over: {cells}",
    ),
    Text(
        "面积和金额不要合并：合并的数会算到每一行",
        "do not merge areas or amounts: a merged number counts in every row",
    ),
)

# ── Registers ──
UNIT_TWICE = _error(
    750,
    "unit-twice",
    Text("房屋 `{text}` 登记了两次", "the unit `{text}` is registered twice"),
    Text(
        "删去一行；同一套的几个业主写在同一行的“共有人”栏",
        "delete one row; owners of one unit share a row, in the column `co_owners`",
    ),
)
TWO_STAIRWELLS = _error(
    968,
    "unit-in-two-stairwells",
    Text(
        "房屋 `{text}` 登记在两处：{places}",
        "the unit `{text}` is registered in two places: {places}",
    ),
    Text(
        "核对是同一套还是两套：同一套的删去一行，两套的把房号写全",
        "delete one row if it is one unit; if there are two, give them full names",
    ),
)
SIZE_DIFFERS = _warning(
    969,
    "size-differs",
    Text(
        "登记册的面积合计 {found}，规约写的规模是 {stated}，{differs}",
        "the areas of the register add up to {found}, the bylaw states {stated}: {differs}",
    ),
    Text(
        "核对登记册有没有缺漏或者重复，或者改正规约的规模",
        "look for units that are missing or entered twice, or correct the size in the bylaw",
    ),
)
FIRST_ENTRY = Text("第一次登记在这里", "first registered here")
COUNTED_ONCE = _info(
    751,
    "counted-once",
    Text(
        "{count} 名业主有多套房屋，各按一人计：{owners}",
        "{count} owners have several units and count as one head each: {owners}",
    ),
    Text(
        "同名不同人的，在姓名后加注区分",
        "if namesakes are among them, add something to tell them apart",
    ),
)
ABSENT_COLUMNS = _info(
    752,
    "absent-columns",
    Text(
        "没有{columns}栏，一律按“否”或者空白处理",
        "there is no column {columns}; all are taken as `no` or empty",
    ),
)
NO_SCOPE = _error(
    753,
    "no-scope",
    Text(
        "范围是{scope}，没有说是哪一处",
        "the scope is {scope}, and it is not said which",
    ),
    Text(
        "用 --scope 写明，登记册里有：{places}", "name it with --scope; the register has: {places}"
    ),
)
NOBODY_IN_SCOPE = _error(
    754,
    "nobody-in-scope",
    Text("登记册里没有属于 `{text}` 的房屋", "the register has no unit in `{text}`"),
    Text("登记册里有：{places}", "the register has: {places}"),
)
NEEDS_COLUMN = _error(
    755,
    "needs-column",
    Text(
        "范围是{scope}，登记册却没有“{column}”栏",
        "the scope is {scope}, and the register has no column `{column}`",
    ),
    Text("在登记册里加上“{column}”栏", "add the column `{column}` to the register"),
)
SCOPE_BY_HAND = _warning(
    756,
    "scope-by-hand",
    Text(
        "范围是{scope}，登记册分不出是谁，按登记册里全部房屋计算",
        "the scope is {scope}; the register cannot tell who that is, so that all its units are counted",
    ),
    Text(
        "给出只含这些房屋的登记册，其余的在“不计入”栏写“是”",
        "give a register of these units only, or write `yes` under `excluded` for the others",
    ),
)
SCOPE_NOT_WANTED = _error(
    757,
    "scope-not-wanted",
    Text(
        "范围是{scope}，不能用 --scope 缩小",
        "the scope is {scope}, and --scope cannot narrow it",
    ),
    Text(
        "去掉 --scope，或者在规约里写明 `范围 本幢`",
        "leave --scope out, or state `scope block` in the bylaw",
    ),
)
NOT_YEARS = _error(
    758,
    "not-years",
    Text("{what} `{text}` 不是年份", "{what} `{text}` is not a list of years"),
    Text("写认定的年份，例如 2026、2027", "give the years of the certificate, such as 2026, 2027"),
)

NOT_A_FLOOR = _error(
    963,
    "not-a-floor",
    Text("{what} `{text}` 不是楼层", "{what} `{text}` is not a floor"),
    Text("写数字，例如 3，地下一层写 -1", "give a number, such as 3, and -1 for one below ground"),
)

# ── Ballots ──
UNKNOWN_UNIT = _error(
    760,
    "unknown-unit",
    Text("登记册里没有房屋 `{text}`", "the register has no unit `{text}`"),
    Text(
        "按登记册改正房号，或者在登记册里补上",
        "correct the unit as registered, or add it to the register",
    ),
)
UNKNOWN_CHOICE = _error(
    761,
    "unknown-choice-cast",
    Text("不认识的选择 `{text}`", "the choice `{text}` is not known"),
    Text("可选：{names}", "choose one of: {names}"),
)
UNKNOWN_CHANNEL = _error(
    762,
    "unknown-channel",
    Text("不认识的投票方式 `{text}`", "the channel `{text}` is not known"),
    Text("可选：{names}", "choose one of: {names}"),
)
TWO_BALLOTS = _error(
    763,
    "two-ballots",
    Text(
        "房屋 `{text}` 有 {count} 张表决票，规约没有规定以哪张为准",
        "the unit `{text}` has {count} ballots, and the bylaw does not say which counts",
    ),
    Text(
        "在事项里写明 `重复投票 以后为准`，或者核实后只留一张",
        "state `duplicate last-counts` in the matter, or find out and keep one",
    ),
)
NO_ORDER = _error(
    764,
    "no-order",
    Text(
        "房屋 `{text}` 有 {count} 张表决票，投票时间分不出先后",
        "the unit `{text}` has {count} ballots, and their times do not tell which came first",
    ),
    Text("补上投票时间，例如 2026-05-01 09:30", "fill in the time, such as 2026-05-01 09:30"),
)
NOT_COUNTED = _warning(
    765,
    "ballot-not-counted",
    Text(
        "房屋 `{text}` 的表决票没有计入：{reason}",
        "the ballot of the unit `{text}` was not counted: {reason}",
    ),
    Text("核实后在结果公告里说明", "check it, and say so when the result is announced"),
)
DIVIDED_OWNER = _warning(
    766,
    "divided-owner",
    Text(
        "业主 `{owner}` 的几套房屋选择不同，人数按无效票计，面积分别计算",
        "the ballots of owner `{owner}` disagree: the head counts as an invalid ballot, the areas as cast",
    ),
    Text("请该业主确认一种意见", "ask the owner to settle on one choice"),
)
NO_CHANNEL = _info(
    767,
    "no-channel",
    Text(
        "{count} 张表决票没有写投票方式，按有效方式计入",
        "{count} ballots do not say how they were cast and were counted",
    ),
)
NO_TIME = _info(
    687,
    "no-time",
    Text(
        "{count} 张选票没有写投票时间，看不出是否逾期，按没有逾期计入",
        "{count} ballots do not say when they were cast, and were counted as in time",
    ),
)
WEIGHTS_SET_ASIDE = _warning(
    768,
    "weights-set-aside",
    Text(
        "`{name}` 由业主共同决定，按法定的面积和人数计票，没有采用规约另定的票权",
        "`{name}` is for the owners to decide and was counted by area and heads as the law has it, not by the weights of the bylaw",
    ),
    Text("在事项里写 `计权 依法计算`", "write `weight by-law` in the matter"),
)
