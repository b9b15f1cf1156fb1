"""``bylawkit fmt``: one tidy form, in the language of the file or in the one asked for."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from bylawkit.cli.console import Console
from bylawkit.cli.words import LANGUAGES, said
from bylawkit.diagnostics import Diagnostic, Text

NAME = "fmt"
SUMMARY = Text(
    "把规约整理成统一的写法，或者换成另一种语言的关键词", "bring bylaws into one tidy form"
)
EXAMPLE = "bylawkit fmt examples --check"

_TIDIED = Text("整理了 {count} 个文件，{rest} 个本来就整齐", "{count} tidied, {rest} already tidy")


class _Tidy(NamedTuple):
    """A file with its bytes now and in the tidy form."""

    path: str
    now: bytes
    tidy: bytes


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said(
            "规约文件或者文件夹；`-` 读标准输入、写标准输出",
            "bylaws or folders; `-` reads standard input and writes standard output",
        ),
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help=said(
            "只看不改；有文件不整齐时退出码为 1", "change nothing; exit 1 if a file is untidy"
        ),
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=said(
            "关键词换成中文（zh）或者英文（en）",
            "write the keywords in Chinese (zh) or in English (en)",
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """A file with syntax errors is left alone and reported; the others are tidied."""
    from bylawkit.api.files import STDIN, find_bylaws
    from bylawkit.cli.writing import write_files

    paths, missing = find_bylaws(args.paths)
    problems = list(missing)
    tidied: list[_Tidy] = []
    spoken: set[str | None] = set()
    for path in paths:
        one, noticed, lang = _tidy(path, args.lang)
        spoken.add(lang)
        problems += noticed
        tidied += [] if one is None else [one]
    console = console.speaking(spoken.pop() if len(spoken) == 1 else None)
    changed = [one for one in tidied if one.now != one.tidy]
    if args.check:
        return console.report([*problems, *map(_would_change, changed)])
    for one in tidied:
        if one.path == STDIN:
            console.out(one.tidy.decode())
    written = {one.path: one.tidy for one in changed if one.path != STDIN}
    problems += write_files(written)
    status = console.report(problems)
    if not status and written:
        rest = len(paths) - len(written)
        console.say(_TIDIED(console.lang).format(count=len(written), rest=rest))
    return status


def _tidy(path: str, lang: str | None) -> tuple[_Tidy | None, tuple[Diagnostic, ...], str | None]:
    """A file in its tidy form, what was noticed, and the language that it is written in."""
    from bylawkit.api.files import decoded, read_bytes
    from bylawkit.syntax.printer import format_text

    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed, None
    source, noticed = decoded(path, data)
    if source is None:
        return None, noticed, None
    text, noticed = format_text(source, lang)
    tidy = None if text is None else _Tidy(path, data, text.encode())
    return tidy, noticed, _language(source.text)


def _language(text: str) -> str | None:
    """The language of a text: that of its first word."""
    words = (line.strip() for line in text.splitlines())
    first = next((one for one in words if one and one[0] not in "#＃"), None)
    return None if first is None else "en" if first[0].isascii() else "zh"


def _would_change(one: _Tidy) -> Diagnostic:
    from bylawkit.api.files import shown
    from bylawkit.cli.codes import WOULD_CHANGE
    from bylawkit.source import Place

    path = shown(one.path)
    return Diagnostic(WOULD_CHANGE, Place(path), {"path": path})
