"""``verify`` on a folder of policies: which file is not as it was exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    words = ["export", str(ROOT / "examples/old"), "--target", "json", "--out", str(tmp_path)]
    assert main(words) == 0
    capsys.readouterr()
    (folder,) = tmp_path.iterdir()
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    status = main(["--lang", "zh", "verify", *map(str, words)])
    return status, "".join(capsys.readouterr())


def test_as_it_was_exported(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, bundle) == (0, "1 个文件都与清单一致\n")
    assert told(capsys, bundle / "manifest.json", ROOT / "examples/old")[0] == 0


def test_each_file_that_is_not_is_named(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = bundle / "policy.json"
    data = policy.read_bytes()
    policy.write_bytes(data.replace(b'"num": 2', b'"num": 1', 1))
    (bundle / "more.rego").write_text("package more\n")
    status, said = told(capsys, bundle)
    assert status == 1
    assert "BK854" in said
    assert "policy.json" in said
    assert "BK857" in said
    assert "more.rego" in said
    policy.unlink()
    assert "BK856" in told(capsys, bundle)[1]
    assert '"code": "BK856"' in told(capsys, bundle, "--format", "json")[1]


def test_of_another_bylaw(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(capsys, bundle, ROOT / "examples/commercial")
    assert (status, "BK859" in said) == (1, True)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"files": 3}', '{"files": [{"path": "../../etc/passwd", "sha256": "00"}]}', "\0"],
)
def test_what_is_no_manifest_is_refused(
    bundle: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (bundle / "manifest.json").write_text(text)
    status, said = told(capsys, bundle)
    assert (status, "BK858" in said, "Traceback" in said) == (2, True, False)
