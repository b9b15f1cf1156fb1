"""What can be wrong with a command line and with files: BK9xx."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _unusable(number: str, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(number, name, Severity.ERROR, text, hint, unusable=True)


# ── Arguments ──
UNKNOWN_COMMAND = _unusable(
    "BK901",
    "unknown-command",
    Text("没有命令 `{word}`", "there is no command `{word}`"),
    Text("用 `bylawkit --help` 查看全部命令", "see all commands with `bylawkit --help`"),
)
UNKNOWN_OPTION = _unusable(
    "BK902",
    "unknown-option",
    Text("`{command}` 没有选项 `{word}`", "`{command}` has no option `{word}`"),
    Text("用 `{command} --help` 查看全部选项", "see all options with `{command} --help`"),
)
UNKNOWN_CHOICE = _unusable(
    "BK903",
    "unknown-choice",
    Text("`{argument}` 不能取 `{word}`", "`{argument}` cannot be `{word}`"),
    Text("可选：{choices}", "choose one of: {choices}"),
)
MISSING_ARGUMENT = _unusable(
    "BK904",
    "missing-argument",
    Text("`{command}` 缺少 {names}", "`{command}` needs {names}"),
    Text("用法见 `{command} --help`", "see `{command} --help`"),
)
MISSING_VALUE = _unusable(
    "BK905",
    "missing-value",
    Text("`{argument}` 后面缺少内容", "`{argument}` needs a value"),
    Text("用法见 `{command} --help`", "see `{command} --help`"),
)
BAD_VALUE = _unusable(
    "BK906",
    "bad-value",
    Text("`{argument}` 的内容 `{word}` 无法识别", "`{argument}` cannot be read from `{word}`"),
    Text("用法见 `{command} --help`", "see `{command} --help`"),
)
TOO_MANY_ARGUMENTS = _unusable(
    "BK907",
    "too-many-arguments",
    Text("`{command}` 用不到 `{word}`", "`{command}` has no use for `{word}`"),
    Text("用法见 `{command} --help`", "see `{command} --help`"),
)
MISUSE = _unusable(
    "BK908",
    "misuse",
    Text("命令的写法不对：{problem}", "the command cannot be understood: {problem}"),
    Text("用法见 `{command} --help`", "see `{command} --help`"),
)
NOT_TOGETHER = _unusable(
    "BK909",
    "not-together",
    Text("`{argument}` 和 `{other}` 不能同时使用", "`{argument}` cannot be used with `{other}`"),
    Text("去掉其中一个", "leave one of them out"),
)

# ── Reading ──
PROCESS_LOST = _unusable(
    "BK921",
    "process-lost",
    Text(
        "检查 `{path}` 前后的文件时，一个进程意外中止；从这个文件起没有检查",
        "a process ended by itself near `{path}`: this file and those after it were not checked",
    ),
    Text(
        "加上 `--jobs 1` 再运行一次；内存不足也会这样",
        "run it again with `--jobs 1`; too little memory can be the cause",
    ),
)

# ── Writing ──
MAY_NOT_WRITE = _unusable(
    "BK930",
    "may-not-write",
    Text("没有写入 `{path}` 的权限", "there is no permission to write `{path}`"),
    Text("换一个可以写入的文件夹", "choose a folder that you may write to"),
)
DISK_FULL = _unusable(
    "BK931",
    "disk-full",
    Text(
        "磁盘已满，写不下 `{path}`；什么都没有写入",
        "the disk is full and cannot hold `{path}`; nothing was written",
    ),
    Text("腾出空间，或者换一个磁盘", "free some space, or choose another disk"),
)
FOLDER_IS_A_FILE = _unusable(
    "BK932",
    "folder-is-a-file",
    Text(
        "`{path}` 是文件，不能当作输出文件夹", "`{path}` is a file and cannot be the output folder"
    ),
    Text("换一个文件夹名", "choose another folder name"),
)
FILE_IS_A_FOLDER = _unusable(
    "BK933",
    "file-is-a-folder",
    Text("`{path}` 是文件夹，不能写成文件", "`{path}` is a folder and cannot be written as a file"),
    Text("移走这个文件夹，或者换一个输出位置", "move the folder away, or choose another place"),
)
CANNOT_WRITE = _unusable(
    "BK934",
    "cannot-write",
    Text(
        "写不了 `{path}`：{reason}；什么都没有写入",
        "`{path}` cannot be written: {reason}; nothing was written",
    ),
    Text("检查路径和磁盘", "check the path and the disk"),
)
NO_OUTPUT = _unusable(
    "BK935",
    "no-output",
    Text("标准输出写不进去：{reason}", "standard output cannot be written: {reason}"),
    Text("检查重定向的目标", "check where the output is sent"),
)

# ── fmt and new ──
WOULD_CHANGE = Code(
    "BK940",
    "would-change",
    Severity.ERROR,
    Text("`{path}` 还没有整理", "`{path}` is not in the tidy form"),
    Text("运行 `bylawkit fmt {path}`", "run `bylawkit fmt {path}`"),
)
FOLDER_NOT_EMPTY = _unusable(
    "BK941",
    "folder-not-empty",
    Text("`{path}` 里已经有内容，没有写入", "`{path}` is not empty and was left alone"),
    Text("换一个新的文件夹名", "choose a new folder"),
)

NOT_A_RECEIPT = _unusable(
    "BK950",
    "not-a-receipt",
    Text("`{path}` 不是可以用的回执：{why}", "`{path}` is not a receipt that can be used: {why}"),
    Text(
        "用 `bylawkit decide … --receipt {path}` 重新作出",
        "make it anew with `bylawkit decide … --receipt {path}`",
    ),
)

# ── Versions ──
TWO_VERSIONS = _unusable(
    "BK946",
    "two-versions",
    Text(
        "要比较的版本有两个，这里有 {count} 个", "two versions are compared, and {count} are given"
    ),
    Text("写成 bylawkit diff 旧版 新版", "write bylawkit diff OLD NEW"),
)
NOT_IN_GIT = _unusable(
    "BK947",
    "not-in-git",
    Text(
        "读不到 `{name}`：没有这个文件，也读不到 git（{problem}）",
        "cannot read `{name}`: there is no such file, and git does not answer ({problem})",
    ),
    Text("在 git 仓库里运行，或者写文件的路径", "run it within a git repository, or name a file"),
)
NO_REVISION = _unusable(
    "BK948",
    "no-revision",
    Text("git 里没有版本 `{name}`", "git knows no revision `{name}`"),
    Text("看看 git log 和 git branch 里有哪些", "see which there are with git log and git branch"),
)
NOT_IN_REVISION = _unusable(
    "BK949",
    "not-in-revision",
    Text(
        "版本 `{revision}` 里没有规约 `{name}`", "the revision `{revision}` has no bylaw `{name}`"
    ),
    Text(
        "路径从当前文件夹写起，例如 HEAD~1:我的规约.bylaw",
        "write the path from the current folder, such as HEAD~1:my.bylaw",
    ),
)

NO_SERVER = _unusable(
    "BK951",
    "no-language-server",
    Text(
        "没有安装语言服务需要的 pygls", "pygls, which the language server needs, is not installed"
    ),
    Text("运行 `pip install 'bylawkit[lsp]'`", "run `pip install 'bylawkit[lsp]'`"),
)

# ── Ours ──
OUR_MISTAKE = _unusable(
    "BK999",
    "our-mistake",
    Text(
        "这是 bylawkit 自身的错误（{kind}，编号 {id}），不是您的文件有错",
        "this is a mistake of ours ({kind}, {id}), not one in your file",
    ),
    Text(
        "请把编号和能重现的文件一起报告；设置 BYLAWKIT_DEBUG=1 可以看到细节",
        "please report it with this id and a file that shows it; BYLAWKIT_DEBUG=1 shows the details",
    ),
)
