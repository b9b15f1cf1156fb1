"""What checks found before, kept in the project's ``.bylawkit_cache``.

An entry counts only while nothing has changed that the findings depend on: the bytes of the file,
every text that it uses (found anew each time), the law asked for, and this program itself. It also
counts only where it was made: its digest holds the identity of the folder, so that neither an entry
edited by hand nor a whole cache brought along with a project is believed. Whatever goes wrong with
the cache, the file is checked as if there were none.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bylawkit.fetch import fetch, marked_folder
from bylawkit.source import Source

FOLDER = ".bylawkit_cache"
_TAG = "CACHEDIR.TAG"
_STARTING = {
    _TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# What `bylawkit check` found before; may be deleted.\n",
    ".gitignore": b"*\n",
}
_LARGEST = 4 * 1024 * 1024
_MOST_WAITING = 500

Use = list[str]
"""A text that was used: by which text, the path written there, and the digest of what was found."""


class Cache:
    """The findings of earlier runs with one set of options; ``options`` are those that matter."""

    def __init__(self, options: object) -> None:
        self._options = repr(options)
        self._program = ""
        self._homes: dict[str, tuple[str, _Home | None]] = {}
        self._used: dict[tuple[str, str], str] = {}
        self._waiting: list[tuple[_Home, str, bytes]] = []

    def found(self, path: str, data: bytes) -> list[bytes] | None:
        """What was kept of a file of this content, as JSON; ``None`` if that is not known."""
        from json import loads

        home, name = self._place(path)
        text = None if home is None else home.read(name)
        if home is not None and not self._program:
            self._program = program()
        if text is None:
            return None
        head, *parts = text.split(b"\n")
        try:
            made_by, content, uses = loads(head)
        except (ValueError, TypeError):
            return None
        if made_by != self._program or content != digest(data) or not self._still(uses):
            return None
        return parts

    def keep(self, path: str, content: str, uses: Iterable[Use], *parts: bytes) -> None:
        """Keep what was found in a file whose content has this digest, if there is a place for it.

        It is given as JSON, each part on a line.
        """
        home, name = self._place(path)
        if home is not None and self._program:
            head = [self._program, content, list(uses)]
            text = b"\n".join((as_json(head), *parts))
            self._waiting.append((home, name, text))
            if len(self._waiting) >= _MOST_WAITING:
                self.finish()

    def finish(self) -> None:
        """Write what waits to be kept, unless the program has changed since this run began."""
        waiting, self._waiting = self._waiting, []
        if waiting and self._program == program():
            for home, name, text in waiting:
                home.write(name, text)

    def _place(self, path: str) -> tuple[_Home | None, str]:
        """Where the entry of a file is kept, and under which name."""
        written = os.path.dirname(path)
        if written not in self._homes:
            folder = os.path.abspath(written)
            project = marked_folder(folder)
            home = None if project is None else _Home(os.path.join(project, FOLDER))
            self._homes[written] = folder, home
        folder, home = self._homes[written]
        return home, digest("\0".join((folder, path, self._options)).encode(*_ANY))[:40]

    def _still(self, uses: list[Use]) -> bool:
        return all(self._found_now(user, path) == known for user, path, known in uses)

    def _found_now(self, user: str, path: str) -> str:
        if (user, path) not in self._used:
            self._used[user, path] = digest_of_use(fetch(Source(user, ""), path))
        return self._used[user, path]


def as_json(value: Any) -> bytes:
    """A plain value on one line."""
    from json import dumps

    return dumps(value, separators=(",", ":")).encode()


# ── Digests ──

_ANY = "utf-8", "surrogatepass"


def digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def digest_of_use(found: Any) -> str:
    """The digest of what a used path led to: a text under a name, or why there is none."""
    parts = (found.path, found.text) if isinstance(found, Source) else ("", *found)
    return digest("\0".join(parts).encode(*_ANY))


def noting(uses: list[Use]) -> Callable[[Source, str], Any]:
    """A fetch that notes what it found."""

    def noted(source: Source, path: str) -> Any:
        found = fetch(source, path)
        uses.append([source.path, path, digest_of_use(found)])
        return found

    return noted


def program() -> str:
    """The state of this program: every file of it and of what its findings depend on, and Python's.

    A file counts as changed as soon as it was touched in any way.
    """
    import sys
    from importlib.util import find_spec

    from bylawkit import assets

    folders = [os.path.dirname(assets.__file__), assets.path("templates")]
    folders += [
        os.path.dirname(spec.origin)
        for name in ("jinja2", "markupsafe")
        if (spec := find_spec(name)) is not None and spec.origin is not None
    ]
    states = [repr(one) for folder in folders for one in sorted(_states(folder))]
    return digest("\n".join([sys.version, *states]).encode(*_ANY))


def _states(folder: str) -> Iterator[tuple[Any, ...]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _states(entry.path)
            else:
                now = entry.stat()
                times = now.st_mtime_ns, now.st_ctime_ns
                yield entry.path, now.st_size, *times, now.st_dev, now.st_ino


# ── The folder ──


class _Home:
    """One folder of entries. Each is a digest, a line end, and what was kept."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._salt: bytes | None = None
        self._broken = False

    def read(self, name: str) -> bytes | None:
        """An entry, if there is one and it is as it was written here."""
        try:
            salt = self._identity()
            data = _regular(os.path.join(self._folder, name))
        except (OSError, ValueError):
            return None
        sign, _, text = data.partition(b"\n")
        return text if sign == digest(salt + text).encode() else None

    def write(self, name: str, text: bytes) -> None:
        """Put an entry in place, whole or not at all; after a failure no other is tried."""
        if self._broken:
            return
        path = os.path.join(self._folder, name)
        hidden = f"{path}.{os.getpid()}"
        try:
            salt = self._made()
            with open(hidden, "xb") as file:
                file.write(digest(salt + text).encode() + b"\n" + text)
            os.replace(hidden, path)
        except (OSError, ValueError):
            self._broken = True
            _forget(hidden)

    def _made(self) -> bytes:
        """The identity of the folder, which is made if it is not there."""
        if self._salt is None:
            if not os.path.lexists(self._folder):
                os.makedirs(self._folder, exist_ok=True)
            self._must_be_a_folder()
            for name, text in _STARTING.items():
                try:
                    with open(os.path.join(self._folder, name), "xb") as file:
                        file.write(text)
                except FileExistsError:
                    continue
        return self._identity()

    def _identity(self) -> bytes:
        """What tells this folder from a copy of it.

        Raises:
            OSError: it is not there, or is a link to somewhere else.
        """
        if self._salt is None:
            self._must_be_a_folder()
            tag = os.lstat(os.path.join(self._folder, _TAG))
            self._salt = f"{tag.st_dev} {tag.st_ino} {tag.st_ctime_ns}\n".encode()
        return self._salt

    def _must_be_a_folder(self) -> None:
        if not stat.S_ISDIR(os.lstat(self._folder).st_mode):
            raise NotADirectoryError(self._folder)


def _regular(path: str) -> bytes:
    """The bytes of a regular file of moderate size.

    Raises:
        OSError: there is none.
    """
    about = os.lstat(path)
    if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
        raise OSError(path)
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(file, about.st_size)
    finally:
        os.close(file)


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except (OSError, ValueError):
        return
