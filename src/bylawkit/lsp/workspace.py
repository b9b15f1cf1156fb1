"""The texts a client works on: those open in it as they stand there, all others from disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from bylawkit.api.settings import Settings, settings
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.fetch import fetch as from_disk
from bylawkit.lsp.analysis import Analysis
from bylawkit.source import Source, source_from_bytes

_MOST_FILES = 2000
_SKIPPED = frozenset((".git", ".venv", "node_modules", "__pycache__", "out", ".bylawkit_cache"))


def path_of(uri: str) -> str:
    """The path of a file by its address; another address stands for itself."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    path = unquote(parts.path)
    drive = os.name == "nt" and len(path) > 2 and path[2] == ":"
    return os.path.normpath(path[1:] if drive else path)


def uri_of(path: str) -> str:
    """The address of a file by its path."""
    if "://" in path:
        return path
    full = os.path.abspath(path).replace(os.sep, "/")
    return "file://" + quote(full if full.startswith("/") else f"/{full}")


_USES = re.compile(r"^(引用|use)\b", re.MULTILINE | re.IGNORECASE)


def uses_others(analysis: Analysis) -> bool:
    """Whether a text uses others, so that it may mean something else when they change."""
    return _USES.search(analysis.source.text) is not None


class Workspace:
    """Analyses by address. A change of one text makes those anew that use others, too."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        self._texts: dict[str, str] = {}
        self._uris: dict[str, str] = {}
        self._known: dict[str, Analysis] = {}
        self._settings: dict[str, tuple[Settings, tuple[Diagnostic, ...]]] = {}

    def settings(self, path: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
        """The settings of the project in which a file lies, and what is wrong with them."""
        folder = os.path.dirname(path)
        if folder not in self._settings:
            self._settings[folder] = settings(folder) if os.path.isdir(folder) else (Settings(), ())
        return self._settings[folder]

    def put(self, uri: str, text: str) -> None:
        """A text as it stands in the client now."""
        path = path_of(uri)
        before = self._known.get(path)
        self._texts[path] = text
        self._uris[path] = uri
        self._forget(path)
        source = self._source(path)
        if source is not None:
            earlier = before and before.understood
            self._known[path] = Analysis(source, self._fetch, earlier, self.settings(path)[0])

    def drop(self, uri: str) -> None:
        """A text that the client closed; what is on disk counts again."""
        path = path_of(uri)
        self._texts.pop(path, None)
        self._uris.pop(path, None)
        self._forget(path)

    def _forget(self, path: str) -> None:
        """Drop what is known of a text, and of those that may use it."""
        self._known = {
            other: one
            for other, one in self._known.items()
            if other != path and not uses_others(one)
        }

    def changed_on_disk(self) -> None:
        """Something outside the client changed."""
        self._known.clear()
        self._settings.clear()

    @property
    def open(self) -> tuple[str, ...]:
        """The addresses of the open texts, in the client's own spelling."""
        return tuple(self._uris.values())

    def locate(self, path: str) -> str:
        """The address of a file, spelled as the client spells it if it has it open."""
        known = self._uris.get(os.path.abspath(path)) if "://" not in path else path
        return known or uri_of(path)

    def analysis(self, uri: str) -> Analysis | None:
        """What is known of a text; ``None`` if there is none, or it is no text."""
        path = path_of(uri)
        if path not in self._known:
            source = self._source(path)
            if source is None:
                return None
            self._known[path] = Analysis(source, self._fetch, settings=self.settings(path)[0])
        return self._known[path]

    def others(self, uri: str) -> Iterator[Analysis]:
        """All other bylaws of the client's folders, and the other open ones."""
        own = path_of(uri)
        for path in dict.fromkeys((*self._texts, *self._files())):
            if path != own and (found := self.analysis(self.locate(path))) is not None:
                yield found

    def every(self) -> Iterator[Analysis]:
        """Every bylaw that is open or lies in the client's folders."""
        return self.others("")

    def _source(self, path: str) -> Source | None:
        if path in self._texts:
            return source_from_bytes(path, self._texts[path].encode("utf-8", "replace"))
        try:
            with open(path, "rb") as file:
                return source_from_bytes(path, file.read())
        except (OSError, UnicodeDecodeError, ValueError):
            return None

    def _fetch(self, source: Source, path: str) -> Source | Text:
        """A text that another uses: as it stands in the client, if it is open there."""
        found = os.path.normpath(os.path.join(os.path.dirname(source.path), path))
        if found in self._texts:
            return source_from_bytes(found, self._texts[found].encode("utf-8", "replace"))
        return from_disk(source, path)

    def _files(self) -> Iterator[str]:
        count = 0
        for folder in self.folders:
            for here, folders, names in os.walk(folder):
                folders[:] = sorted(one for one in folders if one not in _SKIPPED)
                for name in sorted(names):
                    if name.endswith(".bylaw") and count < _MOST_FILES:
                        count += 1
                        yield os.path.join(here, name)
