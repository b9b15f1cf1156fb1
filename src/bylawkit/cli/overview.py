"""The help of the whole tool: ``bylawkit --help``."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.diagnostics import Text

_ABOUT = Text(
    "用法：bylawkit [--lang zh|en] 命令 …\n\n住宅小区规约的规则引擎和文书生成工具。",
    "usage: bylawkit [--lang zh|en] COMMAND …\n\n"
    "A rule engine and document generator for the bylaws of residential compounds.",
)
_COMMANDS = Text("命令", "commands")
_OPTIONS = Text(
    "选项：\n"
    "  --lang zh|en   消息用中文还是英文（默认按文件的语言，其次按系统的语言）\n"
    "  -V, --version  显示版本\n"
    "  -h, --help     显示这份说明；“命令 --help”显示该命令的说明",
    "options:\n"
    "  --lang zh|en   language of messages (default: the file's, then the system's)\n"
    "  -V, --version  show the version\n"
    "  -h, --help     show this help; `COMMAND --help` shows that of a command",
)


def overview(commands: Sequence[str], lang: str) -> str:
    """What the tool does, with one line for each command."""
    from bylawkit.cli import load

    lines = [f"  {name:<11}{load(name).SUMMARY(lang)}" for name in commands]
    colon = "：" if lang == "zh" else ":"
    return "\n".join([_ABOUT(lang), "", _COMMANDS(lang) + colon, *lines, "", _OPTIONS(lang)])
