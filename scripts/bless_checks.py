"""What each check says of its own examples, word for word, with the place it points at.

    python scripts/bless_checks.py            compare with `tests/checks/said/`; exit 1 on a difference
    python scripts/bless_checks.py --bless    put it there; look at `git diff` afterwards

Only a check's own codes are written down, so that a new check changes no other's file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from bylawkit.api.codebook import modules_with_pages
from bylawkit.checks.pages import page, whole
from bylawkit.diagnostics.text import write
from bylawkit.evaluate.register import read_register
from bylawkit.pipeline import findings, outcome, read_text, sway
from kept_text import compare_or_bless

SAID = Path(__file__).resolve().parents[1] / "tests" / "checks" / "said"


def file_of(check: ModuleType) -> Path:
    """Where it stands."""
    return SAID / f"{check.__name__.rpartition('.')[2]}.txt"


def main(arguments: Sequence[str]) -> int:
    """Compare, or bless."""
    return compare_or_bless(((file_of(one), said(one)) for one in modules_with_pages()), arguments)


def said(check: ModuleType) -> str:
    """What a check says of every *Wrong* example on its page."""
    manual = page(check.__doc__ or "")
    examples = [(whole(one), manual.registers.get(one)) for one in manual.wrong]
    return "\n".join(_one(check, text, register) for text, register in examples)


def _one(check: ModuleType, text: str, register: str | None) -> str:
    reading = read_text(text, "x.bylaw")
    assert reading.bylaw is not None
    votes = None
    if register is not None:
        units, _ = read_register("登记册.csv", register.encode())
        assert units is not None
        votes = sway(reading.bylaw, units)
    found = findings(reading) if votes is None else outcome(reading, sway=votes).found
    own = [one for one in found if one.code in check.CODES]
    return write(own, "zh") + "\n" + write(own, "en")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
