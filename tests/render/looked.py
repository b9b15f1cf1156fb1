"""Documents of every kind, made once for all tests that look at them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from looking.samples import Sample, samples


@cache
def looked_at() -> tuple[Sample, ...]:
    return samples()


def name(one: Sample) -> str:
    return f"{one.lang}-{one.kind}"
