"""Days that no version covers, registers that do not add up, ballots from an older register.

``docs/bad-input.md`` lists every kind of bad input with the test that holds it; these are those that
have no better place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from evaluating import bylaw, codes

from bylawkit.evaluate.fee_table import csv_bytes
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.workbook_parts import formulas_in
from bylawkit.formulas import FORMULA_SIGNS

ROOT = Path(__file__).parents[2]
OLD, COMMERCIAL = ROOT / "examples" / "old", ROOT / "examples" / "commercial"
Running = Callable[..., Any]


# ── A date outside every version ──


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("1990-01-01", ["BK688", "BK689"]),
        ("2003-08-31", ["BK688", "BK689"]),
        ("2003-09-01", ["BK688"]),
        ("2026-03-31", ["BK688"]),
        ("2026-04-01", []),
        ("9999-12-31", []),
    ],
)
def test_a_vote_before_every_version_is_said(run: Running, on: str, told: list[str]) -> None:
    got = run("decide", OLD, "动用维修资金", "--tally", OLD / "tally.json", "--on", on)
    assert [code for code in ("BK688", "BK689") if code in got.err] == told
    assert f"日期：{on}" in got.out


def test_a_timetable_before_every_version_is_said(run: Running) -> None:
    got = run("calendar", COMMERCIAL, "修订规约", "--on", "1990-01-01")
    assert got.status == 0
    assert "规约自 " in got.err
    assert "最早的法律从 2003-09-01 起，1990-01-01 没有法律可以适用" in got.err


def test_a_log_before_the_bylaw_is_said(run: Running) -> None:
    got = run("monitor", OLD, "--events", OLD / "events.csv", "--on", "2026-03-31")
    assert "BK688" in got.err
    later = run("monitor", OLD, "--events", OLD / "events.csv", "--on", "2026-04-01")
    assert "BK688" not in later.err


def test_fees_before_the_bylaw_are_nothing_and_said(run: Running) -> None:
    got = run(
        "fees", OLD, "--register", OLD / "register.csv", "--from", "1990-01", "--to", "1990-02"
    )
    assert got.err.count("BK791") == 2
    assert "应收合计" not in got.out


# ── Registers and ballots ──


def test_a_vote_says_that_the_register_does_not_add_up(run: Running, files: Path) -> None:
    text = (files / "甲.bylaw").read_text("utf-8")
    sized = text.replace("老旧小区\n", "老旧小区\n  规模    3户 271平方米\n")
    (files / "甲.bylaw").write_text(sized, encoding="utf-8")
    given = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")
    got = run("decide", files / "甲.bylaw", "甲", *given, "--lang", "zh")
    assert "登记册的面积合计 270.00平方米，规约写的规模是 271.00平方米，少 1.00平方米" in got.err
    assert "结果：通过" in got.out


def test_a_ballot_from_an_older_register_is_refused(run: Running, files: Path) -> None:
    """Units that a register no longer has cannot vote; the row and the nearest unit are named."""
    with (files / "选票.csv").open("a", encoding="utf-8") as ballots:
        ballots.write("103,同意\n")
    given = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")
    got = run("decide", files / "甲.bylaw", "甲", *given, "--lang", "zh")
    assert (got.status, got.out) == (2, "")
    assert "选票.csv:5" in got.err
    assert "BK760" in got.err
    assert "登记册里没有房屋 `103`" in got.err


def test_payments_before_moving_in_are_said_by_the_command(run: Running, files: Path) -> None:
    text = (files / "登记册.csv").read_text("utf-8")
    rows = text.replace("不计入\n", "不计入,交付日期\n").replace("否\n", "否,2026-03-01\n")
    (files / "登记册.csv").write_text(rows, encoding="utf-8")
    months = ("--from", "2026-01", "--to", "2026-03", "--payments", files / "缴费.csv")
    got = run("fees", files / "甲.bylaw", "--register", files / "登记册.csv", *months)
    assert got.status == 0
    assert "BK789" in got.err
    assert "房屋 `101` 有 100.00元缴给 2026-03-01 入住以前的月份，没有计入" in got.err


HOLE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 2元/平方米/月, 商铺 3元/平方米/月 自 2026-03-01
  起算  2026-01-01
  阶段  扶持 2个月 收取50% 补贴 街道 50%
"""


def test_a_schedule_with_a_hole_is_said(run: Running, tmp_path: Path) -> None:
    """A use without a rate in the first months, and phases that end before the months asked for."""
    bylaw(HOLE)
    source, register = tmp_path / "甲.bylaw", tmp_path / "登记册.csv"
    source.write_text(f'规约 "甲小区管理规约"\n  类型 商品房\n{HOLE}', encoding="utf-8")
    register.write_text(
        "房号,用途,面积,业主\n101,住宅,80,业主0001\n1,商铺,10,业主0002\n", encoding="utf-8"
    )
    got = run("fees", source, "--register", register, "--from", "2026-01", "--to", "2026-04")
    assert "费用 `物业费` 对用途 `商铺` 自 2026-03-01 起才有标准，以前的月份没有计算" in got.err
    assert "费用 `物业费` 的阶段到 2026-03 以前都已结束，此后按全额计算" in got.err
    checked = run("check", source, "--law", "中国")
    assert "BK305" in checked.out + checked.err


# ── Tables ──


def test_merged_cells_over_several_rows_are_named(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    rows = [["登记册"], ["房号", "用途", "面积", "业主"], ["101", "住宅", 80, "业主0001"]]
    for row in (*rows, ["102", "住宅", None, "业主0002"]):
        made.active.append(row)
    made.active.merge_cells("A1:D1")
    made.active.merge_cells("C3:C4")
    made.save(tmp_path / "册.xlsx")
    found, noticed = read_register("册.xlsx", (tmp_path / "册.xlsx").read_bytes())
    assert found is not None
    assert [one.area for one in found.units] == [8000, 8000]
    assert "merged-cells" in codes(noticed)
    (told,) = [one for one in noticed if one.code.name == "merged-cells"]
    assert told.message("zh").startswith("1 处合并的单元格")
    assert told.message("en").endswith("C3:C4")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C4"><f>C2+C3</f><v>140.5</v></c>',
        '<c r="C4" s="1" t="str">\n <f t="shared" ref="C4:C9" si="0">C2</f><v>1</v></c>',
        '<c s="3" r="C4"><f/><v>1</v></c>',
        '<x:c r="C4"><x:f>C2</x:f><x:v>1</x:v></x:c>',
    ],
)
def test_formulas_are_found_however_a_program_writes_them(tmp_path: Path, cell: str) -> None:
    import re
    from zipfile import ZipFile

    made = openpyxl.Workbook()
    made.save(tmp_path / "old.xlsx")
    with (
        ZipFile(tmp_path / "old.xlsx") as old,
        ZipFile(tmp_path / "new.xlsx", "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                rows = f'<sheetData><row><c r="A4"/><c r="B4"><v>1</v></c>{cell}</row></sheetData>'
                data = re.sub(rb"<sheetData ?/>|<sheetData></sheetData>", rows.encode(), data)
                assert b"<f" in data or b":f" in data
            new.writestr(name, data)
    assert formulas_in((tmp_path / "new.xlsx").read_bytes(), "Sheet") == ("C4",)


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_cell_of_a_table_starts_a_formula(sign: str) -> None:
    import csv

    text = csv_bytes([(f"{sign}1", "1-101"), ("住宅", f"{sign}cmd|' /C calc'!A0")])
    for row in csv.reader(text.decode("utf-8-sig").splitlines()):
        assert not any(cell.startswith(FORMULA_SIGNS) for cell in row)
