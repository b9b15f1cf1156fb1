"""The command line. Each command is one module, imported only when it is asked for.

A command module holds ``NAME``, ``SUMMARY`` (:class:`~bylawkit.diagnostics.Text`), ``EXAMPLE`` (one
shell line), ``configure(parser)`` and ``run(args, console) -> int``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bylawkit.cli.console import Console
    from bylawkit.cli.parser import Parser

COMMANDS = (
    "check",
    "fmt",
    "show",
    "build",
    "export",
    "agree",
    "decide",
    "replay",
    "fees",
    "calendar",
    "monitor",
    "test",
    "diff",
    "verify",
    "lsp",
    "watch",
    "laws",
    "new",
    "explain",
    "completion",
)
"""The commands, in the order of the help; the module has the name of the command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status (0, 1, 2; 130 interrupted; 141 pipe closed).

    No exception leaves this function.
    """
    if argv is None:
        gc.set_threshold(200_000)  # a process that soon ends need not tidy up while it starts
    words = list(sys.argv[1:] if argv is None else argv)
    _use_utf8()
    try:
        return _finish(_run(words))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go_of_stdout()
        return 141
    except BaseException as problem:
        from bylawkit.cli.failures import reported

        return reported(problem, _console(words))


def _run(words: list[str]) -> int:
    from bylawkit.cli.head import read_head

    head = read_head(words, COMMANDS)
    console = _console(words)
    if head.wants_version:
        from bylawkit import __version__

        console.out(f"bylawkit {__version__}")
        return 0
    if head.command is None:
        from bylawkit.cli.overview import overview

        (console.out if head.wants_help else console.say)(overview(COMMANDS, console.lang))
        return 0 if head.wants_help else 2
    return _command(head.command, head.rest, console)


def _command(name: str, words: list[str], console: Console) -> int:
    from bylawkit.record import replace

    args = parser_of(name, console.lang).parse_args(words)
    strict = bool(getattr(args, "strict", False))
    status: int = load(name).run(args, replace(console, strict=strict))
    return status


def parser_of(name: str, lang: str) -> Parser:
    """The parser of a command's words, which tells of itself in ``lang``."""
    from bylawkit.cli.parser import Parser

    command = load(name)
    parser = Parser(f"bylawkit {name}", command.SUMMARY, command.EXAMPLE, lang)
    command.configure(parser)
    return parser


def load(name: str) -> Any:
    """The module of a command."""
    from importlib import import_module

    return import_module(f"bylawkit.cli.{name}")


def _console(words: Sequence[str]) -> Console:
    from bylawkit.cli.console import Console
    from bylawkit.cli.head import asked_language
    from bylawkit.cli.words import locale_language

    asked = asked_language(words)
    return Console(asked or locale_language(os.environ), asked is not None)


def _use_utf8() -> None:
    """Names of files and people must come out whole, whatever the terminal believes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _finish(status: int) -> int:
    """Flush stdout, so that a full disk or a closed pipe is noticed here and not at exit."""
    from bylawkit.cli.console import NoOutput

    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as problem:
            _let_go_of_stdout()
            raise NoOutput(problem.strerror or str(problem)) from problem
    return status


def _let_go_of_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at exit stays quiet."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
