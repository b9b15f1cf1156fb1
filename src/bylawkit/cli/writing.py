"""Writing files: all of them or none, and none of them half."""

# pathlib would cost several milliseconds of every start.

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence

from bylawkit.cli import codes
from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.source import Place


class _Work:
    """What has been done so far, and must be undone if the rest fails."""

    def __init__(self) -> None:
        self.at = ""
        self.folders: list[str] = []
        self.ready: dict[str, str] = {}
        self.kept: dict[str, str | None] = {}


def half_asked(
    to: Sequence[str] | None, out: str | None, reference: str | None = None
) -> Diagnostic | None:
    """What lacks if documents are asked for by half: they need both a form and a folder."""
    if (to and out) or not (to or out or reference):
        return None
    from bylawkit.compare.codes import DOCUMENTS_NEED_BOTH

    asked = f"--to {to[0]}" if to else "--reference DOCX"
    given, lacking = ("--out", "--to docx") if out else (asked, "--out DIR")
    return Diagnostic(DOCUMENTS_NEED_BOTH, None, {"given": given, "lacking": lacking})


def free_path(path: str, taken: Iterable[str]) -> str:
    """The path, with a number if it is taken, also where capitals are all the same."""
    known = {one.casefold() for one in taken}
    stem, _, form = path.rpartition(".")
    number, free = 1, path
    while free.casefold() in known:
        number += 1
        free = f"{stem}_{number}.{form}"
    return free


def write_files(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Write every file, making folders as needed, or leave everything as it was.

    Each file is written beside its target and renamed at the end. Returns what went wrong, or
    nothing.
    """
    work = _Work()
    try:
        for path, data in files.items():
            _prepare(work, path, data)
        for target in work.ready:
            _put_in_place(work, target)
    except BaseException as problem:
        _undo(work)
        if isinstance(problem, (OSError, ValueError)):
            return (_cannot_write(work.at, problem),)
        raise
    for kept in work.kept.values():
        _forget(kept)
    return ()


def _prepare(work: _Work, path: str, data: bytes) -> None:
    """Write ``data`` to a hidden file in the folder of its target."""
    work.at = path
    target = os.path.realpath(path)
    mode = _mode_of(target)
    _make_folders(work, os.path.dirname(target))
    hidden = _beside(target, f"{len(work.ready)}.new")
    _forget(hidden)
    descriptor = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    work.ready[target] = hidden
    with open(descriptor, "wb") as file:
        file.write(data)
    if mode is not None:
        os.chmod(hidden, mode)


def _mode_of(target: str) -> int | None:
    """The permissions of a file that is about to be replaced; ``None`` if there is none yet."""
    try:
        mode = os.stat(target).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", target)
    return stat.S_IMODE(mode)


def _make_folders(work: _Work, folder: str) -> None:
    missing: list[str] = []
    while not os.path.isdir(folder):
        missing.append(folder)
        if os.path.lexists(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        os.mkdir(one)
        work.folders.append(one)


def _put_in_place(work: _Work, target: str) -> None:
    work.at = target
    kept: str | None = None
    if os.path.exists(target):
        kept = _beside(target, f"{len(work.kept)}.old")
        _forget(kept)
        try:
            os.link(target, kept)
        except OSError:
            os.replace(target, kept)
    work.kept[target] = kept
    os.replace(work.ready[target], target)


def _undo(work: _Work) -> None:
    """Take everything back, as far as the system lets us."""
    for target, kept in work.kept.items():
        if kept is not None:
            _quietly(os.replace, kept, target)
            _forget(kept)  # still there if it was a link to what stands at the target
        elif not os.path.exists(work.ready[target]):
            _forget(target)
    for hidden in work.ready.values():
        _forget(hidden)
    for folder in reversed(work.folders):
        _quietly(os.rmdir, folder)


def _forget(path: str | None) -> None:
    if path is not None:
        _quietly(os.unlink, path)


def _quietly(do: Callable[..., None], *args: str) -> None:
    try:
        do(*args)
    except OSError:
        return


def _beside(target: str, what: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name[:60]}.{os.getpid()}.{what}")


_BINARY = getattr(os, "O_BINARY", 0)

_CODES: dict[int | None, Code] = {
    errno.EACCES: codes.MAY_NOT_WRITE,
    errno.EPERM: codes.MAY_NOT_WRITE,
    errno.EROFS: codes.MAY_NOT_WRITE,
    errno.ENOSPC: codes.DISK_FULL,
    errno.EDQUOT: codes.DISK_FULL,
    errno.ENOTDIR: codes.FOLDER_IS_A_FILE,
    errno.EEXIST: codes.FOLDER_IS_A_FILE,
    errno.EISDIR: codes.FILE_IS_A_FOLDER,
}


def _cannot_write(path: str, problem: OSError | ValueError) -> Diagnostic:
    number = getattr(problem, "errno", None)
    code = _CODES.get(number, codes.CANNOT_WRITE)
    if code is codes.FOLDER_IS_A_FILE:
        path = _existing(path)
    reason = getattr(problem, "strerror", None) or str(problem)
    return Diagnostic(code, Place(path), {"path": path, "reason": reason})


def _existing(path: str) -> str:
    """The deepest part of ``path`` that is there."""
    while path and not os.path.lexists(path):
        path = os.path.dirname(path)
    return path
