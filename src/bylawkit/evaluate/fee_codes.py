"""What can be wrong with payments, and with fees asked for: BK77x to BK79x, and BK960 to BK974."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _error(number: int, name: str, text: Text, hint: Text) -> Code:
    """Input that cannot be used as it is."""
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


def _warning(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.WARNING, text, hint)


def _info(number: int, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(f"BK{number}", name, Severity.INFO, text, hint)


BAD_MONTH = _error(
    770,
    "bad-month",
    Text("{what} `{text}` 不是月份", "{what} `{text}` is not a month"),
    Text("写成 2026-05 的样子", "write it like 2026-05"),
)
NO_RATE = _warning(
    771,
    "no-rate",
    Text(
        "{count} 套房屋的用途 `{use}` 没有收费标准，没有计算：{units}",
        "{count} units have the use `{use}`, for which no fee has a rate, and were left out: {units}",
    ),
    Text(
        "在费用的标准里加上这种用途，或者在登记册里改正用途",
        "add the use to a fee's rates, or correct it in the register",
    ),
)
NO_START = _error(
    772,
    "no-start",
    Text(
        "费用 `{name}` 分阶段，却没有起算日期",
        "the fee `{name}` has phases and no date from which they run",
    ),
    Text(
        "写明 `起算 2026-01-01`，或者规约的生效日期",
        "state `start 2026-01-01`, or from when the bylaw is effective",
    ),
)
NO_FEE = _error(
    773,
    "no-fee",
    Text("规约里没有费用", "the bylaw has no fee"),
    Text("用 `费用` 写明标准", "state one with `fee`"),
)
MONTHS_BACKWARD = _error(
    774,
    "months-backward",
    Text("--from {first} 在 --to {last} 之后", "--from {first} is after --to {last}"),
    Text("把两个月份对调", "put the earlier month first"),
)
TOO_MANY_MONTHS = _error(
    775,
    "too-many-months",
    Text(
        "从 {first} 到 {last} 有 {count} 个月，一次最多计算 {limit} 个月",
        "from {first} to {last} is {count} months; {limit} is the most at a time",
    ),
    Text("分几次计算", "do it in several runs"),
)
OUTSIDE = _info(
    776,
    "payments-outside",
    Text(
        "{count} 笔缴费不属于这几个月，没有列出",
        "{count} payments are for other months and are not listed",
    ),
)
NO_SUCH_FEE = _error(
    782,
    "no-such-fee",
    Text("规约里没有费用 `{text}`", "the bylaw has no fee `{text}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
AFTER_THE_DAY = _info(
    777,
    "payments-later",
    Text(
        "{count} 笔缴费在 {on} 之后，没有计入",
        "{count} payments came after {on} and are not counted",
    ),
)
OVERPAID = _warning(
    778,
    "overpaid",
    Text("房屋 `{unit}` 多缴 {amount}", "the unit `{unit}` has paid {amount} too much"),
    Text("退还，或者记为下一期的预缴", "pay it back, or keep it for the next due date"),
)
NO_RELIEF = _error(
    779,
    "no-relief",
    Text(
        "{what} `{text}` 是工时，而没有费用可以用工时抵减",
        "{what} `{text}` is in hours, and no fee is relieved by hours",
    ),
    Text(
        "写金额，或者在费用里写明 `抵减`", "give an amount of money, or state `relief` in the fee"
    ),
)
HOURS_LEFT = _info(
    780,
    "hours-left",
    Text(
        "房屋 `{unit}` 有 {amount} 的工时抵减没有用上",
        "of the relief for hours, the unit `{unit}` could not use {amount}",
    ),
)
EARLIER_MONTHS = _info(
    786,
    "earlier-months-first",
    Text(
        "房屋 `{unit}` 有 {amount}没有写所属月份，先抵了 {first} 以前的月份",
        "of what the unit `{unit}` paid for no month, {amount} went to months before {first}",
    ),
    Text(
        "确是缴这几个月的，在缴费记录里写上所属月份",
        "if it is for the months asked for, name them in the payments",
    ),
)
UNKNOWN_INDICATOR = _error(
    781,
    "unknown-indicator",
    Text("没有费用和 `{name}` 挂钩", "no fee is linked to `{name}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
RATE_LATER = _warning(
    783,
    "rate-later",
    Text(
        "费用 `{name}` 对用途 `{use}` 自 {since} 起才有标准，以前的月份没有计算",
        "the fee `{name}` has a rate for the use `{use}` only from {since}; earlier months are left out",
    ),
    Text("补上以前的标准", "state the rate before that day"),
)
NOT_EXEMPTED = _info(
    784,
    "exemption-not-counted",
    Text(
        "费用 `{name}` 对 `{who}` 的减免没有计入：没有写哪些房屋属于谁",
        "the exemption of `{who}` from `{name}` is not counted: nothing says whose units they are",
    ),
    Text(
        "用 --facts 给出一张表，写明房号和事实 `{who}`",
        "name the units in a table given with --facts, with the fact `{who}`",
    ),
)
DEPOSIT_APART = _info(
    785,
    "deposit-apart",
    Text(
        "费用 `{name}` 的押金只收一次，不计入各月",
        "the deposit of the fee `{name}` is taken once and is in no month",
    ),
)

# ── Who paid, and when ──
NO_SUCH_PAYER = _error(
    787,
    "no-such-payer",
    Text("{what} `{text}` 不是规约里的任何一方", "{what} `{text}` is nobody whom the bylaw knows"),
    Text(
        "住户自己缴的，这一格留空；否则写：{names}",
        "leave the cell empty for the household itself, else write one of: {names}",
    ),
)
PAYER_OVERPAID = _warning(
    788,
    "payer-overpaid",
    Text(
        "`{payer}` 为房屋 `{unit}` 多付 {amount}",
        "`{payer}` has paid {amount} too much for the unit `{unit}`",
    ),
    Text("退还，或者记为下一期", "pay it back, or keep it for the next due date"),
)
BEFORE_MOVING_IN = _warning(
    789,
    "before-moving-in",
    Text(
        "房屋 `{unit}` 有 {amount}缴给 {on} 入住以前的月份，没有计入",
        "of what the unit `{unit}` paid, {amount} is for months before it was handed over on {on}, and is not counted",
    ),
    Text(
        "改正所属月份或者交付日期；以前的费用由交付以前的一方缴纳",
        "correct the month or the day; what is owed before it is for whoever had the unit then",
    ),
)
PREPAID_TOO_FAR = _warning(
    654,
    "prepaid-too-far",
    Text(
        "费用 `{name}` 最多预缴 {limit}，{count} 笔缴费超过：{units}",
        "the fee `{name}` is prepaid for {limit} at most, and {count} payments go beyond: {units}",
    ),
    Text("退还超过的部分", "pay back what goes beyond"),
)
STARTS_LATER = _warning(
    791,
    "starts-later",
    Text(
        "费用 `{name}` 自 {start} 起算，以前的月份没有计算",
        "the fee `{name}` starts on {start}; earlier months are left out",
    ),
    Text("以前的月份按当时的规约计算", "use the bylaw that was in force then for earlier months"),
)
PHASES_OVER = _warning(
    792,
    "phases-over",
    Text(
        "费用 `{name}` 的阶段到 {month} 以前都已结束，此后按全额计算",
        "the phases of the fee `{name}` are over before {month}; from then on it is charged in full",
    ),
    Text(
        "写明此后的阶段，例如 `阶段 自立 全额`",
        "state what follows, such as `phase stand-alone full`",
    ),
)

# ── Facts ──
UNKNOWN_FACT = _error(
    793,
    "unknown-fact",
    Text("没有费用和 `{text}` 有关", "no fee depends on `{text}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
FACT_OF_ALL = _error(
    794,
    "fact-of-all",
    Text("`{name}` 对全小区有效，不能只写一套房屋", "`{name}` is for all units, and not for one"),
    Text("房号留空", "leave the unit empty"),
)
FACT_NEEDS_VALUE = _error(
    795,
    "fact-needs-value",
    Text("没有写 `{name}` 的数值", "`{name}` has no value"),
    Text("写成 78% 的样子", "write it like 78%"),
)
NOT_A_SHARE = _error(
    796,
    "not-a-share",
    Text("{what} `{text}` 不是百分数", "{what} `{text}` is not a percentage"),
    Text("写成 78% 的样子", "write it like 78%"),
)
FACT_BACKWARD = _error(
    960,
    "fact-backward",
    Text("{what} `{text}` 早于开始的月份", "{what} `{text}` is before the month it begins in"),
    Text("把两个月份对调", "put the earlier month first"),
)
FACT_TWICE = _error(
    961,
    "fact-twice",
    Text("`{text}` 在同一个月写了两次", "`{text}` is given twice for the same month"),
    Text("每个月只留一条", "keep one for each month"),
)
NO_ATTENDANCE = _warning(
    962,
    "no-attendance",
    Text(
        "费用 `{name}` 对 `{who}` 的减免要看出席率，没有写的没有减免：{units}",
        "the exemption of `{who}` from `{name}` depends on attendance, which is not given for {units}",
    ),
    Text("在数值栏写出席率，例如 90%", "give the attendance as the value, such as 90%"),
)
NO_SUCH_UNIT = _error(
    964,
    "no-such-unit",
    Text("登记册里没有房屋 `{unit}`", "the register has no unit `{unit}`"),
    Text("按登记册写房号", "write the unit as the register has it"),
)

# ── Shared costs ──
NO_METHOD = _error(
    970,
    "no-method",
    Text("分摊 `{name}` 没有写办法", "the allocation `{name}` does not say by what it is shared"),
    Text(
        "写明 `办法 按面积`、`办法 按户` 或 `办法 按楼层`",
        "state `method by-area`, `method by-household` or `method by-floor`",
    ),
)
NO_COEFFICIENT = _error(
    971,
    "no-coefficient",
    Text(
        "分摊 `{name}` 按楼层，{count} 套房屋没有楼层，或者那一层没有系数：{units}",
        "the allocation `{name}` is by floor, and {count} units have none, or one without a coefficient: {units}",
    ),
    Text(
        "在登记册的“楼层”栏写明，不分摊的写进系数为 0 的楼层或者“不计入”",
        "fill in the column `floor`; write `yes` under `excluded` for those that do not share",
    ),
)
NOTHING_TO_SHARE_BY = _error(
    972,
    "nothing-to-share-by",
    Text(
        "分摊 `{name}` 的系数加起来是零", "the weights of the allocation `{name}` add up to nothing"
    ),
    Text("至少要有一套房屋分摊", "somebody has to share it"),
)
FLAT_DIFFERS = _warning(
    973,
    "flat-differs",
    Text(
        "分摊 `{name}` 每户定额，合计 {sum}，总费用是 {cost}",
        "by the allocation `{name}` all pay the same sum, {sum} together, and the cost is {cost}",
    ),
    Text("差额另行约定", "agree on who pays or keeps the difference"),
)
NO_SUCH_ALLOCATION = _error(
    974,
    "no-such-allocation",
    Text("规约里没有分摊 `{name}`", "the bylaw has no allocation `{name}`"),
    Text("可选：{names}", "choose one of: {names}"),
)
