"""Processes that share the work of many files, and hand back their results in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

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

    Where the system has no processes to give, this one does it all. Ctrl-C reaches this process
    only; the others end after the file in hand, so that none is ever stopped halfway through
    handing something back.

    Raises:
        Lost: a process has ended by itself.
    """
    from concurrent.futures.process import BrokenProcessPool

    parts = [list(paths[at : at + _AT_ONCE]) for at in range(0, len(paths), _AT_ONCE)]
    done, pool, stop = 0, None, None
    try:
        with _Uninterrupted():
            pool, stop = _hired(processes)
            handed_out = _handed_out(pool, work, parts)
        if handed_out is None:
            yield from (one for part in parts for one in work(part))
            return
        for results in handed_out:
            yield from results.result()
            done += 1
    except BrokenProcessPool as problem:
        raise Lost(parts[done][0]) from problem
    finally:
        if pool is not None and stop is not None:
            with _Uninterrupted():
                stop.value = True
                pool.shutdown(cancel_futures=True)


def _hired(processes: int) -> tuple[Any, Any]:
    """A pool that starts when it is given work, and the flag that sends it home, if there can be."""
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing.sharedctypes import RawValue

        stop = RawValue("b", False)
        return ProcessPoolExecutor(processes, initializer=_settle_in, initargs=(stop,)), stop
    except (OSError, ImportError, NotImplementedError):
        return None, None


def _handed_out(pool: Any, work: Callable[[list[str]], list[T]], parts: list[list[str]]) -> Any:
    """What is to come of each part, or nothing if no processes could be started."""
    if pool is None:
        return None
    try:
        return [pool.submit(_while_wanted, work, part) for part in parts]
    except OSError:
        _send_home_those_started()
        return None


def _send_home_those_started() -> None:
    """End the processes of a pool of which not all could be started: it would wait for them."""
    from multiprocessing import active_children

    for one in active_children():
        one.kill()
        one.join()


class _Uninterrupted:
    """Ctrl-C waits until this is over; processes started meanwhile never hear of it."""

    def __enter__(self) -> None:
        import signal

        self._before: Any = None
        if hasattr(signal, "pthread_sigmask"):
            self._before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

    def __exit__(self, *_: object) -> None:
        import signal

        if self._before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)


# ── In a process of the crew ──

_sent_home: list[Any] = []


def _settle_in(stop: Any) -> None:
    """Ctrl-C is for the process that started this one, which says what there is to say."""
    import gc
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)
    gc.set_threshold(200_000)
    _sent_home.append(stop)


def _while_wanted(work: Callable[[list[str]], list[T]], paths: list[str]) -> list[T]:
    """``work`` on one path after the other, until nobody wants any more of it."""
    return [one for path in paths if not _sent_home[0].value for one in work([path])]
