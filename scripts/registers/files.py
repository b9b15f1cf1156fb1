"""The files of a made-up compound, as bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from registers.draw import decimal
from registers.payments import payment_rows
from registers.settings import Compound
from registers.units import make_units, register_rows
from registers.votes import ballot_rows, make_tally
from registers.words import WORDS


def make(compound: Compound) -> dict[str, bytes]:
    """The files of one compound by name."""
    units = make_units(compound)
    word = WORDS[compound.lang]
    tally = json.dumps(make_tally(compound, units), ensure_ascii=False, indent=2)
    return {
        "register.csv": _csv(word["register"], register_rows(compound, units)),
        "ballots.csv": _csv(word["ballots"], ballot_rows(compound, units)),
        "payments.csv": _csv(word["payments"], payment_rows(compound, units)),
        "tally.json": f"{tally}\n".encode(),
    }


def _csv(header: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    """UTF-8, line feeds, a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue().encode()


def totals(compound: Compound) -> str:
    """The size of a compound as its bylaw states it, and its heads."""
    counted = [unit for unit in make_units(compound) if not unit.excluded]
    heads = len({unit.holder for unit in counted})
    area = decimal(sum(unit.area for unit in counted))
    return f"{compound.folder}: {len(counted)} units, {area} m2, {heads} heads"
