"""What a command speaks through: results to stdout, problems to stderr, and the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.record import record, replace


class NoOutput(Exception):  # noqa: N818 - a full disk or a closed file behind stdout
    """Standard output takes nothing; carries why."""


@record
class Console:
    """The user's side of a command.

    ``lang`` is the language of messages; ``asked`` is true if the user asked for it with
    ``--lang``, so that a file's own language does not matter. ``strict`` makes warnings count.
    """

    lang: str = "en"
    asked: bool = False
    strict: bool = False

    def speaking(self, lang: str | None) -> Console:
        """This console in the language of a file, unless the user asked for another."""
        return self if self.asked or lang is None else replace(self, lang=lang)

    def out(self, text: str) -> None:
        """Write a result to stdout; a line end is added if there is none.

        Raises:
            NoOutput: stdout is closed or cannot be written.
        """
        if sys.stdout is None:
            raise NoOutput("EBADF")
        try:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as problem:
            raise NoOutput(_why(problem)) from problem

    def say(self, text: str) -> None:
        """Write a remark to stderr, so that stdout holds results only."""
        if sys.stderr is not None:
            sys.stderr.write(text if text.endswith("\n") else text + "\n")

    def report(self, diagnostics: Iterable[Diagnostic]) -> int:
        """Print problems to stderr, and return the exit status that they call for."""
        noticed = tuple(diagnostics)
        if noticed:
            from bylawkit.diagnostics import text

            self.say(text.write(noticed, self.lang, colour=has_colour(sys.stderr)))
        return status(noticed, self.strict)


def status(diagnostics: Iterable[Diagnostic], strict: bool = False) -> int:
    """0 fine · 1 errors (or warnings, if ``strict``) · 2 input that cannot be used."""
    worst = 0
    least = Severity.WARNING if strict else Severity.ERROR
    for one in diagnostics:
        if one.severity >= least:
            unusable = one.code.unusable and one.severity is Severity.ERROR
            worst = max(worst, 2 if unusable else 1)
    return worst


def has_colour(stream: TextIO | None) -> bool:
    """Whether ``stream`` is a terminal whose user did not ask for plain text (``NO_COLOR``)."""
    import os

    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _why(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
