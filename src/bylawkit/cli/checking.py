"""How ``check`` goes through its files: what is known from before, then one by one or in processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.cli.checked import Brief, Checked, Kept, brief_of
from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.api.settings import Settings
    from bylawkit.cli.cache import Cache, Use
    from bylawkit.evaluate.register import Register
    from bylawkit.pipeline import Reading


class Asked(NamedTuple):
    """The law that was asked for, instead of the one that a bylaw names; the project's settings."""

    place: tuple[str, ...] | None = None
    on: date | None = None
    settings: Settings | None = None


def check_reading(reading: Reading, asked: Asked, register: Register | None = None) -> Checked:
    """Everything about one bylaw that was read, and about its votes on a register."""
    from bylawkit.pipeline import outcome, sway

    lang = None if reading.bylaw is None else reading.bylaw.lang
    bylaw = reading.bylaw if reading.ok else None
    votes = sway(bylaw, register, asked.place, asked.on) if bylaw and register else None
    judged = outcome(reading, asked.place, asked.on, votes)
    found, allowed = judged.found, judged.allowed
    if asked.settings is not None:
        found, left_out = asked.settings.applied(found, reading.source)
        allowed += left_out
    return Checked(lang, found, bylaw, allowed, sway=votes)


def check_files(
    paths: Sequence[str], asked: Asked, cache: Cache | None, jobs: int | None
) -> Iterator[Checked]:
    """Everything about each file, in order; ``jobs`` processes, or as many as are worth it.

    Without a cache and in one process, nothing is made plain and back, and a bylaw is at hand.
    """
    known = [_known(path, cache) for path in paths]
    rest = [path for path, one in zip(paths, known, strict=True) if one is None]
    found = _each(rest, asked, cache, jobs)
    for one in known:
        yield one or next(found)
    if cache is not None:
        cache.finish()


def _known(path: str, cache: Cache | None) -> Checked | None:
    from bylawkit.api.files import STDIN, read_bytes

    if cache is None or path == STDIN:
        return None
    data, problems = read_bytes(path)
    if data is None:
        return Checked(None, problems, read=False)
    parts = cache.found(path, data)
    return None if parts is None else _kept(*parts)


def _kept(brief: bytes, plain: bytes) -> Checked:
    from json import loads

    return Kept(Brief(*loads(brief)), plain)


def _each(
    paths: Sequence[str], asked: Asked, cache: Cache | None, jobs: int | None
) -> Iterator[Checked]:
    from bylawkit.cli.crew import crew

    processes = crew(jobs, len(paths))
    if processes > 1:
        yield from _by_a_crew(paths, asked, cache, processes)
    else:
        yield from (_checked(path, asked, cache) for path in paths)


def _by_a_crew(
    paths: Sequence[str], asked: Asked, cache: Cache | None, processes: int
) -> Iterator[Checked]:
    from functools import partial

    from bylawkit.cli.crew import Lost, in_processes

    work = partial(_plain_results, asked=asked, keeping=cache is not None)
    try:
        for path, done in zip(paths, in_processes(work, paths, processes), strict=True):
            if cache is not None and done.content is not None:
                cache.keep(path, done.content, done.uses, *done.parts)
            yield Kept(done.brief, done.plain)
    except Lost as problem:
        from bylawkit.cli.codes import PROCESS_LOST

        lost = Diagnostic(PROCESS_LOST, args={"path": str(problem)})
        yield Checked(None, (lost,), read=False)


class _Done(NamedTuple):
    """What a process hands back of one file; ``content`` is its digest, if it may be kept."""

    brief: Brief
    plain: bytes
    content: str | None = None
    uses: tuple[Use, ...] = ()

    @property
    def parts(self) -> tuple[bytes, bytes]:
        """What is kept."""
        from bylawkit.cli.cache import as_json

        return as_json(self.brief), self.plain


def _plain_results(paths: list[str], asked: Asked, keeping: bool) -> list[_Done]:
    return [_done(path, asked, keeping) for path in paths]


def _checked(path: str, asked: Asked, cache: Cache | None) -> Checked:
    """Everything about one file, which is kept if there is a cache."""
    if cache is None:
        return _read_and_checked(path, asked, False)[0]
    done = _done(path, asked, True)
    if done.content is not None:
        cache.keep(path, done.content, done.uses, *done.parts)
    return Kept(done.brief, done.plain)


def _done(path: str, asked: Asked, keeping: bool) -> _Done:
    from bylawkit.cli.cache import as_json
    from bylawkit.diagnostics.plain import as_plain

    checked, content, uses = _read_and_checked(path, asked, keeping)
    plain = as_json(as_plain(checked.found, checked.allowed))
    return _Done(brief_of(checked), plain, content, uses)


def _read_and_checked(
    path: str, asked: Asked, keeping: bool
) -> tuple[Checked, str | None, tuple[Use, ...]]:
    """Everything about one file; to keep it, the digest of its content and the texts it uses."""
    from bylawkit.api.files import STDIN, decoded, read_bytes
    from bylawkit.pipeline import read_source

    data, problems = read_bytes(path)
    source, problems = (None, problems) if data is None else decoded(path, data)
    if source is None or data is None:
        return Checked(None, problems, read=False), None, ()
    if not keeping or path == STDIN:
        return check_reading(read_source(source), asked), None, ()
    from bylawkit.cli.cache import digest, noting

    uses: list[Use] = []
    reading = read_source(source, noting(uses))
    return check_reading(reading, asked), digest(data), tuple(uses)
