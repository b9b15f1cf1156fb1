"""Pages of documents as pictures: LibreOffice to PDF, poppler to grey pixels, we to PNG."""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from bylawkit.cli.pdf import with_pdf
from looking.samples import Sample

DPI = 80
_SEEN = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml")
_SPACE = re.compile(r"\s")


def seen_hash(document: bytes) -> str:
    """The SHA-256 of what can be seen of a Word document: its words and its look."""
    with ZipFile(BytesIO(document)) as archive:
        names = [*_SEEN, *(one for one in archive.namelist() if "footer" in one)]
        return sha256(b"\0".join(archive.read(one) for one in names)).hexdigest()


def printed(documents: Sequence[Sample]) -> tuple[bytes, ...]:
    """The documents as PDF, in one run of LibreOffice.

    Raises:
        SystemExit: it is not installed, or did not make them.
    """
    files = {f"{at:03d}.pdf": one.data for at, one in enumerate(documents)}
    made, noticed = with_pdf(files)
    if noticed:
        raise SystemExit("\n".join(f"{one.message('en')}: {one.hint('en')}" for one in noticed))
    return tuple(made[name] for name in files)


def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().removesuffix("\f").split("\f")


def page_with(pdf: bytes, words: str) -> int:
    """The number of the last page that says this, white space aside; the first page if none does."""
    bare = _SPACE.sub("", words)
    found = [at for at, one in enumerate(pages(pdf), start=1) if bare in _SPACE.sub("", one)]
    return found[-1] if found else 1


def picture(pdf: bytes, page: int) -> bytes:
    """A page as PNG in sixteen greys."""
    with TemporaryDirectory(prefix="bylawkit-looking-") as home:
        document, target = Path(home, "a.pdf"), Path(home, "page")
        document.write_bytes(pdf)
        place = ("-f", str(page), "-l", str(page), "-singlefile")
        words = ["pdftoppm", "-r", str(DPI), "-gray", *place, str(document), str(target)]
        subprocess.run(words, check=True)
        return _png(*_grey(target.with_suffix(".pgm").read_bytes()))


def _grey(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of a PGM image."""
    _, wide, high, _ = data.split(maxsplit=4)[:4]
    return int(wide), int(high), data[-int(wide) * int(high) :]


def _png(wide: int, high: int, pixels: bytes) -> bytes:
    lines = []
    for at in range(high):
        line = pixels[at * wide : (at + 1) * wide] + b"\xff" * (wide % 2)
        packed = bytes(a & 0xF0 | b >> 4 for a, b in zip(line[::2], line[1::2], strict=True))
        lines.append(b"\0" + packed)
    about = struct.pack(">2I5B", wide, high, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", about), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
