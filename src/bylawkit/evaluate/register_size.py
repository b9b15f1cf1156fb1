"""Whether a register adds up to the size that the bylaw states."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.register import Register
from bylawkit.evaluate.words import counted
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Measure
from bylawkit.source import Place


def against_size(bylaw: Bylaw, register: Register) -> Iterator[Diagnostic]:
    """That the areas do not add up to the stated size, counting units that are left out or not."""
    found = sum(one.area for one in register.units if not one.excluded)
    whole = sum(one.area for one in register.units)
    yield from sums_against_size(bylaw, register.path, found, whole)


def sums_against_size(bylaw: Bylaw, path: str, found: int, whole: int) -> Iterator[Diagnostic]:
    """The same of two sums in 0.01 m²: the units that count, and all of them."""
    if bylaw.area is None or bylaw.area in (found, whole):
        return
    more, gap = found > bylaw.area, counted(abs(found - bylaw.area), Measure.AREA)
    args: dict[str, object] = {
        "found": counted(found, Measure.AREA),
        "stated": counted(bylaw.area, Measure.AREA),
        "differs": Text(
            f"{'多' if more else '少'} {gap.zh}", f"{gap.en} {'more' if more else 'less'}"
        ),
    }
    yield Diagnostic(codes.SIZE_DIFFERS, Place(path), args)
