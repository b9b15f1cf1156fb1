"""``bylawkit agree``: exported policies run in their real engines, against our own decisions."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

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


def run(args: argparse.Namespace, console: Console) -> int:
    """Print a certificate for each bylaw; 1 if an engine disagrees."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.enforce.agreement import certificate, disagreements
    from bylawkit.export.json import encoded

    readings, missing = read_bylaws(args.paths)
    noticed = [*missing, *(one for reading in readings for one in reading.diagnostics)]
    status = console.report(noticed)
    if status:
        return status
    found = [
        certificate(reading.bylaw, args.cases, args.seed)
        for reading in readings
        if reading.bylaw is not None
    ]
    console.out(encoded(found).decode().rstrip("\n"))
    return int(any(disagreements(one) for one in found))
