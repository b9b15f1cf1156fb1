"""QR codes of ballots: which vote, which text, which unit; made by segno, thousands a second.

For one length of text, the modules of a QR code depend on its bits linearly: a bit that flips turns
the same modules over wherever it does so. segno makes the code of one text and of those that differ
from it in one bit, each once; every other code of that length is the sum of these. The tests hold
the sums to what segno makes of the whole text.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

QUIET = 4
"""Modules of white around a code."""
_SCALE = 8  # pixels of a module
_LONGEST = 40  # bytes of a unit's name
_BLANK = b"0"
_PIXELS = bytes.maketrans(b"01", b"\xff\x00")


def ballot_text(source_sha256: str, vote: int, unit: str) -> str:
    """What the code of a ballot says: its version, the text's hash, the vote, the unit."""
    if len(unit.encode("utf-8", "replace")) > _LONGEST:
        unit = "#" + sha256(unit.encode("utf-8", "replace")).hexdigest()[:16]
    return f"BK1:{source_sha256[:12]}:{vote:08x}:{unit}"


def modules(text: str) -> tuple[str, ...]:
    """The rows of the code, ``1`` for a dark module, without the white around it."""
    data = text.encode("utf-8", "replace")
    size, whole = _start(len(data))
    for at, value in enumerate(data):
        if value != _BLANK[0]:
            whole ^= _turned(len(data), at, value ^ _BLANK[0])
    digits = f"{whole:0{size * size}b}"
    return tuple(digits[row : row + size] for row in range(0, size * size, size))


@lru_cache(maxsize=128)
def _start(length: int) -> tuple[int, int]:
    """The size and the modules of the code of a text of zeros, as a binary number."""
    return _made(_BLANK * length)


@lru_cache(maxsize=16_384)
def _turned(length: int, at: int, bits: int) -> int:
    """The modules that are turned over by flipping some bits of one byte."""
    whole = 0
    for bit in range(8):
        if bits >> bit & 1:
            whole ^= _flipped(length, at, 1 << bit)
    return whole


@lru_cache(maxsize=16_384)
def _flipped(length: int, at: int, bit: int) -> int:
    data = bytearray(_BLANK * length)
    data[at] ^= bit
    return _made(bytes(data))[1] ^ _start(length)[1]


def _made(data: bytes) -> tuple[int, int]:
    import segno

    code = segno.make_qr(data, mode="byte", error="m", mask=2, boost_error=False)
    return len(code.matrix), int("".join("".join(map(str, row)) for row in code.matrix), 2)


def png(text: str) -> bytes:
    """The code as a picture in black and white; the same bytes every time."""
    rows = modules(text)
    wide = len(rows) + 2 * QUIET
    white = "0" * QUIET
    # each row of pixels is written once, and then as "the same as above"
    again = (b"\2" + bytes(wide)) * (_SCALE - 1)
    empty = (
        b"\0" + (_BLANK * wide).translate(_PIXELS) + (b"\2" + bytes(wide)) * (_SCALE * QUIET - 1)
    )
    lines = [b"\0" + f"{white}{row}{white}".encode().translate(_PIXELS) + again for row in rows]
    side = wide * _SCALE
    data = zlib.compress(b"".join((empty, *lines, empty)), 1)
    head = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, part) for name, part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def outline(text: str) -> tuple[int, str]:
    """The width of the code with its white, and its dark modules as the path of an SVG."""
    rows = modules(text)
    runs = (run for y, row in enumerate(rows) for run in _runs(y + QUIET, row))
    return len(rows) + 2 * QUIET, "".join(runs)


def _runs(y: int, row: str) -> Iterator[str]:
    x = row.find("1")
    while x >= 0:
        end = row.find("0", x)
        end = len(row) if end < 0 else end
        yield f"M{x + QUIET} {y}h{end - x}v1h{x - end}z"
        x = row.find("1", end)
