"""The sound texts: four examples, and the clean statement of each literate page in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bylawkit.diagnostics import Diagnostic
from bylawkit.pipeline import Reading, findings, read_text
from bylawkit.source import Span
from literate.page import ROOT, pages
from literate.reading import whole
from seeding.fault import Base

EXAMPLES = ("old", "commercial", "public-rental", "resettlement")
MOVED = (
    ("commercial", "中国/浙江/杭州"),
    ("resettlement", "中国/山东/潍坊"),
    ("resettlement", "中国/广东/清远"),
)


@cache
def bases() -> tuple[Base, ...]:
    """Every sound text, in a fixed order; last, examples moved to places with more law."""
    moved = tuple(_example(kind, place)._replace(moved=True) for kind, place in MOVED)
    return (*map(_example, EXAMPLES), *_fences(), *moved)


def _example(kind: str, place: str = "") -> Base:
    (path,) = (ROOT / "examples" / kind).glob("*.bylaw")
    text, name = path.read_text(encoding="utf-8"), f"examples/{kind}"
    if place:
        text = re.sub(r"^(  辖区 +)\S+", rf"\g<1>{place}", text, count=1, flags=re.MULTILINE)
        name += f" in {place}"
    reading = read_text(text, str(path))
    return _base(name, reading, 0, len(reading.source.text))


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
