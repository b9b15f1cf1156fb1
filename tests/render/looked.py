"""Documents of every kind, made once for all tests that look at them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from bylawkit.render.catalogue import TITLES
from looking.samples import SOURCES, Sample, samples


@cache
def looked_at() -> tuple[Sample, ...]:
    return samples()


NAMES = (
    *(f"{lang}-{kind}" for lang in SOURCES for kind in (*TITLES, "amendments", "redline")),
    "zh-bylaws-zh-en",
)
"""What the documents are called; they are made when the first of them is asked for."""


def name(one: Sample) -> str:
    return f"{one.lang}-{one.kind}"


def looked(called: str) -> Sample:
    """The document of this name."""
    return next(one for one in looked_at() if name(one) == called)
