"""Very many bylaws, made from the examples: always the same ones, and none with mistakes.

Of a compound's statements some are left out by chance, then those that no longer read; a title and a
number of households of its own make each text another one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bylawkit.pipeline import Reading, read_text
from measure import ROOT

SMALLEST, LARGEST, STEPS = 2_000, 30_000, 12
COMPOUNDS = ("commercial", "old", "public-rental", "resettlement")
SEED = 20260101
_TITLE = re.compile(r'^规约 "(.*)"$', re.MULTILINE)


def write_corpus(folder: Path, count: int) -> None:
    """Write so many bylaws into a folder that is a project."""
    (folder / ".git").mkdir(parents=True)
    for number, text in enumerate(texts(count)):
        (folder / f"{number:05}.bylaw").write_text(text, encoding="utf-8")


def texts(count: int) -> Iterator[str]:
    """So many bylaws, from 2 kB to 30 kB."""
    ready = patterns()
    for number in range(count):
        text = ready[number % len(ready)]
        yield _TITLE.sub(rf'规约 "\g<1>（{number}）"', text, count=1)


@cache
def patterns() -> tuple[str, ...]:
    """One bylaw of each compound and each size."""
    chance = random.Random(SEED)
    sizes = [SMALLEST + step * (LARGEST - SMALLEST) // (STEPS - 1) for step in range(STEPS)]
    wholes = [next((ROOT / "examples" / one).glob("*.bylaw")) for one in COMPOUNDS]
    return tuple(
        cut(whole.read_text(encoding="utf-8"), size, chance) for size in sizes for whole in wholes
    )


def cut(text: str, size: int, chance: random.Random) -> str:
    """A bylaw of about ``size`` bytes that reads without mistakes."""
    blocks = text.strip("\n").split("\n\n")
    first = next(at for at, block in enumerate(blocks) if block.startswith("规约"))
    head, blocks = "\n\n".join(blocks[: first + 1]), blocks[first + 1 :]
    kept = set(range(len(blocks)))
    for at in chance.sample(range(len(blocks)), len(blocks)):
        if len(_joined(head, blocks, kept).encode()) <= size:
            break
        kept.discard(at)
    while not (reading := read_text(_joined(head, blocks, kept))).ok:
        kept -= _faulty(reading, head, blocks, kept)
    return _joined(head, blocks, kept)


def _faulty(reading: Reading, head: str, blocks: list[str], kept: set[int]) -> set[int]:
    """The statements in which something is wrong."""
    wrong = {getattr(one.span, "start", 0) for one in reading.diagnostics}
    found, at = set(), len(head) + 2
    for number in sorted(kept):
        end = at + len(blocks[number]) + 2
        if any(at <= one < end for one in wrong):
            found.add(number)
        at = end
    if not found:
        raise ValueError([one.message("en") for one in reading.diagnostics])
    return found


def _joined(head: str, blocks: list[str], kept: set[int]) -> str:
    return "\n\n".join((head, *(blocks[number] for number in sorted(kept)))) + "\n"
