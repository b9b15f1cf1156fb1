"""``bylawkit build``: the documents of a bylaw."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import Named, said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.pipeline import Reading
    from bylawkit.render.catalogue import Given
    from bylawkit.render.own.templates import Own

NAME = "build"
SUMMARY = Text(
    "生成文件：规约、通知、表决票、计票表、结果公告、会议记录等",
    "write documents: bylaws, notices, ballots, tally sheets, announcements, minutes and more",
)
EXAMPLE = "bylawkit build examples/old --out out/documents --kind bylaws"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.render.catalogue import FORMATS

    add = parser.add_argument
    add(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said("规约文件或者文件夹；`-` 为标准输入", "bylaws or folders; `-` is standard input"),
    )
    add("--out", required=True, metavar="DIR", help=said("输出文件夹", "the output folder"))
    _take_kinds(parser)
    spoken = "文件的语言（默认规约的语言）", "the documents' language (default: the bylaw's)"
    add("--lang", choices=("zh", "en", "both"), help=said(*spoken))
    both = (
        "一份文件里中英文并排，逐条对照（规约、表决票、公告、通知等）",
        "one document with Chinese and English side by side, article by article",
    )
    add("--side-by-side", action="store_true", help=said(*both))
    twin = (
        "同样，另一种语言的条文取自这个文件（同一部规约的另一种语言文本）",
        "the same, with the other language taken from this file, the same bylaw written in it",
    )
    add("--beside", metavar="FILE", help=said(*twin))
    form = (
        "格式，可以写多次（默认 docx；xlsx 只写表格；pdf 要装有 LibreOffice）",
        "the format, may be repeated (default: docx; xlsx for tables; pdf needs LibreOffice)",
    )
    add("--to", action="append", choices=(*FORMATS, "xlsx", "pdf"), help=said(*form))
    look = (
        "用这个 Word 文件的样式、纸张、页眉、页脚和标志",
        "take styles, page, header, footer and logo from this Word file",
    )
    add("--reference", metavar="DOCX", help=said(*look))
    words = (
        "用这个文件夹里的模板（zh/*.jinja、en/*.jinja）代替同名的原有模板",
        "templates of your own (zh/*.jinja, en/*.jinja) in the place of those of that name",
    )
    add("--templates", metavar="DIR", help=said(*words))
    _take_what_is_given(parser)


def _take_kinds(parser: argparse.ArgumentParser) -> None:
    from bylawkit.render.catalogue import TITLES

    names = {"all": "全部", **{name: title.zh for name, title in TITLES.items()}}
    parser.add_argument(
        "--kind",
        action="append",
        type=lambda text: next((en for en, zh in names.items() if zh == text), text),
        choices=Named(names),
        metavar="KIND",
        help=said(
            "哪种文件，可以写多次（默认写全部能写的）："
            + "、".join(f"{zh}（{en}）" for en, zh in names.items()),
            "which kind, may be repeated (default: all that can be made): " + ", ".join(names),
        ),
    )
    matter = "只写这一个事项的文件", "only the papers of this matter"
    parser.add_argument("--matter", metavar="NAME", help=said(*matter))


def _take_what_is_given(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day

    add = parser.add_argument
    register = (
        "房屋登记册：表决票每户一页，送达登记表和计票表每户一行",
        "a register of units: a ballot for each, a line for each in tables",
    )
    add("--register", metavar="FILE", help=said(*register))
    payments = "缴费记录（CSV 或 Excel）：写催缴函", "payments (CSV or Excel), for dunning letters"
    add("--payments", metavar="FILE", help=said(*payments))
    scope = "在哪一幢或者哪一单元表决，例如 3幢1单元", "which block or stairwell votes: 3/1"
    add("--scope", metavar="PLACE", help=said(*scope))
    day = (
        "哪一天：通知和公示从这一天推算最早的合法日期，费用和欠费算到这一天",
        "the day from which the earliest lawful days of votes are counted, and up to which fees are",
    )
    add("--on", type=a_day, metavar="DATE", help=said(*day))
    tally = "计票文件（JSON）：写结果公告", "a tally (JSON), to announce its result"
    add("--tally", metavar="FILE", help=said(*tally))


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless every document can be."""
    if args.kind and "all" in args.kind:
        args.kind = None
    from bylawkit.cli.pdf import with_pdf
    from bylawkit.cli.reference import in_the_look_of
    from bylawkit.cli.writing import write_files

    readings, console, noticed = _read(args, console)
    if status := console.report((*noticed, *_refused(args, len(readings)))):
        return status
    files, noticed = _files(args, readings)
    if status := console.report(noticed):
        return status
    files, noticed = in_the_look_of(args.reference, files)
    if status := console.report(noticed):
        return status
    files, noticed = with_pdf(files)
    if status := console.report(noticed):
        return status
    if status := console.report(write_files(files)):
        return status
    console.out("\n".join(files))
    return 0


