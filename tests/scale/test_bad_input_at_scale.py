"""Bad input on the road of SQL: what the scalar road says is said, or refused, here too."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest

from bylawkit.formulas import FORMULA_SIGNS

Run = Callable[..., tuple[int, str, str]]

BYLAW = """规约 "试验小区管理规约"
  类型 商品房
  规模 3户 {size}平方米

事项 甲
  归属    业主大会
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数

费用 {fee}
  缴纳    业主 → 物业
  标准    住宅 2元/平方米/月, 商铺 3元/平方米/月 自 2026-03-01
  起算    2026-01-01
  阶段    扶持 2个月 收取50% 补贴 街道 50%
"""
HEADINGS = ("房号", "幢", "单元", "用途", "面积", "业主", "不计入", "交付日期")
UNITS: tuple[tuple[Any, ...], ...] = (
    ("101", "1", "1", "住宅", "100", "业主0001", "否", "2026-02-01"),
    ("102", "1", "1", "住宅", "90", "业主0002", "否", ""),
    ("201", "1", "2", "商铺", "80", "业主0003", "否", ""),
    ("车库1", "1", "2", "住宅", "10", "业主0003", "是", ""),
)
MONTHS = ("--from", "2026-01", "--to", "2026-04", "--scale")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = BYLAW.format(size="270", fee="物业费")
    (tmp_path / "甲.bylaw").write_text(text, encoding="utf-8")
    write(tmp_path / "r.csv", HEADINGS, UNITS)
    return tmp_path


def write(path: Path, *parts: Any, encoding: str = "utf-8") -> None:
    headings, rows = parts
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([headings, *rows])


def workbook(path: Path, rows: Sequence[Sequence[object]], change: Any = None) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (HEADINGS, *rows):
        book.active.append(row)
    if change is not None:
        change(book, book.active)
    book.save(path)


def parquet(folder: Path, name: str) -> None:
    duckdb.sql(
        f"COPY (FROM read_csv('{folder / name}.csv', all_varchar = true)) "
        f"TO '{folder / name}.parquet'"
    )


# ── Votes ──

BALLOTS = ("房号", "选择", "投票时间")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("201", "同意", "2026-05-20 18:01"), "1 张表决票没有计入：表决已经截止"),
        (("车库1", "同意", "2026-05-20"), "1 张表决票没有计入：登记册写明这些房屋不计入"),
    ],
)
def test_ballots_too_late_or_for_excluded_units(
    run: Run, folder: Path, ending: str, row: Any, reason: str
) -> None:
    rows = [("101", "同意", "2026-05-20 18:00"), ("102", "同意", "2026-05-02 10:00"), row]
    write(folder / "b.csv", BALLOTS, rows)
    parquet(folder, "b")
    given = ("--register", folder / "r.csv", "--ballots", folder / f"b.{ending}", "--scale")
    words = ("decide", folder / "甲.bylaw", "甲", *given, "--closes", "2026-05-20 18:00")
    status, out, err = run(*words)
    assert status == 0
    assert "收到表决票 3 张，计入 2 张" in out
    assert reason in err


def test_ballots_from_an_older_register(run: Run, folder: Path) -> None:
    write(folder / "b.csv", BALLOTS, [("101", "同意", ""), ("103", "同意", "")])
    given = ("--register", folder / "r.csv", "--ballots", folder / "b.csv", "--scale")
    status, out, err = run("decide", folder / "甲.bylaw", "甲", *given)
    assert (status, out) == (2, "")
    assert "b.csv:3" in err
    assert "登记册里没有房屋 `103`" in err


# ── Registers ──


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("size", "told"),
    [("270", ""), ("280", ""), ("271", "少 1.00平方米"), ("269.99", "多 0.01平方米")],
)
def test_areas_that_do_not_add_up(
    run: Run, folder: Path, ending: str, size: str, told: str
) -> None:
    """As by the scalar engine, with the units that do not count or without them."""
    text = BYLAW.format(size=size, fee="物业费")
    (folder / "甲.bylaw").write_text(text, encoding="utf-8")
    write(folder / "b.csv", BALLOTS, [("101", "同意", "")])
    parquet(folder, "r")
    register = ("--register", folder / f"r.{ending}")
    fees = run("fees", folder / "甲.bylaw", *register, *MONTHS)
    given = (*register, "--ballots", folder / "b.csv", "--scale")
    vote = run("decide", folder / "甲.bylaw", "甲", *given)
    for status, _, err in (fees, vote):
        assert status == 0
        assert ("BK969" in err) is bool(told)
        assert told in err


def test_a_unit_in_two_stairwells(run: Run, folder: Path) -> None:
    again = ("101", "2", "1", "住宅", "100", "业主0001", "否", "")
    write(folder / "r.csv", HEADINGS, [*UNITS, again])
    status, out, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    assert (status, out) == (2, "")
    assert "房屋 `101` 登记在两处：1幢1单元、2幢1单元" in err


# ── Fees ──


def test_a_schedule_with_a_hole(run: Run, folder: Path) -> None:
    status, _, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    assert status == 0
    assert "对用途 `商铺` 自 2026-03-01 起才有标准，以前的月份没有计算" in err
    assert "的阶段到 2026-03 以前都已结束，此后按全额计算" in err


def test_months_before_every_version(run: Run, folder: Path) -> None:
    months = ("--from", "1990-01", "--to", "1990-02", "--scale")
    status, out, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *months)
    assert status == 0
    assert "自 2026-01-01 起算，以前的月份没有计算" in err
    assert "应收合计  0.00元" in out


def test_payments_for_months_before_moving_in(run: Run, folder: Path) -> None:
    """They charge nothing before the unit was handed over, and it is said what they are used for."""
    write(
        folder / "p.csv",
        ("房号", "缴纳日期", "金额", "所属月份"),
        [("101", "2026-01-05", "200", "2026-01")],
    )
    words = ("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    status, _, err = run(*words, "--payments", folder / "p.csv", "--out", folder / "o.csv")
    assert status == 0
    assert "BK994" in err
    plain = [one for one in words if one != "--scale"]
    run(*plain, "--payments", folder / "p.csv", "--out", folder / "s.csv")
    one, other = (
        list(csv.DictReader((folder / name).read_text("utf-8-sig").splitlines()))
        for name in ("s.csv", "o.csv")
    )
    assert [{key: line[key] for key in other[0]} for line in one] == other


# ── Workbooks and encodings ──


def test_a_workbook_of_an_office(run: Run, folder: Path) -> None:
    """Merged cells, a formula, a number as text, a hidden sheet in front, and macros."""

    def troubled(book: Any, sheet: Any) -> None:
        sheet.merge_cells("B2:B3")
        sheet["E4"] = "=E2-20"
        hidden = book.create_sheet("去年", 0)
        hidden.append(HEADINGS)
        hidden.sheet_state = "hidden"

    workbook(folder / "old.xlsx", UNITS, troubled)
    with ZipFile(folder / "old.xlsx") as old, ZipFile(folder / "r.xlsm", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if b"<f>E2-20</f>" in data:
                data = re.sub(rb"(<f>E2-20</f>)<v ?/?>(</v>)?", rb"\1<v>80</v>", data)
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    out = folder / "o.csv"
    words = ("fees", folder / "甲.bylaw", *MONTHS, "--out", out)
    status, _, err = run(*words, "--register", folder / "r.xlsm")
    assert status == 0
    for code in ("BK769", "BK965", "BK966", "BK967"):
        assert code in err
    assert "1 格是公式，按表里存的结果读取：E4" in err
    troubled_lines = out.read_bytes()
    run(*words, "--register", folder / "r.csv")
    assert out.read_bytes() == troubled_lines


def test_a_room_number_that_excel_made_a_date(run: Run, folder: Path) -> None:
    rows = [(date(2026, 1, 2), *UNITS[0][1:]), *UNITS[1:]]
    workbook(folder / "r.xlsx", rows)
    status, out, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.xlsx", *MONTHS)
    assert (status, out) == (2, "")
    assert "r.xlsx:2:A2" in err
    assert "房号成了日期 `2026-01-02`" in err


def test_a_wrong_cell_of_a_workbook_is_named_as_people_see_it(run: Run, folder: Path) -> None:
    workbook(folder / "r.xlsx", [UNITS[0], ("102", "1", "1", "住宅", "九十", "业主0002", "否", "")])
    _, _, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.xlsx", *MONTHS)
    assert "r.xlsx:3:E3" in err
    assert "面积 `九十` 不是数字" in err


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-8-sig", None)]
)
def test_a_table_in_another_encoding(
    run: Run, folder: Path, encoding: str, name: str | None
) -> None:
    words = ("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    owners = [(*one[:5], "业主〇㐂", *one[6:]) for one in UNITS]
    write(folder / "r.csv", HEADINGS, owners)
    plain = run(*words)
    write(folder / "r.csv", HEADINGS, owners, encoding=encoding)
    status, out, err = run(*words)
    assert (status, out) == (0, plain[1])
    assert ("BK742" in err) is (name is not None)
    assert f"按 {name} 读取" in err or name is None


def test_a_unit_that_begins_with_a_number_sign_is_a_unit(run: Run, folder: Path) -> None:
    """Nothing of a table is a comment."""
    write(
        folder / "r.csv",
        HEADINGS,
        [(f"#{one[0]}" if at == 1 else one[0], *one[1:]) for at, one in enumerate(UNITS)],
    )
    words = ("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    run(*words, "--out", folder / "o.csv")
    rows = list(csv.DictReader((folder / "o.csv").read_text("utf-8-sig").splitlines()))
    assert [one["房号"] for one in rows if one["月份"] == "2026-04"] == [
        "101",
        "#102",
        "201",
        "车库1",
    ]


@pytest.mark.parametrize(("above", "line"), [("登记册\n", 2), ("登记册\n\n2026年\n", 4), ("\n", 2)])
def test_titles_above_the_headings(run: Run, folder: Path, above: str, line: int) -> None:
    """They are said as by the scalar engine, and rows keep their numbers."""
    rows = [*UNITS, ("9", "1", "1", "住宅", "九十", "业主0009", "否", "")]
    write(folder / "r.csv", HEADINGS, rows)
    text = (folder / "r.csv").read_text("utf-8")
    (folder / "r.csv").write_text(above + text, encoding="utf-8")
    words = ["fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS]
    _, _, err = run(*words)
    _, _, plain = run(*words[:-1])
    for told in (err, plain):
        assert f"r.csv:{line + 5}:面积" in told
        assert ("BK745" in told) is bool(above.strip())
    said = [one for one in err.splitlines() if "BK745" in one]
    assert said == [one for one in plain.splitlines() if "BK745" in one]


def test_what_is_in_no_encoding_is_refused(run: Run, folder: Path) -> None:
    (folder / "r.csv").write_bytes("房号,用途,面积,业主\n".encode("gb18030") + b"1,\xff\xff,1,x\n")
    status, out, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    assert (status, out) == (2, "")
    assert "BK991" in err


def test_a_broken_table_is_not_taken_for_another_encoding(run: Run, folder: Path) -> None:
    (folder / "r.csv").write_text('房号,用途,面积,业主\n1,住宅,80,"甲\n', encoding="utf-8")
    status, out, err = run("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    assert (status, out) == (2, "")
    assert "GB18030" not in err


@pytest.mark.parametrize("sign", [one for one in FORMULA_SIGNS if one not in "\t\r\n=@"])
def test_no_cell_starts_a_formula(run: Run, folder: Path, sign: str) -> None:
    write(folder / "r.csv", HEADINGS, [(f"{sign}1+1", *UNITS[0][1:])])
    words = ("fees", folder / "甲.bylaw", "--register", folder / "r.csv", *MONTHS)
    run(*words, "--out", folder / "o.csv")
    rows = list(csv.reader((folder / "o.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][1] == f"'{sign}1+1"
    assert not any(cell.startswith(FORMULA_SIGNS) for row in rows for cell in row)
