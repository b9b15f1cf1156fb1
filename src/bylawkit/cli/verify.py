"""``bylawkit verify``: whether a document that came back still says what was issued."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

NAME = "verify"
SUMMARY = Text(
    "核对交回来的 Word 文件：逐段说明有没有改动，有没有改变规则",
    "whether a returned Word document still says what its source says",
)
EXAMPLE = "bylawkit verify out/documents/槐柏里小区管理规约.docx examples/old"


def configure(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("document", metavar="FILE.docx", help=said("交回来的文件", "the document that came back"))
    source = (
        "规约的源文件或者文件夹；不写就只和文件里的记录对照",
        "the source of the bylaws, or its folder; without it, the record in the file is used",
    )
    add("path", metavar="PATH", nargs="?", help=said(*source))
    form = "输出格式（json 列出每一段）", "the output (json lists every paragraph)"
    add("--format", choices=("text", "json"), default="text", help=said(*form))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print what became of each paragraph; the status is 1 unless all say the same."""
    from bylawkit.api.texts import verify

    result = verify(args.document, args.path)
    found = result.value
    spoken = result.bylaw.lang if result.bylaw else found.lang if found else None
    console = console.speaking(spoken)
    status = console.report(result.diagnostics)
    if found is None:
        return 2  # 1 would say that something changed
    if args.format == "json":
        from json import dumps

        from bylawkit.returned.json import verified_json

        console.out(dumps(verified_json(found), ensure_ascii=False, indent=2))
    else:
        from bylawkit.returned.text import verified_text

        console.out(verified_text(found, console.lang))
    return max(status, int(found.matters))
