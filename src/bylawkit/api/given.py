"""What may be given to a question: a path, bytes, or a value that was read already."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import codes
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import Reading, read_source
from bylawkit.record import replace
from bylawkit.source import Place, Source

if TYPE_CHECKING:
    from bylawkit.evaluate.register import Register

Noticed = tuple[Diagnostic, ...]


class File(NamedTuple):
    """A file as read: what messages call it, and its bytes."""

    path: str
    data: bytes


Content: TypeAlias = "str | os.PathLike[str] | bytes | File"
"""A table or a text: the path of its file (``-`` is standard input), or its bytes."""

CONTENT = (str, bytes, os.PathLike, File)
"""The types of it."""

Readable: TypeAlias = "Content | Reading | Bylaw"
"""A bylaw: the path of its file or folder, its text, its bytes, or one that was read already."""


def file_of(given: Content, name: str) -> tuple[File | None, Noticed]:
    """The bytes that were given or are in the file; ``name`` is what messages call mere bytes."""
    from bylawkit.api.files import read_bytes, shown

    if isinstance(given, File):
        return given, ()
    if isinstance(given, bytes):
        return File(f"<{name}>", given), ()
    path = os.fspath(given)
    data, noticed = read_bytes(path)
    return (None if data is None else File(shown(path), data)), noticed


def reading_of(given: Readable) -> Reading:
    """One bylaw; a string with a line end in it is a text, another one a path."""
    if isinstance(given, Reading):
        return given
    if isinstance(given, Bylaw):
        return Reading(given.source, given, ())
    if isinstance(given, str) and "\n" in given:
        return _in_memory(File("<text>", given.encode("utf-8", "surrogatepass")))
    if isinstance(given, bytes):
        return _in_memory(File("<text>", given))
    return _in_memory(given) if isinstance(given, File) else read_one(os.fspath(given))


def _in_memory(file: File) -> Reading:
    from bylawkit.api.files import decoded

    source, noticed = decoded(*file)
    if source is None:
        return Reading(Source(file.path, ""), None, noticed)
    return read_source(source)


def read_one(path: str) -> Reading:
    """The one bylaw at ``path``, a file or a folder; several are a problem."""
    from bylawkit.api.files import read_bylaws, shown

    readings, missing = read_bylaws([path])
    if len(readings) == 1:
        return replace(readings[0], diagnostics=(*missing, *readings[0].diagnostics))
    noticed = (*missing, *(one for reading in readings for one in reading.diagnostics))
    if readings:
        noticed += (Diagnostic(codes.SEVERAL_BYLAWS, Place(path), {"path": path}),)
    return Reading(Source(shown(path), ""), None, noticed)


def read_one_bylaw(path: str) -> tuple[Bylaw | None, Noticed, str | None]:
    """The one bylaw at ``path``, ``None`` if there is none or it has mistakes; and its language."""
    reading = read_one(path)
    lang = None if reading.bylaw is None else reading.bylaw.lang
    return (reading.bylaw if reading.ok else None), reading.diagnostics, lang


def register_of(given: Content | Register) -> tuple[Register | None, Noticed]:
    """The register that was given or is in the file; ``None`` if anything in it is wrong."""
    from bylawkit.evaluate.register import Register, read_register

    if isinstance(given, Register):
        return given, ()
    file, noticed = file_of(given, "register")
    return (None, noticed) if file is None else read_register(*file)
