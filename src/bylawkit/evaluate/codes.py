"""What can be wrong with tallies, registers, ballots and payments: BK7xx."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _error(number: int, name: str, text: Text, hint: Text) -> Code:
    """Input that cannot be used as it is."""
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


def _warning(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.WARNING, text, hint)


def _info(number: int, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(f"BK{number}", name, Severity.INFO, text, hint)


# ── Arguments ──
UNKNOWN_MATTER = _error(
    700,
    "unknown-matter",
    Text("规约里没有事项 `{name}`", "the bylaw has no matter `{name}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
UNKNOWN_FEE = _error(
    701,
    "unknown-fee",
    Text("规约里没有费用 `{name}`", "the bylaw has no fee `{name}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
FILES_TOGETHER = _error(
    702,
    "files-together",
    Text("{problem}", "{problem}"),
    Text(
        "计票文件用 --tally；登记册和表决票用 --register 和 --ballots",
        "give --tally, or both --register and --ballots",
    ),
)
SEVERAL_BYLAWS = _error(
    723,
    "several-bylaws",
    Text("`{path}` 里不止一部规约", "`{path}` holds more than one bylaw"),
    Text("只写一个 .bylaw 文件", "name one .bylaw file"),
)

# ── JSON ──
NOT_JSON = _error(
    703,
    "not-json",
    Text(
        "`{path}` 不是正确的 JSON：第 {line} 行第 {column} 列读不下去",
        "`{path}` is not JSON: it breaks off at line {line}, column {column}",
    ),
    Text(
        "检查那里的引号、逗号和括号，引号和逗号要用半角",
        "look there for a missing quote, comma or bracket",
    ),
)
TOO_DEEP = _error(
    704,
    "too-deep",
    Text("`{path}` 的括号嵌套太深", "`{path}` is nested too deeply"),
    Text("计票文件只有两层：计量下面是数字", "a tally has two levels: measures, and their figures"),
)
NOT_AN_OBJECT = _error(
    705,
    "not-an-object",
    Text(
        "`{key}` 应当是一组 {{…}}，现在是{kind}", "`{key}` should be an object {{…}}, and is {kind}"
    ),
    Text('写成 {{"total": 412, "for": 205}} 的样子', 'write it like {{"total": 412, "for": 205}}'),
)
UNKNOWN_KEY = _error(
    706,
    "unknown-key",
    Text("不认识 `{key}`", "`{key}` is not known here"),
    Text("可选：{names}", "choose one of: {names}"),
)
KEY_TWICE = _error(
    707,
    "key-twice",
    Text("`{key}` 写了两次", "`{key}` is given twice"),
    Text("只留一处", "keep one of the two"),
)
WRONG_MATTER = _error(
    708,
    "wrong-matter",
    Text(
        "这是 `{stated}` 的计票，不是 `{wanted}` 的",
        "this is a tally of `{stated}`, not of `{wanted}`",
    ),
    Text("换一个计票文件，或者换一个事项", "take another tally file, or another matter"),
)
BAD_DATE = _error(
    709,
    "bad-date",
    Text("{what} `{text}` 不是日期", "{what} `{text}` is not a date"),
    Text("写成 2026-05-01 的样子", "write it like 2026-05-01"),
)
NOT_WORDS = _error(
    710,
    "not-words",
    Text("`{key}` 应当是文字，现在是{kind}", "`{key}` should be text, and is {kind}"),
    Text("加上引号", "put it in quotes"),
)

# ── Numbers ──
NOT_A_NUMBER = _error(
    711,
    "not-a-number",
    Text("{what} `{text}` 不是数字", "{what} `{text}` is not a number"),
    Text("只写数字，例如 {example}", "write digits only, such as {example}"),
)
NEGATIVE = _error(
    712,
    "negative-figure",
    Text("{what} `{text}` 是负数", "{what} `{text}` is negative"),
    Text("改成零或者正数", "make it zero or more"),
)
TOO_FINE = _error(
    713,
    "too-many-decimals",
    Text("{what} `{text}` 的小数超过两位", "{what} `{text}` has more than two decimals"),
    Text("按登记的面积或者金额写到两位小数", "write it with two decimals, as it was registered"),
)
NOT_WHOLE = _error(
    714,
    "not-whole",
    Text("{what} `{text}` 不是整数", "{what} `{text}` is not a whole number"),
    Text("人数、户数和席位都是整数", "heads, households and seats are whole numbers"),
)
TOO_LARGE = _error(
    715,
    "too-large-figure",
    Text("{what} `{text}` 太大，不像真实的数字", "{what} `{text}` is too large to be real"),
    Text("检查小数点和单位", "check the decimal point and the unit"),
)
ZERO = _error(
    716,
    "zero",
    Text("{what}是零", "{what} is zero"),
    Text(
        "填上登记的{what}；不参与计票的房屋在“不计入”栏写“是”",
        "give the registered {what}; for a unit that does not count, write `yes` under `excluded`",
    ),
)
NO_VALUE = _error(
    717,
    "no-value",
    Text("`{key}` 没有数值", "`{key}` has no value"),
    Text(
        "不知道就整个删去这一项，不知道不等于零",
        "if it is unknown, leave the key out: unknown is not zero",
    ),
)
OVER = _error(
    718,
    "over-the-whole",
    Text(
        "{measure}各项合计 {parts}，超过{whole} {stated}",
        "the parts of {measure} come to {parts}, more than the {whole}, {stated}",
    ),
    Text("核对每一项，或者改正{whole}数", "check each part, or correct the {whole}"),
)
NOT_THE_SUM = _error(
    719,
    "not-the-sum",
    Text(
        "{measure}各项合计 {parts}，不等于{whole} {stated}",
        "the parts of {measure} come to {parts}, not to the {whole}, {stated}",
    ),
    Text("核对每一项；不知道的整项删去", "check each part, and leave out what is unknown"),
)
UNKNOWN_CANDIDATE = _error(
    720,
    "unknown-candidate",
    Text("`{name}` 不是这个事项的选项", "`{name}` is not an option of this matter"),
    Text("可选：{names}", "choose one of: {names}"),
)
CANDIDATES_WANTED = _error(
    721,
    "candidates-wanted",
    Text(
        "这个事项有几个选项，`{key}` 要分别写",
        "this matter has several options, and `{key}` must be given for each",
    ),
    Text("写成 {{{example}}}", "write it like {{{example}}}"),
)
BEYOND_BALLOTS = _error(
    724,
    "votes-beyond-ballots",
    Text(
        "{name}得票的{measure} {votes}，超过{whole} {stated}",
        "the {measure} for {name}, {votes}, exceed {whole}, {stated}",
    ),
    Text(
        "一张票对同一候选人只算一次；核对得票和收回的票",
        "a ballot counts once for each candidate; check the votes and the ballots",
    ),
)
NOT_A_SHARE = _error(
    722,
    "not-a-share",
    Text("`{key}` 的 `{text}` 不是百分比", "`{text}` at `{key}` is not a percentage"),
    Text('按公布的样子写，例如 "74.28%"', 'write it as it was announced, such as "74.28%"'),
)
KEY_IN_BOTH = _error(
    651,
    "key-in-both",
    Text("`{first}` 和 `{second}` 是同一项", "`{first}` and `{second}` are the same key"),
    Text("只留一处", "keep one of the two"),
)

# ── Remarks ──
NO_DAY = _info(
    652,
    "no-day",
    Text(
        "没有写表决的日期，按{day}法律判定", "nobody says when the vote was; the law {day} decides"
    ),
    Text(
        "用 --on 写明表决的日期，例如 `--on 2026-05-01`",
        "give the day of the vote with --on, such as `--on 2026-05-01`",
    ),
)
NOT_OFFERED = _info(
    653,
    "not-offered",
    Text(
        "计票没有写 {names}；规约的表决票没有“随多数”这一项，按 0 计",
        "the tally leaves out {names}; ballots of a bylaw do not offer it, so it counts as 0",
    ),
    Text(
        "表决票上另有这一项的，把票数写进计票文件",
        "if the ballots did offer it, write the votes into the tally",
    ),
)
HALF_A_LOT = _error(
    680,
    "half-a-lot",
    Text(
        "抽签要有种子，也要有表决之前公布的承诺，这里只有一样",
        "a lot needs its seed and the commitment published before the vote; here is one of them",
    ),
    Text(
        "两样都写：种子（seed）和它的承诺 `sha256:…`（commitment）",
        "give both: the seed, and its commitment `sha256:…`",
    ),
)
BEFORE_BYLAW = _info(
    688,
    "before-bylaw",
    Text(
        "规约自 {since} 起生效，{day} 还没有生效",
        "the bylaw has effect from {since}, and not yet on {day}",
    ),
    Text(
        "核对日期；那时另有规约的，用那时的一份",
        "check the day; use the version that was in force then, if there was one",
    ),
)
BEFORE_LAW = _warning(
    689,
    "before-law",
    Text(
        "法规库里 `{place}` 最早的法律从 {first} 起，{day} 没有法律可以适用",
        "the first law known for `{place}` is from {first}; none is applied on {day}",
    ),
    Text("核对日期", "check the day"),
)
NOT_COMMITTED = _error(
    681,
    "not-committed",
    Text(
        "种子不是承诺的那一个：承诺 `{commitment}`，种子的是 `{computed}`",
        "the seed is not the one committed to: `{commitment}`, but the seed has `{computed}`",
    ),
    Text(
        "按承诺时的种子一字不差地写，包括空格",
        "write the seed exactly as it was when committed to, spaces included",
    ),
)
UNKNOWN_LINE = _error(
    682,
    "unknown-line",
    Text("`{name}` 不是这个事项的分项", "`{name}` is not a line of this matter"),
    Text("这个事项的分项：{names}", "its lines are: {names}"),
)
LINE_MISSING = _error(
    683,
    "line-missing",
    Text("分项 `{name}` 没有票数", "the line `{name}` has no count"),
    Text(
        "同一张票上的各项都要写；不知道的写成 {{}}",
        "give every line of the sheet; write {{}} for one that is unknown",
    ),
)
NOT_A_LIST = _error(
    684,
    "not-a-list",
    Text("`{key}` 应当是列表，而不是{kind}", "`{key}` should be a list, not {kind}"),
    Text(
        "一轮一组，按先后写：[{{…}}, {{…}}]",
        "give one group for each round, in order: [{{…}}, {{…}}]",
    ),
)
NOT_STANDING = _warning(
    685,
    "not-standing",
    Text(
        "第 {round} 轮里有 `{name}` 的票，它没有进入这一轮，票不计给任何人",
        "round {round} has votes for `{name}`, who did not stand in it; they count for nobody",
    ),
    Text("核对这一轮的候选名单", "check who stood in this round"),
)
ROUNDS_LEFT = _warning(
    686,
    "rounds-left",
    Text(
        "第 {round} 轮之后没有要再投的，后面 {count} 轮没有用到",
        "no round was asked for after round {round}; {count} more were not used",
    ),
    Text(
        "核对有没有写多，或者前一轮的票数；前一轮同票要抽签的，写上抽签",
        "check whether they belong here, and the counts before them; write the lot if a tie was drawn",
    ),
)
