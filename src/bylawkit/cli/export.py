"""``bylawkit export``: policies for other systems, with a manifest."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.pipeline import Reading

NAME = "export"
SUMMARY = Text("导出其他系统能够执行的规则", "export policies that other systems enforce")
EXAMPLE = "bylawkit export examples --out out/policies"


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.export.catalogue import ALL, PLANNED, TARGETS

    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said("规约文件或者文件夹；`-` 为标准输入", "bylaws or folders; `-` is standard input"),
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help=said(
            "输出文件夹；每部规约一个子文件夹",
            "the output folder; each bylaw gets a folder of its own in it",
        ),
    )
    parser.add_argument(
        "--target",
        default=ALL,
        choices=(*TARGETS, *PLANNED, ALL),
        help=said(
            f"导出成什么（默认全部；这个版本只有 {'、'.join(TARGETS)}）",
            f"what to export (default: all there is; in this version {', '.join(TARGETS)})",
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless every bylaw can be exported."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.cli.writing import write_files
    from bylawkit.export.catalogue import chosen

    targets, unknown = chosen(args.target)
    if unknown:
        return console.report(unknown)
    targets, problems = _possible(targets, args.target)
    readings, missing = read_bylaws(args.paths)
    console = console.speaking(_language(readings))
    noticed = [*problems, *missing, *(one for reading in readings for one in reading.diagnostics)]
    if any(one.code.unusable for one in problems):
        return console.report(problems)
    files, found = _files(readings, targets, args.out)
    status = console.report([*noticed, *found])
    if status:
        return status
    status = console.report(write_files(files))
    if not status:
        console.out("\n".join(files))
    return status


def _possible(
    targets: tuple[str, ...], asked: str
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Without SQL, if what writes it is not installed; that is a problem only if it was asked for."""
    from bylawkit.cli.at_scale import missing

    problems = missing() if "sql" in targets else ()
    if not problems or asked == "sql":
        return targets, problems
    from bylawkit.scale.codes import LEFT_OUT

    return tuple(one for one in targets if one != "sql"), (Diagnostic(LEFT_OUT, None),)


def _files(
    readings: Sequence[Reading], targets: Sequence[str], out: str
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    from bylawkit.export.catalogue import export

    files: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for reading in readings:
        if reading.bylaw is None or not reading.ok:
            continue
        path = reading.source.path
        folder = os.path.join(out, stem(path))
        if (other := taken.setdefault(folder.casefold(), path)) != path:
            problems.append(_clash(path, other, folder))
            continue
        made, noticed = export(reading.bylaw, targets)
        problems += noticed
        for name, data in (made or {}).items():
            files[os.path.join(folder, name)] = data
    return files, problems


def stem(path: str) -> str:
    """The name of a bylaw's file without folder and ending; ``stdin`` for standard input."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return "stdin" if name == "<stdin>" else name.removesuffix(".bylaw")


def _clash(path: str, other: str, folder: str) -> Diagnostic:
    from bylawkit.export.codes import SAME_NAME
    from bylawkit.source import Place

    return Diagnostic(SAME_NAME, Place(path), {"path": path, "other": other, "folder": folder})


def _language(readings: Sequence[Reading]) -> str | None:
    """The language that all bylaws have in common, if they do."""
    spoken = {reading.bylaw.lang for reading in readings if reading.bylaw is not None}
    return spoken.pop() if len(spoken) == 1 else None
