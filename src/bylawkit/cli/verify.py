"""``bylawkit verify``: whether a document that came back still says what was issued."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console, status
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

NAME = "verify"
SUMMARY = Text(
    "核对交回来的 Word 文件有没有改变规则，导出的规则包有没有改动",
    "whether a returned Word document, or a bundle of policies, is as it was issued",
)
EXAMPLE = "bylawkit verify out/documents/槐柏里小区管理规约.docx examples/old"


def configure(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    what = (
        "交回来的文件，或者导出的文件夹",
        "the document that came back, or the folder of an export",
    )
    add("document", metavar="FILE.docx", help=said(*what))
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
    from bylawkit.export.bundle import folder_of

    if (folder := folder_of(args.document)) is not None:
        return _bundle(folder, args, console)
    result = verify(args.document, args.path)
    found = result.value
    spoken = result.bylaw.lang if result.bylaw else found.lang if found else None
    console = console.speaking(spoken)
    worst = console.report(result.diagnostics)
    if found is None:
        return 2  # 1 would say that something changed
    if args.format == "json":
        from json import dumps

        from bylawkit.returned.json import verified_json

        console.out(dumps(verified_json(found), ensure_ascii=False, indent=2))
    else:
        from bylawkit.returned.text import verified_text

        console.out(verified_text(found, console.lang))
    return max(worst, int(found.matters))


_SAME = Text("{count} 个文件都与清单一致", "all {count} files are as the manifest says")


def _bundle(folder: str, args: argparse.Namespace, console: Console) -> int:
    """Print which files of a bundle are not as they were exported; 1 if there are any."""
    from bylawkit.export.bundle import differences

    source, noticed = _hash_of(args.path)
    if noticed:
        return console.report(noticed)
    count, found = differences(folder, source)
    if args.format == "json":
        from bylawkit.diagnostics import formats

        console.out(formats.write("json", found, console.lang, ()))
        return status(found)
    if found:
        return console.report(found)
    console.out(_SAME(console.lang).format(count=count))
    return 0


def _hash_of(path: str | None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The SHA-256 of the bylaw that a bundle should be of, as its manifest has it."""
    if path is None:
        return None, ()
    from bylawkit.api.files import read_bylaws
    from bylawkit.export.policy import sources

    readings, noticed = read_bylaws([path])
    noticed += tuple(one for each in readings for one in each.diagnostics)
    bylaws = [one.bylaw for one in readings if one.bylaw is not None and one.ok]
    if len(bylaws) != 1:
        return None, tuple(one for one in noticed if one.code.unusable) or noticed
    return str(sources(bylaws[0])["source"]["sha256"]), ()
