"""The scopes that the VS Code extension gives to a sample, stretch by stretch.

    python scripts/bless_colours.py            compare with tests/editors/sample.scopes; exit 1 on a difference
    python scripts/bless_colours.py --bless    put them there; look at `git diff` afterwards

Needs Node.js and the packages that ``make vsix`` installs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from colours import coloured
from kept_text import compare_or_bless

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "editors" / "sample.bylaw"


def main(arguments: Sequence[str]) -> int:
    """Compare, or bless."""
    return compare_or_bless([(SAMPLE.with_suffix(".scopes"), "".join(listed(SAMPLE)))], arguments)


def listed(path: Path) -> Iterator[str]:
    """Each line of a text, and below it its stretches with their scopes."""
    (found,) = coloured([path])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        yield f"{line}\n"
        for one in found:
            if one.line == number and line[one.start : one.end].strip():
                yield f"    {one.scope:<42} {line[one.start : one.end]}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
