"""What can be wrong with what is asked for, from Python or on the command line: files, places, days."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _unusable(number: str, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(number, name, Severity.ERROR, text, hint, unusable=True)


# ── Reading ──
NO_SUCH_FILE = _unusable(
    "BK910",
    "no-such-file",
    Text("没有文件 `{path}`", "there is no file `{path}`"),
    Text("检查路径和文件名", "check the folder and the file name"),
)
IS_A_FOLDER = _unusable(
    "BK911",
    "is-a-folder",
    Text("`{path}` 是文件夹，这里需要文件", "`{path}` is a folder where a file is needed"),
    Text("写出文件夹里的那个文件", "name the file inside the folder"),
)
MAY_NOT_READ = _unusable(
    "BK912",
    "may-not-read",
    Text("没有读取 `{path}` 的权限", "there is no permission to read `{path}`"),
    Text(
        "请文件的所有者或管理员开放读取权限",
        "ask the owner of the file or an administrator for read permission",
    ),
)
NOT_UTF8 = _unusable(
    "BK913",
    "not-utf8",
    Text(
        "`{path}` 不是 UTF-8 编码：第 {byte} 个字节 {value}（第 {line} 行）读不通",
        "`{path}` is not UTF-8: byte {byte}, {value}, on line {line} cannot be read",
    ),
    Text(
        "在编辑器里选“另存为”，编码选 UTF-8",
        "in your editor choose `Save as` and the encoding UTF-8",
    ),
)
TOO_LARGE = _unusable(
    "BK914",
    "too-large",
    Text(
        "`{path}` 有 {size} MiB，超过 {limit} MiB 的上限，没有读取",
        "`{path}` has {size} MiB, more than the limit of {limit} MiB, and was not read",
    ),
    Text("检查是否选错了文件，或者拆成几个文件", "check that it is the right file, or split it"),
)
EMPTY_FILE = _unusable(
    "BK915",
    "empty-file",
    Text("`{path}` 是空文件", "`{path}` is empty"),
    Text(
        "用 `bylawkit new` 生成一份可以修改的规约",
        "start from a complete bylaw with `bylawkit new`",
    ),
)
NOT_TEXT = _unusable(
    "BK916",
    "not-text",
    Text("`{path}` 不是纯文本", "`{path}` is not plain text"),
    Text(
        "第 {byte} 个字节是 0；请给出纯文本的 .bylaw 文件",
        "byte {byte} is 0; give a plain text .bylaw file",
    ),
)
NOT_REGULAR = _unusable(
    "BK917",
    "not-regular",
    Text(
        "`{path}` 不是普通文件（是{kind}），没有读写",
        "`{path}` is not a regular file (it is {kind}) and was left alone",
    ),
    Text("从标准输入读取时写 `-`", "write `-` to read from standard input"),
)
CANNOT_READ = _unusable(
    "BK918",
    "cannot-read",
    Text("读不了 `{path}`：{reason}", "`{path}` cannot be read: {reason}"),
    Text("检查路径、磁盘和网络盘", "check the path, the disk and any network drive"),
)
NOTHING_FOUND = _unusable(
    "BK919",
    "nothing-found",
    Text("文件夹 `{path}` 里没有 .bylaw 文件", "there is no .bylaw file in the folder `{path}`"),
    Text(
        "给出一个 .bylaw 文件，或者用 `bylawkit new` 新建一份",
        "name a .bylaw file, or make one with `bylawkit new`",
    ),
)
NO_INPUT = _unusable(
    "BK920",
    "no-input",
    Text("标准输入已关闭，`-` 读不到内容", "standard input is closed, so `-` holds nothing"),
    Text("写出文件名，或者用管道送入内容", "name a file, or pipe the text in"),
)

# ── Places and days ──
UNKNOWN_PLACE = _unusable(
    "BK942",
    "unknown-place",
    Text("没有 `{place}` 的法规库", "there is no law pack for `{place}`"),
    Text(
        "全国的法律写 `中国`；有法规库的地方：{places}",
        "write `china` for the national law; places that have a pack: {places}",
    ),
)
NO_LAW_YET = _unusable(
    "BK943",
    "no-law-on-day",
    Text("`{place}` 在 {day} 还没有法规库", "no law pack of `{place}` reaches back to {day}"),
    Text("最早的从 {first} 起", "the first one is from {first}"),
)
NO_OWN_LAW = Code(
    "BK944",
    "place-without-own-law",
    Severity.INFO,
    Text(
        "`{place}` 没有自己的法规库，适用的只有 `{home}` 的",
        "`{place}` has no law pack of its own; what applies is the law of `{home}`",
    ),
    Text("有法规库的地方：{places}", "places that have one: {places}"),
)
BEYOND_CALENDAR = _unusable(
    "BK945",
    "beyond-calendar",
    Text(
        "从 {day} 起算，日历不够用（到 9999 年为止）",
        "counted from {day}, the calendar ends (with the year 9999)",
    ),
    Text("换一个早些的日期，或者缩短期限", "take an earlier day, or shorten the periods"),
)

# ── Codes ──
UNKNOWN_CODE = Code(
    "BK981",
    "unknown-code",
    Severity.ERROR,
    Text("没有代码 `{word}`", "there is no code `{word}`"),
    Text(
        "代码写成 BK201 的样子，在 `check` 的输出里", "a code looks like BK201; `check` prints them"
    ),
    unusable=True,
)

# ── Settings ──
SETTINGS_UNREADABLE = _unusable(
    "BK952",
    "settings-unreadable",
    Text("设置文件读不懂：{problem}", "the settings cannot be read: {problem}"),
    Text("按 TOML 的写法改正", "mend it as TOML is written"),
)
SETTING_UNKNOWN = _unusable(
    "BK953",
    "setting-unknown",
    Text("没有 `{key}` 这项设置", "there is no setting `{key}`"),
    Text("可以写：{keys}", "there are: {keys}"),
)
SETTING_WRONG = _unusable(
    "BK954",
    "setting-wrong",
    Text("设置 `{key}` 不能是 `{value}`", "the setting `{key}` cannot be `{value}`"),
)
