"""What the commands say about the examples is what is kept beside them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import bless_examples as kept  # noqa: E402

FOLDERS = kept.folders()


def test_every_example_with_a_register_is_covered() -> None:
    registers = {path.parent.name for path in (ROOT / "examples").glob("*/register.csv")}
    assert registers <= {folder.name for folder in FOLDERS}
    assert len(registers) >= 5


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_kept_results_are_what_comes_out(folder: Path) -> None:
    found = list(kept.differences(folder))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_examples_check_clean_and_their_scenarios_hold(folder: Path) -> None:
    expected = ROOT / folder / "expected"
    for name in ("check", "test"):
        assert (expected / f"{name}.txt").read_text("utf-8").endswith("\nexit 0\n")
    findings = json.loads((expected / "check.json").read_text("utf-8"))
    assert not [one for one in findings["diagnostics"] if one["severity"] != "info"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_tally_and_ballots_are_decided_alike(folder: Path) -> None:
    texts = [
        (ROOT / folder / "expected" / f"{name}.txt").read_text("utf-8")
        for name in ("decide", "decide-ballots")
    ]
    lines = [
        [line for line in text.splitlines() if line.startswith(("  ✓", "  ✗"))] for text in texts
    ]
    assert lines[0] == lines[1]
    assert lines[0]


def test_a_difference_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a changed output nor a leftover file goes by."""
    folder = FOLDERS[0]
    true_output = kept.output
    monkeypatch.setattr(kept, "output", lambda run: true_output(run) + "more\n")
    monkeypatch.setattr(kept, "runs", lambda folder: [kept.Run("test.txt", ("test", str(folder)))])
    found = list(kept.differences(folder))
    assert any(line == "+more" for line in found)
    assert any("no command makes this file" in line for line in found)
