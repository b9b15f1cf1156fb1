"""A zip file from entries that may be compressed long before: same entries, same bytes.

Dates are those of the zip epoch. No entry is larger than 4 GB.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LEVEL = 3  # a fifth larger than 6, in less than half the time
_EPOCH = 0x0021  # 1 January 1980, 00:00
_VERSION = 20
_STORED, _DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Entry(NamedTuple):
    """A file of the package. ``size`` and ``crc`` are those of the plain bytes."""

    name: bytes
    data: bytes
    size: int
    crc: int
    method: int = _DEFLATED

    @classmethod
    def packed(cls, name: str, text: str) -> Entry:
        plain = text.encode()
        squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = squeeze.compress(plain) + squeeze.flush()
        return cls(name.encode("ascii"), data, len(plain), zlib.crc32(plain))

    @classmethod
    def stored(cls, name: str, text: str) -> Entry:
        """A short part, not worth deflating."""
        plain = text.encode()
        return cls(name.encode("ascii"), plain, len(plain), zlib.crc32(plain), _STORED)

    @classmethod
    def picture(cls, name: str, data: bytes) -> Entry:
        """A part that is deflated by its own format."""
        return cls(name.encode("ascii"), data, len(data), zlib.crc32(data), _STORED)


def package(entries: Iterable[Entry]) -> bytes:
    """The bytes of the zip file."""
    files: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for one in entries:
        about = (one.method, 0, _EPOCH, one.crc, len(one.data), one.size, len(one.name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *about) + one.name
        directory.append(
            _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, *about, 0, 0, 0, 0, at) + one.name
        )
        files += (local, one.data)
        at += len(local) + len(one.data)
    listing = b"".join(directory)
    count = len(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), at, 0)
    return b"".join((*files, listing, end))
