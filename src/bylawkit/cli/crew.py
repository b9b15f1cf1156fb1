"""Processes that share the work of many files, and hand back their results in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

WORTH_IT = 24
"""For fewer files than this, starting processes takes longer than it saves."""

_AT_ONCE = 16
"""How many files a process takes at a time."""


class Lost(Exception):  # noqa: N818 - killed from outside, or out of memory
    """A process ended by itself; carries the first file of which nothing is known."""


def crew(asked: int | None, files: int) -> int:
    """How many processes to use: as many as were asked for, else one for each core."""
    if asked is None:
        return min(_cores(), files) if files >= WORTH_IT else 1
    return min(asked, files)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    work: Callable[[list[str]], list[T]], paths: Sequence[str], processes: int
) -> Iterator[T]:
    """What ``work`` makes of each path, in order.

    Where the system has no processes to give, this one does it all.

    Raises:
        Lost: a process has ended by itself.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    parts = [list(paths[at : at + _AT_ONCE]) for at in range(0, len(paths), _AT_ONCE)]
    try:
        pool = ProcessPoolExecutor(processes, initializer=_settle_in)
        handed_out = [pool.submit(work, part) for part in parts]
    except (OSError, ImportError, NotImplementedError):
        yield from (one for part in parts for one in work(part))
        return
    done = 0
    try:
        for results in handed_out:
            yield from results.result()
            done += 1
    except BrokenProcessPool as problem:
        raise Lost(parts[done][0]) from problem
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _settle_in() -> None:
    """Ctrl-C ends a process without a word: the one that started it says what there is to say."""
    import gc
    from signal import SIG_DFL, SIGINT, signal

    signal(SIGINT, SIG_DFL)
    gc.set_threshold(200_000)
