"""A Word file from strangers, opened with care: bounded, without DTD, without names that escape."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser
from zipfile import BadZipFile, ZipFile

from bylawkit.diagnostics import Code, Text
from bylawkit.render.office import codes

MOST_ENTRIES = 2_000
MOST_BYTES = 64 * 1024 * 1024
"""What all parts together may unpack to, by what the file says of itself."""
MOST_OF_A_PART = 8 * 1024 * 1024
"""What a part that is read may unpack to, whatever the file says."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(?:^|/)\.\.(?:/|$)|\x00")
_MACROS = re.compile(r"vba(?:project|data)[^/]*$", re.IGNORECASE)
_MACRO_TYPE = b"macroenabled"


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """Why the file is not used; caught in this room."""

    def __init__(self, code: Code, reason: Text | None = None, part: str = "") -> None:
        super().__init__(code.name)
        self.code, self.reason, self.part = code, reason, part


class Opened(NamedTuple):
    """The file, known to be a harmless zip; parts are read one by one."""

    archive: ZipFile

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.archive.NameToInfo

    def read(self, name: str, most: int = MOST_OF_A_PART) -> bytes:
        """The bytes of a part, if they are not too many."""
        try:
            with self.archive.open(name) as part:
                data = part.read(most + 1)
        except (BadZipFile, KeyError, OSError, ValueError, EOFError, zlib.error) as problem:
            raise Refused(
                codes.NOT_DOCX, Text(f"`{name}` 坏了", f"`{name}` is damaged")
            ) from problem
        except (NotImplementedError, RuntimeError) as problem:
            raise Refused(codes.LOCKED) from problem
        if len(data) > most:
            raise _too_large(name, most)
        return data

    def tree(self, name: str, most: int = MOST_OF_A_PART) -> Element:
        """A part as XML."""
        return parsed(name, self.read(name, most))


def opened(data: bytes) -> Opened:
    """The file, or :class:`Refused`."""
    if data.startswith(_OLE):
        raise Refused(codes.LOCKED)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as problem:
        raise Refused(codes.NOT_DOCX, Text("不是压缩包", "it is no zip file")) from problem
    _look_over(archive)
    found = Opened(archive)
    for needed in ("[Content_Types].xml", "word/document.xml"):
        if not found.has(needed):
            raise Refused(codes.NOT_DOCX, Text(f"里面没有 `{needed}`", f"it has no `{needed}`"))
    if _MACRO_TYPE in found.read("[Content_Types].xml").lower():
        raise Refused(codes.MACROS)
    return found


def _look_over(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        said = Text(f"有 {len(entries)} 个部件", f"it has {len(entries)} parts")
        raise Refused(codes.TOO_LARGE, said)
    if sum(one.file_size for one in entries) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Refused(codes.TOO_LARGE, Text(f"超过 {most} MB", f"more than {most} MB"))
    for one in entries:
        if _ESCAPES.search(one.filename) or _ESCAPES.search(one.orig_filename):
            said = Text("的名称通到别的文件夹", "has a name that leads to another folder")
            raise Refused(codes.UNSAFE, said, one.filename)
        if one.flag_bits & 1:
            raise Refused(codes.LOCKED)
        if _MACROS.search(one.filename):
            raise Refused(codes.MACROS)
    if len({one.filename for one in entries}) < len(entries):
        said = Text("同一个名称出现了两次", "a name is there twice")
        raise Refused(codes.NOT_DOCX, said)


def _too_large(name: str, most: int) -> Refused:
    size = most // 1024 // 1024
    return Refused(codes.TOO_LARGE, Text(f"`{name}` 超过 {size} MB", f"`{name}` is over {size} MB"))


def parsed(name: str, data: bytes) -> Element:
    """XML without a DTD, thus without entities of its own."""
    _without_dtd(name, data)
    parser = XMLParser()
    try:
        parser.feed(data)
        return parser.close()
    except (ParseError, ValueError, RecursionError) as problem:
        raise _broken(name) from problem


def _without_dtd(name: str, data: bytes) -> None:
    from xml.parsers.expat import ExpatError, ParserCreate

    def declared(*_: object) -> None:
        said = Text("里有 DTD（外部实体）", "has a DTD (external entities)")
        raise Refused(codes.UNSAFE, said, name)

    reader = ParserCreate()
    reader.StartDoctypeDeclHandler = declared
    try:
        reader.Parse(data, True)
    except (ExpatError, ValueError, LookupError) as problem:
        raise _broken(name) from problem


def _broken(name: str) -> Refused:
    said = Text(f"`{name}` 不是完整的 XML", f"`{name}` is no well-formed XML")
    return Refused(codes.NOT_DOCX, said)
