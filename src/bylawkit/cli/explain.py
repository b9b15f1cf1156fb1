"""``bylawkit explain``: the manual page of a code."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

NAME = "explain"
SUMMARY = Text(
    "说明一个代码：查什么、为什么、怎么改", "the manual page of a code: what, why, what to do"
)
EXAMPLE = "bylawkit explain BK201"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", metavar="CODE", help=said("代码，例如 BK201", "a code, such as BK201")
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the page to stdout; 2 if there is no such code."""
    from bylawkit.api.explaining import code_called, page_text

    code, noticed = code_called(args.code)
    if code is None:
        return console.report(noticed)
    console.out(page_text(code, console.lang))
    return 0
