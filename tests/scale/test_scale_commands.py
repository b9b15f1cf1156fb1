"""`fees` and `decide` by SQL: the same results from Parquet, CSV and Excel; what is wrong is said."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

OLD = Path(__file__).parents[2] / "examples" / "old"
MONTHS = ("--from", "2026-07", "--to", "2026-09")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The register and the ballots of an example, in three formats."""
    for name in ("register", "ballots", "payments"):
        shutil.copy(OLD / f"{name}.csv", tmp_path)
        text = (OLD / f"{name}.csv").read_text("utf-8-sig")
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in csv.reader(text.splitlines()):
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
        source = f"read_csv('{tmp_path / name}.csv', all_varchar = true)"
        duckdb.sql(f"COPY (FROM {source}) TO '{tmp_path / name}.parquet'")
    return tmp_path


def lines(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx"])
def test_fees_are_those_of_the_scalar_engine(run: Run, folder: Path, ending: str) -> None:
    plain = run("fees", OLD, "--register", OLD / "register.csv", *MONTHS, "--out", folder / "a.csv")
    register = folder / f"register.{ending}"
    told = run("fees", OLD, "--register", register, *MONTHS, "--scale", "--out", folder / "b.csv")
    assert (plain[0], told[0]) == (0, 0)
    one, other = lines(folder / "a.csv"), lines(folder / "b.csv")
    assert len(other) == len(one) > 1000
    for wanted, got in zip(one, other, strict=True):
        assert got == {key: wanted[key] for key in got}
    assert set(other[0]) >= {"费用", "房号", "月份", "用途", "面积", "应收", "业主", "街道", "免收"}
    assert "应收合计  61917.48元" in told[1]


def test_the_same_bytes_each_time(run: Run, folder: Path) -> None:
    for name in ("a.csv", "b.csv"):
        run("fees", OLD, "--register", folder / "register.parquet", *MONTHS, "--out", folder / name)
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()


def test_lines_as_parquet_hold_exact_amounts(run: Run, folder: Path) -> None:
    out = folder / "out.parquet"
    run("fees", OLD, "--register", folder / "register.parquet", *MONTHS, "--out", out)
    total, kind = duckdb.sql(f"SELECT sum(应收), any_value(typeof(应收)) FROM '{out}'").fetchall()[
        0
    ]
    assert (str(total), kind.startswith("DECIMAL")) == ("61917.48", True)


def test_payments_tell_when_subsidies_began(run: Run, folder: Path) -> None:
    told = run(
        *("fees", OLD, "--register", folder / "register.parquet", *MONTHS),
        *("--payments", folder / "payments.parquet"),
    )
    assert told[0] == 0
    assert "BK994" in told[2]
    assert "应收合计  61917.48元" in told[1]


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx"])
def test_a_vote_is_decided_alike(run: Run, folder: Path, ending: str) -> None:
    words = ("decide", OLD, "动用维修资金", "--json")
    plain = run(*words, "--register", OLD / "register.csv", "--ballots", OLD / "ballots.csv")
    files = ("--register", folder / f"register.{ending}", "--ballots", folder / f"ballots.{ending}")
    told = run(*words, *files, "--scale")
    assert (told[0], told[1]) == (plain[0], plain[1])
    assert "3 张表决票没有计入：同一房屋重复投票，以后投的为准" in told[2]


@pytest.mark.parametrize(
    "option", [("--explain", "1"), ("--json",), ("--on", "2026-10-01"), ("--out", "-")]
)
def test_what_is_not_worked_out_is_refused(run: Run, folder: Path, option: Any) -> None:
    told = run("fees", OLD, "--register", folder / "register.parquet", *MONTHS, *option)
    assert (told[0], told[1]) == (2, "")
    assert f"`{' '.join(option[:1])}" in told[2]
    assert "不能用 SQL 计算" in told[2]


REGISTER = "房号,幢,单元,用途,面积,业主\n101,1,1,住宅,100,业主0001\n"
WRONG = (
    ("102,1,1,住宅,0,业主0002\n", "BK7", "register.csv:3"),
    ("102,1,1,住宅,89.505,业主0002\n", "89.505", "register.csv:3"),
    ("102,1,1,住宅,九十,业主0002\n", "九十", "register.csv:3"),
    ("101,1,1,住宅,90,业主0002\n", "BK750", "register.csv:3"),
    (" 1 ０1,1,1,住宅,90,业主0002\n", "BK750", "register.csv:3"),
    ("101,2,1,住宅,90,业主0002\n", "BK968", "register.csv:3"),
    (",1,1,住宅,90,业主0002\n", "BK", "register.csv:3"),
    ("102,1,1,,90,业主0002\n", "BK", "register.csv:3"),
    ("=1+1,1,1,住宅,90,业主0002\n", "公式", "register.csv:3"),
    ("102,1,1,=A1,90,业主0002\n", "公式", "register.csv:3"),
    ("102,1,1,住宅,=1+1,业主0002\n", "公式", "register.csv:3"),
)


@pytest.mark.parametrize(("row", "said", "where"), WRONG)
def test_rows_that_cannot_be_right(
    run: Run, tmp_path: Path, row: str, said: str, where: str
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER + row, encoding="utf-8")
    out = tmp_path / "out.csv"
    told = run("fees", OLD, "--register", path, *MONTHS, "--scale", "--out", out)
    assert (told[0], told[1], out.exists()) == (2, "", False)
    assert said in told[2]
    assert where in told[2]


def test_files_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "register.parquet"
    broken.write_bytes(b"PAR1 and nothing else")
    for path in (broken, tmp_path / "absent.parquet", tmp_path / "absent.xlsx", tmp_path):
        told = run("fees", OLD, "--register", path, *MONTHS, "--scale")
        assert (told[0], told[1]) == (2, "")
        assert "BK991" in told[2]
        assert "Traceback" not in told[2]


def test_columns_that_are_missing_are_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.parquet"
    duckdb.sql(f"COPY (SELECT '101' AS 房号, '住宅' AS 用途) TO '{path}'")
    told = run("fees", OLD, "--register", path, *MONTHS)
    assert told[0] == 2
    assert "面积" in told[2]


def test_numbers_and_dates_keep_their_type(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.parquet"
    for area in ("89.5::DECIMAL(10, 2)", "89.5::DOUBLE", "'89.50'", "89.50::DECIMAL(12, 4)"):
        rows = f"SELECT 101 AS 房号, '住宅' AS 用途, {area} AS 面积, '业主0001' AS 业主"
        duckdb.sql(f"COPY ({rows}, DATE '2026-08-05' AS 交付日期) TO '{path}'")
        told = run("fees", OLD, "--register", path, *MONTHS)
        assert told[0] == 0, told
        assert "应收合计  214.80元" in told[1]


def test_without_the_packages_the_cure_is_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    register, ballots = folder / "register.parquet", folder / "ballots.parquet"
    fees = run("fees", OLD, "--register", register, *MONTHS)
    vote = run("decide", OLD, "动用维修资金", "--register", register, "--ballots", ballots)
    for told in (fees, vote):
        assert (told[0], told[1]) == (2, "")
        assert "pip install 'bylawkit[scale]'" in told[2]


def test_lines_are_numbered_as_in_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    rows = "".join(f"{number},1,1,住宅,90,业主{number}\n" for number in range(200_000))
    path.write_text(REGISTER + rows + "x,1,1,住宅,错,业主\n", encoding="utf-8")
    told = run("fees", OLD, "--register", path, *MONTHS, "--scale")
    assert "register.csv:200003" in told[2]
