"""Whether a bundle of policies is as it was exported: every file by the hash in its manifest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from bylawkit.diagnostics import Diagnostic
from bylawkit.export import codes
from bylawkit.export.manifest import NAME, SIGNATURE
from bylawkit.source import Place

Json = dict[str, Any]


def folder_of(path: str) -> str | None:
    """The folder of a bundle that is named by itself or by its manifest."""
    if os.path.isdir(path):
        return path
    return os.path.dirname(path) or "." if os.path.basename(path) == NAME else None


def differences(folder: str, source: str | None = None) -> tuple[int, tuple[Diagnostic, ...]]:
    """How many files the manifest lists, and every one that is not as it says.

    ``source`` is the SHA-256 of the bylaw that the bundle should be of.
    """
    listed, problems = _manifest(folder)
    if listed is None:
        return 0, problems
    files = {str(one["path"]): one for one in listed["files"]}
    found = [*_of_another_source(folder, listed, source), *_each(folder, files)]
    found += (
        Diagnostic(codes.BUNDLE_UNLISTED, Place(os.path.join(folder, name)), {"name": name})
        for name in _present(folder)
        if name not in files and name not in (NAME, SIGNATURE)
    )
    return len(files), tuple(found)


def _manifest(folder: str) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    """The manifest, if it is one: an object with files, each with a path below it and a hash."""
    import json

    path = os.path.join(folder, NAME)
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for one in document["files"]:
            name = one["path"]
            if os.path.isabs(name) or ".." in name.replace("\\", "/").split("/"):
                raise ValueError(name)
            bytes.fromhex(one["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, (Diagnostic(codes.NO_MANIFEST, Place(path), {"path": path}),)
    return document, ()


def _of_another_source(folder: str, listed: Json, source: str | None) -> Iterator[Diagnostic]:
    told = listed.get("source")
    if source is not None and (not isinstance(told, dict) or told.get("sha256") != source):
        yield Diagnostic(codes.BUNDLE_OF_ANOTHER, Place(os.path.join(folder, NAME)))


def _each(folder: str, files: dict[str, Json]) -> Iterator[Diagnostic]:
    for name, one in files.items():
        path = os.path.join(folder, *name.split("/"))
        try:
            with open(path, "rb") as file:
                digest = sha256(file.read()).hexdigest()
        except OSError:
            yield Diagnostic(codes.BUNDLE_LACKS, Place(path), {"name": name})
            continue
        if digest != one["sha256"]:
            yield Diagnostic(codes.BUNDLE_CHANGED, Place(path), {"name": name})


def _present(folder: str) -> Iterator[str]:
    """Every file in a folder, by its path below it, in order."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.relpath(os.path.join(here, name), folder).replace(os.sep, "/")
