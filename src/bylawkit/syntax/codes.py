"""What can be wrong with the spelling of a bylaw, whatever the words.

Each kind of slip that has a message of its own keeps its code beside it, in ``mistakes/``.
"""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def error(number: int, name: str, text: Text, hint: Text | None = None) -> Code:
    """A code of this room; every slip in the spelling is an error."""
    return Code(f"BK{number:03}", name, Severity.ERROR, text, hint)


UNKNOWN_STATEMENT = error(
    10,
    "unknown-statement",
    Text("没有叫 `{word}` 的语句", "no statement is called `{word}`"),
    Text("{cure}", "{cure}"),
)
UNKNOWN_FIELD = error(
    11,
    "unknown-field",
    Text("`{statement}` 没有 `{word}` 这一栏", "`{statement}` has no field `{word}`"),
    Text("{cure}", "{cure}"),
)
ENDS_EARLY = error(
    12,
    "line-ends-early",
    Text("这一行没有写完，后面还应有{expected}", "the line ends too early: {expected} is missing"),
    Text("在 `{before}` 之后补上{expected}{example}", "add {expected} after `{before}`{example}"),
)
NO_UNIT = error(
    13,
    "missing-unit",
    Text("`{before}` 没有单位", "`{before}` has no unit"),
    Text("写明{expected}", "write {expected}"),
)
UNKNOWN_UNIT = error(
    14,
    "unknown-unit",
    Text("这里不能用单位 `{word}`", "`{word}` is not a unit that can stand here"),
    Text("可用：{expected}{example}", "use {expected}{example}"),
)
UNEXPECTED = error(
    15,
    "unexpected-word",
    Text("这里应是{expected}，而不是 `{word}`", "expected {expected}, found `{word}`"),
    Text("{cure}{example}", "{cure}{example}"),
)
TOO_MUCH = error(
    16,
    "too-much-on-line",
    Text("`{word}` 在这一行是多余的", "`{word}` is too much on this line"),
    Text("删去它，或另起一行", "remove it, or put it on a line of its own"),
)
UNTERMINATED = error(
    17,
    "unterminated-string",
    Text("引号没有合上", "the quotation mark is not closed"),
    Text(
        "在这一行末尾补上 `{close}`；引文不能跨行",
        "close it with `{close}` on the same line; quoted text cannot run over lines",
    ),
)
ORPHAN = error(
    18,
    "field-without-statement",
    Text("这一行缩进了，但上面没有语句", "this line is indented, but no statement stands above it"),
    Text(
        "语句顶格写，只有它的各栏才缩进",
        "begin statements at the margin; only their fields are indented",
    ),
)
NO_FIELDS = error(
    19,
    "statement-takes-no-fields",
    Text("`{statement}` 下面不能再缩进写内容", "`{statement}` takes no indented lines"),
    Text("把这一行顶格写", "begin this line at the margin"),
)
UNEVEN = error(
    20,
    "uneven-indentation",
    Text(
        "这一行的缩进与同一语句的其他行不同（{found}，应为 {wanted}）",
        "this line is indented by {found}, the lines above by {wanted}",
    ),
    Text("同一语句的各栏用同样的空格缩进", "indent the fields of a statement by the same spaces"),
)
TOO_DEEP = error(
    21,
    "nested-too-deeply",
    Text("括号嵌套超过 64 层", "more than 64 brackets are open"),
    Text("把条件拆成几个事项", "split the test into several matters"),
)
NO_ARROW = error(
    22,
    "missing-arrow",
    Text("这里少了箭头 `→`", "an arrow `→` is missing here"),
    Text("写成 `{cure}`（箭头也可以打 `->`）", "write `{cure}` (or `->` for the arrow)"),
)
NO_COMPARATOR = error(
    23,
    "missing-comparator",
    Text(
        "`{before}` 没有说明含不含本数",
        "`{before}` does not say whether the number itself is enough",
    ),
    Text(
        "写 `{before}以上`（含本数）或 `超过{before}`（不含本数）",
        "write `{before} or-more` (included) or `more-than {before}` (excluded)",
    ),
)
NAME_NEEDED = error(
    24,
    "missing-name",
    Text(
        "`{statement}` 后面要先写名称，再写引号里的标题",
        "`{statement}` needs a name before its title in quotes",
    ),
    Text(
        "例如 `{statement} 短名 {word}`；其他条文用这个名称引用它",
        "such as `{statement} short-name {word}`; other articles refer to it by that name",
    ),
)
QUOTES_NEEDED = error(
    25,
    "missing-quotes",
    Text("`{word}` 要写在引号里", "`{word}` has to stand in quotation marks"),
    Text('写成 `"{word}"`', 'write `"{word}"`'),
)

INVISIBLE = error(
    26,
    "invisible-character",
    Text("这里有一个看不见的字符（{name}）", "an invisible character stands here ({name})"),
    Text(
        "删去它；多半是从别处复制带来的", "delete it; it probably came along when text was pasted"
    ),
)
