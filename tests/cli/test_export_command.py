"""``bylawkit export``: a folder for each bylaw, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
COMPOUND = "示范里小区"  # what the starter is of


@pytest.fixture
def starter(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    assert run("new", "old", folder, "--lang", "zh").status == 0
    return folder / "bylaw.bylaw"


def test_a_policy_and_a_manifest_with_its_hash(run: Run, tmp_path: Path, starter: Path) -> None:
    out = tmp_path / "out"
    told = run("export", starter, "--out", out, "--target", "json")
    assert told.status == 0
    assert told.out.splitlines() == [
        f"{out}/{COMPOUND}/policy.json",
        f"{out}/{COMPOUND}/manifest.json",
    ]
    data = (out / COMPOUND / "policy.json").read_bytes()
    manifest = json.loads((out / COMPOUND / "manifest.json").read_bytes())
    assert manifest["files"] == [
        {
            "path": "policy.json",
            "target": "json",
            "bytes": len(data),
            "sha256": sha256(data).hexdigest(),
        }
    ]
    assert manifest["source"]["sha256"] == sha256(starter.read_bytes()).hexdigest()


def test_the_same_input_gives_the_same_bytes_from_anywhere(
    run: Run, tmp_path: Path, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", starter, "--out", tmp_path / "a", "--target", "json")
    monkeypatch.chdir(starter.parent)
    run("export", "bylaw.bylaw", "--out", tmp_path / "b", "--target", "json")
    for name in ("policy.json", "manifest.json"):
        first = (tmp_path / "a" / COMPOUND / name).read_bytes()
        assert first == (tmp_path / "b" / COMPOUND / name).read_bytes()


def test_a_target_that_nobody_knows(run: Run, tmp_path: Path, starter: Path) -> None:
    told = run("export", starter, "--out", tmp_path / "out", "--target", "jsn")
    assert told.status == 2
    assert "did you mean `json`?" in told.err


def test_nothing_is_written_if_one_of_several_cannot_be_read(
    run: Run, tmp_path: Path, starter: Path
) -> None:
    broken = tmp_path / "broken.bylaw"
    broken.write_text('规约 "乙小区\n', encoding="utf-8")
    told = run("export", starter, broken, "--out", tmp_path / "out")
    assert (told.status, told.out) == (1, "")
    assert f"{broken}:1:" in told.err
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_name_are_not_mixed(run: Run, tmp_path: Path, starter: Path) -> None:
    other = tmp_path / "other" / "bylaw.bylaw"
    other.parent.mkdir()
    other.write_bytes(starter.read_bytes())
    told = run("export", starter, other, "--out", tmp_path / "out", "--target", "json")
    assert told.status == 0
    first, second = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert second == f"{first}_2"


def test_the_folder_is_named_as_build_names_its_documents(
    run: Run, tmp_path: Path, starter: Path
) -> None:
    run("build", starter, "--out", tmp_path / "documents", "--kind", "fees")
    run("export", starter, "--out", tmp_path / "policies", "--target", "json")
    (document,) = (tmp_path / "documents").iterdir()
    (folder,) = (tmp_path / "policies").iterdir()
    assert document.name.startswith(f"{folder.name}_")


def test_messages_are_in_the_language_of_the_file(run: Run, tmp_path: Path, starter: Path) -> None:
    text = starter.read_text(encoding="utf-8").replace("684.00平方米", "9" * 20 + "平方米", 1)
    starter.write_text(text, encoding="utf-8")
    assert "超过 2^53−1" in run("export", starter, "--out", tmp_path / "out").err
    asked = run("--lang", "en", "export", starter, "--out", tmp_path / "out")
    assert asked.status == 1
    assert "is above 2^53−1" in asked.err
    assert not (tmp_path / "out").exists()
