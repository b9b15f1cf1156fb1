"""What commands share that work by SQL: when they do, what they need, and what a terminal shows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from threading import Event

    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter
    from bylawkit.scale.engine import Connection

Noticed = tuple[Diagnostic, ...]

_EVERY = 0.2
"""Seconds between two looks at how far the work is."""


def is_at_scale(args: argparse.Namespace) -> bool:
    """Whether a file is a Parquet file, or ``--scale`` is given."""
    files = (getattr(args, name, None) for name in ("register", "ballots", "payments"))
    return args.scale or any(one is not None and is_parquet(one) for one in files)


def is_parquet(path: str) -> bool:
    """Whether a file is one, by its name."""
    return path.casefold().endswith(".parquet")


def missing() -> Noticed:
    """That the packages are not installed, if they are not."""
    from importlib.util import find_spec

    from bylawkit.scale.codes import NOT_INSTALLED

    if all(find_spec(name) for name in ("duckdb", "sqlglot")):
        return ()
    return (Diagnostic(NOT_INSTALLED, None),)


def counted_by_sql(
    args: argparse.Namespace, bylaw: Bylaw, matter: Matter, console: Console
) -> tuple[TallyFile | None, Noticed]:
    """The tally of a register and ballots of any size."""
    from bylawkit.scale.codes import NOT_AT_SCALE

    if problems := missing():
        return None, problems
    if args.receipt is not None:
        return None, (Diagnostic(NOT_AT_SCALE, None, {"what": "`--receipt`"}),)
    from tempfile import TemporaryDirectory

    from bylawkit.scale.cells import cannot_read
    from bylawkit.scale.engine import engine_error

    with TemporaryDirectory(prefix="bylawkit-") as spill:
        try:
            return _counted(args, bylaw, matter, console, spill)
        except engine_error() as problem:
            return None, (cannot_read(args.ballots, problem),)


def _counted(
    args: argparse.Namespace, bylaw: Bylaw, matter: Matter, console: Console, spill: str
) -> tuple[TallyFile | None, Noticed]:
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.scale.ballots import count_files
    from bylawkit.scale.engine import connect
    from bylawkit.scale.fees import File

    register, ballots = (File(one, one) for one in (args.register, args.ballots))
    con = connect(spill)
    with step(console, con, Text("计票", "counting")):
        found, noticed = count_files(con, matter, register, ballots, args.scope, args.closes, bylaw)
    if found is None:
        return None, noticed
    return TallyFile(found.tally, found.last_day, cast=found.cast, counted=found.counted), noticed


@contextmanager
def step(console: Console, con: Connection, what: Text) -> Iterator[None]:
    """Show on a terminal how far the work is, and take it away at the end; show nothing in a pipe."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    shown = Thread(target=_show, args=(con, what(console.lang), done), daemon=True)
    shown.start()
    try:
        yield
    finally:
        done.set()
        shown.join()
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


_WIDTH = 30


def _show(con: Connection, what: str, done: Event) -> None:
    while not done.wait(_EVERY):
        percent = min(max(int(con.query_progress()), 0), 100)
        bar = "█" * (percent * _WIDTH // 100)
        sys.stderr.write(f"\r{what} {bar:<{_WIDTH}} {percent}%\x1b[K")
        sys.stderr.flush()
