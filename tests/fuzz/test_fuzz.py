"""No text crashes or hangs the reading of bylaws; what once did is tried again for ever."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from growing.spoil import ODD, spoilt
from growing.trial import check

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_once_failed_does_not_fail_again(path: Path) -> None:
    check(path.read_bytes())


@pytest.mark.parametrize(
    "seeds", [range(700), pytest.param(range(700, 40_000), marks=pytest.mark.slow)]
)
def test_spoilt_texts_are_read_and_explained(seeds: range) -> None:
    for seed in seeds:
        check(spoilt(Random(seed)).encode("utf-8", "replace"))


def test_texts_are_spoilt_in_many_ways() -> None:
    texts = {spoilt(Random(seed)) for seed in range(200)}
    assert len(texts) > 190
    assert len(set("".join(ODD)) & set("".join(texts))) > 50
