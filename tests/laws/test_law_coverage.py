"""The rows of what the law was found to say, and the packs, hold each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bylawkit.resolve.lawbook import law_pack, law_pack_sources
from bylawkit.resolve.lawrows import english_notes, rows

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_law_coverage.py"


def test_the_page_is_up_to_date_and_nothing_is_missing() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_row_has_a_provision_or_a_reason() -> None:
    for row in rows():
        assert bool(row.held_by) is not bool(row.reason), row.about
        assert row.says


def test_rows_are_told_apart() -> None:
    names = [(row.part, row.about) for row in rows()]
    assert len(set(names)) == len(names)


def test_every_provision_can_be_said_in_english() -> None:
    notes = english_notes()
    for name in law_pack_sources():
        for statute in law_pack(Path(name).stem).statutes:
            for one in statute.provisions:
                assert notes[statute.key, one.name].isascii(), one.name


def test_a_missing_provision_and_a_forgotten_one_are_noticed() -> None:
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        import make_law_coverage as script
    finally:
        sys.path.remove(str(SCRIPT.parent))
    packs = dict(script.known())
    gone = next(iter(packs))
    value = packs.pop(gone)
    assert script.slips(rows(), packs) == [f"no pack has {gone[0]}:{gone[1]}"]
    packs[gone] = value
    packs["cn-x/rules", "新规定"] = value
    assert script.slips(rows(), packs) == ["no row holds cn-x/rules:新规定"]
