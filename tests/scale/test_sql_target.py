"""`export --target sql`: views that give what the scalar engine gives, in three dialects."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import sqlglot

from agreeing.fees import a_case, by_scalar, exemptions, first_paid
from bylawkit.cli import main
from bylawkit.evaluate.months import each_month
from bylawkit.evaluate.rate_plan import number_of
from bylawkit.scale.engine import connect, households, load
from bylawkit.scale.fee_sql import EXEMPTIONS, HOUSEHOLDS
from bylawkit.scale.sql_target import DIALECTS, export, not_enforced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("seed", [0, 3, 5, 8])
def test_the_views_give_what_the_scalar_engine_gives(seed: int) -> None:
    case = a_case(Random(seed), units=25)
    case = case._replace(wanted=case.wanted._replace(indicators={}))
    (fee,) = case.bylaw.fees
    assert fee.start is not None
    first = fee.start.replace(day=1)
    case = case._replace(wanted=case.wanted._replace(first=first, last=_later(first, 59)))
    files, noticed = export(case.bylaw)[:2]
    assert noticed == ()
    assert files is not None
    con = connect()
    load(con, "households", HOUSEHOLDS, households(case.units, first_paid(case)))
    load(con, "exemptions", EXEMPTIONS, exemptions(case))
    con.execute(files["sql/duckdb/fee_1.sql"].decode().replace("CREATE VIEW", "CREATE TEMP VIEW"))
    rows = con.execute("SELECT unit, month, whole, owed, waived FROM fee_1").fetchall()
    wanted = by_scalar(case)
    assert len(rows) == len(wanted) > 0
    for unit, month, *amounts in rows:
        whole, _, owed, _, waived = wanted[unit, month]
        assert amounts == [whole, owed, waived]
    assert _total(con, "sum(fen) FROM fee_1_by_payer") == _total(
        con, "sum(whole - waived) FROM fee_1"
    )


def _later(month: date, by: int) -> date:
    number = number_of(month) + by
    found = date(number // 12, number % 12 + 1, 1)
    assert len([*each_month(month, found)]) == by + 1
    return found


def _total(con: DuckDBPyConnection, what: str) -> Any:
    return con.execute(f"SELECT {what}").fetchall()[0][0]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_can_be_read_as_such(tmp_path: Path, dialect: str) -> None:
    assert main(["export", str(EXAMPLES), "--out", str(tmp_path), "--target", "sql"]) == 0
    files = sorted(tmp_path.rglob(f"sql/{dialect}/*.sql"))
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
    assert gaps["matter", None] == "fees only"
    assert gaps["fee", "late"] == "charges only, not what becomes of them"
    assert all(one["span"] for one in told["not_enforced"]["sql"])
    assert {one["target"] for one in told["files"]} == {"sql"}


def test_a_fee_of_which_nobody_says_when_it_starts_is_left_out() -> None:
    from bylawkit.pipeline import read_text

    text = '规约 "甲小区"\n  类型 商品房\n费用 物业费\n  缴纳 业主 → 物业\n  标准 住宅 1元/户/月\n'
    bylaw = read_text(text, "甲.bylaw").bylaw
    assert bylaw is not None
    assert export(bylaw).files == {}
    assert [one["reason"] for one in not_enforced(bylaw)] == ["no first month"]


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
