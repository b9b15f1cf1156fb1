"""A file as it was: ``REV:path`` names the version of a git revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from bylawkit.cli import codes
from bylawkit.diagnostics import Code, Diagnostic


class Version(NamedTuple):
    """Where a version can be read, and what is wrong if it cannot."""

    path: str
    problem: Diagnostic | None = None


@contextmanager
def version(name: str) -> Iterator[Version]:
    """The file or folder that ``name`` names, to be read within the context.

    Of a revision all bylaws are laid out in a folder, which is the current one meanwhile, so that
    a bylaw finds the texts that it uses, and messages name paths as the user does.
    """
    revision, colon, path = name.partition(":")
    if not (colon and revision) or revision.startswith("-") or os.path.lexists(name):
        yield Version(name)
        return
    from tempfile import TemporaryDirectory

    here = os.getcwd()
    with TemporaryDirectory() as folder:
        problem = _laid_out(revision, path or ".", folder)
        if problem is not None:
            yield Version(name, problem)
            return
        os.chdir(folder)
        try:
            yield Version(path or ".")
        finally:
            os.chdir(here)


def _laid_out(revision: str, path: str, folder: str) -> Diagnostic | None:
    """Lay out every ``.bylaw`` file of a revision; what is wrong if there is no such thing."""
    where, problem = _git("rev-parse", "--show-prefix")
    if where is None:
        return _at(codes.NOT_IN_GIT, name=f"{revision}:{path}", problem=problem)
    if _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")[0] is None:
        return _at(codes.NO_REVISION, name=revision)
    packed, _ = _git("archive", "--format=tar", revision, "--", "*.bylaw")
    inside = os.path.normpath(path)
    if packed is None or inside.startswith("..") or os.path.isabs(inside):
        return _at(codes.NOT_IN_REVISION, name=path, revision=revision)
    _unpack(packed, folder)
    if not os.path.exists(os.path.join(folder, inside)):
        return _at(codes.NOT_IN_REVISION, name=path, revision=revision)
    return None


def _unpack(packed: bytes, folder: str) -> None:
    """The plain files of an archive; ``git archive`` names them as seen from the current folder."""
    from io import BytesIO
    from tarfile import open as open_archive

    with open_archive(fileobj=BytesIO(packed)) as archive:
        for member in archive.getmembers():
            data = archive.extractfile(member) if member.isfile() else None
            target = os.path.normpath(member.name)
            if data is not None and not target.startswith("..") and not os.path.isabs(target):
                path = os.path.join(folder, target)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(data.read())


def _git(*words: str) -> tuple[bytes | None, str]:
    """What git prints; ``None`` if it fails, and why."""
    from subprocess import run

    try:
        done = run(("git", *words), capture_output=True, check=False)
    except OSError as problem:
        return None, str(problem)
    if done.returncode:
        return None, done.stderr.decode(errors="replace").strip().partition("\n")[0]
    return done.stdout, ""


def _at(code: Code, **args: str) -> Diagnostic:
    return Diagnostic(code, None, args)
