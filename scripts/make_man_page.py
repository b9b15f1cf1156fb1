"""Write the man pages in ``docs/man/`` from the parsers of the command line.

python scripts/make_man_page.py           write the pages
python scripts/make_man_page.py --check   exit 1 if they are not what the parsers say
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bylawkit import __version__
from bylawkit.cli.tree import Command, Option, Word, commands
from bylawkit.diagnostics import Text
from kept_text import write_or_check

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "man"
FILES = {"en": FOLDER / "bylawkit.1", "zh": FOLDER / "zh_CN" / "bylawkit.1"}

_NAME = Text("名称", "NAME")
_SYNOPSIS = Text("用法", "SYNOPSIS")
_DESCRIPTION = Text("说明", "DESCRIPTION")
_OPTIONS = Text("选项", "OPTIONS")
_COMMANDS = Text("命令", "COMMANDS")
_STATUS = Text("退出状态", "EXIT STATUS")
_ENVIRONMENT = Text("环境变量", "ENVIRONMENT")
_SETTINGS = Text("文件", "FILES")
_EXAMPLE = Text("例如：", "Example:")
_COMMAND = Text("命令", "COMMAND")

_ABOUT = Text(
    "住宅小区规约的规则引擎和文书生成工具",
    "a rule engine and document generator for the bylaws of residential compounds",
)
_LONG = Text(
    "规约写成一份纯文本，居民念得出，检查得了，别的系统也执行得了：从同一份文本得出提交表决的 Word "
    "文件、表决结果和理由、每户应缴的费用、给软件用的规则。命令读文件或者标准输入（-），结果写到标准输出，"
    "问题写到标准错误；没有一份输出写到一半。",
    "The bylaws of a compound are one plain text that residents read aloud, that is checked to be "
    "lawful and fair, and that other systems enforce: from it come the documents put to the vote, "
    "the decision on a vote with its reasons, what each unit owes, and a policy for software. "
    "Commands read files, or standard input for -, print results to standard output and problems to "
    "standard error. No output is half written.",
)
_HEAD = (
    ("--lang zh|en", Text("消息用中文还是英文（默认按文件的语言，其次按系统的语言）", "language of messages (default: the file's, then the system's)")),
    ("-V, --version", Text("显示版本", "show the version")),
    ("-h, --help", Text("显示说明；“命令 --help”显示该命令的说明", "show help; COMMAND --help shows that of a command")),
)  # fmt: skip
_STATUSES = (
    ("0", Text("没有问题；有警告也可以，除非用了 --strict", "fine; warnings are allowed unless --strict is given")),
    ("1", Text("有问题，情景不符，交回的文件说的不一样，或者用了 --check 而有差别", "findings, a failed scenario, a returned document that does not say the same, or a difference with --check")),
    ("2", Text("输入或者参数不能用；每一处都写明位置和改法", "input or arguments that cannot be used; each is named, with place and cure")),
)  # fmt: skip
_VARIABLES = (
    ("LC_ALL, LC_MESSAGES, LANG", Text("没有 --lang、文件也看不出语言时，消息的语言", "the language of messages, where neither --lang nor a file says it")),
    ("NO_COLOR", Text("不用颜色", "no colours")),
    ("BYLAWKIT_NO_CACHE", Text("为 1 时 check 不保存也不采用以前的结果", "if 1, check neither keeps nor believes earlier results")),
    ("BYLAWKIT_DEBUG", Text("为 1 时显示本工具自身错误的细节", "if 1, shows the details of mistakes of ours")),
)  # fmt: skip
_PATHS = (
    (".bylawkit.toml, pyproject.toml", Text("项目的设置：法律、日期、程度、不用的检查和理由", "settings of a project: law, day, severities, codes left out with a reason")),
    (".bylawkit_cache", Text("以前的检查结果", "earlier results of check")),
)  # fmt: skip


def page(lang: str) -> str:
    """A man page, in the macros of man(7)."""
    return "\n".join(_lines(lang)) + "\n"


def _lines(lang: str) -> Iterator[str]:
    command = _COMMAND(lang)
    yield f'.TH BYLAWKIT 1 "" "bylawkit {__version__}" "bylawkit"'
    yield ".ad l"
    yield from _section(_NAME(lang), f"bylawkit \\- {_plain(_ABOUT(lang))}")
    yield from _section(
        _SYNOPSIS(lang), f".B bylawkit\n[\\fB\\-\\-lang\\fR zh|en] \\fI{command}\\fR \\&..."
    )
    yield from _section(_DESCRIPTION(lang), _plain(_LONG(lang)))
    yield from _list(_OPTIONS(lang), _HEAD, lang)
    yield f'.SH "{_COMMANDS(lang)}"'
    for one in commands(lang):
        yield from _command(one, lang)
    yield from _list(_STATUS(lang), _STATUSES, lang)
    yield from _list(_ENVIRONMENT(lang), _VARIABLES, lang)
    yield from _list(_SETTINGS(lang), _PATHS, lang)


def _section(title: str, text: str) -> Iterator[str]:
    yield f'.SH "{title}"'
    yield text


def _list(title: str, items: tuple[tuple[str, Text], ...], lang: str) -> Iterator[str]:
    yield f'.SH "{title}"'
    for name, about in items:
        yield from _item(f"\\fB{_plain(name)}\\fR", about(lang))


def _item(head: str, about: str) -> Iterator[str]:
    yield from (".TP", head, _plain(about))


def _command(one: Command, lang: str) -> Iterator[str]:
    words = " ".join(map(_placeholder, one.words))
    yield f'.SS "{one.name}"'
    yield from (_plain(one.about), ".PP", f"\\fBbylawkit {one.name}\\fR {words}".rstrip())
    for word in one.words:
        yield from _item(f"\\fI{_plain(word.metavar)}\\fR", word.about)
    for option in one.options:
        yield from _item(_names(option), option.about)
    yield from (".PP", _EXAMPLE(lang), ".RS", ".nf", _plain(one.example), ".fi", ".RE")


def _placeholder(word: Word) -> str:
    name = f"\\fI{_plain(word.metavar)}\\fR" + (" \\&..." if word.many else "")
    return name if word.needed else f"[{name}]"


def _names(option: Option) -> str:
    value = f" \\fI{_plain(option.metavar)}\\fR" if option.metavar else ""
    names = ", ".join(f"\\fB{_plain(one)}\\fR" for one in option.names)
    listed = option.choices and option.metavar != "|".join(option.choices)
    few = listed and len(option.choices) <= 20
    return f"{names}{value}" + (f" ({_plain(', '.join(option.choices))})" if few else "")


def _plain(text: str) -> str:
    """Words in which roff sees no commands: backslashes, dashes, and a leading dot or quote."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def main() -> int:
    """Write or compare the pages."""
    texts = {path: page(lang) for lang, path in FILES.items()}
    return write_or_check(texts, __file__, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
