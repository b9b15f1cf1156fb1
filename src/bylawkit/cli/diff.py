"""``bylawkit diff``: what changed in meaning between two versions of a bylaw."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bylawkit.cli.beyond import Beyond
    from bylawkit.compare.values import Comparison
    from bylawkit.pipeline import Reading

NAME = "diff"
SUMMARY = Text("比较两个版本，说明规则怎样改变", "say what changed in meaning between two versions")
EXAMPLE = "bylawkit diff examples/commercial HEAD:examples/commercial"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    what = (
        "旧版和新版：文件，或者 git 的 版本:路径",
        "the old and the new version: files, or REV:path of git",
    )
    add("paths", metavar="OLD NEW", nargs="+", help=said(*what))
    form = "输出格式（md 用于合并请求）", "the output (md is for requests for review)"
    add("--format", choices=("text", "json", "md"), default="text", help=said(*form))
    to = (
        "写成文件：对照表；docx 另有修订标记稿，csv 是逐户的金额；可以写多次",
        "documents: the comparison table, as docx with a redline too; csv has what each "
        "household pays; may be repeated",
    )
    add("--to", action="append", choices=("docx", "html", "md", "csv"), help=said(*to))
    add("--out", metavar="DIR", help=said("文件写到哪个文件夹", "the folder for the documents"))
    look = (
        "文件用这个 Word 文件的样式、纸张、页眉、页脚和标志",
        "take styles, page, header, footer and logo of the documents from this Word file",
    )
    add("--reference", metavar="DOCX", help=said(*look))
    _take_effects(parser)
    check = "意思改变了就以 1 退出", "exit with 1 if the meaning changed"
    add("--check", action="store_true", help=said(*check))
    git = "由 git 调用（diff.<名>.command）", "called by git (diff.<name>.command)"
    add("--external", action="store_true", help=said(*git))


def _take_effects(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_count, a_month

    add = parser.add_argument
    register = (
        "按这份登记册说明费用的改动：谁多付，谁少付，各多少",
        "what the changes of fees come to on this register: who pays more or less, and how much",
    )
    add("--register", metavar="FILE", help=said(*register))
    first = (
        "从哪个月比起（不写就从新版生效的月份）",
        "the first month compared (that in which the new version takes effect, unless stated)",
    )
    add("--from", dest="first", type=a_month, metavar="YYYY-MM", help=said(*first))
    months = "比多少个月（不写就是 12）", "how many months are compared (12 unless stated)"
    add("--months", type=a_count, metavar="N", help=said(*months))
    paid = (
        "缴费记录：说明各户的补贴到了第几年",
        "payments, which say in which year of subsidies a household is",
    )
    add("--payments", metavar="FILE", help=said(*paid))
    replay = (
        "这个文件夹里的回执，按新版重新判定，说明哪些表决结果不同",
        "decide the receipts in this folder by the new version, and say which come out otherwise",
    )
    add("--replay", metavar="FOLDER", help=said(*replay))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print what changed; the status is 0, or with ``--check`` 1 if the meaning changed."""
    from bylawkit.cli.codes import TWO_VERSIONS
    from bylawkit.cli.writing import half_asked

    if args.external and len(args.paths) in (7, 9):
        return _external(args.paths, console)
    if args.external or len(args.paths) != 2:
        return console.report([Diagnostic(TWO_VERSIONS, None, {"count": len(args.paths)})])
    old, new = args.paths
    found, console, status = _compared(_read(old), _read(new), console)
    if found is None:
        return status or 2
    if lacking := half_asked(args.to, args.out, args.reference):
        return console.report([lacking])
    beyond, status = _beyond(found, args, console)
    if beyond is None:
        return status
    if args.to:
        return _written(found, beyond, args, console)
    console.out(_told(found, args.format, console.lang, beyond))
    return int(args.check and not found.same_meaning)


def _beyond(
    found: Comparison, args: argparse.Namespace, console: Console
) -> tuple[Beyond | None, int]:
    """What the changes come to, as far as it is asked for; ``None`` and the status if it fails."""
    from bylawkit.cli.beyond import beyond

    if lacking := tuple(_without_register(args)):
        return None, console.report(lacking)
    made, noticed = beyond(found, args)
    status = console.report(noticed)
    return (None, status or 2) if made is None else (made, 0)


