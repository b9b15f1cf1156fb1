"""What a check imports: nothing that would make every start slower."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

KEPT_OUT = {
    "calamine",
    "chinese_calendar",
    "csv",
    "dataclasses",
    "difflib",
    "hashlib",
    "inspect",
    "jinja2",
    "lark",
    "logging",
    "pathlib",
    "python_calamine",
    "shutil",
    "tempfile",
    "tokenize",
    "traceback",
    "unittest",
    "urllib",
    "zipfile",
}
"""Modules that a check of a bylaw without mistakes can do without."""

MOST_MODULES = 240


def modules_of(*arguments: str) -> set[str]:
    """The modules that a process has imported by the time the command ends."""
    line = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from bylawkit.cli import main\n"
        "status = main(sys.argv[1:])\n"
        "print(*sorted(set(sys.modules) - before), sep='\\n')\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", line, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        stdout=subprocess.PIPE,
    )
    return set(done.stdout.decode().split("\n")[1:]) - {""}


def test_check_imports_nothing_heavy() -> None:
    imported = modules_of("check", "--no-cache", "examples/old")
    assert "bylawkit.checks.catalogue" in imported
    assert {name.split(".")[0] for name in imported} & KEPT_OUT == set()
    assert len(imported) < MOST_MODULES


def test_check_leaves_the_other_rooms_alone() -> None:
    imported = modules_of("check", "--no-cache", "examples/old")
    rooms = {name.split(".")[1] for name in imported if name.startswith("bylawkit.")}
    assert rooms.isdisjoint({"render", "export"})


def test_only_the_checks_that_can_find_something_are_imported(tmp_path: Path) -> None:
    bylaw = tmp_path / "short.bylaw"
    bylaw.write_text('规约 "短"\n  类型 老旧小区\n  辖区 中国\n\n资金 维修资金\n', encoding="utf-8")
    imported = modules_of("check", str(bylaw))
    assert {"bylawkit.checks.common_income", "bylawkit.checks.unused"} <= imported
    checks = {name for name in imported if name.startswith("bylawkit.checks.")}
    assert len(checks) < 30
    assert "bylawkit.checks.phases" not in checks
