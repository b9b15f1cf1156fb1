"""What can be wrong with names and values."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _code(
    number: int,
    name: str,
    text: Text,
    hint: Text | None = None,
    severity: Severity = Severity.ERROR,
) -> Code:
    return Code(f"BK{number}", name, severity, text, hint)


NO_BYLAW = _code(
    100,
    "no-bylaw",
    Text("这里没有 `规约` 语句", "there is no `bylaw` statement here"),
    Text(
        '文件以 `规约 "标题"` 开头，下面写类型、辖区和规模',
        'begin the file with `bylaw "title"`, and below it the kind, the law and the size',
    ),
)
SECOND_BYLAW = _code(
    101,
    "second-bylaw",
    Text("一个文件只能有一部规约", "a file holds one bylaw only"),
    Text("把第二部规约放到另一个文件", "put the second bylaw into a file of its own"),
)
NAME_TAKEN = _code(
    102,
    "name-taken",
    Text("名称 `{name}` 已经用过了", "the name `{name}` is taken"),
    Text("换一个名称", "choose another name"),
)
FIELD_TWICE = _code(
    103,
    "field-twice",
    Text("`{field}` 在这条语句里写了两次", "`{field}` is given twice in this statement"),
    Text("只留一处", "keep one of the two"),
)
UNKNOWN_NAME = _code(
    104,
    "unknown-name",
    Text("没有叫 `{name}` 的{kind}", "no {kind} is called `{name}`"),
    Text("{cure}", "{cure}"),
)
WRONG_KIND = _code(
    105,
    "wrong-kind",
    Text(
        "`{name}` 是{actual}，这里要用{kind}", "`{name}` is {actual}, but a {kind} is needed here"
    ),
    Text("换成{kind}的名称", "name a {kind} instead"),
)
UNKNOWN_REFERENCE_FIELD = _code(
    106,
    "unknown-reference-field",
    Text("`{name}` 没有写 `{field}` 这一栏", "`{name}` states no `{field}`"),
    Text("{cure}", "{cure}"),
)
BAD_REFERENCE = _code(
    107,
    "bad-reference",
    Text("花括号里的引用写错了：`{text}`", "this reference is not well formed: `{text}`"),
    Text("{cure}", "{cure}"),
)
UNKNOWN_STAGE = _code(
    108,
    "unknown-stage",
    Text(
        "程序 `{procedure}` 没有叫 `{name}` 的阶段", "procedure `{procedure}` has no stage `{name}`"
    ),
    Text("{cure}", "{cure}"),
)
STAGE_TWICE = _code(
    109,
    "stage-twice",
    Text("阶段 `{name}` 在这个程序里出现了两次", "stage `{name}` stands twice in this procedure"),
    Text("换一个名称", "choose another name"),
)
ZERO_BELOW = _code(
    110,
    "zero-denominator",
    Text("`{text}` 的分母是零", "`{text}` has zero below the line"),
    Text("写明是几分之几", "say how many parts of how many"),
)
ABOVE_ONE = _code(
    111,
    "share-above-one",
    Text("`{text}` 超过了全部", "`{text}` is more than the whole"),
    Text("比例不能大于 1（100%）", "a share is at most 1 (100%)"),
)
NEGATIVE = _code(
    112,
    "negative-value",
    Text("`{text}` 不能是负数", "`{text}` cannot be negative"),
    Text("写成正数", "write a positive number"),
)
BELOW_FEN = _code(
    113,
    "below-a-fen",
    Text("金额 `{text}` 不足一分的部分无法支付", "`{text}` has parts smaller than a fen"),
    Text("最多保留两位小数", "give at most two decimals"),
)
BELOW_CENTIMETRE = _code(
    114,
    "area-too-fine",
    Text("面积 `{text}` 多于两位小数", "the area `{text}` has more than two decimals"),
    Text("面积精确到 0.01 平方米", "areas are exact to 0.01 m²"),
)
NO_SUCH_DATE = _code(
    115,
    "no-such-date",
    Text("没有 `{text}` 这一天", "there is no day `{text}`"),
    Text("核对年月日", "check year, month and day"),
)
NOT_WHOLE = _code(
    116,
    "not-a-whole-number",
    Text("`{text}` 必须是大于零的整数", "`{text}` has to be a whole number above zero"),
    Text("写 1、2、3 这样的数", "write a number such as 1, 2 or 3"),
)
NOT_DURATION = _code(
    117,
    "length-needed",
    Text("这里要写多长时间，而不是多久一次", "a length of time is needed here, not how often"),
    Text("例如 `7日`", "such as `7 days`"),
)
NOT_FREQUENCY = _code(
    118,
    "frequency-needed",
    Text("这里要写多久一次，而不是多长时间", "how often is needed here, not a length of time"),
    Text("例如 `每半年`", "such as `every half-year`"),
)
NO_SUCH_DAY = _code(
    119,
    "no-such-due-day",
    Text("`{text}` 不是每个月都有的日子", "day `{text}` does not come in every month"),
    Text("用 1 到 28 之间的日子", "use a day from 1 to 28"),
)
HALF_OR_MORE = _code(
    120,
    "half-or-more",
    Text(
        "`半数以上` 有歧义：按字面包含恰好一半，习惯上却指过半数",
        "`half or-more` is ambiguous: literally it includes exactly one half",
    ),
    Text(
        "多数决写 `过半数`；确实包含恰好一半时写 `二分之一以上`",
        "write `majority`, or `1/2 or-more` if exactly one half is meant to be enough",
    ),
    Severity.WARNING,
)
FIELD_MISSING = _code(
    130,
    "field-missing",
    Text("`{statement}` 缺少 `{field}`", "`{statement}` lacks `{field}`"),
    Text("补上 `{field}` 一栏", "add the field `{field}`"),
)
PHASE_PAYS = _code(
    131,
    "phase-without-share",
    Text("阶段 `{name}` 没有说业主付多少", "phase `{name}` does not say what the household pays"),
    Text("写 `免收`、`全额` 或 `收取50%`", "write `free`, `full` or `collect 50%`"),
)
LAW_IN_BYLAW = _code(
    132,
    "law-in-bylaw",
    Text("`{statement}` 只能写在法规库里", "`{statement}` belongs into a law pack"),
    Text("规约里用 `依据` 引用法条", "a bylaw refers to statutes with `basis`"),
)
NO_ITEM_PARAGRAPH = _code(
    133,
    "item-without-paragraph",
    Text("`项` 的上面没有正文", "this `item` has no paragraph above it"),
    Text("先写一段引文，再写各项", "write a paragraph first, then its items"),
)
UNIT_MISMATCH = _code(
    134,
    "figure-twice",
    Text("同一种计量写了两次", "one measure is given twice"),
    Text("人数、面积各写一次", "give heads once and area once"),
)
NO_BASE = _code(
    140,
    "base-not-usable",
    Text("不能引用 `{path}`：{why}", "`{path}` cannot be used: {why}"),
    Text(
        "路径从本文件所在目录算起，且不能走出项目目录",
        "paths start at the folder of this file and stay inside the project folder",
    ),
)
BASE_CYCLE = _code(
    141,
    "base-cycle",
    Text("引用绕回了自己：`{path}`", "these texts use one another in a circle: `{path}`"),
    Text("去掉其中一处引用", "take one of the uses out"),
)
BASE_TWICE = _code(
    142,
    "base-twice",
    Text("`{path}` 已经引用过了", "`{path}` is used already"),
    Text("只引用一次", "use it once"),
)
CHANGES_NOTHING = _code(
    143,
    "changes-nothing",
    Text("引用的文本里没有 `{name}` 可改", "the texts used hold no `{name}` to change"),
    Text("{cure}", "{cure}"),
)
CHANGES_OWN = _code(
    144,
    "changes-own",
    Text("`{name}` 是本文件自己的条文", "`{name}` stands in this very file"),
    Text("直接改那一条", "edit it there"),
)
CHANGED_TWICE = _code(
    145,
    "changed-twice",
    Text("`{name}` 改动了两次", "`{name}` is changed twice"),
    Text("合并成一处改动", "make it one change"),
)
NO_SUCH_TIME = _code(
    146,
    "no-such-time",
    Text("没有 `{text}` 这个时刻", "there is no time `{text}`"),
    Text("写 00:00 到 24:00 之间的时刻", "write a time from 00:00 to 24:00"),
)
DATES_OUT_OF_ORDER = _code(
    147,
    "dates-out-of-order",
    Text("分段的日期没有先后相接", "dated values have to follow one another"),
    Text(
        "按起始日期从早到晚写，每个日期只写一次",
        "give them from the earliest day on, each day once",
    ),
)
ROUNDED_SHARE = _code(
    150,
    "rounded-share",
    Text("`{text}` 不是 `{share}`，差一点点", "`{text}` is not `{share}`, but close to it"),
    Text(
        "如果指的是 `{share}`，就照样写：差一票也可能改变结果",
        "if `{share}` is meant, write it so: one vote may make the difference",
    ),
    Severity.WARNING,
)
WIDE_BRACES = _code(
    151,
    "full-width-braces",
    Text(
        "全角花括号 `{text}` 不会当作引用，会原样印出来",
        "the full-width braces `{text}` make no reference: they are printed as they are",
    ),
    Text("改用半角花括号：`{cure}`", "use the usual braces: `{cure}`"),
)
ONCE_ONLY = _code(
    152,
    "rate-without-period",
    Text("`{text}` 没有说多久收一次", "`{text}` does not say how often it is paid"),
    Text(
        "按月收写成 `{text}/月`；只收一次就不用改",
        "write `{text}/month` if it is paid monthly; leave it if it is paid once",
    ),
    Severity.INFO,
)
PROVISION_FIRST = _code(
    136,
    "provision-without-statute",
    Text("这条规定的上面没有 `法规`", "no `statute` stands above this provision"),
    Text("先写 `法规 名称`，再写它的规定", "write `statute name` first, then its provisions"),
)
EMPTY = _code(
    137,
    "empty-file",
    Text("文件是空的", "the file is empty"),
    Text(
        "用 `bylawkit new 老旧小区 目录` 得到一份可以直接修改的样稿",
        "`bylawkit new old FOLDER` writes a draft to start from",
    ),
)
ODD_WINDOW = _code(
    135,
    "window-reversed",
    Text("投票期的上限短于下限", "the longest window is shorter than the shortest"),
    Text("短的写在前面", "write the shorter length first"),
)

CODES = tuple(value for value in list(globals().values()) if isinstance(value, Code))
