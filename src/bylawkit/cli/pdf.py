"""PDF through LibreOffice, where it is installed: Word documents in, PDF out.

LibreOffice works in a folder and with a profile of its own, both thrown away. It writes the clock
and a random number into each file; these are replaced, so that the same document gives the same
bytes on one machine. Another version of LibreOffice or other fonts give other bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from bylawkit.cli import pdf_codes as codes
from bylawkit.diagnostics import Diagnostic

Noticed = tuple[Diagnostic, ...]
Files = dict[str, bytes]

PROGRAMS = ("soffice", "libreoffice")
START, EACH = 120, 20
"""Seconds that LibreOffice may take: for its start, and for each document."""

_CLOCK = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)(\d{14})[^)]*(?=\))")
_EPOCH = b"19800101000000"
_RANDOM = re.compile(rb"/ID \[ <[0-9A-F]{32}>\s<[0-9A-F]{32}> \]|/DocChecksum /[0-9A-F]{32}")
_DIGITS = re.compile(rb"[0-9A-F]{32}")
_TAIL = 4096  # bytes at the end that hold the date, the id and the checksum


def with_pdf(files: Mapping[str, bytes]) -> tuple[Files, Noticed]:
    """The same files; what is to become PDF comes as a Word document and leaves as PDF."""
    waiting = [path for path in files if path.endswith(".pdf")]
    if not waiting:
        return dict(files), ()
    if (program := libreoffice()) is None:
        return {}, (Diagnostic(codes.NO_LIBREOFFICE),)
    made, noticed = _converted(program, {path: files[path] for path in waiting})
    return ({} if noticed else {**files, **made}), noticed


def libreoffice() -> str | None:
    """The program, if it is there."""
    from shutil import which

    return next((found for one in PROGRAMS if (found := which(one))), None)


def _converted(program: str, files: Files) -> tuple[Files, Noticed]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="bylawkit-pdf-", ignore_cleanup_errors=True) as home:
        names = [f"{number:05d}" for number in range(len(files))]
        for name, data in zip(names, files.values(), strict=True):
            _write(os.path.join(home, f"{name}.docx"), data)
        limit = START + EACH * len(names)
        said = _run(program, home, [f"{name}.docx" for name in names], limit)
        if said is None:
            return {}, (Diagnostic(codes.PDF_TOOK_TOO_LONG, args={"seconds": limit}),)
        made: Files = {}
        for name, path in zip(names, files, strict=True):
            data = _read(os.path.join(home, "made", f"{name}.pdf"))
            if not data.startswith(b"%PDF-"):
                args = {"path": path, "reason": said or "?"}
                return {}, (Diagnostic(codes.NO_PDF_CAME, args=args),)
            made[path] = always_the_same(data)
        return made, ()


def _run(program: str, home: str, names: list[str], limit: int) -> str | None:
    """Convert; the last line of what went wrong, empty if nothing did, or none out of time."""
    import subprocess
    from pathlib import Path

    profile = f"-env:UserInstallation={Path(home, 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
    words = (program, profile, *quiet, "--convert-to", "pdf:writer_pdf_Export", "--outdir", "made")
    try:
        running = subprocess.Popen(
            (*words, *names),
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as problem:
        return problem.strerror or type(problem).__name__
    try:
        _, told = running.communicate(timeout=limit)
    except BaseException as problem:
        _stop(running.pid)
        running.communicate()
        if isinstance(problem, subprocess.TimeoutExpired):
            return None
        raise
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"exit status {running.returncode}"


def _stop(leader: int) -> None:
    """End the program and what it has started: the command is only a wrapper."""
    import signal

    try:
        os.killpg(leader, signal.SIGKILL)
    except (AttributeError, OSError):  # no process groups here, or already gone
        return


def always_the_same(data: bytes) -> bytes:
    """A PDF without the clock and the random numbers; no byte moves."""
    from hashlib import sha256

    head, tail = data[:-_TAIL], data[-_TAIL:]
    tail = _CLOCK.sub(lambda found: found[0].replace(found[2], _EPOCH, 1), tail)
    blank = _RANDOM.sub(lambda found: _DIGITS.sub(b"0" * 32, found[0]), tail)
    mark = sha256(head + blank).hexdigest()[:32].upper().encode()
    tail = _RANDOM.sub(lambda found: _DIGITS.sub(mark, found[0]), tail)
    return head + tail


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _read(path: str) -> bytes:
    """The bytes of a file, none if it is not there."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
