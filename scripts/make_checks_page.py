"""Write ``docs/checks/``: a page for each check in both languages, and an index of all codes.

python scripts/make_checks_page.py           write the pages
python scripts/make_checks_page.py --check   exit 1 if they are not what the checks say
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from bylawkit.api.codebook import all_codes, in_keywords_of, modules_with_pages
from bylawkit.checks.pages import page
from bylawkit.diagnostics import Code, Text

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "checks"
INDEX = {"en": "README.md", "zh": "README.zh.md"}

TITLE = Text("检查一览", "The checks")
OTHER_LANGUAGE = Text("[English](README.md)", "[中文](README.zh.md)")
BACK = Text("[全部检查](../README.zh.md)", "[All checks](../README.md)")
INTRODUCTION = Text(
    "`bylawkit check` 对每部规约提这些问题，一项检查一页。这些页由 `scripts/make_checks_page.py` 从各项检查的说明生成，"
    "其中的例子都在测试里运行：“错误”的每一行标出它引起的代码，“正确”的不引起。例子省去了文件开头的 `规约` 语句。"
    "同样的说明也可以用 `bylawkit explain 代码` 查看。",
    "`bylawkit check` asks these questions of every bylaw; each check has a page. The pages are made from the checks themselves by "
    "`scripts/make_checks_page.py`, and their examples are run by the tests: each line of *Wrong* names the code "
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
    found: dict[Path, str] = {}
    for lang, name in INDEX.items():
        found[FOLDER / name] = _text(_index(lang))
        for check in modules_with_pages():
            found[FOLDER / lang / _file(check)] = _text(_page(check, lang))
    return found


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _file(check: ModuleType) -> str:
    return check.__name__.rpartition(".")[2].replace("_", "-") + ".md"


def _index(lang: str) -> Iterator[str]:
    yield f"# {TITLE(lang)}\n\n{OTHER_LANGUAGE(lang)}\n"
    yield f"{INTRODUCTION(lang)}\n\n{SEVERITIES(lang)}"
    for check in modules_with_pages():
        title = _capital(page(check.__doc__ or "").title(lang))
        yield f"\n## [{title}]({lang}/{_file(check)})\n"
        yield from _table(check.CODES, lang)
    own = {code.id for check in modules_with_pages() for code in check.CODES}
    yield f"\n## {OTHERS(lang)}\n\n{OTHERS_INTRODUCTION(lang)}\n"
    yield from _table((code for key, code in all_codes().items() if key not in own), lang)


def _page(check: ModuleType, lang: str) -> Iterator[str]:
    manual = page(check.__doc__ or "")
    yield f"# {_capital(manual.title(lang))}\n\n{BACK(lang)}\n"
    yield from _table(check.CODES, lang)
    yield f"\n{manual.body(lang)}"
    for heading, examples in ((WRONG, manual.wrong), (RIGHT, manual.right)):
        for example in examples:
            yield f"\n{heading(lang)}\n\n```bylaw\n{in_keywords_of(lang, example).rstrip()}\n```"
            if register := manual.registers.get(example):
                yield f"\n{REGISTER(lang)}\n\n```csv\n{register.rstrip()}\n```"


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
    wanted = pages()
    there = set(FOLDER.rglob("*.md"))
    stale = [
        path
        for path, text in wanted.items()
        if path not in there or path.read_text(encoding="utf-8") != text
    ]
    stale += sorted(there - wanted.keys())
    if "--check" in sys.argv[1:]:
        for path in stale:
            name = path.relative_to(FOLDER.parent.parent).as_posix()
            print(f"{name} is out of date: run scripts/make_checks_page.py")
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
