"""Finding and reading files. Whatever is wrong with one comes back as a diagnostic."""

# pathlib would cost several milliseconds of every start.

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bylawkit.api import codes
from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.source import Place, Source, source_from_bytes

if TYPE_CHECKING:
    from bylawkit.pipeline import Reading

__all__ = [
    "LIMIT",
    "STDIN",
    "decoded",
    "find_bylaws",
    "read_bylaws",
    "read_bytes",
    "read_source_file",
    "shown",
]

MEBIBYTE = 1024 * 1024

LIMIT = 32 * MEBIBYTE
"""The largest file that is read, in bytes. A bylaw has some 20 kB, a large register 2 MB."""

_NEAR = 0.75
"""How much of two names is alike before the one is taken for a slip for the other."""

STDIN = "-"

Noticed = tuple[Diagnostic, ...]


# ── Finding ──


def find_bylaws(paths: Iterable[str]) -> tuple[tuple[str, ...], Noticed]:
    """The files meant by ``paths``: each once, in order; folders are searched for ``*.bylaw``.

    Within a folder files come sorted by path; hidden folders and ``node_modules`` are left out.
    A path that does not exist is returned as it is: reading it says what is wrong.
    """
    found: dict[str, str] = {}
    folders: dict[str, str] = {}
    noticed: list[Diagnostic] = []
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            inside = [path]
        else:
            inside = sorted(_search(path, noticed), key=lambda one: one.split(os.sep))
            if not inside and not noticed:
                noticed.append(_at(codes.NOTHING_FOUND, path))
        for one in inside:
            plain = one == STDIN or "\0" in one  # no file has that in its name
            found.setdefault(one if plain else _real(one, folders), one)
    return tuple(found.values()), tuple(noticed)


def _real(path: str, folders: dict[str, str]) -> str:
    """The path without links; those of folders are followed once."""
    folder, name = os.path.split(path)
    if name in ("", ".", "..") or os.path.islink(path):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _search(folder: str, noticed: list[Diagnostic]) -> Iterator[str]:
    def refused(problem: OSError) -> None:
        noticed.append(_cannot_read(problem.filename or folder, problem))

    for where, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [one for one in folders if not one.startswith(".") and one != "node_modules"]
        for name in files:
            if name.endswith(".bylaw") and not name.startswith("."):
                yield os.path.join(where, name)


# ── Reading ──


def read_bylaws(paths: Iterable[str]) -> tuple[tuple[Reading, ...], Noticed]:
    """Read every bylaw meant by ``paths``.

    The diagnostics are those of files that could not be opened; each reading has its own besides.
    """
    from bylawkit.pipeline import read_source

    found, missing = find_bylaws(paths)
    noticed = list(missing)
    readings: list[Reading] = []
    for path in found:
        source, problems = read_source_file(path)
        noticed += problems
        if source is not None:
            readings.append(read_source(source))
    return tuple(readings), tuple(noticed)


def read_source_file(path: str) -> tuple[Source | None, Noticed]:
    """The text of a file, or of stdin for ``-``."""
    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    return decoded(path, data)


def read_bytes(path: str, limit: int = LIMIT) -> tuple[bytes | None, Noticed]:
    """The bytes of a regular file (of stdin for ``-``), at most ``limit`` of them."""
    if path == STDIN:
        return _from_stdin(limit)
    try:
        about = os.stat(path)
        if problem := _unfit(path, about, limit):
            return None, (problem,)
        with open(path, "rb") as file:
            data = file.read(about.st_size + 1)  # a buffer for all that is allowed takes its time
            if len(data) > about.st_size:
                data += file.read(limit)
            return _whole(path, data, limit)
    except FileNotFoundError:
        return None, (_at(codes.NO_SUCH_FILE, path, _sibling(path)),)
    except (OSError, ValueError) as problem:
        return None, (_cannot_read(path, problem),)


def shown(path: str) -> str:
    """A path as messages name it."""
    return "<stdin>" if path == STDIN else path


def _from_stdin(limit: int) -> tuple[bytes | None, Noticed]:
    if sys.stdin is None:
        return None, (_at(codes.NO_INPUT, STDIN),)
    try:
        return _whole(STDIN, sys.stdin.buffer.read(limit + 1), limit)
    except IsADirectoryError:
        return None, (_at(codes.IS_A_FOLDER, STDIN),)
    except (OSError, ValueError) as problem:
        return None, (_cannot_read(STDIN, problem),)


def _unfit(path: str, about: os.stat_result, limit: int) -> Diagnostic | None:
    if stat.S_ISDIR(about.st_mode):
        return _at(codes.IS_A_FOLDER, path)
    if not stat.S_ISREG(about.st_mode):
        return _at(codes.NOT_REGULAR, path, kind=kind_of_file(about.st_mode))
    if about.st_size > limit:
        return _too_large(path, about.st_size, limit)
    return None


def _whole(path: str, data: bytes, limit: int) -> tuple[bytes | None, Noticed]:
    if len(data) > limit:
        return None, (_too_large(path, len(data), limit),)
    return data, ()


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    in_mib = -(-size // MEBIBYTE)
    return _at(codes.TOO_LARGE, path, size=in_mib, limit=limit // MEBIBYTE)


def kind_of_file(mode: int) -> Text:
    """What a path that is not a regular file is."""
    if stat.S_ISFIFO(mode):
        return Text("管道", "a pipe")
    if stat.S_ISSOCK(mode):
        return Text("套接字", "a socket")
    return Text("设备", "a device")


def _cannot_read(path: str, problem: Exception) -> Diagnostic:
    if isinstance(problem, PermissionError):
        return _at(codes.MAY_NOT_READ, path)
    return _at(codes.CANNOT_READ, path, reason=getattr(problem, "strerror", None) or str(problem))


def _sibling(path: str) -> Text | None:
    folder, name = os.path.split(path)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return None
    from bylawkit.api.names import did_you_mean

    return did_you_mean(name, [one for one in names if _is_near(name, one)])


def _is_near(name: str, other: str) -> bool:
    """Whether two names differ little, their endings left aside."""
    from difflib import SequenceMatcher

    stem, other_stem = (os.path.splitext(one)[0].casefold() for one in (name, other))
    return SequenceMatcher(None, stem, other_stem).ratio() >= _NEAR


# ── Decoding ──


def decoded(path: str, data: bytes) -> tuple[Source | None, Noticed]:
    """Bytes as a text; nothing for bytes that are not a text or hold no words."""
    from bylawkit.api.encodings import known_kind, looks_like

    if hint := known_kind(data):
        return None, (_at(codes.NOT_TEXT, path, hint),)
    try:
        source = source_from_bytes(shown(path), data)
    except UnicodeDecodeError as problem:
        at = problem.start
        spot = {"byte": at + 1, "value": f"0x{data[at]:02X}", "line": data.count(b"\n", 0, at) + 1}
        return None, (_at(codes.NOT_UTF8, path, looks_like(data), **spot),)
    if (at := data.find(0)) >= 0:
        return None, (_at(codes.NOT_TEXT, path, byte=at + 1),)
    return (source, ()) if source.text.strip() else (None, (_at(codes.EMPTY_FILE, path),))


def _at(code: Code, path: str, hint: Text | None = None, **args: object) -> Diagnostic:
    name = shown(path)
    return Diagnostic(code, Place(name), {"path": name, **args}, hint_text=hint)
