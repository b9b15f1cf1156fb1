"""``bylawkit build``: the documents of a bylaw."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.pipeline import Reading
    from bylawkit.render.catalogue import Given

NAME = "build"
SUMMARY = Text(
    "生成文件：规约、表决票、结果公告、一览表、审查报告",
    "write documents: bylaws, ballots, announcements, schedules, reviews",
)
EXAMPLE = "bylawkit build examples/old --out out/documents --kind bylaws"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.render.catalogue import FORMATS, TITLES

    add = parser.add_argument
    add(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said("规约文件或者文件夹；`-` 为标准输入", "bylaws or folders; `-` is standard input"),
    )
    add("--out", required=True, metavar="DIR", help=said("输出文件夹", "the output folder"))
    which = "哪种文件，可以写多次（默认全部）", "which kind, may be repeated (default: all)"
    add("--kind", action="append", choices=tuple(TITLES), help=said(*which))
    spoken = "文件的语言（默认规约的语言）", "the documents' language (default: the bylaw's)"
    add("--lang", choices=("zh", "en", "both"), help=said(*spoken))
    form = (
        "格式，可以写多次（默认 docx；这个版本还不能写 pdf）",
        "the format, may be repeated (default: docx; pdf not in this version)",
    )
    add("--to", action="append", choices=(*FORMATS, "pdf"), help=said(*form))
    register = "房屋登记册：表决票每户一页", "a register of units: a ballot for each"
    add("--register", metavar="FILE", help=said(*register))
    scope = "在哪一幢或者哪一单元表决，例如 3幢1单元", "which block or stairwell votes: 3/1"
    add("--scope", metavar="PLACE", help=said(*scope))
    tally = "计票文件（JSON）：写结果公告", "a tally (JSON), to announce its result"
    add("--tally", metavar="FILE", help=said(*tally))


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless every document can be."""
    from bylawkit.cli.files import write_files

    readings, console, noticed = _read(args, console)
    if status := console.report((*noticed, *_refused(args, len(readings)))):
        return status
    files, noticed = _files(args, readings)
    if status := console.report(noticed):
        return status
    if status := console.report(write_files(files)):
        return status
    console.out("\n".join(files))
    return 0


def _read(
    args: argparse.Namespace, console: Console
) -> tuple[tuple[Reading, ...], Console, Noticed]:
    from bylawkit.cli.files import read_bylaws

    readings, noticed = read_bylaws(args.paths)
    usable = tuple(one for one in readings if one.bylaw is not None and one.ok)
    spoken = {one.bylaw.lang for one in readings if one.bylaw is not None}
    if args.lang != "both" and len(spoken) == 1:
        console = console.speaking(spoken.pop())
    return usable, console, (*noticed, *(one for each in readings for one in each.diagnostics))


def _refused(args: argparse.Namespace, count: int) -> Noticed:
    """What the options ask for in vain."""
    from bylawkit.render import codes

    found = []
    if "pdf" in (args.to or ()):
        found.append(Diagnostic(codes.PDF_NOT_YET))
    if "result" in (args.kind or ()) and args.tally is None:
        found.append(Diagnostic(codes.RESULT_NEEDS_TALLY))
    for option in ("register", "tally"):
        if getattr(args, option) is not None and count > 1:
            asked = {"option": f"--{option}", "count": count}
            found.append(Diagnostic(codes.ONE_BYLAW, args=asked))
    return tuple(found)


def _files(
    args: argparse.Namespace, readings: Sequence[Reading]
) -> tuple[dict[str, bytes], Noticed]:
    """The files to write, by path."""
    from bylawkit.cli.beside import beside

    files: dict[str, bytes] = {}
    noticed: list[Diagnostic] = []
    for reading in readings:
        given, problems = beside(args, reading)
        noticed += problems
        if given is not None and reading.bylaw is not None:
            noticed += _add(args, reading.bylaw, given, files)
    return files, tuple(noticed)


def _add(
    args: argparse.Namespace, bylaw: Bylaw, given: Given, files: dict[str, bytes]
) -> list[Diagnostic]:
    from bylawkit.render import codes
    from bylawkit.render.catalogue import TITLES, documents, written

    kinds = tuple(args.kind or TITLES)
    for lang in ("zh", "en") if args.lang == "both" else (args.lang or bylaw.lang,):
        made = documents(bylaw, lang, kinds, given)
        lacking = {*(args.kind or ())} - {one.view.kind for one in made}
        if lacking:
            about = ({"title": bylaw.title, "kind": kind} for kind in sorted(lacking))
            return [Diagnostic(codes.NOTHING_FOR_KIND, bylaw.span, one) for one in about]
        ending = f"_{lang}" if args.lang == "both" else ""
        for name, view in made:
            for form in dict.fromkeys(args.to or ("docx",)):
                path = _free(os.path.join(args.out, name + ending), form, files)
                files[path] = written(view, form)
    return []


def _free(path: str, form: str, files: dict[str, bytes]) -> str:
    """A path that no other document has, also where capitals are all the same."""
    taken = {one.casefold() for one in files}
    number, name = 1, f"{path}.{form}"
    while name.casefold() in taken:
        number += 1
        name = f"{path}_{number}.{form}"
    return name
