"""DMN and BPMN in the libraries of the common modellers, and DMN in an engine of FEEL (Node.js)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from counts import counts

from bylawkit.enforce.trials.dmn import figures_of
from bylawkit.evaluate.votes import decide
from bylawkit.export.catalogue import export
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/*.bylaw"))
NODE = ROOT / ".node"

pytestmark = [pytest.mark.slow, pytest.mark.node]


def ask(files: list[Path], asked: list[tuple[Path, dict[str, int]]]) -> Any:
    """Run the script beside the packages that ``make test-node`` installed."""
    script = shutil.copy(Path(__file__).parent / "modellers.mjs", NODE)
    given = {"files": [str(one) for one in files], "asked": [(str(at), one) for at, one in asked]}
    done = subprocess.run(
        ["node", script], input=json.dumps(given), capture_output=True, text=True, cwd=NODE
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_modellers_read_it_and_feel_decides_as_we_do(path: Path, tmp_path: Path) -> None:
    bylaw = read_path(path).bylaw
    assert bylaw is not None
    made, _ = export(bylaw, ("dmn", "bpmn"))
    assert made is not None
    files = {name: tmp_path / name.replace("/", "-") for name in made if name != "manifest.json"}
    for name, at in files.items():
        at.write_bytes(made[name])
    rows = json.loads(made["manifest.json"])["enforced"]["dmn"]
    named = {one.name: one for one in bylaw.matters}
    asked, ours = [], []
    for tally in counts(5, 120):
        for row in rows:
            if row["type"] == "matter":
                again = row["at"].endswith("_again")
                told = decide(bylaw, named[row["name"]], tally, second_call=again)
                asked.append((files[row["file"]], figures_of(tally)))
                ours.append(told.outcome.value)
    found = ask(list(files.values()), asked)
    assert found["problems"] == []
    assert [[one["outcome"] for one in each] for each in found["answers"]] == [
        [one] for one in ours
    ]


def test_faults_are_seen(tmp_path: Path) -> None:
    """A gateway without a name is a problem to bpmnlint, so that silence means something."""
    bylaw = read_path(ROOT / "examples/old/槐柏里小区.bylaw").bylaw
    assert bylaw is not None
    made, _ = export(bylaw, ("bpmn",))
    assert made is not None
    bad = tmp_path / "bad.bpmn"
    bad.write_text(made["bpmn/procedure_1.bpmn"].decode().replace(' name="办成了吗？"', ""))
    assert any("label-required" in one[1] for one in ask([bad], [])["problems"])
