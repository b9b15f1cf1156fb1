"""The sound texts: four examples, and the clean statement of each literate page in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bylawkit.diagnostics import Diagnostic
from bylawkit.pipeline import Reading, findings, read_path
from bylawkit.source import Span
from literate.page import ROOT, pages
from literate.reading import whole
from seeding.fault import Base

EXAMPLES = ("old", "commercial", "public-rental", "resettlement")


@cache
def bases() -> tuple[Base, ...]:
    """Every sound text, in a fixed order."""
    return (*map(_example, EXAMPLES), *_fences())


def _example(kind: str) -> Base:
    (path,) = (ROOT / "examples" / kind).glob("*.bylaw")
    reading = read_path(path)
    return _base(f"examples/{kind}", reading, 0, len(reading.source.text))


def _fences() -> Iterable[Base]:
    for page in pages():
        for lang, fence in (("zh", page.chinese), ("en", page.english)):
            one = whole(fence, lang)
            start = one.reading.source.line_starts[one.head_lines] if one.head_lines else 1
            yield _base(f"tests/literate/{page.path.stem} ({lang})", one.reading, start, one.end)


def _base(name: str, reading: Reading, start: int, end: int) -> Base:
    bylaw = reading.bylaw
    if bylaw is None or not reading.ok:
        raise ValueError(f"{name} cannot be read")
    return Base(name, bylaw, start, end, frozenset(_places(findings(reading))))


def _places(found: Iterable[Diagnostic]) -> Iterable[tuple[str, int]]:
    return ((one.code.id, one.span.start) for one in found if isinstance(one.span, Span))
