"""The last stop of an exception: it becomes one diagnostic, never a traceback."""

from __future__ import annotations

import os
import sys

from bylawkit.cli import codes
from bylawkit.cli.console import Console, NoOutput
from bylawkit.cli.parser import Misuse
from bylawkit.diagnostics import Diagnostic


def reported(problem: BaseException, console: Console) -> int:
    """Say what happened, and return the exit status.

    With ``BYLAWKIT_DEBUG=1`` the traceback of a mistake of ours is printed too.
    """
    if isinstance(problem, SystemExit):  # argparse after --help
        return problem.code if isinstance(problem.code, int) else 0
    if isinstance(problem, Misuse):
        return console.report((problem.diagnostic,))
    if isinstance(problem, NoOutput):
        return console.report((Diagnostic(codes.NO_OUTPUT, args={"reason": str(problem)}),))
    if os.environ.get("BYLAWKIT_DEBUG") == "1" and sys.stderr is not None:
        import traceback

        traceback.print_exception(problem)
    args = {"kind": type(problem).__name__, "id": _fingerprint(problem)}
    return console.report((Diagnostic(codes.OUR_MISTAKE, args=args),))


def _fingerprint(problem: BaseException) -> str:
    """A short id, the same whenever the same line fails in the same way."""
    from hashlib import sha256

    where, step = "", problem.__traceback__
    while step is not None:
        where = f"{os.path.basename(step.tb_frame.f_code.co_filename)}:{step.tb_lineno}"
        step = step.tb_next
    return sha256(f"{type(problem).__name__} {where}".encode()).hexdigest()[:8]
