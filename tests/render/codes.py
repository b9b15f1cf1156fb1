"""Pictures of codes read again: our own PNG without a library, and pages as grey pixels."""

from __future__ import annotations

import struct
import zlib

import zxingcpp


def read_pixels(width: int, height: int, grey: bytes) -> list[str]:
    """What the codes in a grey picture say."""
    shaped = memoryview(grey).cast("B", shape=[height, width])
    return [one.text for one in zxingcpp.read_barcodes(shaped)]


def read_png(data: bytes) -> list[str]:
    """What the codes in one of our pictures say: one bit a pixel, rows as they are or as above."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth = struct.unpack(">2IB", data[16:25])
    assert depth == 1
    size = struct.unpack(">I", data[33:37])[0]
    raw, step, above, grey = zlib.decompress(data[41 : 41 + size]), width // 8 + 1, b"", b""
    for at in range(0, len(raw), step):
        kind, row = raw[at], raw[at + 1 : at + step]
        if kind == 2:
            row = bytes(a + b & 255 for a, b in zip(row, above, strict=True))
        above = row
        grey += b"".join(
            b"\xff" if byte >> bit & 1 else b"\0" for byte in row for bit in range(7, -1, -1)
        )
    return read_pixels(width, height, grey)


def read_pgm(data: bytes) -> list[str]:
    """What the codes on a page say, as pdftoppm writes it."""
    _, size, _, grey = data.split(b"\n", 3)
    width, height = map(int, size.split())
    return read_pixels(width, height, grey)
