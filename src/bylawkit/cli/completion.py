"""``bylawkit completion``: commands, options and their words, completed by the shell."""

from __future__ import annotations

import argparse

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

NAME = "completion"
SUMMARY = Text(
    "输出 bash、zsh 或者 fish 的命令补全脚本", "print what completes commands in bash, zsh or fish"
)
EXAMPLE = "bylawkit completion bash"

SHELLS = ("bash", "zsh", "fish")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=SHELLS,
        help=said("哪一种：bash、zsh、fish", "the shell: bash, zsh or fish"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """The script says in its first lines where it goes."""
    from bylawkit.cli import shells
    from bylawkit.cli.tree import commands

    console.out(getattr(shells, args.shell)(commands(console.lang)))
    return 0