def _without_register(args: argparse.Namespace) -> Iterator[Diagnostic]:
    """Options that say nothing without a register."""
    from bylawkit.cli.codes import MISSING_ARGUMENT

    by_household = args.first or args.months or args.payments or "csv" in (args.to or ())
    if args.register is None and by_household:
        yield Diagnostic(
            MISSING_ARGUMENT, None, {"names": ("`--register`",), "command": "bylawkit diff"}
        )


def _written(found: Comparison, beyond: Beyond, args: argparse.Namespace, console: Console) -> int:
    """Write the documents of an amendment, all of them or none."""
    import os

    from bylawkit.cli.reference import in_the_look_of
    from bylawkit.cli.writing import write_files
    from bylawkit.compare.documents import amendment_documents

    parts = tuple(beyond.parts(console.lang))
    forms = tuple(dict.fromkeys(args.to))
    made = amendment_documents(found, console.lang, forms, parts, beyond.effect)
    files, noticed = in_the_look_of(
        args.reference, {os.path.join(args.out, name): data for name, data in made.items()}
    )
    if status := console.report(noticed):
        return status
    if status := console.report(write_files(files)):
        return status
    console.out("\n".join(files))
    return int(args.check and not found.same_meaning)


_Read = tuple["Reading | None", Noticed]
_ONE_SIDED = Text("{path}：只在一个版本里有", "{path}: only in one of the versions")


def _external(words: list[str], console: Console) -> int:
    """What git asks for: ``path old-file old-hex old-mode new-file new-hex new-mode``.

    The files may be copies elsewhere; the texts that they use are those beside ``path``. Git
    takes any status but 0 for a failure of its own.
    """
    import os

    path, old, new = words[0], words[1], words[4]
    if os.devnull in (old, new):
        console.out(_ONE_SIDED(console.lang).format(path=path))
        return 0
    found, console, _ = _compared(_read_copy(old, path), _read_copy(new, path), console)
    if found is not None:
        console.out(f"{path}\n{_told(found, 'text', console.lang)}")
    return 0


def _read_copy(file: str, path: str) -> _Read:
    """A copy of the bylaw at ``path``."""
    from bylawkit.api.files import read_bytes
    from bylawkit.pipeline import read_source
    from bylawkit.source import source_from_bytes

    data, noticed = read_bytes(file)
    if data is None:
        return None, noticed
    reading = read_source(source_from_bytes(path, data))
    return (reading if reading.ok else None), noticed + _errors([reading])


def _compared(old: _Read, new: _Read, console: Console) -> tuple[Comparison | None, Console, int]:
    """What changed; ``None`` if a version cannot be understood, and the status for that."""
    (before, noticed), (after, problems) = old, new
    spoken = after or before
    console = console.speaking(spoken.bylaw.lang if spoken and spoken.bylaw else None)
    status = console.report(noticed + problems)
    if before is None or after is None:
        return None, console, 2  # 1 would say that the meaning changed
    from bylawkit.api.texts import diff

    found = diff(before, after)
    return found.value, console, max(status, console.report(found.diagnostics))


def _errors(readings: Iterable[Reading]) -> Noticed:
    from bylawkit.diagnostics import Severity

    return tuple(
        one for reading in readings for one in reading.diagnostics if one.severity is Severity.ERROR
    )


def _read(name: str) -> _Read:
    """One bylaw that can be understood, and every problem that prevents it."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.cli.revisions import version
    from bylawkit.evaluate.codes import SEVERAL_BYLAWS

    with version(name) as found:
        if found.problem is not None:
            return None, (found.problem,)
        readings, noticed = read_bylaws([found.path])
        if len(readings) > 1:
            return None, (*noticed, Diagnostic(SEVERAL_BYLAWS, None, {"path": name}))
        sound = readings and readings[0].ok
        return (readings[0] if sound else None), noticed + _errors(readings)


def _told(found: Comparison, form: str, lang: str, beyond: Beyond | None = None) -> str:
    if form == "json":
        from json import dumps

        from bylawkit.compare.json import comparison_json

        told = comparison_json(found, lang) | (beyond.as_json(lang) if beyond else {})
        return dumps(told, ensure_ascii=False, indent=2)
    from bylawkit.compare.parts import parts_markdown, parts_text
    from bylawkit.compare.text import comparison_markdown, comparison_text

    parts = () if beyond is None else tuple(beyond.parts(lang))
    if form == "md":
        return comparison_markdown(found, lang) + "\n" + parts_markdown(parts)
    return comparison_text(found, lang) + "\n" + parts_text(parts)
