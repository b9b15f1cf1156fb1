"""Applying the safe fixes of diagnostics to texts and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.diagnostics import Diagnostic, Fix, Text
from bylawkit.source import Source

if TYPE_CHECKING:
    from bylawkit.pipeline import Reading

_FIXED = Text("改好了 {count} 处", "{count} fixed")
_MOST_ROUNDS = 20
_MARK = b"\xef\xbb\xbf"

Find = Callable[["Reading"], Iterable[Diagnostic]]


def fixed_files(
    readings: tuple[Reading, ...], find: Find, console: Console
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Write every file with its safe fixes, all or none; the bylaws as they read afterwards."""
    from bylawkit.api.files import read_bytes
    from bylawkit.cli.writing import write_files

    changed: dict[str, bytes] = {}
    total = 0
    for reading in readings:
        path = reading.source.path
        text, count = fixed_through(reading, find)
        if count:
            changed[path] = encoded_as(text, read_bytes(path)[0] or b"")
            total += count
    if not changed:
        return readings, ()
    if problems := write_files(changed):
        return readings, problems
    console.say(_FIXED(console.lang).format(count=total))
    return tuple(_read_again(one, changed) for one in readings), ()


def _read_again(reading: Reading, changed: Mapping[str, bytes]) -> Reading:
    """A bylaw as it reads now: its file may have changed, or that of a text it uses."""
    from bylawkit.pipeline import read_path, read_source

    path = reading.source.path
    return read_path(path) if path in changed else read_source(reading.source)


def fixed_through(reading: Reading, find: Find) -> tuple[str, int]:
    """The text fixed again and again until no safe fix is left, and how many were applied."""
    from bylawkit.pipeline import read_source

    count = 0
    for _ in range(_MOST_ROUNDS):
        source = reading.source
        text, applied = fixed_text(source, find(reading))
        if not applied:
            break
        reading, count = read_source(Source(source.path, text)), count + applied
    return reading.source.text, count


def fixed_text(source: Source, found: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text with every safe fix applied, and how many that were.

    Of two fixes that touch each other only the first is applied.
    """
    fixes = [one.fix for one in found if one.fix is not None and one.fix.safe]
    pieces: list[str] = []
    at = count = 0
    for fix in sorted(fixes, key=_start):
        if fix.span.source is not source or fix.span.start < at:
            continue
        pieces += (source.text[at : fix.span.start], fix.replacement)
        at, count = fix.span.end, count + 1
    return "".join(pieces) + source.text[at:], count


def encoded_as(text: str, before: bytes) -> bytes:
    """A text with the byte-order mark and the line ends that its file had."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    data = text.encode()
    return _MARK + data if before.startswith(_MARK) else data


def _start(fix: Fix) -> tuple[int, int]:
    return fix.span.start, fix.span.end
