"""What ``docs/dmn-bpmn.md`` shows is run, and does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/dmn-bpmn.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_print_what_they_say(
    sample: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(sample, "docs/dmn-bpmn.md", "exec"), {})
    said = [line.split("  # ")[1] for line in sample.splitlines() if "  # " in line]
    assert capsys.readouterr().out.splitlines() == said


def test_there_is_a_sample() -> None:
    assert SAMPLES
