"""``bylawkit lsp``: the language server, for editors."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

NAME = "lsp"
SUMMARY = Text("编辑器用的语言服务", "the language server, for editors")
EXAMPLE = "bylawkit lsp --check"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check",
        action="store_true",
        help=said("只看能不能启动", "only see whether it can start"),
    )
    parser.add_argument(
        "--stdio",
        action="store_true",
        help=said(
            "从标准输入读、向标准输出写（本来就是这样）",
            "speak over stdin and stdout (as it does anyway)",
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Serve one client over standard input and output until it says exit."""
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        from bylawkit.cli.codes import NO_SERVER

        return console.report([Diagnostic(NO_SERVER)])
    if args.check:
        console.say(_READY(console.lang))
        return 0
    _serve()
    return 0


def _serve() -> None:
    """Until the client says exit, or is gone: then there is nobody left to tell of it."""
    import logging
    import os
    import sys

    from bylawkit.lsp.server import server

    logging.disable(logging.CRITICAL)
    server.start_io()
    if sys.stdout.closed:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


_READY = Text("可以启动", "ready to start")
