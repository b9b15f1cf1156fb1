"""What a repository of bylaws uses in its own CI is run here, as far as one machine can.

The shell of the action and of the GitLab job is taken from the files themselves and run in a
repository in which a threshold was changed; the hooks' commands are run on files, as pre-commit does.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
OLD = """规约 "甲里规约"
  类型    老旧小区
  辖区    中国 自 2026-01-01
  版本    "第一版"

事项 选举 "选举业主委员会"
  归属      业主大会
  类别      选举业委会
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
"""
NEW = OLD.replace("人数三分之二以上", "人数过半数")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "BYLAWKIT_NO_CACHE": "1", **more}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=甲", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")
    done = run(["git", *who, *words], folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def changed(tmp_path: Path) -> tuple[Path, str]:
    """A repository with a vote whose threshold was lowered, and the revision before."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "甲里 规约.bylaw").write_text(OLD, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    (folder / "甲里 规约.bylaw").write_text(NEW, encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "second")
    return folder, git(folder, "rev-parse", "HEAD~1")


def test_the_action_finds_the_lowered_threshold_and_says_what_changed(
    changed: tuple[Path, str], tmp_path: Path
) -> None:
    folder, base = changed
    (script,) = (one["run"] for one in read("action.yml")["runs"]["steps"] if one.get("id"))
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    given = {"BYLAWS": ".", "LAW": "", "LAW_ON": "", "STRICT": "false", "BASE": base}
    places = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    done = run(["bash", "-e", "-c", script], folder, **given, **places)
    assert done.returncode == 0, done.stderr
    assert output.read_text() == "status=1\n"
    assert "::error file=" in done.stdout
    findings = json.loads((folder / "bylaws.sarif").read_text(encoding="utf-8"))
    assert [one["level"] for one in findings["runs"][0]["results"]].count("error") >= 1
    comment = (folder / "bylaws.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == comment
    assert "选举业主委员会" in comment
    assert "三分之二" in comment or "2/3" in comment


def test_the_action_is_content_with_the_lawful_text(
    changed: tuple[Path, str], tmp_path: Path
) -> None:
    folder, base = changed
    git(folder, "checkout", "--quiet", base)
    (script,) = (one["run"] for one in read("action.yml")["runs"]["steps"] if one.get("id"))
    output = tmp_path / "output"
    given = {
        "BYLAWS": ".",
        "LAW": "中国/北京",
        "LAW_ON": "2026-01-01",
        "STRICT": "false",
        "BASE": "",
    }
    places = {"GITHUB_STEP_SUMMARY": str(tmp_path / "s"), "GITHUB_OUTPUT": str(output)}
    done = run(["bash", "-e", "-c", script], folder, **given, **places)
    assert (done.returncode, output.read_text()) == (0, "status=0\n"), done.stdout


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in read("action.yml")["inputs"]:
        assert f"inputs.{name} " in text or f"inputs.{name}}}" in text, name


def test_the_gitlab_job_finds_it_too(changed: tuple[Path, str]) -> None:
    folder, base = changed
    job = read("scripts/ci/gitlab.yml")["bylaws"]
    (script,) = job["script"]
    variables = {key: str(value) for key, value in job["variables"].items()}
    done = run(["sh", "-e", "-c", script], folder, **variables, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    assert "选举业主委员会" in (folder / "bylaws.md").read_text(encoding="utf-8")
    suite = ElementTree.parse(folder / job["artifacts"]["reports"]["junit"]).getroot()
    assert suite.iter("failure")
    for path in job["artifacts"]["paths"]:
        assert (folder / path).stat().st_size > 0


def test_each_hook_passes_a_good_bylaw_and_stops_a_bad_one(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.bylaw", tmp_path / "bad.bylaw"
    good.write_text(OLD, encoding="utf-8")
    bad.write_text(OLD.replace("同意", "同医"), encoding="utf-8")
    for hook in read(".pre-commit-hooks.yaml"):
        assert (hook["language"], hook["files"]) == ("python", r"\.bylaw$")
        command = [*shlex.split(hook["entry"])]
        assert run([*command, str(good)], tmp_path).returncode == 0, hook["id"]
        assert run([*command, str(good), str(bad)], tmp_path).returncode in (1, 2), hook["id"]
