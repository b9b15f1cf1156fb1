"""Write ``docs/checks.md`` and ``docs/checks.zh.md`` from the manual pages of the checks.

python scripts/make_checks_page.py           write the pages
python scripts/make_checks_page.py --check   exit 1 if they are not what the checks say
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bylawkit.api.codebook import all_codes, in_keywords_of, modules_with_pages
from bylawkit.checks.pages import page
from bylawkit.diagnostics import Code, Text

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES = {"en": DOCS / "checks.md", "zh": DOCS / "checks.zh.md"}

TITLE = Text("检查一览", "The checks")
OTHER_LANGUAGE = Text("[English](checks.md)", "[中文](checks.zh.md)")
INTRODUCTION = Text(
    "`bylawkit check` 对每部规约提这些问题。这一页由 `scripts/make_checks_page.py` 从各项检查的说明生成，"
    "其中的例子都在测试里运行：“错误”的每一行标出它引起的代码，“正确”的不引起。例子省去了文件开头的 `规约` 语句。"
    "同样的说明也可以用 `bylawkit explain 代码` 查看。",
    "`bylawkit check` asks these questions of every bylaw. This page is made from the checks themselves by "
    "`scripts/make_checks_page.py`, and its examples are run by the tests: each line of *Wrong* names the code "
    "that it raises, and *Right* raises none. The examples leave out the `bylaw` statement at the head of a "
    "file. `bylawkit explain CODE` shows the same page.",
)
SEVERITIES = Text(
    "**错误**是违法或者自相矛盾，退出状态为 1；**警告**多半是写错了；**提示**是起草上的建议。"
    "`--strict` 把警告也当作错误。",
    "An **error** is unlawful or contradicts itself, and makes the exit status 1; a **warning** is most likely "
    "a mistake; an **info** is about drafting. `--strict` treats warnings as errors.",
)
COLUMNS = Text("| 代码 | 名称 | 程度 | 消息 |", "| code | name | severity | message |")
WRONG, RIGHT = Text("错误：", "Wrong:"), Text("正确：", "Right:")
REGISTER = Text("登记册：", "The register:")
OTHERS = Text("其他代码", "All other codes")
OTHERS_INTRODUCTION = Text(
    "写法、名称、登记册、文书和命令行的问题，消息里已经说明怎么改。",
    "Problems of form, names, registers, documents and the command line say in their message what to do.",
)


def pages() -> dict[Path, str]:
    """What each file should hold."""
    return {path: "\n".join(_lines(lang)) + "\n" for lang, path in FILES.items()}


def _lines(lang: str) -> Iterator[str]:
    yield f"# {TITLE(lang)}\n\n{OTHER_LANGUAGE(lang)}\n"
    yield f"{INTRODUCTION(lang)}\n\n{SEVERITIES(lang)}"
    for check in modules_with_pages():
        manual = page(check.__doc__ or "")
        yield f"\n## {_capital(manual.title(lang))}\n"
        yield from _table(check.CODES, lang)
        yield f"\n{manual.body(lang)}"
        for heading, examples in ((WRONG, manual.wrong), (RIGHT, manual.right)):
            for example in examples:
                yield f"\n{heading(lang)}\n\n```bylaw\n{in_keywords_of(lang, example).rstrip()}\n```"
                if register := manual.registers.get(example):
                    yield f"\n{REGISTER(lang)}\n\n```csv\n{register.rstrip()}\n```"
    own = {code.id for check in modules_with_pages() for code in check.CODES}
    yield f"\n## {OTHERS(lang)}\n\n{OTHERS_INTRODUCTION(lang)}\n"
    yield from _table((code for key, code in all_codes().items() if key not in own), lang)


def _table(codes: Iterator[Code] | tuple[Code, ...], lang: str) -> Iterator[str]:
    yield COLUMNS(lang)
    yield "|---|---|---|---|"
    for code in codes:
        message = code.text(lang).replace("|", "\\|")
        yield f"| {code.id} | {code.name} | {code.severity.word(lang)} | {message} |"


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def main() -> int:
    """Write the pages, or compare them."""
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"docs/{path.name} is out of date: run scripts/make_checks_page.py")
        return 1 if stale else 0
    DOCS.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
