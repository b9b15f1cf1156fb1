"""``bylawkit agree``: exported policies run in their real engines, against our own decisions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from typing import Any

    from bylawkit.model.bylaw import Bylaw

NAME = "agree"
SUMMARY = Text(
    "在真实引擎里运行导出的规则，同本程序的判定逐件比对",
    "run exported policies in their real engines, and compare each answer with ours",
)
EXAMPLE = "bylawkit agree examples/old --cases 100 --seed 1"


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_count

    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help=said("规约文件或者文件夹", "bylaws or folders")
    )
    parser.add_argument(
        "--cases",
        type=a_count,
        default=1000,
        metavar="N",
        help=said("每部规约试多少件（默认 1000）", "how many cases for each bylaw (default: 1000)"),
    )
    parser.add_argument(
        "--seed",
        type=a_count,
        default=1,
        metavar="N",
        help=said(
            "同一种子得出同样的件（默认 1）", "the same seed gives the same cases (default: 1)"
        ),
    )
    to = (
        "把证明写成文件；可以写多次",
        "write the certificate as a document; may be repeated",
    )
    parser.add_argument("--to", action="append", choices=("docx", "html", "md"), help=said(*to))
    parser.add_argument(
        "--out", metavar="DIR", help=said("文件写到哪个文件夹", "the folder for the documents")
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print a certificate for each bylaw, or write it; 1 if an engine disagrees."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.cli.writing import half_asked
    from bylawkit.enforce.agreement import certificate, disagreements
    from bylawkit.export.json import encoded

    if problem := half_asked(args.to, args.out):
        return console.report([problem])
    readings, missing = read_bylaws(args.paths)
    noticed = [*missing, *(one for reading in readings for one in reading.diagnostics)]
    status = console.report(noticed)
    if status:
        return status
    bylaws = [reading.bylaw for reading in readings if reading.bylaw is not None]
    found = [certificate(one, args.cases, args.seed) for one in bylaws]
    if args.to and (status := _write(args, console, bylaws, found)):
        return status
    if not args.to:
        console.out(encoded(found).decode().rstrip("\n"))
    return int(any(disagreements(one) for one in found))


def _write(
    args: argparse.Namespace, console: Console, bylaws: list[Bylaw], found: list[Any]
) -> int:
    """A file for each bylaw and form, all of them or none; says which."""
    import os

    from bylawkit.cli.writing import free_path, write_files
    from bylawkit.enforce.certificate import document

    made: dict[str, bytes] = {}
    for bylaw, one in zip(bylaws, found, strict=True):
        for form in dict.fromkeys(args.to):
            name, data = document(bylaw, one, console.speaking(bylaw.lang).lang, form)
            made[free_path(os.path.join(args.out, name), made)] = data
    status = console.report(write_files(made))
    if not status:
        console.out("\n".join(made))
    return status
