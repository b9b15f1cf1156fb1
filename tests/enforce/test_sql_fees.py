"""`export --target sql`: views of fees that give what the scalar engine gives, in three dialects."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
import sqlglot
from in_databases import a_fee, fees_alike

from bylawkit.cli import main
from bylawkit.enforce.engines.sql import DuckDb
from bylawkit.enforce.sql.target import make
from bylawkit.scale.fee_views import DIALECTS

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("seed", [0, 3, 5, 8])
def test_the_views_give_what_the_scalar_engine_gives(seed: int) -> None:
    assert fees_alike(DuckDb(), a_fee(Random(seed), 25)) > 0


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_can_be_read_as_such(tmp_path: Path, dialect: str) -> None:
    assert main(["export", str(EXAMPLES), "--out", str(tmp_path), "--target", "sql"]) == 0
    files = sorted(tmp_path.rglob(f"sql/{dialect}/fee_*.sql"))
    assert len(files) > 3
    for path in files:
        text = path.read_text("utf-8")
        statements = [one for one in sqlglot.parse(text, read=dialect) if one is not None]
        assert len(statements) == 2
        assert "INT128" not in text.upper()
        assert text.startswith("-- ")


def test_the_manifest_says_what_is_left_out(tmp_path: Path) -> None:
    assert main(["export", str(EXAMPLES / "old"), "--out", str(tmp_path), "--target", "sql"]) == 0
    (path,) = tmp_path.rglob("manifest.json")
    told = json.loads(path.read_bytes())
    gaps = {(one["type"], one["field"]): one["reason"] for one in told["not_enforced"]["sql"]}
    assert gaps["norm", None] == "fees and votes only"
    assert gaps["fee", "late"] == "charges only, not what becomes of them"
    assert all(one["span"] for one in told["not_enforced"]["sql"])
    assert {one["target"] for one in told["files"]} == {"sql"}


def test_a_fee_of_which_nobody_says_when_it_starts_is_left_out() -> None:
    from bylawkit.pipeline import read_text

    text = '规约 "甲小区"\n  类型 商品房\n费用 物业费\n  缴纳 业主 → 物业\n  标准 住宅 1元/户/月\n'
    bylaw = read_text(text, "甲.bylaw").bylaw
    assert bylaw is not None
    assert make(bylaw).files == {}
    assert [one["reason"] for one in make(bylaw).not_enforced] == ["no first month"]


def test_without_sqlglot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    old = ["--lang", "zh", "export", str(EXAMPLES / "old"), "--out"]
    assert main([*old, str(tmp_path / "a"), "--target", "sql"]) == 2
    assert "pip install 'bylawkit[scale]'" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
    assert main([*old, str(tmp_path / "b")]) == 0
    assert "没有导出 sql" in capsys.readouterr().err
    assert not [*(tmp_path / "b").rglob("*.sql")]