def _read(
    args: argparse.Namespace, console: Console
) -> tuple[tuple[Reading, ...], Console, Noticed]:
    from bylawkit.api.files import read_bylaws

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
    if "result" in (args.kind or ()) and args.tally is None:
        found.append(Diagnostic(codes.RESULT_NEEDS_TALLY))
    if "dunning" in (args.kind or ()) and (args.register is None or args.on is None):
        found.append(Diagnostic(codes.DUNNING_NEEDS_REGISTER))
    for option in ("register", "payments", "tally", "beside"):
        if getattr(args, option) is not None and count > 1:
            asked = {"option": f"--{option}", "count": count}
            found.append(Diagnostic(codes.ONE_BYLAW, args=asked))
    return tuple(found)


def _files(
    args: argparse.Namespace, readings: Sequence[Reading]
) -> tuple[dict[str, bytes], Noticed]:
    """The files to write, by path."""
    from bylawkit.cli.beside import beside
    from bylawkit.cli.own_templates import own_templates

    files: dict[str, bytes] = {}
    own, problems = own_templates(args.templates)
    noticed = list(problems)
    if problems:
        return files, problems
    for reading in readings:
        given, problems = beside(args, reading)
        noticed += problems
        if given is not None and reading.bylaw is not None:
            noticed += _add_with(own, args, reading.bylaw, given, files)
    return files, tuple(noticed)


def _add_with(
    own: Own | None,
    args: argparse.Namespace,
    bylaw: Bylaw,
    given: Given,
    files: dict[str, bytes],
) -> list[Diagnostic]:
    """Make the documents of a bylaw with these templates; what is wrong with those ends it."""
    if own is None:
        return _add(args, bylaw, given, files)
    from bylawkit.render.own.templates import Broken
    from bylawkit.render.wording import using

    try:
        with using(own):
            return _add(args, bylaw, given, files)
    except Broken as problem:
        return [problem.diagnostic]


def _add(
    args: argparse.Namespace, bylaw: Bylaw, given: Given, files: dict[str, bytes]
) -> list[Diagnostic]:
    from bylawkit.cli.writing import free_path
    from bylawkit.render import codes
    from bylawkit.render.catalogue import KINDS, documents, written

    kinds = tuple(
        args.kind or (one.name for one in KINDS if args.matter is None or not one.general)
    )
    if args.side_by_side or args.beside is not None:
        return _add_side_by_side(args, bylaw, given, files, kinds)
    for lang in ("zh", "en") if args.lang == "both" else (args.lang or bylaw.lang,):
        made = documents(bylaw, lang, kinds, given)
        lacking = {*(args.kind or ())} - {one.view.kind for one in made} - {"dunning"}
        if lacking:
            about = ({"title": bylaw.title, "kind": kind} for kind in sorted(lacking))
            return [Diagnostic(codes.NOTHING_FOR_KIND, bylaw.span, one) for one in about]
        ending = f"_{lang}" if args.lang == "both" else ""
        for name, view in made:
            for form in dict.fromkeys(args.to or ("docx",)):
                if form == "xlsx" and view.sheet is None:
                    continue
                path = free_path(f"{os.path.join(args.out, name + ending)}.{form}", files)
                files[path] = written(view, "docx" if form == "pdf" else form)
    return _without_table(args, bylaw, files)


def _add_side_by_side(
    args: argparse.Namespace,
    bylaw: Bylaw,
    given: Given,
    files: dict[str, bytes],
    kinds: tuple[str, ...],
) -> list[Diagnostic]:
    from bylawkit.cli.side_by_side import in_both
    from bylawkit.cli.writing import free_path
    from bylawkit.render.catalogue import written

    made, noticed = in_both(args, bylaw, given, kinds)
    for name, view in made:
        for form in dict.fromkeys(args.to or ("docx",)):
            path = free_path(f"{os.path.join(args.out, name)}.{form}", files)
            files[path] = written(view, "docx" if form == "pdf" else form)
    return noticed


def _without_table(
    args: argparse.Namespace, bylaw: Bylaw, files: dict[str, bytes]
) -> list[Diagnostic]:
    """That a spreadsheet was asked for, and nothing is a table."""
    from bylawkit.render import codes

    if "xlsx" not in (args.to or ()) or any(one.endswith(".xlsx") for one in files):
        return []
    return [Diagnostic(codes.NO_TABLE, bylaw.span, {"title": bylaw.title})]
